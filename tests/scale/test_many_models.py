"""Many models at once: the same numbers as one by one."""

import copy

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import MOST_AT_ONCE, cross_validate, folds
from mlp_tutorial.datasets import two_moons
from mlp_tutorial.descent import beale, descend, descend_from_all, ravine, rosenbrock, saddle
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Multiply, Sigmoid
from mlp_tutorial.optimizers import SGD, CoupledMomentum, Momentum
from mlp_tutorial.scale.many_models import fit_all
from mlp_tutorial.training import Hyperparameters, fit, training_step
from mlp_tutorial.weights import Weights

K = 4


def rng(seed=0):
    return np.random.default_rng(seed)


def stack_of(network):
    return Weights.stack([initial_weights(network, rng(k)) for k in range(K)])


@pytest.mark.parametrize("models", [(K,), (2, 3)])
@pytest.mark.parametrize(
    ("block", "shapes"),
    [
        (MatMul, ((5, 3), (3, 2))),
        (Add, ((5, 3), (1, 3))),
        (Multiply, ((5, 3), (1, 3))),
        (Sigmoid, ((5, 3),)),
        (MSE, ((5, 3), (5, 3))),
    ],
)
def test_a_block_gives_each_model_what_it_gives_it_alone(block, shapes, models):
    inputs = [rng(1).normal(size=models + shape) for shape in shapes]
    together = block()
    output = together.forward(*inputs)
    grad_output = rng(2).normal(size=output.shape)
    gradients = together.backward(grad_output)
    for model in np.ndindex(models):
        alone, own = block(), [array[model] for array in inputs]
        if block in (Add, Multiply):
            own[1] = own[1][0]  # alone, a bias is a vector
        assert_allclose(output[model], alone.forward(*own), rtol=1e-14)
        for gradient, expected in zip(gradients, alone.backward(grad_output[model]), strict=True):
            assert_allclose(np.reshape(gradient[model], expected.shape), expected, rtol=1e-13)


