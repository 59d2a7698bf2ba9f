"""Ways to fool oneself, measured where nothing can be predicted: labels are coins, so the truth is one half."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.cross_validation import cross_validate, folds, grouped_folds
from mlp_tutorial.datasets import one_hot
from mlp_tutorial.studies.nearest_mean import NearestMean, accuracies_without, fit_nearest_mean, means_without
from mlp_tutorial.training import accuracy

N_FOLDS = 5


def noise(n_samples, n_columns, rng):
    """Return chance alone: normal measurements x (n_samples, n_columns), coins as targets y_hat (n_samples, 2)."""
    return rng.normal(size=(n_samples, n_columns)), one_hot(rng.integers(2, size=n_samples), 2)


def noisy_patients(n_patients, n_each, n_columns, rng):
    """Return (x, y_hat, who): every patient, with one coin for a target, is measured n_each times.

    Two measurements of a patient differ by half as much as those of two patients, or so: normal noise with
    deviation ½ on the patient's own normal numbers.
    """
    own, coins = noise(n_patients, n_columns, rng)
    who = np.repeat(np.arange(n_patients), n_each)
    return own[who] + 0.5 * rng.normal(size=(len(who), n_columns)), coins[who], who


@dataclass(frozen=True)
class OnColumns:
    """A model that looks at some of the measurements only."""

    columns: np.ndarray
    model: NearestMean

    def predict(self, x):
        """Return the model's scores y (B, 2) for inputs x (B, n_columns)."""
        return self.model.predict(x[:, self.columns])


def fit_on_columns(columns, x, y_hat, rng):
    """Return the nearest means of the samples in these columns: which columns, is the candidate."""
    return OnColumns(columns, fit_nearest_mean(None, x[:, columns], y_hat, rng))


def most_related(n_kept, x, y_hat):
    """Return the n_kept columns of x (M, n_columns) that are most correlated with the answer y_hat (M, 2)."""
    answer = y_hat[:, 1] - y_hat[:, 1].mean()
    return np.argsort(np.abs(answer @ x) / x.std(axis=0))[-n_kept:]


def choose_and_fit(n_kept, x, y_hat, rng):
    """Choose the columns by these samples alone, and fit on them."""
    return fit_on_columns(most_related(n_kept, x, y_hat), x, y_hat, rng)


def look_at_all(n_draws, rng, n_samples=60, n_columns=500, n_kept=10, choose=choose_and_fit):
    """Return accuracies (n_draws, 2): columns chosen with all samples, and with each fold's training samples.

    `choose(n_kept, x, y_hat, rng)` is what chooses and trains in the folds.
    """
    found = []
    for draw in rng.spawn(n_draws):
        x, y_hat = noise(n_samples, n_columns, draw)
        pairs, chosen = folds(n_samples, N_FOLDS, draw), most_related(n_kept, x, y_hat)
        before = cross_validate([chosen], x, y_hat, pairs, draw, fit=fit_on_columns)
        inside = cross_validate([n_kept], x, y_hat, pairs, draw, fit=choose)
        found.append((before.mean(), inside.mean()))
    return np.array(found)


def best_of_many(n_draws, rng, n_candidates=20, n_samples=60):
    """Return accuracies (n_draws, 2): the best average of many candidates, and the nested average.

    Candidate k looks at column k. Nested means that the choice of the candidate, by folds of their own, is made
    anew in each fold, with its training samples only.
    """
    found = []
    for draw in rng.spawn(n_draws):
        x, y_hat = noise(n_samples, n_candidates, draw)
        nested = []
        for training, validation in folds(n_samples, N_FOLDS, draw):
            best = [int(np.argmax(averages(x[training], y_hat[training], draw)))]
            model = fit_on_columns(best, x[training], y_hat[training], draw)
            nested.append(accuracy(model.predict(x[validation]), y_hat[validation]))
        found.append((averages(x, y_hat, draw).max(), np.mean(nested)))
    return np.array(found)


def averages(x, y_hat, rng):
    """Return the average of the folds (n_columns,) for each candidate, which looks at one column of x only.

    On one column the nearest mean is found for all candidates at once.
    """
    blocks = [validation for _, validation in folds(len(x), N_FOLDS, rng)]
    means, present = means_without(x, y_hat, blocks)
    means = np.where(present[:, :, np.newaxis], means, np.inf)
    far = np.abs(x - means[:, :, np.newaxis])  # (n_folds, 2, M, n_columns)
    is_right = (far[:, 1] < far[:, 0]) == (y_hat[:, 1:] > 0)
    return np.mean([is_right[k, rows].mean(axis=0) for k, rows in enumerate(blocks)], axis=0)


def known_patients(n_draws, rng, n_patients=20, n_each=5, n_columns=100):
    """Return accuracies (n_draws, 2): measurements of one patient in several folds, and all in one."""
    found = []
    for draw in rng.spawn(n_draws):
        x, y_hat, who = noisy_patients(n_patients, n_each, n_columns, draw)
        ways = folds(len(x), N_FOLDS, draw), grouped_folds(who, N_FOLDS, draw)
        found.append([accuracies_without(x, y_hat, [v for _, v in pairs]).mean() for pairs in ways])
    return np.array(found)
