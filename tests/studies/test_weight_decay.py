"""What is known of the weights after any number of steps with weight decay."""

import numpy as np
import pytest

from mlp_tutorial.studies.weight_decay import LEARNING_RATE, N_STEPS, decayed, fresh_sets, points, trained

USELESS = slice(2, 4)  # the inputs that are always 0


def test_the_points_have_two_useful_inputs_two_that_are_0_and_two_of_noise():
    x, y_hat = points(500, np.random.default_rng(0))
    assert (x.shape, y_hat.shape) == ((500, 6), (500, 1))
    assert np.all(x[:, USELESS] == 0)
    assert np.std(x[:, 4:], axis=0) == pytest.approx([1, 1], abs=0.1)


@pytest.mark.parametrize("weight_decay", [0.0, 0.01])
def test_the_weights_of_an_input_that_is_always_0_shrink_by_the_decay_alone(weight_decay):
    sizes = decayed(weight_decay, N_STEPS).sizes[:, USELESS]
    expected = (1 - LEARNING_RATE * weight_decay) ** np.arange(N_STEPS + 1)
    np.testing.assert_allclose(sizes / sizes[0], np.transpose([expected, expected]), rtol=1e-9)


def test_the_matrix_shown_is_that_of_the_step():
    found = decayed(0.001, 100)
    np.testing.assert_allclose(np.linalg.norm(found.W1, axis=1), found.sizes[100], rtol=1e-12)
    assert found.W1.shape == (6, 8)


def test_trained_it_reads_new_points_better_than_at_the_start():
    assert decayed(0.0, N_STEPS).accuracy > 0.85 > decayed(0.0, 0).accuracy


def test_the_same_decay_gives_the_same_weights_at_every_step():
    assert trained(0.001).shape == (N_STEPS + 1, 6 * 8 + 8 + 8 + 1)
    np.testing.assert_allclose(decayed(0.001, 7).sizes, decayed(0.001, 300).sizes, rtol=1e-15)


@pytest.mark.parametrize("step", [-1, N_STEPS + 1, 2.5])
def test_a_step_that_is_not_there_is_refused(step):
    with pytest.raises(ValueError, match=f"step is {step}, expected a whole number, 0 to {N_STEPS}"):
        decayed(0.0, step)


def test_of_fresh_sets_decay_puts_the_position_ahead_of_noise_more_often_at_a_small_price():
    ahead, read = fresh_sets([0.0, 0.002], range(12))
    assert ahead.shape == read.shape == (2, 12)
    assert ahead[0].sum() < ahead[1].sum() == 12
    assert abs(np.mean(read[0] - read[1])) < 0.02
