"""N-way cross-validation: every sample validates once, and trains in all the other models (lecture, row 24)."""

from dataclasses import dataclass
from numbers import Real

import numpy as np

from mlp_tutorial.bars import Bar
from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.scale.many_models import fit_all, size_of
from mlp_tutorial.scale.workers import answers
from mlp_tutorial.training import SECONDS_BEFORE_A_BAR, accuracy, require_samples
from mlp_tutorial.training import fit as fit_one

MOST_AT_ONCE = 16  # models in a stack: more are no faster, and could not be shared out among workers


def hold_out(n_samples, fraction, rng):
    """Return (training, held-out) sample numbers: a shuffled `fraction` of them, rounded, is held out.

    ValueError if that would leave either part empty.
    """
    require_whole_number("n_samples", n_samples, 2)
    n_out = round(n_samples * fraction) if isinstance(fraction, Real) and np.isfinite(fraction) else 0
    if not 1 <= n_out < n_samples:
        raise ValueError(f"fraction {fraction} of {n_samples} holds out {n_out}; expected 1 to {n_samples - 1}")
    order = rng.permutation(n_samples)
    return order[n_out:], order[:n_out]


def folds(n_samples, n_folds, rng=None):
    """Return n_folds pairs (training, validation) of sample numbers; each sample validates in just one.

    With M samples and N folds a pair has M·(N − 1)/N and M/N of them, up to one more or less. `rng` shuffles
    the samples first; without it the blocks are cut in the order given, which misleads when that order
    means something. ValueError unless 2 ≤ n_folds ≤ n_samples.
    """
    require_whole_number("n_samples", n_samples, 2)
    require_whole_number("n_folds", n_folds, 2, n_samples)
    order = np.arange(n_samples) if rng is None else rng.permutation(n_samples)
    return leave_each_out(np.array_split(order, n_folds))


def stratified_folds(labels, n_folds, rng):
    """Return pairs as `folds` does, for labels (M,): two blocks differ by at most one sample of each label.

    The shuffled samples are sorted by their labels and dealt out like cards. ValueError unless 2 ≤ n_folds ≤ M.
    """
    require_whole_number("n_folds", n_folds, 2, len(labels))
    order = rng.permutation(len(labels))
    order = order[np.argsort(np.asarray(labels)[order], kind="stable")]
    return leave_each_out([order[i::n_folds] for i in range(n_folds)])


def grouped_folds(groups, n_folds, rng):
    """Return pairs as `folds` does, for groups (M,), a name for each sample: no group is in two blocks.

    The groups, not the samples, are shared out evenly. ValueError unless 2 ≤ n_folds ≤ the number of groups.
    """
    names = np.unique(groups)
    require_whole_number("n_folds", n_folds, 2, len(names))
    blocks = [names[validation] for _, validation in folds(len(names), n_folds, rng)]
    return leave_each_out([np.flatnonzero(np.isin(groups, block)) for block in blocks])


def leave_each_out(blocks):
    """Return a pair (training, validation) for each block: the samples of all others, and its own."""
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), blocks[i]) for i in range(len(blocks))]


def cross_validate(candidates, x, y_hat, pairs, rng, *, fit=fit_one, executor=None):
    """Return accuracies (n_candidates, n_folds): each candidate trained and validated on every pair.

    `candidates` is a list of Hyperparameters, or of whatever `fit(candidate, x, y_hat, rng)` takes; fit returns
    a model with `predict(x)`. `pairs` comes from `folds`. All candidates meet the same pairs and, for each pair,
    the same seed (those of unequal sizes start with unequal weights). With the course's own `fit` the models of
    one size are trained at once, as a stack. `executor`, any concurrent.futures.Executor or the like, runs the
    trainings side by side with the same result.
    ValueError if there is no candidate or no pair, x and y_hat do not fit, or a task cannot be sent.
    """
    require_samples(x, y_hat)
    if len(candidates) == 0 or len(pairs) == 0:
        raise ValueError(f"{len(candidates)} candidates and {len(pairs)} pairs; expected at least one of each")
    seeds = rng.integers(2**63, size=len(pairs))
    places = [(c, p) for c in range(len(candidates)) for p in range(len(pairs))]
    groups = together(places, candidates, pairs) if fit is fit_one else [[place] for place in places]
    tasks = []
    for group in groups:
        parts = [(candidates[c], *pairs[p], seeds[p]) for c, p in group]
        tasks.append((fit, x, y_hat, *zip(*parts, strict=True)))
    found = np.empty((len(candidates), len(pairs)))
    with Bar(desc="cross-validation", total=len(places), delay=SECONDS_BEFORE_A_BAR) as bar:
        for group, accuracies in zip(groups, answers(validation_accuracies, tasks, executor), strict=True):
            found[tuple(np.transpose(group))] = accuracies
            bar.update(len(group))
    return found


def together(places, candidates, pairs):
    """Return the places (candidate, pair) in groups of at most MOST_AT_ONCE, whose models are all of one size."""
    groups = {}
    for c, p in places:
        groups.setdefault(size_of(candidates[c], len(pairs[p][0])), []).append((c, p))
    return [part for group in groups.values() for part in np.array_split(group, -(-len(group) // MOST_AT_ONCE))]


def validation_accuracies(task):
    """Return the accuracies on the validation samples of models trained without them."""
    fit, x, y_hat, candidates, training, validation, seeds = task
    if fit is fit_one:
        models = fit_all(candidates, x, y_hat, training, seeds)
    else:
        models = [
            fit(candidate, x[rows], y_hat[rows], np.random.default_rng(seed))
            for candidate, rows, seed in zip(candidates, training, seeds, strict=True)
        ]
    return [accuracy(model.predict(x[rows]), y_hat[rows]) for model, rows in zip(models, validation, strict=True)]


@dataclass(frozen=True)
class Selection:
    """The candidate with the highest average accuracy, the average, and the model retrained on everything."""

    candidate: object
    average: float
    model: object


def select(candidates, x, y_hat, n_folds, rng, *, fit=fit_one, executor=None):
    """Return the Selection by N-way cross-validation: steps 1 to 5 of the lecture's row 24.

    (1) Divide the samples into N blocks; (2) train and validate each candidate N times; (3) average its
    accuracies; (4) select the highest average, the first of equals; (5) retrain on all samples.
    """
    pairs = folds(len(x), n_folds, rng)
    averages = cross_validate(candidates, x, y_hat, pairs, rng, fit=fit, executor=executor).mean(axis=1)
    best = int(np.argmax(averages))
    model = fit(candidates[best], x, y_hat, rng)
    return Selection(candidates[best], float(averages[best]), model)
