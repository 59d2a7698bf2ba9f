import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, select
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.studies.nearest_mean import fit_nearest_mean
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
