import copy
import pickle

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.mlp import example_weights, initial_weights, mlp
from mlp_tutorial.weights import Weights


def small_weights():
    return Weights.of({"W1": np.arange(6.0).reshape(2, 3), "b1": np.array([6.0, 7.0, 8.0])})


def test_the_steps_are_the_lectures():
    steps = [(name, type(module).__name__, inputs) for name, module, inputs in mlp(2, 4, 3).steps]
    assert steps == [
        ("m1", "MatMul", ("x", "W1")),
        ("m2", "Add", ("m1", "b1")),
        ("m3", "Sigmoid", ("m2",)),
        ("m4", "MatMul", ("m3", "W2")),
        ("m5", "Add", ("m4", "b2")),
        ("y", "Sigmoid", ("m5",)),
        ("E", "MSE", ("y", "y_hat")),
    ]


def test_the_fixed_shapes_are_those_of_the_weights():
    assert mlp(2, 4, 3).shapes == {"W1": (2, 4), "b1": (4,), "W2": (4, 3), "b2": (3,)}


def test_the_values_have_the_lectures_shapes():
    network = mlp(2, 4, 3)
    weights = initial_weights(network, np.random.default_rng(0))
    values = network.forward(x=np.ones((5, 2)), y_hat=np.zeros((5, 3)), **weights)
    shapes = {name: np.shape(values[name]) for name in ("m1", "m2", "m3", "m4", "m5", "y", "E")}
    hidden, output = (5, 4), (5, 3)
    assert shapes == {"m1": hidden, "m2": hidden, "m3": hidden, "m4": output, "m5": output, "y": output, "E": ()}


def test_the_output_is_the_lectures_formula():
    network = mlp(2, 4, 3)
    weights = initial_weights(network, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(5, 2))
    y = network.forward(x=x, y_hat=np.zeros((5, 3)), **weights)["y"]
    hidden = 1 / (1 + np.exp(-(x @ weights["W1"] + weights["b1"])))
    assert_allclose(y, 1 / (1 + np.exp(-(hidden @ weights["W2"] + weights["b2"]))), rtol=1e-14)


def test_more_sizes_make_more_layers():
    network = mlp(2, 4, 5, 3)
    assert [name for name, _, _ in network.steps] == ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "y", "E"]
    assert network.shapes == {"W1": (2, 4), "b1": (4,), "W2": (4, 5), "b2": (5,), "W3": (5, 3), "b3": (3,)}


def test_two_sizes_make_one_layer():
    network = mlp(2, 3)
    assert [name for name, _, _ in network.steps] == ["m1", "m2", "y", "E"]
    assert network.shapes == {"W1": (2, 3), "b1": (3,)}


@pytest.mark.parametrize("sizes", [(), (2,), ((2, 3),)])
def test_fewer_than_two_sizes_are_refused(sizes):
    with pytest.raises(ValueError) as refusal:
        mlp(*sizes)
    assert str(refusal.value) == f"sizes are {sizes}; expected at least two, for input and output"


@pytest.mark.parametrize(
    ("sizes", "bad"),
    [
        ((2, 0, 1), 0),
        ((2, -1), -1),
        ((2, 3.0, 1), 3.0),
        ((2, np.nan), np.nan),
        ((2, "3"), "3"),
        ((2, (3, 1)), (3, 1)),
    ],
)
def test_a_size_that_is_not_a_whole_number_from_1_is_refused(sizes, bad):
    with pytest.raises(ValueError) as refusal:
        mlp(*sizes)
    assert str(refusal.value) == f"a layer's size is {bad!r}, expected a whole number, 1 or more"


def test_weights_of_another_networks_shape_are_refused():
    weights = initial_weights(mlp(2, 5, 3), np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"W1 has shape \(2, 5\), expected \(2, 4\)"):
        mlp(2, 4, 3).forward(x=np.ones((5, 2)), y_hat=np.zeros((5, 3)), **weights)


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


def test_initial_weights_have_deviation_one_over_the_root_of_n_in():
    weights = initial_weights(mlp(400, 500, 3), np.random.default_rng(0))
    # 200,000 and 1500 draws: their deviation is known to 1/√(2n), the mean to 1/√n; five of those either way
    for name, n_in in {"W1": 400, "W2": 500}.items():
        unit = weights[name] * np.sqrt(n_in)
        assert abs(unit.std() - 1) < 5 / np.sqrt(2 * unit.size)
        assert abs(unit.mean()) < 5 / np.sqrt(unit.size)


def test_initial_biases_are_zero():
    weights = initial_weights(mlp(2, 4, 3), np.random.default_rng(0))
    assert_allclose(np.concatenate([weights["b1"], weights["b2"]]), np.zeros(7), atol=0)


def test_initial_weights_come_from_rng_alone():
    np.random.seed(0)  # noqa: NPY002  (the global state that must not matter)
    first = initial_weights(mlp(2, 4, 3), np.random.default_rng(5))
    again = initial_weights(mlp(2, 4, 3), np.random.default_rng(5))
    other = initial_weights(mlp(2, 4, 3), np.random.default_rng(6))
    assert np.array_equal(first.flat, again.flat)
    assert not np.any(np.isclose(first["W1"], other["W1"]))


def test_initial_weights_leave_the_global_random_state_alone():
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    initial_weights(mlp(2, 4, 3), np.random.default_rng(5))
    assert np.array_equal(np.random.get_state()[1], before)  # noqa: NPY002


def test_the_example_gives_the_numbers_calculated_by_hand():
    # m₁ = (1·0.5 + ½·1, −1 + ½·0.6, 0.8 − ½·0.4) = (1, −0.7, 0.6); m₂ = m₁ + b₁
    # m₃ = (0.7503, 0.3775, 0.5744); m₄ = m₃ × W₂ = 0.5861; m₅ = 0.7861; y = 0.6870; E = ½ · 0.3130²
    values = mlp(2, 3, 1).forward(x=np.array([[1.0, 0.5]]), y_hat=np.array([[1.0]]), **example_weights())
    assert_allclose(values["m1"], [[1.0, -0.7, 0.6]], rtol=1e-14)
    assert_allclose(values["m2"], [[1.1, -0.5, 0.3]], rtol=1e-14)
    assert_allclose(values["m3"], [[0.7503, 0.3775, 0.5744]], rtol=0, atol=5e-5)
    assert_allclose(values["m4"], [[0.5861]], rtol=0, atol=5e-5)
    assert_allclose(values["m5"], [[0.7861]], rtol=0, atol=5e-5)
    assert_allclose(values["y"], [[0.6870]], rtol=0, atol=5e-5)
    assert values["E"] == pytest.approx(0.0490, abs=5e-5)


def test_the_examples_weights_are_those_of_the_2_3_1_network():
    assert example_weights().shapes == mlp(2, 3, 1).shapes


def test_every_call_gives_example_weights_of_ones_own():
    example_weights().flat[:] = -1
    assert example_weights()["W1"][0, 0] == pytest.approx(0.5)


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
