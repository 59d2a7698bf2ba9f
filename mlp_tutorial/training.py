"""Training: minibatch after minibatch, forward, backward, one step of the optimizer."""

from dataclasses import dataclass, field

import numpy as np
from tqdm import tqdm

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import Weights, initial_weights, mlp
from mlp_tutorial.modules import quiet
from mlp_tutorial.optimizers import Momentum

SECONDS_BEFORE_A_BAR = 10  # shorter runs show no progress bar


def minibatches(n_samples, batch_size, rng):
    """Return an iterator over one epoch: arrays that together hold each of 0 … n_samples − 1 once, shuffled.

    All have `batch_size` numbers but the last, which has what is left. ValueError unless
    1 ≤ batch_size ≤ n_samples.
    """
    require_whole_number("n_samples", n_samples, 1)
    require_whole_number("batch_size", batch_size, 1, n_samples)
    order = rng.permutation(n_samples)
    return (order[start : start + batch_size] for start in range(0, n_samples, batch_size))


@dataclass
class History:
    """What happened in training, one entry an epoch; the validation's stay empty where there was none.

    `loss` is the mean of E over the epoch's minibatches; `diverged_at` is the step (1 is the first) after
    which E or a weight was no longer finite (0: E was not at the start), or None. An epoch after
    which E is not finite has no entry.
    """

    loss: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    validation_accuracy: list = field(default_factory=list)
    diverged_at: int | None = None


@quiet
def train(network, weights, optimizer, x, y_hat, *, n_epochs, batch_size, rng, validation=None):
    """Change the weights in place over `n_epochs` passes through the samples, and return the History.

    Shapes: x (M, n_in), y_hat (M, n_out); `validation` is another such pair, measured after each epoch.
    Training that leaves the finite numbers stops there, with the last weights for which E was finite; to
    go on, take a new optimizer. A run longer than ten seconds shows a progress bar. ValueError if x or
    y_hat is not finite, they differ in rows, or n_epochs or batch_size is not a whole number that fits.
    """
    require_whole_number("n_epochs", n_epochs, 0)
    require_samples(x, y_hat)
    require_whole_number("batch_size", batch_size, 1, len(x))
    if validation is not None:
        require_samples(*validation)
        network.forward(x=validation[0], y_hat=validation[1], **weights)  # refuses other widths at once
    history = History()
    n_steps, last_finite = 0, weights.flat.copy()
    for _ in tqdm(range(n_epochs), "training", unit="epoch", delay=SECONDS_BEFORE_A_BAR):
        losses = []
        for rows in minibatches(len(x), batch_size, rng):
            before = weights.flat.copy()
            losses.append(training_step(network, weights, optimizer, x[rows], y_hat[rows]))
            if not np.isfinite(losses[-1]):  # this E is from before the step: the last step went too far
                return diverged(history, n_steps, weights, last_finite)
            n_steps, last_finite = n_steps + 1, before
            if not np.all(np.isfinite(weights.flat)):
                return diverged(history, n_steps, weights, last_finite)
        x_check, y_check = (x[rows], y_hat[rows]) if validation is None else validation
        values = network.forward(x=x_check, y_hat=y_check, **weights)
        if not np.isfinite(values["E"]):
            return diverged(history, n_steps, weights, last_finite)
        history.loss.append(float(np.mean(losses)))
        if validation is not None:
            history.validation_loss.append(float(values["E"]))
            history.validation_accuracy.append(accuracy(values["y"], y_check))
    return history


def diverged(history, step, weights, last_finite):
    """Note the step in the history, put the last finite weights back, and return the history."""
    history.diverged_at = step
    weights.flat = last_finite
    return history


def training_step(network, weights, optimizer, x, y_hat):
    """Change the weights by one step on one minibatch, and return its E from before the step."""
    E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
    gradient = Weights.of(network.backward(wanted=weights))
    optimizer.step(weights.flat, gradient.flat)
    return E


def accuracy(y, y_hat):
    """Return the share of rows, 0 … 1, that the output gets right, for outputs and targets (B, n_out).

    With one output, it is right when on the target's side of ½; with more, when its largest entry is the
    target's. A row with an entry that is not finite is wrong. ValueError if the shapes differ.
    """
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    if y.shape != y_hat.shape or y.ndim != 2 or len(y) == 0:
        raise ValueError(f"y has shape {y.shape} and y_hat {y_hat.shape}; expected (B, n_out) for both")
    if y.shape[1] == 1:
        right = (y > 0.5) == (y_hat > 0.5)
    else:
        right = y.argmax(axis=1, keepdims=True) == y_hat.argmax(axis=1, keepdims=True)
    return float(np.mean(right[:, 0] & np.all(np.isfinite(y), axis=1)))


@dataclass(frozen=True)
class Hyperparameters:
    """Everything that is chosen before training, by the standard names; `fit` trains with it."""

    n_hidden: int = 32
    learning_rate: float = 0.2
    momentum: float = 0.9
    weight_decay: float = 0.0
    n_epochs: int = 30
    batch_size: int = 32


@dataclass(frozen=True)
class Model:
    """A trained network: `predict(x)` gives its output y (B, n_out) for inputs x (B, n_in)."""

    network: Graph
    weights: Weights

    @quiet
    def predict(self, x):
        """Return the output y for inputs x."""
        until_y = self.network.up_to("y")
        return until_y.forward(x=x, **self.weights)["y"]


def fit(hyperparameters, x, y_hat, rng):
    """Return a Model trained on samples x (M, n_in) with targets y_hat (M, n_out), from fresh weights.

    `rng` draws the initial weights and the minibatches; fewer than batch_size samples make one batch.
    """
    require_samples(x, y_hat)
    chosen = hyperparameters
    network = mlp(x.shape[1], chosen.n_hidden, y_hat.shape[1])
    weights = initial_weights(network, rng)
    optimizer = Momentum(chosen.learning_rate, chosen.momentum, chosen.weight_decay)
    require_whole_number("batch_size", chosen.batch_size, 1)
    batch_size = min(chosen.batch_size, len(x))
    train(network, weights, optimizer, x, y_hat, n_epochs=chosen.n_epochs, batch_size=batch_size, rng=rng)
    return Model(network, weights)


def require_samples(x, y_hat):
    """Raise ValueError unless x and y_hat are finite (M, …) arrays of two axes with the same M, 1 or more."""
    for name, array in {"x": x, "y_hat": y_hat}.items():
        if not isinstance(array, np.ndarray):
            raise ValueError(f"{name} is of type {type(array).__name__}, expected a numpy array")
    x_shape, y_shape = x.shape, y_hat.shape
    if len(x_shape) != 2 or len(y_shape) != 2 or x_shape[0] != y_shape[0] or x_shape[0] == 0:
        raise ValueError(f"x has shape {x_shape} and y_hat {y_shape}; expected (M, n_in) and (M, n_out)")
    for name, array in {"x": x, "y_hat": y_hat}.items():
        if not np.all(np.isfinite(array)):
            raise ValueError(f"{name} has entries that are not finite; expected finite numbers only")
