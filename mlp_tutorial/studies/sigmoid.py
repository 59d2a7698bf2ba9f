"""The slope of the sigmoid where a neuron stands, and what many sigmoids leave of a gradient (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import Multiply, Sigmoid

LARGEST_SLOPE = 0.25
SATURATED = 0.01 * LARGEST_SLOPE


@dataclass(frozen=True)
class Place:
    """Where a neuron stands on the sigmoid: its argument x, y = σ(x) and the slope σ′(x)."""

    x: float
    y: float
    slope: float


def place(x):
    """Return the Place of a neuron whose argument is x."""
    module = Sigmoid()
    y = module.forward(x)
    (slope,) = module.backward(1.0)
    return Place(x, float(y), float(slope))


def saturation_edge():
    """Return the x above which the slope is below a hundredth of its largest."""
    module, x = Sigmoid(), np.linspace(8, 0, 801)
    module.forward(x)
    (slopes,) = module.backward(np.ones(x.shape))
    return np.interp(SATURATED, slopes, x)


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
