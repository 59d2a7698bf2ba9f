import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.mlp import example_weights, initial_weights, mlp


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
