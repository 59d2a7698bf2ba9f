"""The slope of the sigmoid where a neuron stands, and where it is saturated (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import Sigmoid

LARGEST_SLOPE = 0.25
SATURATED = 0.01 * LARGEST_SLOPE
SATURATED_OUTPUT = 0.5 - np.sqrt(LARGEST_SLOPE - SATURATED)  # y · (1 − y) = SATURATED


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


def steps_out_of_saturation(m5, learning_rate):
    """Return how many steps of gradient descent a neuron takes until it is saturated no longer.

    Its target is 1; see `steps_up_to`. ValueError if m₅ is not below 0, where the way out leads upwards, or the
    learning rate not above 0.
    """
    if not (m5 < 0 < learning_rate):
        raise ValueError(f"m5 is {m5}, learning_rate {learning_rate}; expected m5 < 0 < learning_rate")
    return steps_up_to(SATURATED_OUTPUT, m5, learning_rate)


def steps_up_to(y, m5, learning_rate):
    """Return how many steps of gradient descent a neuron takes until its output is at least y, below 1.

    Its target is 1, so E = ½ (σ(m₅) − 1)². Each step moves m₅ by −learning_rate · ∂E/∂m₅, as one of b₂ does.
    ValueError if y is not below 1, which no output reaches, or the learning rate not above 0.
    """
    if not (y < 1 and learning_rate > 0):
        raise ValueError(f"y is {y}, learning_rate {learning_rate}; expected y < 1, learning_rate > 0")
    n_steps, here = 0, place(m5)
    while here.y < y:
        here = place(here.x - learning_rate * here.slope * (here.y - 1.0))
        n_steps += 1
    return n_steps
