import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import digits, one_hot, two_moons
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, MatMul
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import Hyperparameters, Model, accuracy, fit, minibatches, train, training_step
from mlp_tutorial.weights import Weights


def linear_network():
    return Graph([("y", MatMul(), ("x", "W")), ("E", MSE(), ("y", "y_hat"))], shapes={"W": (2, 3)})


def linear_samples(n_samples=10):
    rng = np.random.default_rng(0)
    return rng.normal(size=(n_samples, 2)), rng.normal(size=(n_samples, 3))


def train_linear(optimizer, n_epochs=3, batch_size=4, seed=0, **changes):
    x, y_hat = changes.pop("samples", linear_samples())
    weights = Weights.of({"W": np.ones((2, 3))})
    options = {"n_epochs": n_epochs, "batch_size": batch_size, "rng": np.random.default_rng(seed)} | changes
    return weights, train(linear_network(), weights, optimizer, x, y_hat, **options)


@pytest.mark.parametrize(("n_samples", "batch_size"), [(10, 3), (10, 5), (10, 10), (10, 1), (1, 1)])
def test_an_epoch_holds_every_sample_once(n_samples, batch_size):
    batches = list(minibatches(n_samples, batch_size, np.random.default_rng(0)))
    assert sorted(np.concatenate(batches)) == list(range(n_samples))
    assert all(len(batch) == batch_size for batch in batches[:-1])
    assert 1 <= len(batches[-1]) <= batch_size


def test_an_epoch_is_shuffled_by_rng_and_by_nothing_else():
    first, again, other = (
        np.concatenate(list(minibatches(50, 7, np.random.default_rng(seed)))) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert not np.array_equal(first, np.arange(50))


@pytest.mark.parametrize("batch_size", [0, -1, 11])
def test_a_batch_size_outside_one_to_the_samples_is_refused_at_the_call(batch_size):
    with pytest.raises(ValueError, match=f"batch_size is {batch_size}, expected a whole number, 1 to 10"):
        minibatches(10, batch_size, np.random.default_rng(0))


def test_a_training_step_is_forward_backward_and_one_step_of_the_optimizer():
    x, y_hat = linear_samples(4)
    weights = Weights.of({"W": np.ones((2, 3))})
    E = training_step(linear_network(), weights, weights.copy(), SGD(0.5), x, y_hat)
    error = x @ np.ones((2, 3)) - y_hat
    assert_allclose(E, 0.5 * np.sum(error**2) / 4, rtol=1e-14)
    assert_allclose(weights["W"], 1 - 0.5 * x.T @ error / 4, rtol=1e-13)


def test_training_is_the_same_steps_made_one_after_the_other():
    weights, history = train_linear(Momentum(0.1, 0.9), n_epochs=3, batch_size=4)
    x, y_hat = linear_samples()
    by_hand, optimizer = Weights.of({"W": np.ones((2, 3))}), Momentum(0.1, 0.9)
    rng, losses = np.random.default_rng(0), []
    for _ in range(3):
        batches = minibatches(10, 4, rng)
        losses.append(
            [training_step(linear_network(), by_hand, by_hand.copy(), optimizer, x[i], y_hat[i]) for i in batches]
        )
    assert_allclose(weights.flat, by_hand.flat, rtol=1e-14)
    assert_allclose(history.loss, np.mean(losses, axis=1), rtol=1e-14)


def test_the_same_rng_gives_the_same_training():
    assert np.array_equal(train_linear(SGD(0.1), seed=3)[0].flat, train_linear(SGD(0.1), seed=3)[0].flat)
    assert not np.array_equal(train_linear(SGD(0.1), seed=3)[0].flat, train_linear(SGD(0.1), seed=4)[0].flat)


def test_full_batches_find_the_least_squares_solution():
    x, y_hat = linear_samples()
    weights, _ = train_linear(SGD(0.5), n_epochs=300, batch_size=10)
    assert_allclose(weights["W"], np.linalg.lstsq(x, y_hat)[0], rtol=1e-9)


def test_the_validation_is_measured_after_each_epoch_and_trains_nothing():
    validation = (np.full((5, 2), 1.0), np.tile([0.0, 0.0, 1.0], (5, 1)))
    weights, history = train_linear(SGD(0.1), n_epochs=4, validation=validation)
    assert np.array_equal(weights.flat, train_linear(SGD(0.1), n_epochs=4)[0].flat)
    assert len(history.loss) == len(history.validation_loss) == len(history.validation_accuracy) == 4
    values = linear_network().forward(x=validation[0], y_hat=validation[1], **weights)
    assert history.validation_loss[-1] == pytest.approx(values["E"], rel=1e-14)
    assert history.validation_accuracy[-1] == pytest.approx(accuracy(values["y"], validation[1]))


def test_without_validation_its_history_stays_empty():
    _, history = train_linear(SGD(0.1))
    assert (history.validation_loss, history.validation_accuracy, history.diverged_at) == ([], [], None)


def test_no_epochs_change_nothing():
    weights, history = train_linear(SGD(0.1), n_epochs=0)
    assert_allclose(weights.flat, np.ones(6), rtol=1e-15)
    assert history.loss == []


def test_accuracy_of_one_output_is_the_share_on_the_targets_side_of_a_half():
    y, y_hat = np.array([[0.9], [0.2], [0.6], [0.4]]), np.array([[1.0], [0.0], [0.0], [1.0]])
    assert accuracy(y, y_hat) == pytest.approx(0.5)


def test_accuracy_of_several_outputs_is_the_share_whose_largest_is_the_targets():
    y = np.array([[0.1, 0.3, 0.2], [0.4, 0.3, 0.2], [0.0, 0.1, 0.9], [0.5, 0.6, 0.4], [0.1, 0.2, 0.3]])
    y_hat = np.eye(3)[[1, 0, 2, 0, 2]]
    assert accuracy(y, y_hat) == pytest.approx(0.8)


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf])
def test_a_row_that_is_not_finite_is_wrong(broken):
    assert accuracy(np.array([[broken], [0.9], [0.9]]), np.ones((3, 1))) == pytest.approx(2 / 3)
    assert accuracy(np.array([[0.1, 0.9, broken], [0.1, 0.9, 0.2]]), np.eye(3)[[1, 1]]) == pytest.approx(0.5)


