import numpy as np
import pytest

from mlp_tutorial.modules import sigmoid
from mlp_tutorial.studies.fading import N_SIGMOIDS, fade, shares_left


def test_the_shares_left_are_powers_of_the_slope_times_the_weight():
    slope = sigmoid(2.0) * sigmoid(-2.0)
    np.testing.assert_allclose(shares_left(10, 2.0, 1.0), slope ** np.arange(1, 11), rtol=1e-12)
    np.testing.assert_allclose(shares_left(5, 0.0, 3.0), 0.75 ** np.arange(1, 6), rtol=1e-12)


def test_neurons_at_0_with_weights_of_1_leave_the_best_that_sigmoids_can():
    fading = fade(5, 0.0, 1.0)
    np.testing.assert_allclose(fading.shares, fading.best[:5], rtol=1e-12)
    np.testing.assert_allclose(fading.best, 0.25 ** np.arange(1, N_SIGMOIDS + 1), rtol=1e-12)
    assert np.all(fade(5, 0.3, 1.0).shares < fading.shares)


def test_the_neurons_stand_where_they_were_asked_to():
    fading = fade(3, 2.0, 4.0)
    assert (fading.here.x, fading.w, len(fading.shares)) == (2.0, 4.0, 3)
    assert fading.shares[0] == pytest.approx(4.0 * fading.here.slope)
