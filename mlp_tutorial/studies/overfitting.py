"""Few noisy samples, a network that remembers them, and what weight decay does for new ones (lecture, row 21)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.datasets import two_moons
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD, require_fitting
from mlp_tutorial.training import accuracy, training_step
from mlp_tutorial.weights import Weights

N_SAMPLES, N_NEW, N_INPUTS, N_HIDDEN = 40, 1000, 6, 20
N_STEPS, LEARNING_RATE = 1000, 4.0


@dataclass(frozen=True)
class Overfitting:
    """How well networks read the samples they were trained with, and new ones, and how large their weights are."""

    training: np.ndarray  # shares read rightly (n_decays, n_draws)
    new: np.ndarray
    squares: np.ndarray  # Σ w² of all weights (n_decays, n_draws)
    sizes: np.ndarray  # of each input's weights, |row of W1| (n_decays, n_draws, N_INPUTS)


class SparesBiases(SGD):
    """Plain gradient descent whose decay acts on what `is_weight` (n,) marks, and not on the biases."""

    def __init__(self, learning_rate, weight_decay, is_weight):
        super().__init__(learning_rate, weight_decay)
        self.is_weight = is_weight

    @np.errstate(all="ignore")
    def step(self, weights, gradient):
        """Change the weights in place, w ← w − α (g + λ w), where λ is 0 for a bias."""
        require_fitting(self, weights, gradient)
        weights -= self.learning_rate * (gradient + self.weight_decay * self.is_weight * weights)


def overfitting(decays, draws, biases_decay=True, n_samples=N_SAMPLES):
    """Return the Overfitting of a network for each decay λ and each draw, a seed of samples and initial weights.

    All decays meet the same draws of n_samples samples. Every network makes N_STEPS steps, each with
    all of its samples; they are trained at once, as a stack.
    """
    drawn = [one_draw(seed, n_samples) for seed in draws] * len(decays)
    x, y_hat, x_new, y_hat_new = (np.array([draw[k] for draw in drawn]) for k in range(4))
    network, weights = mlp(N_INPUTS, N_HIDDEN, 1), Weights.stack([draw[4] for draw in drawn])
    optimizer = SGD(LEARNING_RATE, np.repeat(np.array(decays, dtype=float), len(draws))[:, np.newaxis])
    if not biases_decay:
        optimizer = SparesBiases(LEARNING_RATE, optimizer.weight_decay, weight_places(network))
    gradient = weights.copy()
    for _ in range(N_STEPS):
        training_step(network, weights, gradient, optimizer, x, y_hat)
    shape = len(decays), len(draws)
    return Overfitting(
        read(network, weights, x, y_hat).reshape(shape),
        read(network, weights, x_new, y_hat_new).reshape(shape),
        np.sum(weights.flat**2, axis=-1).reshape(shape),
        np.linalg.norm(weights["W1"], axis=-1).reshape(*shape, N_INPUTS),
    )


def one_draw(seed, n_samples=N_SAMPLES):
    """Return (x, y_hat, x_new, y_hat_new, initial weights) of one seed."""
    rng = np.random.default_rng(seed)
    few, new = noisy_points(n_samples, rng), noisy_points(N_NEW, rng)
    return *few, *new, initial_weights(mlp(N_INPUTS, N_HIDDEN, 1), rng)


def noisy_points(n_samples, rng):
    """Return points of two blurred moons, x (n_samples, 6) and y_hat (n_samples, 1): position, four of noise."""
    x, y_hat = two_moons(n_samples, rng, noise=0.3)
    return np.hstack([x, rng.normal(size=(n_samples, N_INPUTS - 2))]), y_hat


def weight_places(network):
    """Return which numbers (n,) of the network's flat vector stand in its matrices; the others are biases."""
    return np.concatenate([np.full(np.prod(shape), len(shape) == 2) for shape in network.shapes.values()])


def read(network, weights, x, y_hat):
    """Return for each of K networks, a stack, the share of its samples (K, B, …) that it reads rightly."""
    y = network.up_to("y").forward(x=x, **weights)["y"]
    return np.array([accuracy(*each) for each in zip(y, y_hat, strict=True)])
