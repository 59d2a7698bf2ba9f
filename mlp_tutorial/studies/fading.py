"""What is left of a gradient after many sigmoids (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import Multiply, Sigmoid
from mlp_tutorial.studies.sigmoid import Place, place

N_SIGMOIDS = 20  # in the best case that all others are compared with


@dataclass(frozen=True)
class Fading:
    """What is left of a gradient after 1, 2, …, k layers, each a sigmoid at the same place and a weight w."""

    here: Place
    w: float
    shares: np.ndarray  # (k,)
    best: np.ndarray  # (N_SIGMOIDS,): the same with every neuron at 0 and weights of 1


def fade(k, x, w):
    """Return the Fading through k sigmoids, all of them at x, with a weight w after each."""
    return Fading(place(x), w, shares_left(k, x, w), shares_left(N_SIGMOIDS, 0.0, 1.0))


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
