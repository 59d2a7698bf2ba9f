"""All thirteen knobs at once: four tomatoes' outputs, and how low gradient descent gets (lecture, row 1)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.weights import Weights

LEARNING_RATE = 5.0
N_STEPS = 200


@dataclass(frozen=True)
class Learning:
    """Plain gradient descent: y (k + 1, B) and E (k + 1,) from the start on, and the last weights."""

    outputs: np.ndarray
    errors: np.ndarray
    weights: Weights


@dataclass(frozen=True)
class Knobs:
    """One setting of the weights, what it gives, y (B,) and E, and what the machine has learned, a Learning."""

    weights: Weights
    outputs: np.ndarray
    error: float
    machine: Learning

    @property
    def machine_step(self):
        """The step after which the machine's E is as low as this one for the first time; None if it never is."""
        as_low = np.flatnonzero(self.machine.errors <= self.error * (1 + 1e-12))
        return int(as_low[0]) if len(as_low) else None


def learn(learning_rate, n_steps):
    """Return the Learning of the 2-3-1 network on the four tomatoes, from the example's weights."""
    (x, y_hat), network, weights = tomatoes(), mlp(2, 3, 1), example_weights()
    optimizer, gradient = SGD(learning_rate), Weights(network.shapes)
    outputs, errors = [], []
    for step in range(n_steps + 1):
        if step > 0:
            gradient.write(network.backward())
            optimizer.step(weights.flat, gradient.flat)
        values = network.forward(x=x, y_hat=y_hat, **weights)
        outputs.append(values["y"][:, 0])
        errors.append(float(values["E"]))
    return Learning(np.array(outputs), np.array(errors), weights)


@lru_cache
def machine():
    """Return the Learning that a hand races against."""
    return learn(LEARNING_RATE, N_STEPS)


def set_knobs(flat):
    """Return the Knobs of these numbers (13,), in the order of the example's weights. ValueError if not 13."""
    (x, y_hat), weights = tomatoes(), example_weights()
    weights.flat = flat
    values = mlp(2, 3, 1).forward(x=x, y_hat=y_hat, **weights)
    return Knobs(weights, values["y"][:, 0], float(values["E"]), machine())
