import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import hold_out
from mlp_tutorial.datasets import digits, one_hot, tomatoes
from mlp_tutorial.mlp import example_weights, initial_weights, mlp
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.gradient_noise import (
    Recorder,
    gradients_at,
    means_over_errors,
    share_kept,
    share_with_sign,
)
from mlp_tutorial.studies.velocity import velocities
from mlp_tutorial.training import train

SIGNS = np.array([[1.0, -2.0, 0.0], [3.0, 1.0, 0.0], [-1.0, 2.0, 5.0]])


def test_signs_kept_are_counted_by_hand():
    assert share_kept(SIGNS) == pytest.approx(2 / 4)  # + + −, − + +, and the zeros do not count
    assert share_with_sign([2.0, -1.0, 0.0], [5.0, 5.0, 5.0]) == pytest.approx(1 / 2)


def test_sums_of_gradients_in_a_row_take_their_place():
    gradients = np.array([[1.0], [-3.0], [4.0], [1.0], [-1.0], [9.0], [-9.0]])  # sums of two: −2, 5, 8
    assert share_kept(gradients, 2) == pytest.approx(1 / 2)


def test_what_has_no_signs_to_compare_is_refused():
    with pytest.raises(ValueError, match="a 0 in every pair"):
        share_with_sign([0.0, 1.0], [1.0, 0.0])
    with pytest.raises(ValueError, match=r"there are 3 gradients, expected at least 2 · 2"):
        share_kept(SIGNS, 2)


def test_a_recorder_keeps_the_gradients_and_steps_as_the_optimizer_does():
    recorder, alone = Recorder(Momentum(0.1, 0.5)), Momentum(0.1, 0.5)
    w, other, g = np.ones(3), np.ones(3), np.array([1.0, -2.0, 3.0])
    for factor in (1, -2, 5):
        recorder.step(w, factor * g)
        alone.step(other, factor * g)
    assert_allclose(w, other, rtol=1e-12)
    assert_allclose(recorder.gradients, [g, -2 * g, 5 * g], rtol=1e-12)


def test_a_minibatch_of_all_samples_gives_the_gradient_of_all():
    (x, y_hat), network, weights = tomatoes(), mlp(2, 3, 1), example_weights()
    found = gradients_at(network, weights, x, y_hat, len(x), 2, np.random.default_rng(0))
    network.forward(x=x, y_hat=y_hat, **weights)
    expected = np.concatenate([network.backward()[name].ravel() for name in weights])
    assert_allclose(found, [expected, expected], rtol=1e-12)
    with pytest.raises(ValueError, match="batch_size"):
        gradients_at(network, weights, x, y_hat, len(x) + 1, 2, np.random.default_rng(0))


def test_a_mean_is_told_in_standard_errors():
    numbers = np.array([[1.0, 0.0], [2.0, 0.0], [6.0, 0.0]])
    assert_allclose(means_over_errors(numbers), [3 / (np.sqrt(7) / np.sqrt(3)), 0.0], rtol=1e-12)
    pure_noise = np.random.default_rng(0).normal(size=(100, 20_000))
    assert np.mean(np.abs(means_over_errors(pure_noise)) > 2) == pytest.approx(0.048, abs=0.006)


def test_row_20_momentum_lets_the_mean_stand_out_from_independent_noise():
    m, n_steps = 0.9, 2000
    gradients = np.random.default_rng(0).normal(0.3, 0.7, size=(n_steps, 300))
    v = velocities(gradients, m)[200:]
    assert np.mean(v) == pytest.approx(0.3 / (1 - m), rel=0.01)
    assert np.std(v) == pytest.approx(0.7 / np.sqrt(1 - m**2), rel=0.01)


@pytest.fixture(scope="module")
def digit_run():
    """The gradients of 20 epochs of the chapter's digits, with α = 1, and many at the weights where it ends."""
    x, labels = digits()
    y_hat, rng = one_hot(labels, 10), np.random.default_rng(4)
    rows, _ = hold_out(len(x), 0.25, np.random.default_rng(0))
    x, y_hat, network = x[rows], y_hat[rows], mlp(64, 32, 10)
    weights, recorder = initial_weights(network, rng), Recorder(SGD(1.0))
    train(network, weights, recorder, x, y_hat, n_epochs=20, batch_size=32, rng=rng)
    return np.array(recorder.gradients), gradients_at(network, weights, x, y_hat, 32, 400, rng)


def test_row_20_from_one_minibatch_of_the_digits_to_the_next_the_sign_is_little_better_than_a_coin(digit_run):
    on_the_way, _ = digit_run
    assert 0.5 < share_kept(on_the_way) < 0.58
    assert share_kept(on_the_way, 43) > 0.75  # of the sums over an epoch


def test_row_20_what_persists_is_the_mean_and_the_velocity_shows_it_oftener_than_a_gradient_does(digit_run):
    _, gradients = digit_run
    assert np.mean(np.abs(means_over_errors(gradients)) > 2) > 0.5  # of pure noise it is a twentieth
    mean = gradients.mean(axis=0)
    of_gradients = share_with_sign(gradients, mean)
    of_velocities = share_with_sign(velocities(gradients, 0.9)[40:], mean)
    assert of_gradients < 0.75
    assert of_velocities > of_gradients + 0.1
