"""Exercises of chapter 09 on choosing: the simplest good candidate, columns inside of the folds, and nesting."""

import numpy as np

from mlp_tutorial.cross_validation import cross_validate, folds
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import choosing
from mlp_tutorial.exercises.catalogue import validation as validating
from mlp_tutorial.studies import leaks
from mlp_tutorial.training import accuracy


def one_error_rule(accuracies, n_samples):
    """Return the place of the simplest candidate within one standard error of the best, and the bar."""
    averages = accuracies.mean(axis=1)
    best = averages.max()
    bar = best - np.sqrt(best * (1 - best) / n_samples)
    return np.argmax(averages >= bar), bar


def draw_candidates(rng):
    """Return the accuracies of six candidates in five folds, the simplest first, and the number of samples."""
    n_samples, best = int(rng.integers(80, 200)), rng.uniform(0.75, 0.9)
    error = np.sqrt(best * (1 - best) / n_samples)
    below = [rng.uniform(4, 5), rng.uniform(2.3, 3), rng.uniform(0.3, 0.5), 1.5, 0, rng.uniform(0.6, 0.8)]
    noise = rng.normal(0, 0.03, size=(6, 5))
    averages = best - error * np.array(below)
    return averages[:, np.newaxis] + noise - noise.mean(axis=1, keepdims=True), n_samples


def _with_bar(bar_of):
    """Return a way with another bar, bar_of(accuracies, averages, n_samples), and the simplest above it."""

    def way(accuracies, n_samples):
        averages = accuracies.mean(axis=1)
        bar = bar_of(accuracies, averages, n_samples)
        return np.argmax(averages >= bar), bar

    return way


def _with_place(place_of):
    """Return a way with the right bar and another place, place_of(averages, bar)."""

    def way(accuracies, n_samples):
        bar = one_error_rule(accuracies, n_samples)[1]
        return place_of(accuracies.mean(axis=1), bar), bar

    return way


def _variance(p, n):
    return p * (1 - p) / n


def _best_fold(accuracies, averages, n_samples):
    return accuracies.max() - np.sqrt(_variance(accuracies.max(), n_samples))


ONE_ERROR = Exercise(
    name="09-rule",
    title="the one-standard-error rule",
    statement="`accuracies` has a row for each candidate, from the simplest to the most complex one, and a column "
    "for each fold; all blocks are equally large. `n_samples` is the number of all samples. Find the best "
    "average, and the bar, which lies one standard error $\\sqrt{p(1-p)/n}$ of this average below it, $n$ being "
    "all samples. Return the number of the row, counted from 0, of the simplest candidate whose average is not "
    "below the bar, and the bar itself: two results, in this order.",
    level=3,
    starter="def one_error_rule(accuracies, n_samples):\n"
    '    """Return the row of the simplest candidate that is good enough, and the bar."""\n'
    "    return ..., ...\n",
    reference=one_error_rule,
    hints=(
        "First one average for each row: `mean(axis=1)`. The bar hangs below the largest of them.",
        "`averages >= bar` is an array of True and False; `np.argmax` of it is the place of the first True.",
        "p is the best average itself. Subtract the root of p(1 − p)/n_samples from it.",
    ),
    lesson="The winner was not taken: a simpler candidate can hardly be told from it.",
    wrong={
        choosing.WINNER_ITSELF: _with_place(lambda averages, bar: np.argmax(averages)),
        choosing.MOST_COMPLEX: _with_place(lambda averages, bar: np.flatnonzero(averages >= bar)[-1]),
        choosing.SIMPLEST_OF_ALL: _with_place(lambda averages, bar: 0),
        choosing.BAR_TWO_ERRORS: _with_bar(
            lambda a, averages, n: averages.max() - 2 * _variance(averages.max(), n) ** 0.5
        ),
        validating.DIVIDED_BY_N: _with_bar(
            lambda a, averages, n: averages.max() - _variance(averages.max(), n * n) ** 0.5
        ),
        validating.VARIANCE_FOR_ROOT: _with_bar(
            lambda a, averages, n: averages.max() - _variance(averages.max(), n)
        ),
        choosing.BAR_OF_ONE_FOLD: _with_bar(
            lambda a, averages, n: averages.max() - _variance(averages.max(), n / 5) ** 0.5
        ),
        validating.ERROR_OF_COIN: _with_bar(lambda a, averages, n: averages.max() - _variance(0.5, n) ** 0.5),
        choosing.BAR_N_FOLDS: _with_bar(
            lambda a, averages, n: averages.max() - _variance(averages.max(), 5) ** 0.5
        ),
        choosing.BAR_OF_FOLDS: (
            _with_bar(lambda a, averages, n: averages.max() - a[averages.argmax()].std()),
            _with_bar(lambda a, averages, n: averages.max() - a[averages.argmax()].std(ddof=1)),
            _with_bar(lambda a, averages, n: averages.max() - a[averages.argmax()].std(ddof=1) / 5**0.5),
        ),
        choosing.ROW_FROM_ONE: _with_place(lambda averages, bar: 1 + np.argmax(averages >= bar)),
        choosing.AVERAGED_OVER_CANDIDATES: lambda accuracies, n: one_error_rule(accuracies.T, n),
        choosing.BEST_SINGLE_FOLD: _with_bar(_best_fold),
    },
    draw=draw_candidates,
)


