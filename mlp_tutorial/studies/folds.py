"""Cross-validation put to the test: what it says from few samples, beside the truth on all the others."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.cross_validation import cross_validate, folds, hold_out
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.studies.nearest_mean import accuracies_without, fit_nearest_mean
from mlp_tutorial.training import fit


@dataclass(frozen=True)
class Study:
    """The estimates from one draw of few samples, and the truth.

    `accuracies` (n_folds,) are those of the models that each left out a block of `block_sizes` samples,
    `one_split` that of a single model on the single part held out from it, and `truth` that of a model trained
    with all the few samples, on all that were not drawn.
    """

    block_sizes: tuple
    accuracies: np.ndarray
    one_split: float
    truth: float

    @property
    def average(self):
        """The estimate of N-way cross-validation."""
        return float(self.accuracies.mean())


@dataclass(frozen=True)
class Estimates:
    """The study that is shown, and what all the draws of as many digits say."""

    shown: Study
    draw: int  # the number of the shown study, from 0
    n_samples: int
    n_left_out: int
    one_split: np.ndarray  # (n_draws,)
    average: np.ndarray
    truth: np.ndarray


def estimates_of(studies, draw, n_left_out):
    """Return the Estimates of all the Studies (n_draws), of which number `draw`, from 0, is shown."""
    numbers = {
        name: np.array([getattr(study, name) for study in studies]) for name in ("one_split", "average", "truth")
    }
    return Estimates(studies[draw], draw, sum(studies[draw].block_sizes), n_left_out, **numbers)


def digit_studies(n_samples, n_folds, n_draws, fit=fit_nearest_mean, candidate=None):
    """Return n_draws Studies of n_samples handwritten digits each, the same ones every time.

    With nearest means it is as quick as a slider needs it; with any other `fit` it is `repeat_study`.
    """
    x, labels = digits()
    y_hat, rng = one_hot(labels, 10), np.random.default_rng(0)
    if fit is not fit_nearest_mean:
        return repeat_study(candidate, x, y_hat, n_samples, n_folds, n_draws, rng, fit=fit)
    draws, studies = draws_of(y_hat, n_samples, n_folds, n_draws, rng), []
    for (few, _, inside), truth in zip(draws, digit_truths(n_samples, n_draws), strict=True):
        blocks = [validation for _, validation in inside]
        found = accuracies_without(x[few], y_hat[few], blocks)
        studies.append(Study(tuple(map(len, blocks[:-1])), found[:-1], float(found[-1]), truth))
    return studies


@lru_cache(maxsize=64)
def digit_truths(n_samples, n_draws):
    """Return the truth of each of the digit_studies with nearest means, which no number of folds changes."""
    x, labels = digits()
    y_hat, truths = one_hot(labels, 10), []
    for few, rest, _ in draws_of(y_hat, n_samples, 2, n_draws, np.random.default_rng(0)):
        scores = fit_nearest_mean(None, x[few], y_hat[few], None).predict(x)
        truths.append(float((scores.argmax(axis=1) == labels)[rest].mean()))
    return truths


def repeat_study(candidate, x, y_hat, n_samples, n_folds, n_draws, rng, *, fit=fit, executor=None):
    """Return n_draws Studies, each of `n_samples` drawn from the rows of x (M, n_in) and y_hat (M, n_out).

    One split holds out 1/n_folds of them. Every training is a pair (training, validation), that of the truth
    too, so that one `cross_validate` does all; `candidate`, `fit` and `executor` are as there. The draws for
    n_samples + 1 are those for n_samples and one more sample each. ValueError unless
    2 ≤ n_folds ≤ n_samples < M and n_draws is a whole number, 1 or more.
    """
    pairs = []
    for few, rest, inside in draws_of(y_hat, n_samples, n_folds, n_draws, rng):
        pairs += [(few[training], few[validation]) for training, validation in inside] + [(few, rest)]
    found = cross_validate([candidate], x, y_hat, pairs, rng, fit=fit, executor=executor)
    sizes = [len(validation) for _, validation in pairs[:n_folds]]
    return [
        Study(tuple(sizes), row[:n_folds], float(row[n_folds]), float(row[-1]))
        for row in found.reshape(n_draws, n_folds + 2)
    ]


def draws_of(y_hat, n_samples, n_folds, n_draws, rng):
    """Return for each draw (few, rest, pairs): the samples drawn, all others, and the splits of the few.

    The pairs are those of the folds, and then the one split.
    """
    require_whole_number("n_samples", n_samples, 2, len(y_hat) - 1)
    require_whole_number("n_draws", n_draws, 1)
    draws = []
    for draw in rng.spawn(n_draws):
        few, rest = hold_out(len(y_hat), 1 - n_samples / len(y_hat), draw)
        pairs = folds(n_samples, n_folds, draw)
        draws.append((few, rest, [*pairs, hold_out(n_samples, 1 / n_folds, draw)]))
    return draws


def bias_and_error(estimates, truths):
    """Return the mean of estimate − truth (n_draws,), and the standard error of this mean, from their spread."""
    differences = np.subtract(estimates, truths)
    return float(differences.mean()), float(differences.std(ddof=1) / np.sqrt(len(differences)))


def miss_and_spread(estimates, truths):
    """Return the mean of |estimate − truth| and the standard deviation of the estimates, both (n_draws,)."""
    estimates, truths = np.asarray(estimates), np.asarray(truths)
    return float(np.mean(np.abs(estimates - truths))), float(np.std(estimates))
