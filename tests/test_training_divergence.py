"""Training that leaves the finite numbers: which step is blamed, and which weights are put back."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, MatMul
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import minibatches, train, training_step
from mlp_tutorial.weights import Weights

RNG = np.random.default_rng(0)
X, Y_HAT = RNG.normal(size=(10, 2)), RNG.normal(size=(10, 3))


def linear_network():
    return Graph([("y", MatMul(), ("x", "W")), ("E", MSE(), ("y", "y_hat"))])


def train_one_weight(optimizer, start=1.0, n_epochs=200):
    """Train y = w x on the one sample x = 1, ŷ = 0: E = ½ w², and SGD makes w ← (1 − α) w."""
    weights = Weights.of({"W": np.full((1, 1), start)})
    x, y_hat, rng = np.ones((1, 1)), np.zeros((1, 1)), np.random.default_rng(0)
    history = train(linear_network(), weights, optimizer, x, y_hat, n_epochs=n_epochs, batch_size=1, rng=rng)
    return weights, history


def error_at(weights, x, y_hat):
    return linear_network().forward(x=x, y_hat=y_hat, **weights)["E"]


def test_training_that_diverges_stops_with_the_weights_with_which_its_last_epoch_began():
    # w ← −100 w; from w = 1, |w| = 100^k after k steps.
    # E of w = 1e152 is 5e303, of 1e154 it is 5e307, of 1e156 inf: seen by step 79, w = 1e156 made by step 78
    weights, history = train_one_weight(SGD(101.0))
    assert history.diverged_at == 78
    assert len(history.loss) == 77  # one step an epoch; the one that step 78 ended has no entry
    assert np.all(np.isfinite(history.loss))
    assert weights["W"][0, 0] == pytest.approx(-(100.0**77), rel=1e-9)
    assert error_at(weights, np.ones((1, 1)), np.zeros((1, 1))) == pytest.approx(5e307, rel=1e-9)


def test_a_very_large_step_is_blamed_itself_and_not_the_next_one():
    # w ← (1 − 1e60) w: E of 1e60 is 5e119, of 1e120 it is 5e239, of 1e180, made by step 3, inf
    weights, history = train_one_weight(SGD(1e60))
    assert history.diverged_at == 3
    assert_allclose(history.loss, [0.5, 5e119], rtol=1e-9)
    assert weights["W"][0, 0] == pytest.approx(1e120, rel=1e-9)
    assert error_at(weights, np.ones((1, 1)), np.zeros((1, 1))) == pytest.approx(5e239, rel=1e-9)


@pytest.mark.parametrize("optimizer", [SGD, Momentum])
@pytest.mark.parametrize("batch_size", [10, 4])
def test_the_step_blamed_is_the_one_that_made_e_not_finite(batch_size, optimizer):
    weights = Weights.of({"W": np.ones((2, 3))})
    options = {"n_epochs": 20, "batch_size": batch_size, "rng": np.random.default_rng(0)}
    history = train(linear_network(), weights, optimizer(1e60), X, Y_HAT, **options)
    assert error_at(weights, X, Y_HAT) < np.inf

    by_hand, again, rng = Weights.of({"W": np.ones((2, 3))}), optimizer(1e60), np.random.default_rng(0)
    batches = [rows for _ in range(20) for rows in minibatches(10, batch_size, rng)]
    steps_per_epoch = -(-10 // batch_size)
    last_epoch_began_at = (history.diverged_at - 1) // steps_per_epoch * steps_per_epoch
    for number, rows in enumerate(batches[: history.diverged_at - 1]):
        if number == last_epoch_began_at:
            assert np.array_equal(weights.flat, by_hand.flat)
        assert np.isfinite(training_step(linear_network(), by_hand, by_hand.copy(), again, X[rows], Y_HAT[rows]))
    if last_epoch_began_at == history.diverged_at - 1:
        assert np.array_equal(weights.flat, by_hand.flat)
    with np.errstate(over="ignore", invalid="ignore"):
        blamed, after = batches[history.diverged_at - 1 : history.diverged_at + 1]
        assert np.isfinite(
            training_step(linear_network(), by_hand, by_hand.copy(), again, X[blamed], Y_HAT[blamed])
        )
        assert np.all(np.isfinite(by_hand.flat))
        assert not np.isfinite(error_at(by_hand, X[after], Y_HAT[after]))


def test_weights_that_leave_the_finite_numbers_before_e_does_are_put_back():
    weights, history = train_one_weight(SGD(1e200, weight_decay=1e200))
    assert history.diverged_at == 1
    assert_allclose(weights.flat, [1.0], rtol=1e-15)
    assert history.loss == []


def test_an_error_that_is_not_finite_at_the_start_is_blamed_on_no_step():
    weights, history = train_one_weight(SGD(0.1), start=1e200)
    assert history.diverged_at == 0
    assert_allclose(weights.flat, [1e200], rtol=1e-15)
    assert history.loss == []


def test_weights_put_back_stay_joined_to_their_vector():
    weights, _ = train_one_weight(SGD(1e60))
    weights.flat[:] = 2.0
    assert weights["W"][0, 0] == pytest.approx(2.0)


def test_training_that_stays_finite_has_no_step_to_blame():
    weights, history = train_one_weight(SGD(0.5), n_epochs=3)
    assert history.diverged_at is None
    assert weights["W"][0, 0] == pytest.approx(0.125)


def test_divergence_in_the_very_last_step_is_noticed():
    weights, history = train_one_weight(SGD(1e60), n_epochs=3)
    assert history.diverged_at == 3
    assert weights["W"][0, 0] == pytest.approx(1e120, rel=1e-9)


def test_a_validation_error_that_is_not_finite_is_divergence_too():
    weights = Weights.of({"W": np.ones((1, 1))})
    x, y_hat = np.ones((1, 1)), np.zeros((1, 1))
    options = {"n_epochs": 5, "batch_size": 1, "rng": np.random.default_rng(0), "validation": (1e100 * x, y_hat)}
    history = train(linear_network(), weights, SGD(1e60), x, y_hat, **options)
    assert history.diverged_at == 1
    assert history.validation_loss == []
    assert weights["W"][0, 0] == 1.0
