"""Which weights of a network with useful and useless inputs a weight decay takes away (lecture, row 21)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.datasets import two_moons
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.studies.overfitting import read
from mlp_tutorial.training import accuracy, training_step
from mlp_tutorial.weights import Weights

N_INPUTS, N_HIDDEN, N_STEPS = 6, 8, 400
LEARNING_RATE = 2.0


@dataclass(frozen=True)
class Decayed:
    """Where the network stands after some steps of training with a weight decay λ."""

    weight_decay: float
    step: int
    W1: np.ndarray  # (N_INPUTS, N_HIDDEN), at the step
    sizes: np.ndarray  # (N_STEPS + 1, N_INPUTS): the size of each input's weights over the steps, |row of W1|
    accuracy: float  # on 1,000 new points, at the step


def decayed(weight_decay, step):
    """Return the network, Decayed with weight_decay, at a step from 0 to N_STEPS; ValueError for another step."""
    require_whole_number("step", step, 0, N_STEPS)
    weights = trained(weight_decay)
    network = mlp(N_INPUTS, N_HIDDEN, 1)
    here = Weights(network.shapes)
    here.flat = weights[step]
    x, y_hat = points(1000, np.random.default_rng(2))
    y = network.up_to("y").forward(x=x, **here)["y"]
    W1 = weights[:, : N_INPUTS * N_HIDDEN].reshape(-1, N_INPUTS, N_HIDDEN)
    return Decayed(weight_decay, step, here["W1"], np.linalg.norm(W1, axis=2), accuracy(y, y_hat))


def points(n_samples, rng):
    """Return points of two moons with four useless inputs beside their position: two always 0, two noise."""
    x, y_hat = two_moons(n_samples, rng, noise=0.15)
    return np.hstack([x, np.zeros((n_samples, 2)), rng.normal(size=(n_samples, 2))]), y_hat


@lru_cache(maxsize=16)
def trained(weight_decay):
    """Return the network's weights (N_STEPS + 1, n) before and after each step, all samples in one batch."""
    x, y_hat = points(100, np.random.default_rng(1))
    network = mlp(N_INPUTS, N_HIDDEN, 1)
    weights = initial_weights(network, np.random.default_rng(0))
    gradient, optimizer = weights.copy(), SGD(LEARNING_RATE, weight_decay)
    history = [weights.flat.copy()]
    for _ in range(N_STEPS):
        training_step(network, weights, gradient, optimizer, x, y_hat)
        history.append(weights.flat.copy())
    return np.array(history)


def fresh_sets(decays, seeds):
    """Return what networks with other points and other initial weights come to, for each decay λ and each seed.

    The first result (n_decays, n_seeds) is True where both position inputs end above both noise inputs in size;
    the second is the share of 1,000 new points that the network reads. All decays meet the same draws.
    """
    network, drawn = mlp(N_INPUTS, N_HIDDEN, 1), []
    for rng in map(np.random.default_rng, seeds):
        drawn.append((*points(100, rng), *points(1000, rng), initial_weights(network, rng)))
    x, y_hat, x_new, y_hat_new = (np.array([draw[k] for draw in drawn] * len(decays)) for k in range(4))
    weights = Weights.stack([draw[4] for draw in drawn] * len(decays))
    optimizer = SGD(LEARNING_RATE, np.repeat(np.array(decays, dtype=float), len(drawn))[:, np.newaxis])
    gradient = weights.copy()
    for _ in range(N_STEPS):
        training_step(network, weights, gradient, optimizer, x, y_hat)
    sizes = np.linalg.norm(weights["W1"], axis=-1)
    ahead = sizes[:, :2].min(axis=1) > sizes[:, 4:].max(axis=1)
    shape = len(decays), len(drawn)
    return ahead.reshape(shape), read(network, weights, x_new, y_hat_new).reshape(shape)
