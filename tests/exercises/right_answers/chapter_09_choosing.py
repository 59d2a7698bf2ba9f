"""Right answers to the exercises of chapter 09 on choosing, each written in another way."""

import numpy as np

from mlp_tutorial.cross_validation import cross_validate
from mlp_tutorial.studies import leaks
from mlp_tutorial.studies.nearest_mean import accuracies_without, fit_nearest_mean
from mlp_tutorial.training import accuracy

# 09-rule


def rule_in_loops(accuracies, n_samples):
    averages = [sum(row) / len(row) for row in accuracies]
    p = max(averages)
    bar = p - (p * (1 - p) / n_samples) ** 0.5
    for place, average in enumerate(averages):
        if average >= bar:
            return place, bar
    return None


def rule_by_next(accuracies, n_samples):
    averages = np.mean(accuracies, axis=1).tolist()
    bar = max(averages) - np.sqrt(max(averages) * (1 - max(averages)) / n_samples)
    return next(i for i, average in enumerate(averages) if not average < bar), float(bar)


def rule_by_nonzero(accuracies, n_samples):
    averages = accuracies.sum(axis=1) / accuracies.shape[1]
    p = averages[averages.argmax()]
    bar = p - np.sqrt(p - p**2) / np.sqrt(n_samples)
    return np.flatnonzero(averages >= bar)[0], bar


def rule_by_min(accuracies, n_samples):
    averages = accuracies @ np.full(5, 0.2)
    best = np.sort(averages)[-1]
    error = np.sqrt(best * (1 - best) / n_samples)
    return [min(np.where(averages + error >= best)[0]), best - error]


def rule_backwards(accuracies, n_samples):
    averages = np.einsum("ij->i", accuracies) / 5
    bar = averages.max() - np.sqrt(averages.max() * (1 - averages.max()) / n_samples)
    found = None
    for place in reversed(range(len(averages))):
        if averages[place] > bar:
            found = place
    return found, bar


def rule_by_wrongs(accuracies, n_samples):
    wrong = 1 - accuracies.mean(axis=1)
    least = wrong.min()
    error = np.sqrt(least * (1 - least) / n_samples)
    return int(np.argmax(wrong <= least + error)), 1 - least - error


def rule_as_array(accuracies, n_samples):
    averages = accuracies.mean(axis=1)
    bar = averages.max() - np.std([1.0] * 0 + [0, 1]) * 2 * np.sqrt(
        averages.max() * (1 - averages.max()) / n_samples
    )
    return np.array(np.argmax(averages >= bar)), np.array(bar)


def rule_by_set(accuracies, n_samples):
    averages = dict(enumerate(accuracies.mean(axis=1)))
    winner = max(averages, key=averages.get)
    bar = averages[winner] - np.sqrt(averages[winner] * (1 - averages[winner]) / n_samples)
    return min({place for place, average in averages.items() if average >= bar}), bar


# 09-inside


def inside_by_the_package(n_kept, x, y_hat, pairs):
    return cross_validate([n_kept], x, y_hat, pairs, np.random.default_rng(5), fit=leaks.choose_and_fit)[0]


def inside_as_list(n_kept, x, y_hat, pairs):
    found = []
    for training, validation in pairs:
        model = leaks.choose_and_fit(n_kept, x[training], y_hat[training], None)
        found.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return found


def inside_by_comprehension(n_kept, x, y_hat, pairs):
    columns = [leaks.most_related(n_kept, x[part], y_hat[part]) for part, _ in pairs]
    models = [
        leaks.fit_on_columns(c, x[part], y_hat[part], None) for c, (part, _) in zip(columns, pairs, strict=True)
    ]
    judged = zip(models, pairs, strict=True)
    return np.array([accuracy(model.predict(x[rows]), y_hat[rows]) for model, (_, rows) in judged])


def inside_counted(n_kept, x, y_hat, pairs):
    found = np.zeros(len(pairs))
    for i, (training, validation) in enumerate(pairs):
        columns = leaks.most_related(n_kept, x[training], y_hat[training])
        y = leaks.fit_on_columns(columns, x[training], y_hat[training], None).predict(x[validation])
        found[i] = np.mean(y.argmax(axis=1) == y_hat[validation].argmax(axis=1))
    return found


def inside_by_corrcoef(n_kept, x, y_hat, pairs):
    found = []
    for training, validation in pairs:
        answer = y_hat[training, 1]
        related = [abs(np.corrcoef(column, answer)[0, 1]) for column in x[training].T]
        columns = np.argsort(related)[::-1][:n_kept]
        model = leaks.fit_on_columns(columns, x[training], y_hat[training], None)
        found.append(accuracy(model.predict(x[validation]), y_hat[validation]))
    return found


def inside_by_nearest_mean(n_kept, x, y_hat, pairs):
    found = []
    for training, validation in pairs:
        columns = leaks.most_related(n_kept, x[training], y_hat[training])
        model = fit_nearest_mean(None, x[training][:, columns], y_hat[training], None)
        found.append(accuracy(model.predict(x[validation][:, columns]), y_hat[validation]))
    return np.array(found)


def inside_by_mask(n_kept, x, y_hat, pairs):
    found = []
    for _, validation in pairs:
        trains = np.ones(len(x), dtype=bool)
        trains[validation] = False
        columns = leaks.most_related(n_kept, x[trains], y_hat[trains])
        found.append(accuracies_without(x[:, columns], y_hat, [validation])[0])
    return found


def inside_one_by_one(n_kept, x, y_hat, pairs):
    found = []
    for training, validation in pairs:
        columns = leaks.most_related(n_kept, x[training], y_hat[training])
        model = leaks.fit_on_columns(columns, x[training], y_hat[training], None)
        right = sum(model.predict(x[i : i + 1]).argmax() == y_hat[i].argmax() for i in validation)
        found.append(right / len(validation))
    return tuple(found)


RIGHT = {
    "09-rule": [
        rule_in_loops,
        rule_by_next,
        rule_by_nonzero,
        rule_by_min,
        rule_backwards,
        rule_by_wrongs,
        rule_as_array,
        rule_by_set,
    ],
    "09-inside": [
        inside_by_the_package,
        inside_as_list,
        inside_by_comprehension,
        inside_counted,
        inside_by_corrcoef,
        inside_by_nearest_mean,
        inside_by_mask,
        inside_one_by_one,
    ],
}
