from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import digits, one_hot, two_moons
from mlp_tutorial.studies.folds import (
    bias_and_error,
    digit_studies,
    digit_truths,
    estimates_of,
    miss_and_spread,
    repeat_study,
)
from mlp_tutorial.studies.nearest_mean import fit_nearest_mean
from mlp_tutorial.training import Hyperparameters

M = 120
X = np.arange(M, dtype=float)[:, np.newaxis]
Y_HAT = np.eye(2)[np.arange(M) % 2]


class Recorder:
    """A `fit` whose models always answer class 1, and which notes who trained and who validated."""

    def __init__(self):
        self.trained, self.validated = [], []

    def __call__(self, candidate, x, y_hat, rng):
        self.trained.append(x[:, 0].astype(int))
        return self

    def predict(self, x):
        self.validated.append(x[:, 0].astype(int))
        return np.tile([0.0, 1.0], (len(x), 1))


def study(n_samples=20, n_folds=4, n_draws=3, **options):
    return repeat_study(None, X, Y_HAT, n_samples, n_folds, n_draws, np.random.default_rng(0), **options)


def test_each_draw_has_its_folds_one_split_and_the_truth():
    book = Recorder()
    studies = study(fit=book)
    assert len(studies) == 3
    assert len(book.trained) == 3 * (4 + 1 + 1)
    for draw in range(3):
        trained, validated = (each[6 * draw : 6 * draw + 6] for each in (book.trained, book.validated))
        few, rest = trained[5], validated[5]
        assert (len(few), len(rest)) == (20, M - 20)
        assert sorted([*few, *rest]) == list(range(M))
        assert sorted(np.concatenate(validated[:4])) == sorted(few)
        for training, validation in zip(trained[:5], validated[:5], strict=True):
            assert sorted([*training, *validation]) == sorted(few)
        assert len(validated[4]) == 5


def test_the_accuracies_are_those_on_the_samples_that_validate():
    book = Recorder()
    for number, found in enumerate(study(fit=book)):
        right = [np.mean(rows % 2) for rows in book.validated[6 * number : 6 * number + 6]]
        assert_allclose(found.accuracies, right[:4])
        assert found.average == pytest.approx(np.mean(right[:4]))
        assert (found.one_split, found.truth) == pytest.approx(tuple(right[4:]))


def test_blocks_that_cannot_be_equal_differ_by_one():
    assert study(n_samples=22, fit=fit_nearest_mean)[0].block_sizes == (6, 6, 5, 5)


def test_one_sample_more_keeps_the_samples_of_each_draw():
    fewer, more = Recorder(), Recorder()
    study(n_samples=20, fit=fewer)
    study(n_samples=21, fit=more)
    for draw in range(3):
        assert set(fewer.trained[6 * draw + 5]) < set(more.trained[6 * draw + 5])


def test_the_draws_differ_from_each_other():
    book = Recorder()
    study(fit=book)
    assert len({tuple(sorted(book.trained[6 * draw + 5])) for draw in range(3)}) == 3


def test_the_same_rng_gives_the_same_studies_with_and_without_an_executor():
    alone, again = study(fit=fit_nearest_mean), study(fit=fit_nearest_mean)
    with ThreadPoolExecutor(2) as executor:
        side_by_side = study(fit=fit_nearest_mean, executor=executor)
    for others in (again, side_by_side):
        for one, other in zip(alone, others, strict=True):
            assert_allclose(one.accuracies, other.accuracies)
            assert (one.one_split, one.truth) == pytest.approx((other.one_split, other.truth))


@pytest.mark.parametrize(("n_samples", "n_folds"), [(2, 2), (3, 2), (25, 10), (119, 119)])
def test_the_smallest_and_largest_sizes_work(n_samples, n_folds):
    (found,) = study(n_samples, n_folds, 1, fit=fit_nearest_mean)
    assert sum(found.block_sizes) == n_samples
    assert len(found.accuracies) == n_folds


@pytest.mark.parametrize(
    ("sizes", "named"),
    [
        ((1, 2, 1), "n_samples is 1"),
        ((M, 2, 1), f"n_samples is {M}"),
        ((9, 10, 1), "n_folds is 10"),
        ((9, 3, 0), "n_draws is 0"),
    ],
)
def test_sizes_that_do_not_fit_are_refused_by_name(sizes, named):
    with pytest.raises(ValueError, match=f"{named}, expected a whole number"):
        study(*sizes, fit=fit_nearest_mean)


