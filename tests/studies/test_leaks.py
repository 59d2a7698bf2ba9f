"""Each lie has its size over other draws too, and done rightly the same study says one half."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, select
from mlp_tutorial.studies.leaks import (
    averages,
    best_of_many,
    choose_and_fit,
    fit_on_columns,
    known_patients,
    look_at_all,
    most_related,
    noise,
    noisy_patients,
)
from mlp_tutorial.training import accuracy

SEEDS = (11, 12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("study", "size"),
    [(look_at_all, 0.33), (best_of_many, 0.14), (known_patients, 0.43)],
)
def test_the_lie_has_its_size_and_the_honest_way_is_a_coin_within_its_standard_error(study, size, seed):
    lie, honest = study(80, np.random.default_rng(seed)).T
    error = honest.std(ddof=1) / np.sqrt(len(honest))
    assert abs(honest.mean() - 0.5) < 3.5 * error
    assert error < 0.02
    assert lie.mean() - 0.5 == pytest.approx(size, abs=0.03)


def test_the_average_of_folds_of_coins_scatters_more_than_independent_coins():
    honest = best_of_many(200, np.random.default_rng(13))[:, 1]
    assert honest.std() > 1.15 * np.sqrt(0.25 / 60)


def test_the_labels_are_coins_and_belong_to_no_measurement():
    x, y_hat = noise(4000, 3, np.random.default_rng(0))
    assert y_hat[:, 1].mean() == pytest.approx(0.5, abs=0.03)
    assert np.abs(np.corrcoef(x, y_hat[:, 1:], rowvar=False)[-1, :-1]).max() < 0.06


def test_the_most_related_columns_are_those_of_the_largest_correlations():
    x, y_hat = noise(30, 12, np.random.default_rng(1))
    x[:, 7] = y_hat[:, 1] * 5 + 100
    x[:, 2] = -y_hat[:, 1]
    correlations = np.abs([np.corrcoef(column, y_hat[:, 1])[0, 1] for column in x.T])
    assert set(most_related(4, x, y_hat)) == set(np.argsort(correlations)[-4:])
    assert {2, 7} == set(most_related(2, x, y_hat))


def test_the_choice_inside_sees_the_training_samples_only():
    x, y_hat = noise(40, 30, np.random.default_rng(2))
    model = choose_and_fit(3, x[:30], y_hat[:30], None)
    assert set(model.columns) == set(most_related(3, x[:30], y_hat[:30]))
    assert_allclose(model.predict(x), fit_on_columns(model.columns, x[:30], y_hat[:30], None).predict(x))


def test_the_quick_averages_are_those_of_cross_validation():
    x, y_hat = noise(47, 6, np.random.default_rng(3))
    pairs = folds(47, 5, np.random.default_rng(4))
    table = cross_validate([[k] for k in range(6)], x, y_hat, pairs, np.random.default_rng(0), fit=fit_on_columns)
    assert_allclose(averages(x, y_hat, np.random.default_rng(4)), table.mean(axis=1))


def test_nested_cross_validation_is_cross_validation_of_the_whole_selection():
    def select_and_fit(candidates, x, y_hat, rng):
        return select(candidates, x, y_hat, 5, rng, fit=fit_on_columns).model

    found = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        x, y_hat = noise(60, 5, rng)
        candidates = [[[k] for k in range(5)]]
        found.append(cross_validate(candidates, x, y_hat, folds(60, 5, rng), rng, fit=select_and_fit).mean())
    assert np.mean(found) == pytest.approx(0.5, abs=3.5 * np.std(found) / np.sqrt(12))


def test_measurements_of_one_patient_are_alike_and_share_a_label():
    x, y_hat, who = noisy_patients(6, 4, 200, np.random.default_rng(5))
    assert (x.shape, np.bincount(who).tolist()) == ((24, 200), [4] * 6)
    for patient in range(6):
        assert np.ptp(y_hat[who == patient], axis=0).max() == pytest.approx(0)
    distances = np.linalg.norm(x[:, np.newaxis] - x, axis=2) / np.sqrt(200)
    same = who[:, np.newaxis] == who
    assert distances[~same].mean() == pytest.approx(np.sqrt(2 * (1 + 0.25)), rel=0.1)
    assert distances[same & (distances > 0)].mean() == pytest.approx(np.sqrt(2 * 0.25), rel=0.1)


def test_a_model_on_columns_is_blind_to_all_others():
    x, y_hat = noise(20, 5, np.random.default_rng(6))
    model = fit_on_columns([1, 3], x, y_hat, None)
    other = x.copy()
    other[:, [0, 2, 4]] = 99.0
    assert_allclose(model.predict(other), model.predict(x))
    assert 0 <= accuracy(model.predict(x), y_hat) <= 1
