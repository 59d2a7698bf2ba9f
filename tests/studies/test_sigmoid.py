import numpy as np
import pytest

from mlp_tutorial.modules import sigmoid
from mlp_tutorial.studies.sigmoid import (
    LARGEST_SLOPE,
    SATURATED,
    place,
    saturation_edge,
    steps_out_of_saturation,
    steps_up_to,
)


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


@pytest.mark.parametrize(("m5", "learning_rate"), [(-8.0, 4.0), (-7.0, 4.0), (-7.0, 2.0)])
def test_a_neuron_gets_out_of_saturation_after_the_steps_said_and_not_before(m5, learning_rate):
    n_steps, slopes = steps_out_of_saturation(m5, learning_rate), []
    for _ in range(n_steps + 1):
        y = sigmoid(m5)
        slopes.append(y * (1 - y))
        m5 -= learning_rate * y * (1 - y) * (y - 1)
    assert slopes[-1] >= SATURATED > slopes[-2]


def test_the_way_out_of_saturation_takes_the_steps_of_its_differential_equation():
    """m′ = α e^m far out, so that e⁻ᵐ falls by α a step: the number of steps is nearly (e⁸ − e⁵·⁹⁸) / 4."""
    expected = (np.exp(8.0) - np.exp(saturation_edge())) / 4
    assert steps_out_of_saturation(-8.0, 4.0) == pytest.approx(expected, rel=0.01)


@pytest.mark.parametrize(("m5", "learning_rate"), [(8.0, 4.0), (-8.0, 0.0), (np.nan, 4.0)])
def test_a_way_out_that_does_not_exist_is_refused(m5, learning_rate):
    with pytest.raises(ValueError, match="expected m5 < 0 < learning_rate"):
        steps_out_of_saturation(m5, learning_rate)


def test_from_the_edge_of_saturation_the_way_to_a_half_is_short():
    until_out, until_half = steps_out_of_saturation(-8.0, 4.0), steps_up_to(0.5, -8.0, 4.0)
    assert 550 < until_out < 750
    assert 90 < until_half - until_out < 130
    m5 = -8.0
    for _ in range(until_half - 1):
        y = sigmoid(m5)
        m5 -= 4.0 * y * (1 - y) * (y - 1)
    y = sigmoid(m5)
    assert y < 0.5 <= sigmoid(m5 - 4.0 * y * (1 - y) * (y - 1))


@pytest.mark.parametrize(("y", "learning_rate"), [(1.0, 4.0), (np.nan, 4.0), (0.5, 0.0)])
def test_an_output_that_is_never_reached_is_refused(y, learning_rate):
    with pytest.raises(ValueError, match="expected y < 1, learning_rate > 0"):
        steps_up_to(y, -8.0, learning_rate)