def test_a_network_can_be_studied_too():
    x, y_hat = two_moons(40, np.random.default_rng(0))
    candidate = Hyperparameters(n_hidden=3, n_epochs=1)
    (found,) = repeat_study(candidate, x, y_hat, 20, 2, 1, np.random.default_rng(0))
    assert 0 <= found.truth <= 1


def test_misses_are_averaged_without_their_sign_and_the_spread_is_the_standard_deviation():
    miss, spread = miss_and_spread([0.8, 1.0, 0.9], [0.9, 0.9, 0.9])
    assert miss == pytest.approx(0.2 / 3)
    assert spread == pytest.approx(np.sqrt(0.02 / 3))


def test_the_estimates_are_those_of_all_studies_with_one_of_them_shown():
    studies = study(fit=fit_nearest_mean)
    found = estimates_of(studies, 1, n_left_out=M - 20)
    assert found.shown is studies[1]
    assert (found.draw, found.n_samples, found.n_left_out) == (1, 20, M - 20)
    assert_allclose(found.one_split, [each.one_split for each in studies])
    assert_allclose(found.average, [each.average for each in studies])
    assert_allclose(found.truth, [each.truth for each in studies])


def test_the_studies_of_digits_are_the_same_every_time():
    first, again = digit_studies(30, 3, 2), digit_studies(30, 3, 2)
    assert [each.truth for each in first] == pytest.approx([each.truth for each in again])
    assert 0.5 < first[0].truth < 1


def test_the_studies_of_digits_take_any_fit():
    seen = []

    def fit(candidate, x, y_hat, rng):
        seen.append((candidate, len(x)))
        return fit_nearest_mean(candidate, x, y_hat, rng)

    digit_studies(30, 3, 2, fit=fit, candidate="mine")
    assert seen == [("mine", 20), ("mine", 20), ("mine", 20), ("mine", 20), ("mine", 30)] * 2


def test_the_quick_studies_of_digits_are_those_that_train_one_model_after_the_other():
    x, labels = digits()
    y_hat, rng = one_hot(labels, 10), np.random.default_rng(0)
    slow = repeat_study(None, x, y_hat, 43, 4, 3, rng, fit=fit_nearest_mean)
    for one, other in zip(digit_studies(43, 4, 3), slow, strict=True):
        assert one.block_sizes == other.block_sizes
        assert_allclose(one.accuracies, other.accuracies)
        assert (one.one_split, one.truth) == pytest.approx((other.one_split, other.truth))


def test_the_bias_is_the_mean_of_the_differences_and_its_error_is_their_deviation_over_root_n():
    bias, error = bias_and_error([0.8, 1.0, 0.9, 0.7], [0.9, 0.9, 0.7, 0.7])
    assert bias == pytest.approx(0.05)
    assert error == pytest.approx(np.sqrt((0.15**2 + 0.05**2 + 0.15**2 + 0.05**2) / 3 / 4))


# What the chapter says of the estimates, with draws of its own (numbers 200 to 399 of the same stream)

DRAWS = slice(200, 400)


def estimates(n_samples, n_folds, **options):
    """The errors of N folds, and the estimates of one split and of N folds: each (200,)."""
    studies = digit_studies(n_samples, n_folds, 400, **options)[DRAWS]
    average, one, truth = (np.array([getattr(each, name) for each in studies]) for name in NAMES)
    return average - truth, one, average


NAMES = ("average", "one_split", "truth")


@pytest.mark.parametrize("n_folds", [2, 5, 10])
def test_the_spread_is_that_of_as_many_independent_pictures_as_have_validated(n_folds):
    _, one_split, average = estimates(100, n_folds)
    for values, n in ((one_split, 100 // n_folds), (average, 100)):
        p = np.mean(values)
        expected = np.sqrt(p * (1 - p) / n)
        inflation = 1.25 if n_folds == 2 and n == 100 else 1.0  # two models that share no training picture
        assert np.std(values) == pytest.approx(expected * inflation, rel=0.2)


def test_few_folds_are_too_low_and_many_are_not():
    (two, error), (ten, small) = (bias_and_error(estimates(100, n)[0], np.zeros(200)) for n in (2, 10))
    assert two < -0.03 < -5 * error
    assert abs(ten) < 0.012
    assert small < error


def test_half_as_many_samples_left_out_shrink_the_bias_of_two_folds_to_less_than_half():
    two, five = (estimates(100, n)[0].mean() for n in (2, 5))
    assert abs(five) < abs(two) / 2


def test_the_truth_is_that_of_all_other_digits_and_does_not_depend_on_the_folds():
    truths = digit_truths(100, 400)
    assert [each.truth for each in digit_studies(100, 7, 400)] == pytest.approx(truths)
    assert np.std(truths) < 0.02
