"""The slope of the sigmoid where a neuron stands, and where it is saturated (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import Sigmoid

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
