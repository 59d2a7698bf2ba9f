"""Exercise of chapter 09: nested cross-validation."""

from functools import partial

import numpy as np

from mlp_tutorial.cross_validation import cross_validate, folds
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import choosing, nesting
from mlp_tutorial.studies import leaks
from mlp_tutorial.studies.nearest_mean import accuracies_without
from mlp_tutorial.training import accuracy


def nested_accuracies(candidates, x, y_hat, outer, n_inner):
    """Return the accuracy of each outer pair, with a selection of its own from its training part."""
    accuracies = []
    for training, validation in outer:
        x_part, y_part = x[training], y_hat[training]
        inner, rng = folds(len(training), n_inner), np.random.default_rng()
        averages = cross_validate(candidates, x_part, y_part, inner, rng, fit=leaks.fit_on_columns).mean(axis=1)
        best = candidates[np.argmax(averages)]
        model = leaks.fit_on_columns(best, x_part, y_part, None)
        accuracies.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return np.array(accuracies)


def averages_of(candidates, x, y_hat, inner):
    """Return each candidate's average over the inner folds, as `cross_validate` does, all folds at once."""
    blocks = [validation for _, validation in inner]
    return np.array([accuracies_without(x[:, columns], y_hat, blocks).mean() for columns in candidates])


def draw_study(rng):
    """Return five candidates, 120 patients with eight measurements of pure chance, four outer pairs, and 2.

    It draws again until each selection has one winner (sums in another order would decide between equals), and
    those of the known mistakes have winners of their own.
    """
    while True:
        candidates = [sorted(rng.permutation(8)[:3].tolist()) for _ in range(5)]
        (x, y_hat), outer = leaks.noise(120, 8, rng), folds(120, 4, rng)
        before = [winner_of(candidates, x[:n], y_hat[:n]) for n in (120, 90)]
        if len({0, *before, None}) == 4:
            inner = [winner_of(candidates, x[rows], y_hat[rows]) for rows, _ in outer]
            first = [np.argmax(averages_of(candidates, x[r], y_hat[r], folds(90, 2)[:1])) for r, _ in outer]
            others = [first, *([one] * 4 for one in (0, *before))]
            if None not in inner and inner not in others:
                return candidates, x, y_hat, outer, 2


def winner_of(candidates, x, y_hat):
    """Return which candidate has the best average over two folds, None if there are equals."""
    averages = averages_of(candidates, x, y_hat, folds(len(x), 2))
    return int(averages.argmax()) if np.diff(np.sort(averages)[-2:])[0] > 1e-6 else None


def _trained(candidate, x, y_hat, rows, validation):
    """Return the accuracy on the validation rows of a candidate trained on some rows."""
    model = leaks.fit_on_columns(candidate, x[rows], y_hat[rows], None)
    return accuracy(model.predict(x[validation]), y_hat[validation])


def _each(round_of):
    """Return a way with another round: round_of(candidates, x, y_hat, training, validation, n_inner)."""

    def way(candidates, x, y_hat, outer, n_inner):
        return np.array([round_of(candidates, x, y_hat, *pair, n_inner) for pair in outer])

    return way


def _chosen(candidates, x, y_hat, rows, n_inner, take=np.argmax, parts=slice(None)):
    """Return the candidate that inner folds of some rows select."""
    inner = folds(len(rows), n_inner)[parts]
    return candidates[take(averages_of(candidates, x[rows], y_hat[rows], inner))]


def _by_test_set(candidates, x, y_hat, training, validation, n_inner):
    return max(_trained(one, x, y_hat, training, validation) for one in candidates)


def _before(candidates, x, y_hat, training, validation, n_inner):
    best = _chosen(candidates, x, y_hat, np.arange(len(x)), n_inner)
    return _trained(best, x, y_hat, training, validation)


def _inner_average(candidates, x, y_hat, training, validation, n_inner):
    inner = folds(len(training), n_inner)
    return averages_of(candidates, x[training], y_hat[training], inner).max()


