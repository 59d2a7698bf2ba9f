"""The lecture's network with numbers, for as many samples, hidden neurons and outputs as one likes."""

from functools import lru_cache

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.mlp import mlp
from mlp_tutorial.studies.sweep import trace

MOST = {"batch": 4, "hidden": 4, "outputs": 3}
X = np.array([[1.0, 0.5], [0.2, 0.1], [0.9, 0.9], [0.4, 0.8]])  # the four tomatoes
Y_HAT = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 0]], dtype=float)  # to eat, for sauce, unripe
W1 = np.array([[0.5, -1.0, 0.8, 0.3], [1.0, 0.6, -0.4, -0.9]])  # the first three as in example_weights
B1 = np.array([0.1, 0.2, -0.3, 0.4])
W2 = np.array([[1.0, -0.7, 0.2], [-1.5, 0.9, 0.6], [0.7, 0.4, -1.1], [-0.2, 1.2, 0.5]])
B2 = np.array([0.2, -0.4, 0.1])


def example_batch(batch, hidden, outputs):
    """Return the Graph mlp(2, hidden, outputs) and its inputs, fixed short numbers, for so many samples.

    ValueError for fewer than one of them, or more than there are numbers for.
    """
    for name, value in (("batch", batch), ("hidden", hidden), ("outputs", outputs)):
        require_whole_number(name, value, 1, MOST[name])
    inputs = {"x": X[:batch], "y_hat": Y_HAT[:batch, :outputs], "W1": W1[:, :hidden], "b1": B1[:hidden]}
    return mlp(2, hidden, outputs), inputs | {"W2": W2[:hidden, :outputs], "b2": B2[:outputs]}


@lru_cache(maxsize=64)
def example_passes(batch, hidden, outputs):
    """Return the Trace of both passes through `example_batch`, calculated once."""
    return trace(*example_batch(batch, hidden, outputs))
