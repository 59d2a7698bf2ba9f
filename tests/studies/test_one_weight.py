import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.gradient_check import numerical_gradient, relative_difference
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.one_weight import (
    NAMES,
    WINDOW,
    Descent,
    OneWeight,
    descend_along,
    errors_along,
    walk,
)

FIRST_TOMATO = {"x": np.array([[1.0, 0.5]]), "y_hat": np.array([[1.0]]), **example_weights()}
ENTRIES = [(name, index) for name, array in example_weights().items() for index in np.ndindex(array.shape)]


def first_of_W2(inputs=FIRST_TOMATO):
    return OneWeight(mlp(2, 3, 1), inputs, "W2", (0, 0))


def test_the_numbers_are_those_of_the_chapter():
    weight = first_of_W2()
    E, slope = weight.error_and_slope(1.0)
    assert pytest.approx(1.0) == weight.own_value
    assert pytest.approx(0.0490, abs=5e-5) == E
    assert slope == pytest.approx(-0.0505, abs=5e-5)
    assert weight.error(1.1) == pytest.approx(0.0441, abs=5e-5)


@pytest.mark.parametrize(("name", "index"), ENTRIES)
def test_the_slope_is_that_of_the_curve(name, index):
    weight = OneWeight(mlp(2, 3, 1), FIRST_TOMATO, name, index)
    for value in (-3.0, 0.4, 2.5):
        _, slope = weight.error_and_slope(value)
        assert relative_difference(slope, numerical_gradient(weight.error, value)) < 1e-6


def test_the_inputs_are_left_as_they_were():
    weights = example_weights()
    weight = first_of_W2(FIRST_TOMATO | dict(weights))
    descend_along(weight, SGD(4.0), -2.0, 3)
    errors_along(weight, [5.0, 6.0])
    assert_allclose(weights.flat, example_weights().flat, rtol=1e-15)


def test_errors_along_a_weight_are_one_for_each_value():
    weight = first_of_W2()
    values = np.array([-4.0, 1.0, 6.0])
    errors = errors_along(weight, values)
    assert errors.shape == (3,)
    assert_allclose(errors, [weight.error(value) for value in values], rtol=1e-15)
    assert np.all(np.diff(errors) < 0)


def test_a_step_of_descent_is_alpha_times_the_slope_downhill():
    went = descend_along(first_of_W2(), SGD(4.0), 1.0, 3)
    assert len(went.values) == len(went.errors) == len(went.slopes) == 4
    assert went.values[1] == pytest.approx(1.2020, abs=5e-5)
    assert went.errors[1] == pytest.approx(0.0396, abs=5e-5)
    assert_allclose(np.diff(went.values), -4.0 * went.slopes[:-1], rtol=1e-12)


def test_no_steps_leave_the_start_alone():
    went = descend_along(first_of_W2(), SGD(4.0), -2.0, 0)
    assert_allclose(went.values, [-2.0])


def test_any_optimizer_takes_the_steps():
    went = descend_along(first_of_W2(), Momentum(4.0, momentum=0.5), 1.0, 2)
    g = went.slopes
    assert_allclose(np.diff(went.values), [-4 * g[0], -4 * (0.5 * g[0] + g[1])], rtol=1e-12)


def test_a_descent_ends_before_the_weight_is_no_longer_finite():
    class Doubling:
        def step(self, weights, gradient):
            weights *= 1e200

    went = descend_along(first_of_W2(), Doubling(), 1.0, 10)
    assert_allclose(went.values, [1.0, 1e200], rtol=1e-12)
    assert np.all(np.isfinite(went.errors))


@pytest.mark.parametrize("n_steps", [-1, 2.5, True])
def test_a_number_of_steps_that_is_none_is_refused(n_steps):
    with pytest.raises(ValueError, match=f"n_steps is {n_steps}, expected a whole number, 0 or more"):
        descend_along(first_of_W2(), SGD(4.0), 1.0, n_steps)


def test_a_step_that_goes_too_far_and_one_across_the_valley_are_named_by_their_numbers():
    went = Descent(np.zeros(5), np.array([1.0, 0.5, 0.7, 0.70004, 0.2]), np.array([-1.0, -0.5, 0.5, 0.4, -0.1]))
    assert went.rises.tolist() == [2]  # step 3 raised E by less than four decimals show
    assert went.crossings.tolist() == [2, 4]


def test_a_walk_is_the_descent_of_plain_sgd_over_the_curve_of_its_weight():
    found = walk("W2[0, 0]", 0.5, 4.0, 2, 3)
    x, y_hat = tomatoes()
    weight = first_of_W2({"x": x[:2], "y_hat": y_hat[:2], **example_weights()})
    assert_allclose(found.descent.values, descend_along(weight, SGD(4.0), 0.5, 3).values, rtol=1e-12)
    w, E = found.curve
    assert (w[0], w[-1]) == WINDOW
    assert_allclose(E, errors_along(weight, w), rtol=1e-12)
    assert found.own_value == pytest.approx(1.0)


def test_all_thirteen_weights_have_a_name_and_another_one_is_refused():
    assert len(NAMES) == 13
    assert NAMES["b2[0]"] == ("b2", (0,))
    with pytest.raises(ValueError, match=r"weight is \['W3\[0, 0\]'\]"):
        walk("W3[0, 0]", 0.5, 4.0, 1, 0)
