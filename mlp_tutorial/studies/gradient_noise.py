"""What minibatches make of a gradient: its sign is near a coin's, its mean persists (lecture, rows 19 and 20)."""

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.weights import Weights


class Recorder:
    """An optimizer that keeps every gradient it is given, and lets another one, `optimizer`, make the step."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.gradients = []

    def step(self, weights, gradient):
        """Keep a copy of the gradient, and step as the optimizer does."""
        self.gradients.append(gradient.copy())
        self.optimizer.step(weights, gradient)


def gradients_at(network, weights, x, y_hat, batch_size, n_batches, rng):
    """Return the gradients (n_batches, n_weights) of random minibatches, all at the same weights.

    Each minibatch is drawn anew from all samples x (M, n_in), y_hat (M, n_out). ValueError unless
    1 ≤ batch_size ≤ M and n_batches is a whole number, 1 or more.
    """
    require_whole_number("batch_size", batch_size, 1, len(x))
    require_whole_number("n_batches", n_batches, 1)
    gradient, gradients = Weights(network.shapes), []
    for _ in range(n_batches):
        rows = rng.choice(len(x), batch_size, replace=False)
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        gradient.write(network.backward())
        gradients.append(gradient.flat.copy())
    return np.array(gradients)


def share_with_sign(numbers, signs):
    """Return the share, 0 … 1, of the numbers that have the sign of their partner; where one is 0 none is counted.

    numbers and signs are arrays that fit together. ValueError if every pair has a 0.
    """
    products = np.asarray(numbers) * signs
    if not np.any(products):
        raise ValueError("numbers and signs have a 0 in every pair, expected some without")
    return float(np.sum(products > 0) / np.count_nonzero(products))


def share_kept(gradients, n_summed=1):
    """Return the share of signs kept from each gradient to the next, (n_steps, n_weights).

    With n_summed above 1 the sums of so many gradients in a row take their place; what is left over at the end is
    not used. ValueError if there are not two of them.
    """
    gradients = np.asarray(gradients)
    n_sums = len(gradients) // n_summed
    if n_sums < 2:
        raise ValueError(f"there are {len(gradients)} gradients, expected at least 2 · {n_summed}")
    sums = gradients[: n_sums * n_summed].reshape(n_sums, n_summed, -1).sum(axis=1)
    return share_with_sign(sums[1:], sums[:-1])


def means_over_errors(gradients):
    """Return the mean of each column of gradients (n, n_weights), in standard errors; 0 where all are 0.

    The standard error of a mean of n independent numbers is their standard deviation over √n.
    """
    errors = np.std(gradients, axis=0, ddof=1) / np.sqrt(len(gradients))
    return np.divide(np.mean(gradients, axis=0), errors, out=np.zeros_like(errors), where=errors > 0)
