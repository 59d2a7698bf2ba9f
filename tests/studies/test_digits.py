"""The chapter's digits in training, looked at wherever the training stands."""

import warnings

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import hold_out
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.digits import digits_run, error_passed
from mlp_tutorial.training import accuracy, train


def trained(optimizer, n_epochs, most=100):
    run = digits_run(optimizer, most)
    for _ in range(n_epochs):
        run.epoch()
    return run


def test_it_gives_the_numbers_of_the_chapter_when_momentum_is_0():
    x, labels = digits()
    rng, targets = np.random.default_rng(0), one_hot(labels, 10)
    training, held_out = hold_out(len(x), 0.25, rng)
    network = mlp(64, 32, 10)
    weights = initial_weights(network, rng)
    options = {
        "n_epochs": 3,
        "batch_size": 32,
        "rng": np.random.default_rng(0),
        "validation": (x[held_out], targets[held_out]),
    }
    history = train(network, weights, SGD(learning_rate=2.0), x[training], targets[training], **options)
    run = trained(Momentum(2.0, momentum=0), 3)
    assert_allclose(run.history.loss, history.loss, rtol=1e-12)
    assert run.history.validation_accuracy == pytest.approx(history.validation_accuracy)


def test_progress_has_the_held_out_digits_from_before_the_first_step_and_the_training_ones_after_each_epoch():
    run = trained(SGD(2.0), 2)
    progress = run.progress()
    assert (progress.epochs, progress.minibatches) == (2, 0)
    assert_allclose(progress.held_out[0], [0, 1, 2])
    assert_allclose(progress.held_out[1][1:], run.history.validation_loss)
    assert_allclose(progress.held_out[2][1:], run.history.validation_accuracy)
    assert_allclose(progress.training[0], [1, 2])
    assert_allclose(progress.training[1:], [run.history.loss, run.history.accuracy])
    start = digits_run(SGD(2.0), 1).progress()
    assert_allclose([curve[0] for curve in progress.held_out], [curve[0] for curve in start.held_out])


def test_within_an_epoch_the_held_out_digits_are_measured_too():
    run = trained(SGD(2.0), 1)
    run.step()
    progress = run.progress()
    x, y_hat = run.validation
    assert (progress.epochs, progress.minibatches) == (1, 1)
    assert_allclose(progress.held_out[0], [0, 1, 44 / 43])
    assert progress.held_out[1][-1] == pytest.approx(run.network.forward(x=x, y_hat=y_hat, **run.weights)["E"])
    assert np.mean(progress.answers == y_hat.argmax(axis=1)) == pytest.approx(progress.held_out[2][-1])


def test_looking_changes_nothing_and_what_was_seen_does_not_change():
    run, unwatched = trained(SGD(2.0), 1), trained(SGD(2.0), 1)
    progress = run.progress()
    seen = progress.W1.copy(), [curve.copy() for curve in (*progress.training, *progress.held_out)]
    run.epoch()
    unwatched.epoch()
    assert np.array_equal(run.weights.flat, unwatched.weights.flat)
    assert np.array_equal(progress.W1, seen[0])
    for curve, before in zip((*progress.training, *progress.held_out), seen[1], strict=True):
        assert np.array_equal(curve, before)


def test_it_ends_after_the_last_epoch():
    run = trained(SGD(2.0), 2, most=2)
    assert run.is_over
    before = run.weights.flat.copy()
    run.step()
    run.epoch()
    assert np.array_equal(run.weights.flat, before)
    assert not trained(SGD(2.0), 1, most=2).is_over


def test_training_that_goes_well_has_no_trouble():
    run = trained(SGD(2.0), 10)
    assert run.progress().trouble == ""
    assert run.progress().held_out[2][-1] > 0.8


def test_too_large_steps_saturate_the_outputs():
    progress = trained(Momentum(9.9, 0.9), 2).progress()
    assert progress.trouble == "saturated"
    assert progress.passed < 1e-6
    assert progress.held_out[1][-1] == pytest.approx(0.5, abs=1e-3)  # all outputs 0 but the one target


def test_an_error_above_that_before_the_first_step_is_worse():
    run = digits_run(SGD(1.0, weight_decay=2.5), 10)  # the decay multiplies each weight by −1.5
    for _ in range(5):
        run.step()
    progress = run.progress()
    assert progress.held_out[1][-1] > progress.held_out[1][0]
    assert progress.trouble in ("worse", "saturated")


@pytest.mark.parametrize("optimizer", [SGD(9.9, 1.0), Momentum(99, 0.99, 1.0), SGD(1e200, 1e200)])
def test_divergence_ends_it_without_a_warning_and_what_is_shown_is_finite(optimizer):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = trained(optimizer, 20)
        progress = run.progress()
    assert progress.trouble == "diverged"
    assert progress.diverged_at == run.history.diverged_at == run.n_steps
    assert run.is_over
    for values in (*progress.training, *progress.held_out, progress.W1):
        assert np.all(np.isfinite(values))


def test_the_error_passed_is_the_mean_slope_of_the_outputs_weighted_with_their_errors():
    y, y_hat = np.array([[0.5, 0.9], [0.2, 0.0]]), np.array([[1.0, 0.0], [0.0, 0.0]])
    by_hand = (0.25 * 0.5 + 0.09 * 0.9 + 0.16 * 0.2) / (0.5 + 0.9 + 0.2)
    assert error_passed(y, y_hat) == pytest.approx(by_hand, rel=1e-14)


def test_saturated_outputs_pass_nothing_and_outputs_without_error_a_quarter():
    y_hat = np.array([[1.0, 0.0]])
    assert error_passed(np.array([[0.0, 0.0]]), y_hat) == pytest.approx(0, abs=1e-15)
    assert error_passed(y_hat, y_hat) == pytest.approx(0.25)
    assert accuracy(y_hat, y_hat) == pytest.approx(1)
