"""Cross-validation, rows 23 and 24."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import comb

import numpy as np
import pytest
from lecture_setup import EXACT
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, grouped_folds, hold_out, select
from mlp_tutorial.datasets import digits, one_hot, two_moons
from mlp_tutorial.studies.folds import bias_and_error, repeat_study
from mlp_tutorial.studies.nearest_mean import accuracies_without, right_without
from mlp_tutorial.training import Hyperparameters, accuracy, fit

# Rows 23 and 24: cross-validation

M, N = 60, 5


@dataclass(frozen=True)
class NearestNeighbours:
    """Predicts the mean target of the k training samples nearest to each row: real, quick, nothing at random."""

    k: int
    x: np.ndarray
    y_hat: np.ndarray

    def predict(self, x):
        distance = np.linalg.norm(x[:, None] - self.x, axis=2)
        return self.y_hat[np.argsort(distance, axis=1)[:, : self.k]].mean(axis=1)


class Notebook:
    """A `fit` that trains NearestNeighbours and keeps every model it has trained."""

    def __init__(self):
        self.models = []

    def fit(self, k, x, y_hat, rng):
        self.models.append(NearestNeighbours(k, x, y_hat))
        return self.models[-1]


def moons(seed=26):
    return two_moons(M, np.random.default_rng(seed), noise=0.4)


def own_cross_validation(ks, x, y_hat, pairs):
    """Accuracies (n_candidates, n_folds) by the recipe in plain loops."""
    return np.array(
        [[accuracy(NearestNeighbours(k, x[t], y_hat[t]).predict(x[v]), y_hat[v]) for t, v in pairs] for k in ks]
    )


def test_row_23_a_single_split_never_trains_on_most_of_what_it_holds_out():
    rng = np.random.default_rng(27)
    rest, test = hold_out(M, 0.2, rng)
    training, validation = hold_out(len(rest), 0.25, rng)
    assert (len(training), len(validation), len(test)) == (36, 12, 12)  # 40 % teach the weights nothing
    assert sorted([*rest[training], *rest[validation], *test]) == list(range(M))


@pytest.mark.parametrize(("n_samples", "n_folds"), [(60, 5), (60, 60), (17, 5), (7, 2)])
def test_row_23_every_sample_validates_once_and_trains_all_other_models(n_samples, n_folds):
    pairs = folds(n_samples, n_folds, np.random.default_rng(28))
    validated = np.bincount(np.concatenate([v for _, v in pairs]), minlength=n_samples)
    trained = np.bincount(np.concatenate([t for t, _ in pairs]), minlength=n_samples)
    assert validated.tolist() == [1] * n_samples
    assert trained.tolist() == [n_folds - 1] * n_samples


def test_row_23_the_model_is_trained_several_times():
    x, y_hat = moons()
    book, rng = Notebook(), np.random.default_rng(29)
    accuracies = cross_validate([1, 5, 9], x, y_hat, folds(M, N, rng), rng, fit=book.fit)
    assert accuracies.shape == (3, N)
    assert [model.k for model in book.models] == [1] * N + [5] * N + [9] * N
    samples_read = sum(len(model.x) for model in book.models if model.k == 5)
    assert samples_read == (N - 1) * M  # N − 1 times the work of training once on everything


def test_row_24_the_blocks_have_M_over_N_samples_and_the_rest_trains():
    pairs = folds(M, N, np.random.default_rng(30))
    assert [(len(t), len(v)) for t, v in pairs] == [(M * (N - 1) // N, M // N)] * N
    uneven = folds(17, 5, np.random.default_rng(30))
    assert sorted(len(v) for _, v in uneven) == [3, 3, 3, 4, 4]
    assert [len(t) + len(v) for t, v in uneven] == [17] * 5


def test_row_24_the_i_th_model_is_trained_on_everything_but_block_i():
    x, y_hat = moons()
    number_of = {tuple(row): i for i, row in enumerate(x)}
    pairs, book = folds(M, N, np.random.default_rng(31)), Notebook()
    cross_validate([3], x, y_hat, pairs, np.random.default_rng(31), fit=book.fit)
    assert len(book.models) == N
    for model, (_, block) in zip(book.models, pairs, strict=True):
        seen = [number_of[tuple(row)] for row in model.x]
        assert sorted(seen) == sorted(set(range(M)) - set(block.tolist()))
        assert_allclose(model.y_hat, y_hat[seen], **EXACT)


def test_row_24_each_accuracy_is_measured_on_the_block_left_out():
    x, y_hat = moons()
    ks, pairs = [1, 5, 9], folds(M, N, np.random.default_rng(32))
    accuracies = cross_validate(ks, x, y_hat, pairs, np.random.default_rng(32), fit=Notebook().fit)
    assert_allclose(accuracies, own_cross_validation(ks, x, y_hat, pairs), **EXACT)
    assert np.all(accuracies[0] < 1)  # on its own training samples the nearest neighbour is always right


def test_row_24_the_validation_accuracy_is_the_average_of_the_n_accuracies():
    x, y_hat = moons()
    for k in (1, 5, 9):
        pairs = folds(M, N, np.random.default_rng(33))
        selection = select([k], x, y_hat, N, np.random.default_rng(33), fit=Notebook().fit)
        own = own_cross_validation([k], x, y_hat, pairs)[0]
        assert np.ptp(own) > 0.05
        assert_allclose(selection.average, sum(own) / N, **EXACT)


@dataclass(frozen=True)
class Expert:
    """Is right on the sample numbers it knows, and wrong on all others; x holds the numbers."""

    knows: frozenset

    def predict(self, x):
        target = x % 2
        known = np.isin(x, list(self.knows))
        return np.where(known, target, 1 - target)


def test_row_24_the_hyperparameters_are_selected_by_the_average_and_not_by_the_best_block():
    x = np.arange(M, dtype=float)[:, None]
    blocks = [v for _, v in folds(M, N, np.random.default_rng(34))]
    specialist = frozenset(np.concatenate(blocks[:2]).tolist())  # perfect on two blocks of five, 0 elsewhere
    all_rounder = frozenset(np.concatenate([block[:6] for block in blocks]).tolist())  # half right on each
    beginner = frozenset(np.concatenate([block[:5] for block in blocks]).tolist())

    def fit_expert(knows, x, y_hat, rng):
        return Expert(knows)

    for candidates in ([specialist, all_rounder, beginner], [beginner, all_rounder, specialist]):
        selection = select(candidates, x, x % 2, N, np.random.default_rng(34), fit=fit_expert)
        assert selection.candidate == all_rounder
        assert_allclose(selection.average, 0.5, **EXACT)  # against 0.4 and 5/12


def test_row_24_the_selected_hyperparameters_are_retrained_on_the_full_training_data():
    x, y_hat = moons()
    ks, book = [1, 3, 25], Notebook()
    averages = own_cross_validation(ks, x, y_hat, folds(M, N, np.random.default_rng(54))).mean(axis=1)
    selection = select(ks, x, y_hat, N, np.random.default_rng(54), fit=book.fit)
    assert len(np.unique(averages.round(6))) == 3
    assert selection.candidate == ks[int(np.argmax(averages))]
    assert len(book.models) == len(ks) * N + 1
    assert selection.model is book.models[-1]
    assert selection.model.k == selection.candidate
    assert_allclose(selection.model.x, x, **EXACT)
    assert_allclose(selection.model.y_hat, y_hat, **EXACT)


def test_row_24_it_works_with_networks_and_side_by_side():
    x, y_hat = two_moons(M, np.random.default_rng(36), noise=0.1)
    untrained = Hyperparameters(n_hidden=6, n_epochs=0)
    trained = Hyperparameters(n_hidden=6, learning_rate=1.0, n_epochs=60, batch_size=12)
    alone = select([untrained, trained], x, y_hat, 3, np.random.default_rng(37), fit=fit)
    with ThreadPoolExecutor(2) as executor:
        beside = select([untrained, trained], x, y_hat, 3, np.random.default_rng(37), executor=executor)
    assert alone.candidate is trained
    assert alone.average > 0.8
    assert_allclose(beside.average, alone.average, **EXACT)
    assert_allclose(beside.model.predict(x), alone.model.predict(x), **EXACT)


# What the chapter says of them, with numbers


@pytest.mark.parametrize(("n", "p"), [(20, 0.9), (60, 0.5), (100, 0.9)])
def test_row_24_the_standard_error_of_an_accuracy_is_that_of_n_independent_pictures(n, p):
    n_right = np.arange(n + 1)
    chances = np.array([comb(n, k) * p**k * (1 - p) ** (n - k) for k in n_right])
    error = np.sqrt(p * (1 - p) / n)
    assert_allclose(np.sqrt(chances @ (n_right / n - p) ** 2), error, rtol=1e-10)
    within_two = np.abs(n_right / n - p) <= 2 * error
    assert 0.93 < chances[within_two].sum() < 0.98


@pytest.mark.parametrize("n", [20, 300])
def test_row_24_a_spread_of_n_values_is_known_to_its_root_2n_th_part(n):
    spreads = np.random.default_rng(58).normal(size=(2000, n)).std(axis=1)
    assert spreads.std() / spreads.mean() == pytest.approx(1 / np.sqrt(2 * n), rel=0.1)


def draws_without(cut, n_draws, seed):
    """Average accuracies (n_draws,) of nearest means for 100 digits, sorted by their labels, in five blocks."""
    x, labels = digits()
    y_hat, found = one_hot(labels, 10), []
    for rng in np.random.default_rng(seed).spawn(n_draws):
        few, _ = hold_out(len(x), 1 - 100 / len(x), rng)
        few = few[np.argsort(labels[few], kind="stable")]
        found.append(accuracies_without(x[few], y_hat[few], [v for _, v in cut(rng)]).mean())
    return np.array(found)


def test_row_24_sorted_samples_must_be_shuffled_first():
    in_order = draws_without(lambda rng: folds(100, 5), 50, 55)
    shuffled = draws_without(lambda rng: folds(100, 5, rng), 50, 55)
    assert np.all(shuffled - in_order > 0.3)
    assert shuffled.mean() - in_order.mean() > 0.5


def test_row_24_stretches_of_the_digits_that_were_not_seen_are_harder_than_shuffled_ones():
    x, labels = digits()
    stretches = np.arange(len(x)) * 13 // len(x)
    ways = [grouped_folds(stretches, 13, np.random.default_rng(56))]
    ways += [folds(len(x), 13, np.random.default_rng(seed)) for seed in range(57, 62)]
    own, *others = (
        np.bincount(stretches, right_without(x, one_hot(labels, 10), [rows for _, rows in way]))
        / np.bincount(stretches)
        for way in ways
    )
    less, error = bias_and_error(own, np.mean(others, axis=0))
    assert -0.03 < less < -2.5 * error


def test_row_24_a_weight_decay_inside_of_the_grid_is_better_than_none_and_than_a_large_one():
    rng = np.random.default_rng(63)
    moons, y_hat = two_moons(1500, rng, noise=0.3)
    x = np.hstack([moons, rng.normal(size=(1500, 4))])
    task = {"n_hidden": 20, "learning_rate": 4.0, "momentum": 0.9, "n_epochs": 50, "batch_size": 40}
    truths = []
    for weight_decay in (0.0, 0.02, 0.1):
        candidate = Hyperparameters(weight_decay=weight_decay, **task)
        studies = repeat_study(candidate, x, y_hat, 40, 2, 20, np.random.default_rng(64))
        truths.append(np.array([study.truth for study in studies]))
    for other in (truths[0], truths[2]):
        gain = truths[1] - other
        assert gain.mean() > 2 * gain.std(ddof=1) / np.sqrt(20)
