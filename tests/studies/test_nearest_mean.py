import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, select
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.studies.nearest_mean import accuracies_without, fit_nearest_mean, right_without
from mlp_tutorial.training import accuracy

X, LABELS = digits()
Y_HAT = one_hot(LABELS, 10)


def test_a_class_is_the_mean_of_its_samples():
    model = fit_nearest_mean(None, X, Y_HAT, None)
    assert_allclose(model.means, [X[digit == LABELS].mean(axis=0) for digit in range(10)], rtol=1e-12)


def test_the_largest_score_is_that_of_the_nearest_mean():
    model = fit_nearest_mean(None, X[:200], Y_HAT[:200], None)
    distances = np.linalg.norm(X[200:, np.newaxis] - model.means, axis=2)
    assert np.array_equal(model.predict(X[200:]).argmax(axis=1), distances.argmin(axis=1))


def test_a_score_is_half_the_square_of_the_input_less_that_of_its_distance():
    model = fit_nearest_mean(None, X[:200], Y_HAT[:200], None)
    x = X[200:203]
    by_hand = [[(row @ row - (row - mean) @ (row - mean)) / 2 for mean in model.means] for row in x]
    assert_allclose(model.predict(x), by_hand, rtol=1e-12)


def test_a_class_without_samples_is_never_chosen_and_its_score_is_finite():
    few = LABELS < 3
    model = fit_nearest_mean(None, X[few], Y_HAT[few], None)
    y = model.predict(X)
    assert np.all(np.isfinite(y))
    assert set(y.argmax(axis=1)) == {0, 1, 2}
    assert accuracy(y, Y_HAT) == pytest.approx(np.mean(y.argmax(axis=1) == LABELS))


def test_it_can_be_cross_validated_and_selected_as_a_network_can():
    rng = np.random.default_rng(0)
    accuracies = cross_validate([None], X, Y_HAT, folds(len(X), 5, rng), rng, fit=fit_nearest_mean)
    assert accuracies.shape == (1, 5)
    assert accuracies.mean() > 0.85
    chosen = select([None], X, Y_HAT, 5, rng, fit=fit_nearest_mean)
    assert accuracy(chosen.model.predict(X), Y_HAT) > 0.85


@pytest.mark.parametrize(("n_samples", "n_folds"), [(60, 5), (23, 4), (12, 12)])
def test_all_at_once_gives_the_accuracies_of_one_after_the_other(n_samples, n_folds):
    x, y_hat = X[:n_samples], Y_HAT[:n_samples]
    pairs = folds(n_samples, n_folds, np.random.default_rng(n_samples))
    one_by_one = cross_validate([None], x, y_hat, pairs, np.random.default_rng(0), fit=fit_nearest_mean)[0]
    assert_allclose(accuracies_without(x, y_hat, [validation for _, validation in pairs]), one_by_one)


@pytest.mark.parametrize(("n_samples", "n_folds"), [(60, 5), (23, 4)])
def test_sample_by_sample_it_is_what_the_accuracies_are_the_mean_of(n_samples, n_folds):
    x, y_hat = X[:n_samples], Y_HAT[:n_samples]
    blocks = [validation for _, validation in folds(n_samples, n_folds, np.random.default_rng(1))]
    is_right = right_without(x, y_hat, blocks)
    assert_allclose([is_right[rows].mean() for rows in blocks], accuracies_without(x, y_hat, blocks))


def test_blocks_may_overlap_and_leave_samples_out():
    blocks = [np.array([0, 3, 5]), np.array([3, 7])]
    for block, found in zip(blocks, accuracies_without(X[:40], Y_HAT[:40], blocks), strict=True):
        others = np.setdiff1d(np.arange(40), block)
        model = fit_nearest_mean(None, X[others], Y_HAT[others], None)
        assert found == pytest.approx(accuracy(model.predict(X[block]), Y_HAT[block]))