def test_the_network_gives_each_model_its_own_error_and_gradients():
    network, x, y_hat = mlp(3, 4, 2), rng(1).normal(size=(K, 5, 3)), rng(2).random((K, 5, 2))
    weights = stack_of(network)
    E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
    gradients = network.backward()
    assert E.shape == (K,)
    for k, own in enumerate(weights.unstack()):
        assert_allclose(E[k], network.forward(x=x[k], y_hat=y_hat[k], **own)["E"], rtol=1e-14)
        alone = network.backward()
        for name in own:
            expected = alone[name]
            assert_allclose(np.reshape(gradients[name][k], expected.shape), expected, rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize("optimizer", [SGD, Momentum, CoupledMomentum])
def test_training_a_stack_is_training_each(optimizer):
    network, x, y_hat = mlp(3, 4, 2), rng(1).normal(size=(K, 5, 3)), rng(2).random((K, 5, 2))
    weights, rates = stack_of(network), np.array([[0.1], [0.5], [1.0], [2.0]])
    alone = weights.unstack()
    together, one_by_one = optimizer(rates), [optimizer(rate) for (rate,) in rates]
    for _ in range(30):
        errors = training_step(network, weights, weights.copy(), together, x, y_hat)
        for k in range(K):
            E = training_step(network, alone[k], alone[k].copy(), one_by_one[k], x[k], y_hat[k])
            assert_allclose(E, errors[k], rtol=1e-12)
    for own, expected in zip(weights.unstack(), alone, strict=True):
        assert_allclose(own.flat, expected.flat, rtol=1e-10, atol=1e-13)


def test_a_stack_of_weights_has_its_named_arrays_in_one_array():
    weights = Weights.stack([initial_weights(mlp(2, 3, 1), rng(k)) for k in range(K)])
    assert weights.flat.shape == (K, 13)
    assert {name: array.shape for name, array in weights.items()} == {
        "W1": (K, 2, 3),
        "b1": (K, 1, 3),
        "W2": (K, 3, 1),
        "b2": (K, 1, 1),
    }
    weights.flat[2] = 7.0
    assert np.all(weights["b1"][2] == 7.0)
    assert not np.any(weights["W1"][1] == 7.0)
    for made in (weights.copy(), copy.deepcopy(weights)):
        made["W1"][...] = 0.0
        assert np.all(made.flat[:, :6] == 0.0)
        assert np.all(weights.flat[2] == 7.0)


@pytest.mark.parametrize(
    ("name", "shape", "expected"),
    [("b1", (K, 3), (K, 1, 3)), ("b1", (3,), (K, 1, 3)), ("W2", (3, 1), (K, 3, 1)), ("W2", (2, 3, 1), (K, 3, 1))],
)
def test_weights_of_another_number_of_models_are_refused_by_name(name, shape, expected):
    network = mlp(2, 3, 1)
    inputs = {"x": np.ones((K, 5, 2)), "y_hat": np.ones((K, 5, 1)), **stack_of(network), name: np.ones(shape)}
    with pytest.raises(ValueError) as refusal:
        network.forward(**inputs)
    assert str(refusal.value) == f"{name} has shape {shape}, expected {expected}"


def test_samples_of_another_number_of_models_are_refused():
    network = mlp(2, 3, 1)
    with pytest.raises(ValueError, match=r"step 'm1' with inputs x, W1: .*\(5, 2\) and \(4, 2, 3\)"):
        network.forward(x=np.ones((5, 2)), y_hat=np.ones((5, 1)), **stack_of(network))


CANDIDATES = [
    Hyperparameters(6, rate, momentum, decay, 5, 8)
    for rate, momentum, decay in [(0.1, 0.9, 0.0), (1.0, 0.0, 1e-3), (2.0, 0.5, 0.0), (0.0, 0.0, 0.0)]
]


def moons():
    return two_moons(50, rng(), noise=0.2)


def rows_of_each():
    return np.array([rng(k).permutation(50)[:41] for k in range(K)])


def test_models_fitted_at_once_are_those_fitted_one_by_one():
    (x, y_hat), rows = moons(), rows_of_each()
    models = fit_all(CANDIDATES, x, y_hat, rows, seeds=[5, 6, 7, 8])
    for k, model in enumerate(models):
        expected = fit(CANDIDATES[k], x[rows[k]], y_hat[rows[k]], rng([5, 6, 7, 8][k]))
        assert_allclose(model.weights.flat, expected.weights.flat, rtol=1e-9, atol=1e-12)
        assert_allclose(model.predict(x), expected.predict(x), rtol=1e-9)


def test_a_model_that_diverges_is_as_it_would_be_alone_and_harms_no_other():
    (x, y_hat), rows = moons(), rows_of_each()
    wild = [*CANDIDATES[:3], Hyperparameters(6, 1e200, 0.9, 1e200, 5, 8)]
    models = fit_all(wild, x, y_hat, rows, seeds=range(K))
    for k, model in enumerate(models):
        expected = fit(wild[k], x[rows[k]], y_hat[rows[k]], rng(k))
        assert np.all(np.isfinite(model.weights.flat))
        assert_allclose(model.weights.flat, expected.weights.flat, rtol=1e-9, atol=1e-12)


def test_models_of_different_sizes_are_refused():
    x, y_hat = moons()
    with pytest.raises(ValueError, match="expected the same n_hidden, n_epochs and batch_size"):
        fit_all([Hyperparameters(3), Hyperparameters(4)], x, y_hat, [[0, 1], [2, 3]], [0, 1])


def test_cross_validation_at_once_gives_the_accuracies_of_one_by_one():
    x, y_hat = moons()
    pairs = folds(50, 7, rng())  # blocks of 7 and of 8
    candidates = [
        *CANDIDATES,
        Hyperparameters(4, 1.0, n_epochs=3),
        Hyperparameters(6, 0.3, n_epochs=5, batch_size=50),
    ]
    assert len(candidates) * len(pairs) > 2 * MOST_AT_ONCE

    def fit_one_by_one(candidate, x, y_hat, rng):
        return fit(candidate, x, y_hat, rng)

    at_once = cross_validate(candidates, x, y_hat, pairs, rng())
    assert np.array_equal(at_once, cross_validate(candidates, x, y_hat, pairs, rng(), fit=fit_one_by_one))
    assert len(np.unique(at_once)) > 5


@pytest.mark.parametrize("surface", [ravine(), rosenbrock(), beale(), saddle()], ids=lambda surface: surface.name)
@pytest.mark.parametrize("optimizer", [SGD(2e-3), Momentum(1e-3, 0.9, 0.01)], ids=["SGD", "Momentum"])
def test_paths_from_many_points_are_those_from_each(surface, optimizer):
    low, high = np.transpose(surface.window)
    starts = rng().uniform(low, high, (30, 2))
    for start, path in zip(starts, descend_from_all(surface, optimizer, starts, 200), strict=True):
        alone = descend(surface, optimizer, start, 200)
        assert path.diverged_at == alone.diverged_at
        assert_allclose(path.points, alone.points, rtol=1e-9, atol=1e-12)
        assert_allclose(path.values, alone.values, rtol=1e-8, atol=1e-12)


def test_of_many_paths_each_stops_where_it_diverges():
    starts = [(0.0, 1.0), (1.0, 0.0), (0.0, 1e-3)]  # along w₁ it converges; across it grows by −10 a step
    paths = descend_from_all(ravine(20.0), SGD(0.55), starts, 400)
    assert [path.diverged_at for path in paths] == [154, None, 157]
    assert [len(path.points) for path in paths] == [154, 401, 157]


@pytest.mark.parametrize("starts", [(1.0, 2.0), [(1.0, 2.0, 3.0)], 5.0])
def test_starts_of_another_shape_are_refused(starts):
    with pytest.raises(ValueError, match=r"starts has shape .*, expected \(K, 2\)"):
        descend_from_all(ravine(), SGD(0.1), starts, 10)


@pytest.mark.parametrize("optimizer", [SGD, Momentum, CoupledMomentum])
@pytest.mark.parametrize("shape", [(3,), (K, 2)])
def test_a_setting_for_another_number_of_models_is_refused_and_nothing_changes(optimizer, shape):
    rates, weights = np.full((K, 1), 0.1), np.ones(shape)[: K - 1]
    stepping = optimizer(rates)
    before = weights.copy()
    with pytest.raises(
        ValueError, match=r"learning_rate has shape \(4, 1\), expected \(.*1,?\), one for each model"
    ):
        stepping.step(weights, np.ones_like(weights))
    assert np.array_equal(weights, before)
    assert getattr(stepping, "velocity", None) is None


def test_an_optimizer_keeps_its_own_copy_of_a_setting():
    rates = np.full((K, 1), 0.1)
    optimizer = SGD(rates)
    rates[:] = -1.0
    assert np.all(optimizer.learning_rate == 0.1)


def test_weights_of_different_networks_are_not_stacked():
    one, other = Weights({"W": (2, 3)}), Weights({"V": (3, 2)})
    for weights in ([one, other], []):
        with pytest.raises(ValueError, match="expected one or more, all of the same names and shapes"):
            Weights.stack(weights)
    assert repr(Weights.stack([one, one])) == "Weights(W (2, 2, 3))"


def test_as_many_candidates_rows_and_seeds_are_expected():
    x, y_hat = moons()
    with pytest.raises(ValueError, match="4 candidates, 1 rows and 4 seeds; expected as many of each"):
        fit_all(CANDIDATES, x, y_hat, rows_of_each()[:1], range(K))


def test_the_error_of_each_model_starts_its_own_way_back():
    y, y_hat, mse = rng(1).normal(size=(K, 5, 2)), rng(2).normal(size=(K, 5, 2)), MSE()
    mse.forward(y, y_hat)
    assert_allclose(mse.backward()[0], (y - y_hat) / 5, rtol=1e-14)


def test_from_no_points_there_are_no_paths():
    assert descend_from_all(ravine(), SGD(0.1), np.empty((0, 2)), 5) == []
