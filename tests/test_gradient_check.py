import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.gradient_check import check_gradients, numerical_gradient, relative_difference
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, MatMul, Sin


def network_and_inputs():
    network, rng = mlp(2, 4, 3), np.random.default_rng(0)
    weights = initial_weights(network, rng)
    return network, {"x": rng.normal(size=(5, 2)), "y_hat": rng.normal(size=(5, 3)), **weights}


def test_the_numerical_gradient_of_a_known_function_is_found():
    w = np.random.default_rng(0).normal(size=(4, 3))
    found = numerical_gradient(lambda w: np.sum(np.sin(w) * np.arange(12).reshape(4, 3)), w)
    assert_allclose(found, np.cos(w) * np.arange(12).reshape(4, 3), rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize("value", [-1e6, 0.0, 1e-6, 1.0, 1e6])
def test_the_step_grows_with_the_entry_so_that_large_ones_are_found_too(value):
    assert numerical_gradient(lambda w: w**2, value) == pytest.approx(2 * value, rel=1e-9, abs=1e-12)


def test_one_number_gives_a_gradient_of_the_same_shape():
    assert numerical_gradient(np.sin, 0.7).shape == ()


def test_whole_numbers_are_moved_as_floats():
    assert_allclose(numerical_gradient(lambda w: np.sum(w**2), np.array([1, 2, 3])), [2, 4, 6], rtol=1e-9)


def test_the_point_itself_is_not_changed():
    w = np.array([0.1, 0.2, 0.3])
    numerical_gradient(lambda w: np.sum(np.exp(w)), w)
    assert np.array_equal(w, np.array([0.1, 0.2, 0.3]))


def test_a_function_that_changes_its_argument_does_no_harm():
    def careless(w):
        w *= 2
        return np.sum(w)

    assert_allclose(numerical_gradient(careless, np.ones(3)), np.full(3, 2.0), rtol=1e-9)


def test_each_entry_is_moved_alone_and_twice():
    calls = []
    numerical_gradient(lambda w: calls.append(w) or np.sum(w), np.zeros((2, 3)))
    assert len(calls) == 12
    assert [np.count_nonzero(moved) for moved in calls] == [1] * 12


@pytest.mark.parametrize("step", [0.0, -1e-5, np.nan, np.inf])
def test_a_step_that_is_not_above_zero_is_refused(step):
    with pytest.raises(ValueError, match=r"step is .*, expected a finite number above 0"):
        numerical_gradient(np.sin, 0.7, step=step)


def test_a_function_of_more_than_one_number_is_refused():
    with pytest.raises(ValueError, match=r"f returned shape \(3,\), expected one number"):
        numerical_gradient(np.sin, np.ones(3))


def test_what_is_data_is_not_checked():
    assert list(check_gradients(*network_and_inputs())) == ["W1", "b1", "W2", "b2"]


def test_the_lectures_network_agrees_for_every_input():
    network, inputs = network_and_inputs()
    differences = check_gradients(Graph(network.steps, network.shapes), inputs)
    assert set(differences) == {"x", "y_hat", "W1", "b1", "W2", "b2"}
    assert max(differences.values()) < 1e-8


def test_only_the_wanted_names_are_checked():
    assert list(check_gradients(*network_and_inputs(), wanted=("b2", "W1"))) == ["b2", "W1"]


def test_the_inputs_are_not_changed():
    network, inputs = network_and_inputs()
    before = {name: value.copy() for name, value in inputs.items()}
    check_gradients(network, inputs)
    assert all(np.array_equal(inputs[name], before[name]) for name in inputs)


class SlopeForgotten(Sin):
    def backward(self, dE_dy):
        return (dE_dy,)


def test_a_wrong_backward_is_found_where_it_matters_and_nowhere_else():
    steps = [("m", MatMul(), ("x", "W")), ("y", SlopeForgotten(), ("m",)), ("E", MSE(), ("y", "y_hat"))]
    rng = np.random.default_rng(0)
    inputs = {"x": rng.normal(size=(5, 2)), "W": rng.normal(size=(2, 3)), "y_hat": rng.normal(size=(5, 3))}
    differences = check_gradients(Graph(steps), inputs)
    assert differences["x"] > 0.01
    assert differences["W"] > 0.01
    assert differences["y_hat"] < 1e-8


@pytest.mark.parametrize("name", ["W3", "m1", "E"])
def test_a_wanted_name_that_is_not_an_input_is_refused(name):
    network, inputs = network_and_inputs()
    with pytest.raises(ValueError) as refusal:
        check_gradients(network, inputs, wanted=[name])
    inputs_of_the_graph = ["W1", "b1", "W2", "b2"]  # but for the data
    assert str(refusal.value) == f"check_gradients wants ['{name}']; expected names out of {inputs_of_the_graph}"


@pytest.mark.parametrize("name", ["x", "b1"])
def test_a_missing_input_is_refused_by_name(name):
    network, inputs = network_and_inputs()
    del inputs[name]
    with pytest.raises(ValueError, match=rf"missing: \['{name}'\]"):
        check_gradients(network, inputs)


def test_the_difference_is_relative_to_the_largest_entry():
    assert relative_difference(np.array([100.0, 1.0]), np.array([100.0, 2.0])) == pytest.approx(0.01)


def test_the_order_of_the_two_does_not_matter():
    a, b = np.array([1.0, 2.0]), np.array([1.5, 4.0])
    assert relative_difference(a, b) == pytest.approx(0.5)
    assert relative_difference(b, a) == pytest.approx(0.5)


def test_below_the_floor_the_difference_is_absolute_in_its_units():
    assert relative_difference(np.array([1e-9]), np.array([2e-9])) == pytest.approx(1e-5)
    assert relative_difference(np.array([1e-9]), np.array([2e-9]), floor=1e-12) == pytest.approx(0.5)


def test_a_gradient_that_is_nan_never_agrees():
    one = np.array([1.0, 1.0])
    for nan in (np.array([np.nan, 1.0]), np.array([1.0, np.nan])):
        assert not relative_difference(nan, one) < 1e-6
        assert not relative_difference(one, nan) < 1e-6


def test_gradients_of_different_shapes_are_refused():
    with pytest.raises(ValueError, match=r"a has shape \(3,\), expected that of b, \(3, 1\)"):
        relative_difference(np.ones(3), np.ones((3, 1)))