def _not_retrained(candidates, x, y_hat, training, validation, n_inner, kept=-1):
    best = _chosen(candidates, x, y_hat, training, n_inner)
    rows = training[folds(len(training), n_inner)[kept][0]]
    return _trained(best, x, y_hat, rows, validation)


def _on_everything(candidates, x, y_hat, training, validation, n_inner):
    best = _chosen(candidates, x, y_hat, training, n_inner)
    return _trained(best, x, y_hat, np.arange(len(x)), validation)


def _by_training(candidates, x, y_hat, training, validation, n_inner):
    found = [_trained(one, x, y_hat, training, training) for one in candidates]
    return _trained(candidates[np.argmax(found)], x, y_hat, training, validation)


def _places_in_all(candidates, x, y_hat, training, validation, n_inner):
    n = len(training)
    best = candidates[np.argmax(averages_of(candidates, x[:n], y_hat[:n], folds(n, n_inner)))]
    return _trained(best, x, y_hat, training, validation)


def _on_training(candidates, x, y_hat, training, validation, n_inner):
    best = _chosen(candidates, x, y_hat, training, n_inner)
    return _trained(best, x, y_hat, training, training)


def _first_inner_fold(candidates, x, y_hat, training, validation, n_inner):
    best = _chosen(candidates, x, y_hat, training, n_inner, parts=slice(1))
    return _trained(best, x, y_hat, training, validation)


def _worst(candidates, x, y_hat, training, validation, n_inner):
    best = _chosen(candidates, x, y_hat, training, n_inner, take=np.argmin)
    return _trained(best, x, y_hat, training, validation)


def _no_selection(candidates, x, y_hat, training, validation, n_inner):
    return _trained(candidates[0], x, y_hat, training, validation)


NEST = Exercise(
    name="09-nest",
    title="nest the selection",
    statement="How good is the model that a selection hands on? In each of the `outer` pairs (training, "
    "validation), select by the training part alone: cut it by `folds(len(training), n_inner)`, without an rng; "
    "average each candidate's accuracies over these inner folds; take the best; retrain it on the whole training "
    "part; and measure its accuracy on the validation part. A candidate is a list of columns, trained by "
    "`leaks.fit_on_columns(candidate, x, y_hat, None)`. Return an array: one accuracy for each outer pair.",
    level=4,
    starter="def nested_accuracies(candidates, x, y_hat, outer, n_inner):\n"
    '    """Return one accuracy for each outer pair."""\n'
    "    return ...\n",
    reference=nested_accuracies,
    hints=(
        "Write steps 2 to 5 for some samples x and y_hat first. Then call that in a loop over the outer pairs.",
        "The inner folds hold places in the training part: cut `x[training]` first, and index what you have cut.",
        "`cross_validate(candidates, …, fit=leaks.fit_on_columns)` does the inner steps 2 and 3; then `argmax`.",
    ),
    lesson="Four selections, each blind to the block that judges it: what is measured is the whole procedure.",
    wrong={
        nesting.TEST_SET_CHOOSES: _each(_by_test_set),
        nesting.CHOSEN_BEFORE: _each(_before),
        nesting.INNER_AVERAGE: _each(_inner_average),
        nesting.NOT_RETRAINED: (_each(_not_retrained), _each(partial(_not_retrained, kept=0))),
        nesting.TRAINED_ON_EVERYTHING: _each(_on_everything),
        nesting.CHOSEN_BY_TRAINING: _each(_by_training),
        nesting.PLACES_IN_ALL: _each(_places_in_all),
        choosing.JUDGED_ON_TRAINING: _each(_on_training),
        nesting.ONE_INNER_FOLD: _each(_first_inner_fold),
        nesting.WORST_CHOSEN: _each(_worst),
        nesting.NOTHING_SELECTED: _each(_no_selection),
        choosing.ONE_NUMBER: lambda *given: nested_accuracies(*given).mean(),
    },
    draw=draw_study,
    because="there is one accuracy for each outer pair",
)