@pytest.mark.parametrize(("y", "y_hat"), [((4, 1), (4,)), ((4,), (4,)), ((4, 3), (4, 1)), ((0, 1), (0, 1))])
def test_accuracy_of_shapes_that_do_not_match_is_refused(y, y_hat):
    with pytest.raises(ValueError, match=r"expected \(B, n_out\) for both"):
        accuracy(np.ones(y), np.ones(y_hat))


def test_the_default_hyperparameters_are_those_of_the_course():
    chosen = Hyperparameters()
    assert (chosen.n_hidden, chosen.n_epochs, chosen.batch_size) == (32, 30, 32)
    assert_allclose([chosen.learning_rate, chosen.momentum, chosen.weight_decay], [0.2, 0.9, 0.0], rtol=1e-15)


def test_fit_learns_the_two_moons():
    x, y_hat = two_moons(200, np.random.default_rng(0))
    chosen = Hyperparameters(n_hidden=16, n_epochs=200, batch_size=8)
    model = fit(chosen, x, y_hat, np.random.default_rng(0))
    assert accuracy(model.predict(x), y_hat) > 0.95


def test_fit_learns_the_digits_with_the_default_hyperparameters():
    x, labels = digits()
    y_hat = one_hot(labels, 10)
    model = fit(Hyperparameters(), x, y_hat, np.random.default_rng(0))
    assert accuracy(model.predict(x), y_hat) > 0.9


def test_fit_gives_the_same_model_for_the_same_rng_and_another_for_another():
    x, y_hat = two_moons(30, np.random.default_rng(0))
    first, again, other = (
        fit(Hyperparameters(n_epochs=1), x, y_hat, np.random.default_rng(seed)).weights.flat for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_fewer_samples_than_a_batch_make_one_batch():
    x, y_hat = two_moons(5, np.random.default_rng(0))
    model = fit(Hyperparameters(n_hidden=3, n_epochs=1, batch_size=32), x, y_hat, np.random.default_rng(0))
    assert model.predict(x).shape == (5, 1)


def test_a_prediction_is_the_networks_output_and_does_not_depend_on_the_other_rows():
    network = mlp(2, 4, 3)
    weights = initial_weights(network, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(5, 2))
    y = Model(network, weights).predict(x)
    assert_allclose(y, network.forward(x=x, y_hat=np.zeros((5, 3)), **weights)["y"], rtol=1e-15)
    assert_allclose(Model(network, weights).predict(x[2:3]), y[2:3], rtol=1e-14)
