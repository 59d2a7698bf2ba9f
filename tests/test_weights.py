import copy
import pickle

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.mlp import example_weights
from mlp_tutorial.weights import Weights


def small_weights():
    return Weights.of({"W1": np.arange(6.0).reshape(2, 3), "b1": np.array([6.0, 7.0, 8.0])})


def test_what_happens_to_the_vector_happens_to_the_views():
    weights = small_weights()
    weights.flat *= 2
    assert_allclose(weights["W1"], [[0, 2, 4], [6, 8, 10]], rtol=1e-15)
    assert_allclose(weights["b1"], [12, 14, 16], rtol=1e-15)


def test_what_happens_to_the_views_happens_to_the_vector():
    weights = small_weights()
    weights["W1"][1, 2] = -5.0
    weights["b1"] = np.ones(3)
    assert_allclose(weights.flat, [0, 1, 2, 3, 4, -5, 1, 1, 1], rtol=1e-15)


@pytest.mark.parametrize("values", [np.arange(9.0, 0.0, -1.0), list(range(9, 0, -1))], ids=["array", "list"])
def test_a_vector_that_is_assigned_is_copied_and_the_views_stay_joined(values):
    weights = small_weights()
    flat, view = weights.flat, weights["W1"]
    weights.flat = values
    assert weights.flat is flat
    assert weights["W1"] is view
    assert_allclose(view, [[9, 8, 7], [6, 5, 4]], rtol=1e-15)
    assert_allclose(weights["b1"], [3, 2, 1], rtol=1e-15)
    weights.flat += 1
    assert_allclose(view, [[10, 9, 8], [7, 6, 5]], rtol=1e-15)
    assert list(values) == list(range(9, 0, -1))  # what was assigned is not joined
    view[0, 0] = -5.0
    assert weights.flat[0] == pytest.approx(-5.0)


@pytest.mark.parametrize("values", [np.ones(8), np.ones(10), np.ones((9, 1)), np.ones((1, 9)), np.ones(1), 1.0])
def test_a_vector_of_another_shape_is_refused_never_broadcast(values):
    weights = small_weights()
    with pytest.raises(ValueError) as refusal:
        weights.flat = values
    assert str(refusal.value) == f"flat was given shape {np.shape(values)}, expected (9,)"
    assert_allclose(weights.flat, np.arange(9.0), rtol=1e-15)


def test_new_weights_are_zero():
    assert_allclose(Weights({"W1": (2, 3), "b1": (3,)}).flat, np.zeros(9), atol=0)


def test_weights_of_arrays_are_a_copy():
    array = np.zeros((2, 3))
    Weights.of({"W1": array})["W1"][...] = 1
    assert_allclose(array, np.zeros((2, 3)), atol=0)


@pytest.mark.parametrize(
    "duplicate",
    [Weights.copy, copy.deepcopy, lambda weights: pickle.loads(pickle.dumps(weights))],
    ids=["copy method", "copy.deepcopy", "pickle"],
)
def test_copied_weights_are_equal_independent_and_joined_to_their_own_vector(duplicate):
    weights = small_weights()
    copied = duplicate(weights)
    assert np.array_equal(copied.flat, weights.flat)
    copied.flat += 1
    assert_allclose(copied["W1"], [[1, 2, 3], [4, 5, 6]], rtol=1e-15)
    assert_allclose(weights["W1"], [[0, 1, 2], [3, 4, 5]], rtol=1e-15)
    copied["b1"] = np.zeros(3)
    assert_allclose(copied.flat[-3:], np.zeros(3), atol=0)
    assert_allclose(weights.flat[-3:], [6, 7, 8], rtol=1e-15)


def test_weights_are_a_mapping_of_their_names():
    weights = small_weights()
    assert list(weights) == ["W1", "b1"]
    assert len(weights) == 2
    assert "b1" in weights
    assert "W2" not in weights
    assert set(dict(**weights)) == {"W1", "b1"}


def test_weights_show_their_names_and_shapes():
    assert repr(small_weights()) == "Weights(W1 (2, 3), b1 (3,))"


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match=r"no weights are named 'W2'; expected one of \['W1', 'b1'\]"):
        small_weights()["W2"]
    with pytest.raises(ValueError, match="no weights are named 'W2'"):
        small_weights()["W2"] = np.ones(3)


@pytest.mark.parametrize("value", [np.ones((3, 2)), np.ones(3), 1.0])
def test_a_value_of_another_shape_is_refused_never_broadcast(value):
    weights = small_weights()
    with pytest.raises(ValueError, match=r"W1 was given shape .*, expected \(2, 3\)"):
        weights["W1"] = value
    assert_allclose(weights.flat, np.arange(9.0), rtol=1e-15)


def test_a_weight_that_is_one_number_is_a_view_as_well():
    weights = Weights({"w": (), "b": (2,)})
    weights.flat[0] = 3.0
    assert weights["w"].shape == ()
    assert weights["w"] == pytest.approx(3.0)


@pytest.mark.parametrize("make", [Weights, Weights.of])
def test_weights_without_names_are_refused(make):
    with pytest.raises(ValueError, match=r"shapes is \{\}, expected at least one \{name: shape\}"):
        make({})


def test_weights_behave_like_any_mapping():
    weights = example_weights()
    assert weights.get("W3") is None
    assert weights == weights
    assert weights != weights.copy()


def test_what_is_written_is_copied_by_name_and_the_rest_left_out():
    weights, W1 = small_weights(), np.ones((2, 3))
    weights.write({"m1": np.ones(5), "b1": [1.0, 2.0, 3.0], "W1": W1})
    assert_allclose(weights.flat, [1, 1, 1, 1, 1, 1, 1, 2, 3], rtol=1e-15)
    weights.flat[0] = 7.0
    assert W1[0, 0] == 1.0


@pytest.mark.parametrize(
    ("arrays", "refusal"),
    [
        ({"W1": np.ones((2, 3))}, r"write was given \['W1'\]; missing: \['b1'\]"),
        ({"W1": np.ones((2, 3)), "b1": np.ones((1, 3))}, r"b1 was given shape \(1, 3\), expected \(3,\)"),
        ({"W1": np.ones((3, 2)), "b1": np.ones(3)}, r"W1 was given shape \(3, 2\), expected \(2, 3\)"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_changes(arrays, refusal):
    weights = small_weights()
    with pytest.raises(ValueError, match=refusal):
        weights.write(arrays)
    assert_allclose(weights.flat, np.arange(9.0), rtol=1e-15)
