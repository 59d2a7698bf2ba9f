import numpy as np
import pytest

from mlp_tutorial.modules import sigmoid
from mlp_tutorial.studies.sigmoid import LARGEST_SLOPE, SATURATED, place, saturation_edge


@pytest.mark.parametrize("x", [-8.0, -0.5, 0.0, 2.0])
def test_a_neuron_stands_on_the_curve_with_its_slope(x):
    here = place(x)
    assert here.y == pytest.approx(1 / (1 + np.exp(-x)), rel=1e-12)
    assert here.slope == pytest.approx((sigmoid(x + 1e-6) - sigmoid(x - 1e-6)) / 2e-6, rel=1e-6)


def test_the_slope_is_largest_at_zero():
    assert place(0.0).slope == pytest.approx(LARGEST_SLOPE)
    assert max(place(x).slope for x in np.linspace(-8, 8, 161)) == pytest.approx(LARGEST_SLOPE)


def test_beyond_its_edge_a_neuron_is_saturated_on_both_sides():
    edge = saturation_edge()
    for sign in (-1, 1):
        assert place(sign * (edge + 0.01)).slope < SATURATED < place(sign * (edge - 0.01)).slope
