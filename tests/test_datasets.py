from importlib.resources import files

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import digits, one_hot, tomatoes, two_moons


def test_the_digits_are_1797_pictures_of_64_pixels():
    x, labels = digits()
    assert x.shape == (1797, 64)
    assert labels.shape == (1797,)


def test_the_pixels_are_sixteenths_from_paper_0_to_ink_1():
    x, _ = digits()
    assert x.dtype == np.float64
    assert set(np.unique(x * 16)) == set(range(17))


def test_each_digit_has_its_published_count():
    _, labels = digits()
    assert labels.dtype == int
    assert list(np.bincount(labels)) == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_a_picture_is_stored_row_by_row_from_the_top_left():
    x, labels = digits()
    zeros = x[labels == 0].mean(axis=0).reshape(8, 8)
    sevens = x[labels == 7].mean(axis=0).reshape(8, 8)
    assert zeros[3:5, 3:5].max() < 0.2 < zeros[3:5, 1:3].max()  # a ring with a hole
    assert sevens[0, 2:6].sum() > 2 * sevens[7, 2:6].sum()  # a bar on top, a stem below


def test_every_call_gives_digits_of_ones_own():
    digits()[0][:] = -1
    assert digits()[0].min() >= 0


def test_the_file_of_the_digits_holds_plain_numbers_and_needs_no_pickle():
    with (files("mlp_tutorial") / "data" / "digits.npz").open("rb") as file, np.load(file) as stored:
        assert {name: stored[name].dtype for name in stored} == {"images": np.uint8, "labels": np.uint8}


def test_the_tomatoes_are_four_by_redness_and_softness():
    x, y_hat = tomatoes()
    assert_allclose(x, [[1.0, 0.5], [0.2, 0.1], [0.9, 0.9], [0.4, 0.8]], rtol=1e-15)
    assert_allclose(y_hat, [[1], [0], [0], [0]], atol=0)
    assert x.dtype == y_hat.dtype == np.float64


def test_the_tomato_that_is_ready_is_the_one_that_is_red_and_not_yet_soft():
    x, y_hat = tomatoes()
    red, soft = x[:, 0] > 0.6, x[:, 1] > 0.6
    assert np.array_equal(y_hat[:, 0] > 0.5, red & ~soft)


def test_every_call_gives_tomatoes_of_ones_own():
    for array in tomatoes():
        array[:] = -1
    x, y_hat = tomatoes()
    assert x.min() > 0
    assert y_hat.min() >= 0


def test_one_hot_is_1_at_the_labels_place_and_0_elsewhere():
    assert_allclose(one_hot([2, 0, 1, 2], 3), [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]], atol=0)


def test_one_hot_has_a_column_for_a_class_without_samples():
    assert one_hot(np.array([0, 1], dtype=np.uint8), 4).shape == (2, 4)


@pytest.mark.parametrize("labels", [[0, 3], [-1, 0], [0.0, 1.0], [[0], [1]], 1, ["0"]])
def test_labels_that_are_not_whole_numbers_in_range_are_refused(labels):
    with pytest.raises(ValueError, match=r"(?s)labels are .*, expected a vector of whole numbers from 0 to 2"):
        one_hot(labels, 3)


def test_two_moons_without_noise_lie_on_two_half_circles():
    x, y_hat = two_moons(101, np.random.default_rng(0), noise=0.0)
    upper, lower = x[y_hat[:, 0] < 0.5], x[y_hat[:, 0] > 0.5]
    assert_allclose(np.hypot(upper[:, 0], upper[:, 1]), 1, rtol=1e-14)
    assert_allclose(np.hypot(lower[:, 0] - 1, lower[:, 1] - 0.5), 1, rtol=1e-14)
    assert np.all(upper[:, 1] >= 0)
    assert np.all(lower[:, 1] <= 0.5)


@pytest.mark.parametrize("n_samples", [2, 3, 10, 11])
def test_half_of_the_samples_rounded_down_lie_on_moon_1(n_samples):
    x, y_hat = two_moons(n_samples, np.random.default_rng(0))
    assert x.shape == (n_samples, 2)
    assert y_hat.shape == (n_samples, 1)
    assert y_hat.sum() == pytest.approx(n_samples // 2)
    assert set(y_hat[:, 0]) == {0.0, 1.0}


def test_the_noise_is_the_deviation_of_each_coordinate():
    clean, _ = two_moons(20_000, np.random.default_rng(0), noise=0.0)
    noisy, _ = two_moons(20_000, np.random.default_rng(0), noise=0.3)
    # 20,000 draws know a deviation to 1/√(2n) = 0.5 %; five of those either way
    assert_allclose((noisy - clean).std(axis=0), 0.3, rtol=0.025)


def test_two_moons_come_from_rng_alone():
    first, again, other = (two_moons(20, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.any(np.isclose(first, other))


@pytest.mark.parametrize("n_samples", [1, 0, -2])
def test_fewer_than_two_samples_are_refused(n_samples):
    with pytest.raises(ValueError, match=f"n_samples is {n_samples}, expected a whole number, 2 or more"):
        two_moons(n_samples, np.random.default_rng(0))


@pytest.mark.parametrize("noise", [-0.1, np.nan, np.inf])
def test_noise_that_is_negative_or_not_finite_is_refused(noise):
    with pytest.raises(ValueError, match=r"noise is .*, expected a finite number, 0 or more"):
        two_moons(10, np.random.default_rng(0), noise=noise)
