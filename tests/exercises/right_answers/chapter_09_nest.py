"""Right answers to 09-nest, each written in another way."""

import numpy as np

from mlp_tutorial.cross_validation import cross_validate, folds
from mlp_tutorial.studies import leaks
from mlp_tutorial.studies.nearest_mean import accuracies_without
from mlp_tutorial.training import accuracy


def inner_averages(candidates, x, y_hat, n_inner):
    totals = [0.0] * len(candidates)
    for training, validation in folds(len(x), n_inner):
        for k, candidate in enumerate(candidates):
            model = leaks.fit_on_columns(candidate, x[training], y_hat[training], None)
            totals[k] += accuracy(model.predict(x[validation]), y_hat[validation]) / n_inner
    return totals


def nested_in_loops(candidates, x, y_hat, outer, n_inner):
    found = []
    for training, validation in outer:
        totals = inner_averages(candidates, x[training], y_hat[training], n_inner)
        best = candidates[totals.index(max(totals))]
        model = leaks.fit_on_columns(best, x[training], y_hat[training], None)
        found.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return found


def nested_by_fit(candidates, x, y_hat, outer, n_inner):
    def select_and_fit(candidates, x, y_hat, rng):
        averages = inner_averages(candidates, x, y_hat, n_inner)
        return leaks.fit_on_columns(candidates[int(np.argmax(averages))], x, y_hat, rng)

    return cross_validate([candidates], x, y_hat, outer, np.random.default_rng(0), fit=select_and_fit)[0]


def nested_by_max(candidates, x, y_hat, outer, n_inner):
    found = np.zeros(len(outer))
    for i, (training, validation) in enumerate(outer):
        x_part, y_part = x[training].copy(), y_hat[training].copy()
        averages = dict(enumerate(inner_averages(candidates, x_part, y_part, n_inner)))
        winner = candidates[max(averages, key=averages.get)]
        found[i] = accuracy(
            leaks.fit_on_columns(winner, x_part, y_part, None).predict(x[validation]), y_hat[validation]
        )
    return found


def nested_by_numbers(candidates, x, y_hat, outer, n_inner):
    found = []
    for training, validation in outer:
        inner = [(training[part], training[block]) for part, block in folds(len(training), n_inner)]
        rng = np.random.default_rng(3)
        averages = cross_validate(candidates, x, y_hat, inner, rng, fit=leaks.fit_on_columns).mean(axis=1)
        model = leaks.fit_on_columns(candidates[averages.argmax()], x[training], y_hat[training], rng)
        found.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return np.array(found)


def nested_without(candidates, x, y_hat, outer, n_inner):
    found = []
    for training, validation in outer:
        blocks = [block for _, block in folds(len(training), n_inner)]
        averages = [
            accuracies_without(x[training][:, candidate], y_hat[training], blocks).mean()
            for candidate in candidates
        ]
        columns = candidates[int(np.argmax(averages))]
        found.append(accuracies_without(x[:, columns], y_hat, [validation])[0])
    return found


def nested_by_sorting(candidates, x, y_hat, outer, n_inner):
    found = []
    for training, validation in outer:
        averages = inner_averages(candidates, x[training], y_hat[training], n_inner)
        ranked = sorted(zip(averages, candidates, strict=True), key=lambda pair: -pair[0])
        model = leaks.fit_on_columns(ranked[0][1], x[training], y_hat[training], None)
        found.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return tuple(found)


def nested_all_first(candidates, x, y_hat, outer, n_inner):
    chosen = [
        candidates[int(np.argmax(inner_averages(candidates, x[part], y_hat[part], n_inner)))] for part, _ in outer
    ]
    found = cross_validate(chosen, x, y_hat, outer, np.random.default_rng(1), fit=leaks.fit_on_columns)
    return np.diagonal(found)


def nested_counted(candidates, x, y_hat, outer, n_inner):
    found = []
    for training, validation in outer:
        averages = inner_averages(candidates, x[training], y_hat[training], n_inner)
        model = leaks.fit_on_columns(candidates[np.argmax(averages)], x[training], y_hat[training], None)
        right = model.predict(x[validation]).argmax(axis=1) == y_hat[validation].argmax(axis=1)
        found.append(right.sum() / len(right))
    return found


RIGHT = {
    "09-nest": [
        nested_in_loops,
        nested_by_fit,
        nested_by_max,
        nested_by_numbers,
        nested_without,
        nested_by_sorting,
        nested_all_first,
        nested_counted,
    ],
}
