"""Is that a cut into folds? What a reader's own function gets wrong, in words."""

import numpy as np

from mlp_tutorial.your_turn import Remark


def faults(cut, n_samples=17, n_folds=5):
    """Return 0 if `cut(n_samples, n_folds, rng)` returns the pairs of N-way cross-validation, else a Remark.

    The Remark names the first fault found. None stands for a cut that returns nothing yet.
    """
    found = [cut(n_samples, n_folds, np.random.default_rng(seed)) for seed in (0, 0, 1)]
    if any(each is None or each is ... for each in found):
        return None
    try:
        one, again, other = ([tuple(np.asarray(part, int) for part in pair) for pair in each] for each in found)
    except (TypeError, ValueError):
        return Remark("a list of pairs (training, validation) of sample numbers is expected")
    if {len(pair) for pair in one} != {2}:
        return Remark("a pair (training, validation) is expected for each fold")
    fault = fault_of_pairs(one, n_samples, n_folds) or fault_of_shuffle(one, again, other)
    return Remark(fault) if fault else 0


def fault_of_pairs(pairs, n_samples, n_folds):
    """Return what is wrong with pairs (training, validation), or "" for the pairs of N-way cross-validation."""
    if len(pairs) != n_folds:
        return f"there are {len(pairs)} pairs, expected {n_folds}"
    if sum(len(training) for training, _ in pairs) < sum(len(validation) for _, validation in pairs):
        return "the two parts of a pair are exchanged: training comes first"
    for number, (training, validation) in enumerate(pairs, start=1):
        both = np.intersect1d(training, validation)
        if len(both):
            return f"in pair {number}, sample {both[0]} both trains and validates"
    for verb, part in (("validates", 1), ("trains", 0)):
        numbers = np.concatenate([pair[part] for pair in pairs])
        if np.any((numbers < 0) | (numbers >= n_samples)):
            return f"a sample number lies outside 0 … {n_samples - 1}"
        times, wanted = np.bincount(numbers, minlength=n_samples), (n_folds - 1 if part == 0 else 1)
        if np.any(times != wanted):
            sample = int(np.flatnonzero(times != wanted)[0])
            return f"sample {sample} {verb} in {times[sample]} of the {n_folds} pairs, expected {wanted}"
    sizes = [len(validation) for _, validation in pairs]
    if max(sizes) - min(sizes) > 1:
        return f"the block sizes are {', '.join(map(str, sizes))}: they should differ by at most one"
    return ""


def fault_of_shuffle(one, again, other):
    """Return what is wrong with the shuffling, from the pairs with one rng, with the same, and with another."""
    first, repeated, changed = (set(pairs[0][1].tolist()) for pairs in (one, again, other))
    if first != repeated:
        return "the same rng gives other blocks: draw from the rng that is handed over"
    if first == changed:
        return "another rng gives the same blocks: they are not shuffled by it"
    return ""
