import numpy as np
import pytest

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.modules import MatMul, Sigmoid, sigmoid
from mlp_tutorial.studies.fading import fade, shares_left, shares_of_random_networks


def test_the_shares_left_are_powers_of_the_slope_times_the_weight():
    slope = sigmoid(2.0) * sigmoid(-2.0)
    np.testing.assert_allclose(shares_left(10, 2.0, 1.0), slope ** np.arange(1, 11), rtol=1e-12)
    np.testing.assert_allclose(shares_left(5, 0.0, 3.0), 0.75 ** np.arange(1, 6), rtol=1e-12)


def test_neurons_at_0_with_weights_of_1_leave_the_best_that_sigmoids_can():
    fading = fade(5, 0.0, 1.0)
    np.testing.assert_allclose(fading.shares, fading.best, rtol=1e-12)
    np.testing.assert_allclose(fading.best, 0.25 ** np.arange(1, 6), rtol=1e-12)
    assert np.all(fade(5, 0.3, 1.0).shares < fading.shares)


def test_the_neurons_stand_where_they_were_asked_to():
    fading = fade(3, 2.0, 4.0)
    assert (fading.here.x, fading.w, len(fading.shares)) == (2.0, 4.0, 3)
    assert fading.shares[0] == pytest.approx(4.0 * fading.here.slope)
    np.testing.assert_allclose(fading.unweighted, fading.here.slope ** np.arange(1, 4), rtol=1e-12)


def test_five_saturated_sigmoids_leave_less_than_a_ten_trillionth():
    assert shares_left(5, 6.0, 1.0)[-1] == pytest.approx(9.13e-14, rel=1e-3)


def test_a_random_networks_share_is_the_slope_along_its_chain():
    rng = np.random.default_rng(3)
    x, (W1, W2) = rng.uniform(size=(2, 1, 1)), rng.normal(0.0, 2.0, (2, 2, 1, 1))  # as they are drawn: 2 networks
    share = shares_of_random_networks(2, 1, 2.0, 2, np.random.default_rng(3))
    for n in range(2):  # one neuron a layer: the gradient that comes in cancels
        slope = numerical_gradient(lambda x, n=n: sigmoid(sigmoid(x * W1[n, 0, 0]) * W2[n, 0, 0]), x[n, 0, 0])
        assert share[n] == pytest.approx(abs(slope), rel=1e-6)


def draws(n_neurons, deviation):
    return shares_of_random_networks(10, n_neurons, deviation, 200, np.random.default_rng(n_neurons))


@pytest.mark.parametrize("n_neurons", [16, 64])
def test_with_the_courses_first_weights_ten_layers_leave_about_half_a_millionth(n_neurons):
    shares = draws(n_neurons, n_neurons**-0.5)
    assert 1e-7 < np.median(shares) < 0.25**10
    assert np.quantile(shares, 0.95) < 2e-6


def test_with_weights_of_deviation_1_the_share_grows_with_the_neurons():
    medians = [np.median(draws(n, 1.0)) for n in (1, 16, 64)]
    assert medians[0] < 1e-8
    assert medians[1] > 1000 * 0.25**10
    assert 0.1 < medians[2] < 0.5


def test_four_neurons_at_0_with_weights_of_1_leave_the_whole_gradient():
    gradient = np.full((1, 4), 0.3)
    for _ in range(10):
        sigmoid_block, matmul = Sigmoid(), MatMul()
        sigmoid_block.forward(np.zeros((1, 4)))
        matmul.forward(np.full((1, 4), 0.5), np.ones((4, 4)))
        gradient, _ = matmul.backward(*sigmoid_block.backward(gradient))
    np.testing.assert_allclose(gradient, np.full((1, 4), 0.3), rtol=1e-12)
