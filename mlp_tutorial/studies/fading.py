"""What is left of a gradient after many sigmoids (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import MatMul, Multiply, Sigmoid
from mlp_tutorial.studies.sigmoid import Place, place

N_SIGMOIDS = 20  # at most


@dataclass(frozen=True)
class Fading:
    """What is left of a gradient after 1, 2, …, k layers, each a sigmoid at the same place and a weight w."""

    here: Place
    w: float
    shares: np.ndarray  # (k,)
    unweighted: np.ndarray  # (k,): the same sigmoids, with weights of 1
    best: np.ndarray  # (k,): every neuron at 0, with weights of 1


def fade(k, x, w):
    """Return the Fading through k sigmoids, all of them at x, with a weight w after each."""
    return Fading(place(x), w, shares_left(k, x, w), shares_left(k, x, 1.0), shares_left(k, 0.0, 1.0))


def shares_left(k, x, w):
    """Return the shares (k,) of a gradient after 1, 2, …, k layers backward: a sigmoid at x, then a weight w."""
    sigmoid, multiply = Sigmoid(), Multiply()
    sigmoid.forward(x)
    multiply.forward(1.0, w)
    gradient, shares = 1.0, []
    for _ in range(k):
        (gradient,) = sigmoid.backward(gradient)
        gradient, _ = multiply.backward(gradient)
        shares.append(gradient)
    return np.array(shares)


def shares_of_random_networks(n_layers, n_neurons, deviation, n_draws, rng):
    """Return the shares (n_draws,) of a gradient that random networks leave of it: |∂E/∂x| / |∂E/∂y|.

    A network has `n_layers` layers, each a MatMul and a Sigmoid of `n_neurons`. Its weights are normal with that
    `deviation`, its input uniform in 0 … 1 and ∂E/∂y normal: all of them new for each of the n_draws networks.
    """
    layers, value = [], rng.uniform(size=(n_draws, 1, n_neurons))
    for _ in range(n_layers):
        matmul, sigmoid = MatMul(), Sigmoid()
        W = rng.normal(0.0, deviation, (n_draws, n_neurons, n_neurons))
        value = sigmoid.forward(matmul.forward(value, W))
        layers.append((matmul, sigmoid))
    gradient = rng.normal(size=value.shape)
    before = np.linalg.norm(gradient, axis=(1, 2))
    for matmul, sigmoid in reversed(layers):
        (gradient,) = sigmoid.backward(gradient)
        gradient, _ = matmul.backward(gradient)
    return np.linalg.norm(gradient, axis=(1, 2)) / before
