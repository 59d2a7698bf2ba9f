"""Cross-validation put to the test: what it says from few samples, beside the truth on all the others."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.cross_validation import cross_validate, folds, hold_out
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.studies.nearest_mean import fit_nearest_mean
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
    """Return n_draws Studies of n_samples handwritten digits each, the same ones every time."""
    x, labels = digits()
    rng = np.random.default_rng(0)
    return repeat_study(candidate, x, one_hot(labels, 10), n_samples, n_folds, n_draws, rng, fit=fit)


def repeat_study(candidate, x, y_hat, n_samples, n_folds, n_draws, rng, *, fit=fit, executor=None):
    """Return n_draws Studies, each of `n_samples` drawn from the rows of x (M, n_in) and y_hat (M, n_out).

    One split holds out 1/n_folds of them. Every training is a pair (training, validation), that of the truth
    too, so that one `cross_validate` does all; `candidate`, `fit` and `executor` are as there. The draws for
    n_samples + 1 are those for n_samples and one more sample each. ValueError unless
    2 ≤ n_folds ≤ n_samples < M and n_draws is a whole number, 1 or more.
    """
    require_whole_number("n_samples", n_samples, 2, len(x) - 1)
    require_whole_number("n_draws", n_draws, 1)
    pairs = []
    for draw in rng.spawn(n_draws):
        few, rest = hold_out(len(x), 1 - n_samples / len(x), draw)
        inside = [*folds(n_samples, n_folds, draw), hold_out(n_samples, 1 / n_folds, draw)]
        pairs += [(few[training], few[validation]) for training, validation in inside] + [(few, rest)]
    found = cross_validate([candidate], x, y_hat, pairs, rng, fit=fit, executor=executor)
    sizes = [len(validation) for _, validation in pairs[:n_folds]]
    return [
        Study(tuple(sizes), row[:n_folds], float(row[n_folds]), float(row[-1]))
        for row in found.reshape(n_draws, n_folds + 2)
    ]


def miss_and_spread(estimates, truths):
    """Return the mean of |estimate − truth| and the standard deviation of the estimates, both (n_draws,)."""
    estimates, truths = np.asarray(estimates), np.asarray(truths)
    return float(np.mean(np.abs(estimates - truths))), float(np.std(estimates))
