"""What is true of the folds of an answer, pairs (training, validation) of sample numbers, in words."""

import numpy as np

from mlp_tutorial.exercises.answers import Unusable, is_empty, kind_of


def numbers_in(part, n_samples):
    """Return a part of a pair as an array of sample numbers; Unusable if it is something else."""
    try:
        numbers = np.asarray(sorted(part) if isinstance(part, set) else part)
    except ValueError:
        numbers = np.array("ragged")
    if numbers.ndim != 1 or numbers.dtype.kind not in "iu":
        given = f"of the shape {numbers.shape}" if numbers.ndim else "that is no row of numbers"
        given = "of True and False" if numbers.dtype.kind == "b" else given
        given = "of numbers that are not whole" if numbers.dtype.kind == "f" else given
        raise Unusable(f"A part of a pair is {kind_of(part)} {given}; expected a row of sample numbers.")
    beyond = numbers[(numbers < 0) | (numbers >= n_samples)]
    if beyond.size:
        raise Unusable(f"A part of a pair has a sample number {beyond[0]}; they go from 0 to {n_samples - 1}.")
    return numbers


def pairs_in(answer, n_samples):
    """Return an answer as a list of pairs of arrays; Unusable if it is something else."""
    try:
        pairs = list(answer)
        if pairs and all(len(pair) == 2 for pair in pairs):
            return [tuple(numbers_in(part, n_samples) for part in pair) for pair in pairs]
    except TypeError:
        pass
    but = " whose parts are not all pairs" if isinstance(answer, (list, tuple)) else ""
    raise Unusable(
        f"A list of pairs (training, validation) is expected; what is returned is {kind_of(answer)}{but}."
    )


def same_blocks(one, other):
    """Return whether two lists of pairs have the same validation blocks."""
    return [set(block) for _, block in one] == [set(block) for _, block in other]


def what_is_true(one, again, other, n_samples, n_folds):
    """Return what is true of pairs, {in words: True or False}; `again` are by the same rng, `other` by another."""
    votes = np.bincount(np.concatenate([block for _, block in one]), minlength=n_samples)
    sizes = [len(block) for _, block in one]
    everything = set(range(n_samples))
    return {
        "There is a pair for each fold": len(one) == n_folds,
        "The part that trains is the larger one": all(len(part) > len(block) for part, block in one),
        "No sample is in both parts of a pair": all(not set(part) & set(block) for part, block in one),
        "Every sample validates": bool(np.all(votes > 0)),
        "No sample validates twice": bool(np.all(votes < 2)),
        "In each pair all samples are used": all(set(part) | set(block) == everything for part, block in one),
        "No sample is twice in a training part": all(len(set(part)) == len(part) for part, _ in one),
        "No block is larger than its share, rounded up": max(sizes) * n_folds < n_samples + n_folds,
        "No block is smaller than its share, rounded down": (min(sizes) + 1) * n_folds > n_samples,
        "The same rng gives the same blocks": same_blocks(one, again),
        "Another rng gives other blocks": not same_blocks(one, other),
    }


def three_cuts(cut, of, n_samples, n_folds, rng):
    """Return the pairs for an rng, for the same again, and for another; or `...` if nothing has been filled in."""
    seeds = rng.integers(2**31, size=2)[[0, 0, 1]]
    given = [cut(of, n_folds, np.random.default_rng(seed)) for seed in seeds]
    return given if is_empty(given) else [pairs_in(one, n_samples) for one in given]
