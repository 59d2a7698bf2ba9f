"""Where samples are few and noisy, a decay helps with new ones: over twenty draws, by more than chance."""

import numpy as np
import pytest

from mlp_tutorial.mlp import mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.studies.overfitting import (
    LEARNING_RATE,
    N_STEPS,
    SparesBiases,
    noisy_points,
    one_draw,
    overfitting,
    weight_places,
)
from mlp_tutorial.training import Model, accuracy, training_step

DRAWS = range(20, 40)  # not those of the chapter


@pytest.fixture(scope="module")
def found():
    return overfitting([0.0, 0.002, 0.03], DRAWS)


def test_without_decay_the_samples_are_remembered_and_new_ones_are_read_worse(found):
    assert found.training[0].mean() > 0.97
    assert found.new[0].mean() < 0.82


def test_a_decay_gains_more_than_three_standard_errors_on_new_samples(found):
    gains = found.new[1] - found.new[0]
    assert gains.mean() > 3 * gains.std(ddof=1) / np.sqrt(len(gains))
    assert gains.mean() > 0.015
    assert found.training[1].mean() < found.training[0].mean() - 0.05


def test_decay_takes_most_of_the_noise_inputs_weights_and_less_of_the_positions(found):
    assert np.all(found.squares[1] < 0.3 * found.squares[0])
    assert np.all(found.squares >= np.sum(found.sizes**2, axis=2))
    left = found.sizes[1].mean(axis=0) / found.sizes[0].mean(axis=0)
    assert np.all(left[2:] < 0.2)
    assert np.all(left[:2] > 0.25)


def test_with_four_times_the_samples_the_same_decay_gains_less(found):
    more = overfitting([0.0, 0.002], range(20, 28), n_samples=160)
    few_gain, more_gain = (np.mean(each.new[1] - each.new[0]) for each in (found, more))
    assert more_gain < 0.6 * few_gain


def test_too_much_decay_loses(found):
    assert found.new[2].mean() < found.new[0].mean() - 0.1


def test_whether_biases_decay_matters_far_less_than_whether_weights_do(found):
    spared = overfitting([0.002], DRAWS, biases_decay=False).new[0]
    assert abs(np.mean(spared - found.new[1])) < 0.1 * np.mean(found.new[1] - found.new[0])


def test_a_network_of_the_stack_is_the_one_trained_alone():
    x, y_hat, x_new, y_hat_new, weights = one_draw(7)
    network, gradient, optimizer = mlp(6, 20, 1), weights.copy(), SGD(LEARNING_RATE, 0.002)
    for _ in range(N_STEPS):
        training_step(network, weights, gradient, optimizer, x, y_hat)
    model, stack = Model(network, weights), overfitting([0.0, 0.002], [3, 7])
    assert stack.training[1, 1] == pytest.approx(accuracy(model.predict(x), y_hat))
    assert stack.new[1, 1] == pytest.approx(accuracy(model.predict(x_new), y_hat_new), abs=0.0021)


def test_spared_biases_take_the_step_of_plain_gradient_descent_and_the_weights_decay():
    network, rng = mlp(2, 3, 1), np.random.default_rng(0)
    w, g = rng.normal(size=(2, 13))
    is_weight = weight_places(network)
    np.testing.assert_array_equal(np.flatnonzero(~is_weight), [6, 7, 8, 12])
    decayed, plain, spared = w.copy(), w.copy(), w.copy()
    SGD(0.5, 0.2).step(decayed, g)
    SGD(0.5).step(plain, g)
    SparesBiases(0.5, 0.2, is_weight).step(spared, g)
    np.testing.assert_allclose(spared, np.where(is_weight, decayed, plain), rtol=1e-14)


def test_the_samples_are_half_of_each_moon_with_four_inputs_of_noise():
    x, y_hat = noisy_points(2000, np.random.default_rng(0))
    assert (x.shape, y_hat.mean()) == ((2000, 6), pytest.approx(0.5))
    assert np.max(np.abs(np.corrcoef(x[:, 2:], y_hat, rowvar=False)[-1, :-1])) < 0.1