def choose_inside(n_kept, x, y_hat, pairs):
    """Return the accuracy of each fold; its columns are chosen by its training part alone."""
    accuracies = []
    for training, validation in pairs:
        columns = leaks.most_related(n_kept, x[training], y_hat[training])
        model = leaks.fit_on_columns(columns, x[training], y_hat[training], None)
        accuracies.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return np.array(accuracies)


def draw_patients(rng):
    """Return how many columns to keep, 83 patients with 40 measurements of pure chance, and five folds."""
    return 4, *leaks.noise(83, 40, rng), folds(83, 5, rng)


def _in_each_fold(chooses, fits, judges=lambda all_rows, training, validation: validation, n_kept=None):
    """Return a way in which other rows choose, fit and judge: each is of (all_rows, training, validation)."""

    def way(kept, x, y_hat, pairs):
        accuracies = []
        for parts in pairs:
            rows = [which(np.arange(len(x)), *parts) for which in (chooses, fits, judges)]
            columns = leaks.most_related(n_kept or kept, x[rows[0]], y_hat[rows[0]])
            model = leaks.fit_on_columns(columns, x[rows[1]], y_hat[rows[1]], None)
            accuracies.append(accuracy(model.predict(x[rows[2]]), y_hat[rows[2]]))
        return np.array(accuracies)

    return way


def _all(all_rows, training, validation):
    return all_rows


def _training(all_rows, training, validation):
    return training


def _validation(all_rows, training, validation):
    return validation


def _first_fold(n_kept, x, y_hat, pairs):
    columns = leaks.most_related(n_kept, x[pairs[0][0]], y_hat[pairs[0][0]])
    return cross_validate([columns], x, y_hat, pairs, np.random.default_rng(0), fit=leaks.fit_on_columns)[0]


INSIDE = Exercise(
    name="09-inside",
    title="choose inside each fold",
    statement="`leaks.most_related(n, x, y_hat)` returns the `n` columns most correlated with the answers, and "
    "`leaks.fit_on_columns(columns, x, y_hat, None)` a model that looks at these columns only. Cross-validate "
    "both together, without a leak: in each of the `pairs` (training, validation) choose `n_kept` columns, fit, "
    "and measure `accuracy(model.predict(…), …)`. Return an array with one accuracy for each pair. `predict` "
    "takes all columns. The data of the check are pure chance.",
    level=3,
    starter="def choose_inside(n_kept, x, y_hat, pairs):\n"
    '    """Return one accuracy for each fold."""\n'
    "    return ...\n",
    reference=choose_inside,
    hints=(
        "Whatever learns from data belongs inside the loop over the pairs. What learns here? Two things.",
        "`x[training]` and `y_hat[training]` are the samples that may be learned from; the others judge.",
        "Three lines in the loop: the columns from the training part, the model from it, the accuracy on the "
        "other.",
    ),
    lesson="Pure chance, and on average the folds say so. Columns chosen outside the loop would have flattered.",
    wrong={
        choosing.CHOSEN_OUTSIDE: _in_each_fold(_all, _training),
        choosing.CHOSEN_ON_VALIDATION: _in_each_fold(_validation, _training),
        choosing.FIRST_FOLD_CHOOSES: _first_fold,
        choosing.FITTED_ON_ALL: _in_each_fold(_training, _all),
        choosing.ALL_OUTSIDE: _in_each_fold(_all, _all),
        choosing.JUDGED_ON_TRAINING: _in_each_fold(_training, _training, _training),
        validating.EXCHANGED: _in_each_fold(_validation, _validation, _training),
        choosing.NOTHING_CHOSEN: _in_each_fold(_training, _training, n_kept=40),
        choosing.ONE_NUMBER: lambda *given: choose_inside(*given).mean(),
    },
    draw=draw_patients,
    because="there is one accuracy for each pair",
)
