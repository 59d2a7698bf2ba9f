from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, grouped_folds, hold_out, select, stratified_folds
from mlp_tutorial.datasets import two_moons
from mlp_tutorial.training import Hyperparameters

CANDIDATES = [Hyperparameters(n_hidden=3, n_epochs=2), Hyperparameters(n_hidden=6, n_epochs=15)]


def moons(n_samples=60):
    return two_moons(n_samples, np.random.default_rng(0), noise=0.2)


sizes = st.integers(2, 60).flatmap(lambda n_samples: st.tuples(st.just(n_samples), st.integers(2, n_samples)))
seeds = st.none() | st.integers(0, 2**32 - 1)


@given(sizes, seeds)
def test_every_sample_validates_once_and_trains_in_all_other_folds(size, seed):
    n_samples, n_folds = size
    pairs = folds(n_samples, n_folds, None if seed is None else np.random.default_rng(seed))
    assert len(pairs) == n_folds
    assert sorted(np.concatenate([validation for _, validation in pairs])) == list(range(n_samples))
    for training, validation in pairs:
        assert sorted([*training, *validation]) == list(range(n_samples))
        assert n_samples // n_folds <= len(validation) <= -(-n_samples // n_folds)


def test_the_folds_are_shuffled_by_rng_and_by_nothing_else():
    first, again, other = (folds(20, 4, np.random.default_rng(seed))[0][1] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_without_rng_the_folds_are_blocks_in_the_order_given():
    assert [list(validation) for _, validation in folds(7, 3)] == [[0, 1, 2], [3, 4], [5, 6]]


@pytest.mark.parametrize("n_folds", [-1, 0, 1, 11])
def test_folds_outside_two_to_the_samples_are_refused(n_folds):
    with pytest.raises(ValueError, match=f"n_folds is {n_folds}, expected a whole number, 2 to 10"):
        folds(10, n_folds)


def assert_each_validates_once(pairs, n_samples):
    assert sorted(np.concatenate([validation for _, validation in pairs])) == list(range(n_samples))
    for training, validation in pairs:
        assert sorted([*training, *validation]) == list(range(n_samples))


@given(st.lists(st.integers(0, 3), min_size=2, max_size=40), st.data(), st.integers(0, 2**32 - 1))
def test_stratified_folds_share_out_every_label_and_all_samples_evenly(labels, data, seed):
    n_folds = data.draw(st.integers(2, len(labels)))
    pairs = stratified_folds(labels, n_folds, np.random.default_rng(seed))
    assert len(pairs) == n_folds
    assert_each_validates_once(pairs, len(labels))
    counts = np.array([np.bincount(np.array(labels)[validation], minlength=4) for _, validation in pairs])
    assert np.ptp(counts, axis=0).max() <= 1
    assert np.ptp(counts.sum(axis=1)) <= 1


@given(st.integers(2, 12), st.data(), st.integers(0, 2**32 - 1))
def test_grouped_folds_keep_every_group_in_one_block(n_groups, data, seed):
    groups = np.array(data.draw(st.permutations([f"group {k % n_groups}" for k in range(30)])))
    n_folds = data.draw(st.integers(2, n_groups))
    pairs = grouped_folds(groups, n_folds, np.random.default_rng(seed))
    assert len(pairs) == n_folds
    assert_each_validates_once(pairs, 30)
    for training, validation in pairs:
        assert set(groups[training]).isdisjoint(groups[validation])
        assert n_groups // n_folds <= len(set(groups[validation])) <= -(-n_groups // n_folds)


def test_stratified_and_grouped_folds_are_shuffled_by_rng():
    labels = np.arange(20) % 3
    for cut, names in ((stratified_folds, labels), (grouped_folds, np.arange(20))):
        first, again, other = (cut(names, 4, np.random.default_rng(seed))[0][1] for seed in (1, 1, 2))
        assert np.array_equal(first, again)
        assert set(first) != set(other)


def test_more_folds_than_samples_or_groups_are_refused():
    with pytest.raises(ValueError, match="n_folds is 5, expected a whole number, 2 to 4"):
        stratified_folds([0, 1, 0, 1], 5, np.random.default_rng(0))
    with pytest.raises(ValueError, match="n_folds is 3, expected a whole number, 2 to 2"):
        grouped_folds(["a", "b", "a", "b"], 3, np.random.default_rng(0))


@given(st.integers(2, 60), st.floats(0, 1))
def test_hold_out_divides_the_samples_in_two_or_refuses(n_samples, fraction):
    n_out = round(n_samples * fraction)
    if 1 <= n_out < n_samples:
        kept, held_out = hold_out(n_samples, fraction, np.random.default_rng(0))
        assert len(held_out) == n_out
        assert sorted([*kept, *held_out]) == list(range(n_samples))
    else:
        with pytest.raises(ValueError, match=f"holds out {n_out}; expected 1 to {n_samples - 1}"):
            hold_out(n_samples, fraction, np.random.default_rng(0))


def test_hold_out_shuffles_by_rng():
    first, again, other = (hold_out(50, 0.2, np.random.default_rng(seed))[1] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("fraction", [-0.5, 1.5, np.nan, np.inf, -np.inf])
def test_a_fraction_outside_zero_to_one_or_not_finite_is_refused(fraction):
    with pytest.raises(ValueError, match=f"fraction {fraction} of 10 holds out"):
        hold_out(10, fraction, np.random.default_rng(0))


def accuracies(executor=None, seed=0, candidates=CANDIDATES):
    x, y_hat = moons()
    pairs = folds(len(x), 3, np.random.default_rng(1))
    return cross_validate(candidates, x, y_hat, pairs, np.random.default_rng(seed), executor=executor)


def test_there_is_one_accuracy_for_each_candidate_and_fold():
    found = accuracies()
    assert found.shape == (2, 3)
    assert np.all((found >= 0) & (found <= 1))


def test_each_candidate_meets_the_same_random_numbers():
    found = accuracies(candidates=[CANDIDATES[1], CANDIDATES[1]])
    assert_allclose(found[0], found[1], rtol=1e-15)
    assert_allclose(found[0], accuracies()[1], rtol=1e-15)


def test_threads_give_the_same_numbers_as_none():
    with ThreadPoolExecutor(2) as executor:
        assert np.array_equal(accuracies(executor), accuracies())


def test_processes_give_the_same_numbers_as_none():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert np.array_equal(accuracies(executor), accuracies())


class Recorder:
    """A model that knows what it was trained on, and always answers the same."""

    def __init__(self, answer, x, y_hat, drawn):
        self.answer, self.x, self.y_hat, self.drawn = answer, x, y_hat, drawn

    def predict(self, x):
        return np.full((len(x), 1), self.answer)


def recording_fit(models):
    def fit(candidate, x, y_hat, rng):
        models.append(Recorder(candidate, x, y_hat, rng.integers(2**63)))
        return models[-1]

    return fit


def labelled(labels):
    """Return samples whose only input is their number."""
    return np.arange(len(labels), dtype=float)[:, None], np.array(labels, dtype=float)[:, None]


def test_a_model_is_trained_without_the_block_that_validates_it():
    x, y_hat = labelled([0, 1, 1, 0, 0, 1, 1])
    models, pairs = [], folds(7, 3, np.random.default_rng(0))
    cross_validate([1.0], x, y_hat, pairs, np.random.default_rng(0), fit=recording_fit(models))
    for model, (training, _) in zip(models, pairs, strict=True):
        assert np.array_equal(model.x, x[training])
        assert np.array_equal(model.y_hat, y_hat[training])


def test_the_folds_of_a_candidate_meet_different_random_numbers():
    x, y_hat = labelled([0, 1, 1, 0, 0, 1, 1])
    models = []
    pairs = folds(7, 3, np.random.default_rng(0))
    cross_validate([1.0, 0.0], x, y_hat, pairs, np.random.default_rng(0), fit=recording_fit(models))
    drawn = [model.drawn for model in models]
    assert drawn[:3] == drawn[3:]
    assert len(set(drawn)) == 3


def test_the_accuracy_is_that_on_the_validation_samples():
    x, y_hat = labelled([1, 1, 1, 0, 0, 0, 0])
    found = cross_validate([1.0], x, y_hat, folds(7, 3), np.random.default_rng(0), fit=recording_fit([]))
    assert_allclose(found, [[1.0, 0.0, 0.0]])


def test_select_takes_the_highest_average_and_retrains_on_all_samples():
    x, y_hat = labelled([1, 1, 0, 1, 0, 1, 1, 0])  # always 1 is right in 5 of 8, always 0 in 3 of 8
    models = []
    chosen = select([0.0, 1.0], x, y_hat, 4, np.random.default_rng(0), fit=recording_fit(models))
    assert chosen.candidate == pytest.approx(1.0)
    assert chosen.average == pytest.approx(5 / 8)
    assert chosen.model is models[-1]
    assert len(models) == 2 * 4 + 1
    assert np.array_equal(np.sort(chosen.model.x, axis=0), x)


def test_of_equals_the_first_is_selected():
    x, y_hat = labelled([1, 1, 0, 1])
    chosen = select([0.8, 0.9, 0.7], x, y_hat, 2, np.random.default_rng(0), fit=recording_fit([]))
    assert chosen.candidate == pytest.approx(0.8)


def test_the_same_rng_selects_the_same_model_with_and_without_an_executor():
    x, y_hat = moons()
    alone, again = (select(CANDIDATES, x, y_hat, 3, np.random.default_rng(0)) for _ in range(2))
    with ThreadPoolExecutor(2) as executor:
        side_by_side = select(CANDIDATES, x, y_hat, 3, np.random.default_rng(0), executor=executor)
    for other in (again, side_by_side):
        assert other.candidate == alone.candidate
        assert other.average == pytest.approx(alone.average)
        assert np.array_equal(other.model.predict(x), alone.model.predict(x))


def test_another_rng_gives_other_numbers():
    first, other = accuracies(seed=0), accuracies(seed=1)
    assert not np.array_equal(first, other)


def test_no_candidates_and_no_pairs_are_refused():
    x, y_hat = moons()
    with pytest.raises(ValueError, match="0 candidates and 3 pairs; expected at least one of each"):
        cross_validate([], x, y_hat, folds(60, 3), np.random.default_rng(0))
    with pytest.raises(ValueError, match="2 candidates and 0 pairs"):
        cross_validate(CANDIDATES, x, y_hat, [], np.random.default_rng(0))


def test_samples_that_do_not_fit_are_refused():
    x, y_hat = moons()
    with pytest.raises(ValueError, match=r"x has shape \(60, 2\) and y_hat \(60,\)"):
        cross_validate(CANDIDATES, x, y_hat[:, 0], folds(60, 3), np.random.default_rng(0))
    with pytest.raises(ValueError, match="n_folds is 61, expected a whole number, 2 to 60"):
        select(CANDIDATES, x, y_hat, 61, np.random.default_rng(0))
