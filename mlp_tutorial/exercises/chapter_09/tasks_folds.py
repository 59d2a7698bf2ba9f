"""Exercises of chapter 09 on the folds: plain ones, and stratified ones."""

import numpy as np

from mlp_tutorial.exercises.answers import is_empty
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import validation
from mlp_tutorial.exercises.chapter_09.tasks_pairs import three_cuts, what_is_true


def my_folds(n_samples, n_folds, rng):
    """Return pairs (training, validation) of sample numbers, one for each fold."""
    blocks = np.array_split(rng.permutation(n_samples), n_folds)
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), blocks[i]) for i in range(n_folds)]


def look_at_folds(cut, n_samples, n_folds, rng):
    """Return what is true of the folds of an answer."""
    cuts = three_cuts(cut, n_samples, n_samples, n_folds, rng)
    return cuts if is_empty(cuts) else what_is_true(*cuts, n_samples, n_folds)


def _with_blocks(blocks_of):
    """Return a way with other blocks: blocks_of(n_samples, n_folds, rng)."""

    def way(n_samples, n_folds, rng):
        blocks = blocks_of(n_samples, n_folds, rng)
        return [(np.setdiff1d(np.arange(n_samples), block), block) for block in blocks]

    return way


def _drawn_anew(n_samples, n_folds, rng):
    return [rng.permutation(n_samples)[part] for part in np.array_split(np.arange(n_samples), n_folds)]


def _whole_blocks(n_samples, n_folds, rng):
    return rng.permutation(n_samples)[: n_samples // n_folds * n_folds].reshape(n_folds, -1)


def _rest_at_the_end(n_samples, n_folds, rng):
    cuts = n_samples // n_folds * np.arange(1, n_folds)
    return np.split(rng.permutation(n_samples), cuts)


def _rounded_up(n_samples, n_folds, rng):
    size = -(-n_samples // n_folds)
    return np.split(rng.permutation(n_samples), size * np.arange(1, n_folds))


def _rest_left_out(n_samples, n_folds, rng):
    used = n_samples // n_folds * n_folds
    order = rng.permutation(n_samples)
    return [(order[part], order[block]) for part, block in my_folds(used, n_folds, rng)]


def _next_block_only(n_samples, n_folds, rng):
    blocks = [block for _, block in my_folds(n_samples, n_folds, rng)]
    return [(np.concatenate([blocks[i - 1], blocks[i - 2]]), blocks[i]) for i in range(n_folds)]


FOLDS = Exercise(
    name="09-folds",
    title="step 1, the folds",
    statement="Return a list of pairs (training, validation), one for each of `n_folds` folds: arrays of sample "
    "numbers, 0 … `n_samples` − 1. `rng.permutation(n)` returns 0 … n − 1, shuffled. Each sample validates once "
    "and trains in all other pairs; the sizes of the blocks differ by at most one. The check cuts numbers of "
    "samples that the folds do not divide. It looks at who validates, who trains, the sizes, what the parts of a "
    "pair share, and whether another `rng` gives other blocks.",
    level=3,
    starter="def my_folds(n_samples, n_folds, rng):\n"
    '    """Pairs (training, validation) of sample numbers, one for each fold."""\n'
    "    return ...\n",
    reference=my_folds,
    hints=(
        "Shuffle once, cut the shuffled numbers into blocks, and let each block take its turn.",
        "`np.array_split(order, n_folds)` cuts into blocks of nearly equal sizes, whatever the number.",
        "The training part of block i is `np.concatenate` of the list of all other blocks, before it and behind "
        "it.",
    ),
    lesson="The samples could not be divided evenly, and still each has voted once. With 100 and 5 a rest that is "
    "left out would not have shown.",
    wrong={
        validation.NOT_SHUFFLED: lambda n, k, rng: my_folds(n, k, np.random.default_rng(0)),
        validation.NOT_BY_RNG: lambda n, k, rng: my_folds(n, k, np.random.default_rng()),
        validation.DRAWN_ANEW: _with_blocks(_drawn_anew),
        validation.TRAINS_ON_ALL: lambda n, k, rng: [(np.arange(n), block) for _, block in my_folds(n, k, rng)],
        validation.EXCHANGED: lambda n, k, rng: [pair[::-1] for pair in my_folds(n, k, rng)],
        validation.REST_ONLY_TRAINS: _with_blocks(_whole_blocks),
        validation.REST_LEFT_OUT: _rest_left_out,
        validation.REST_IN_ONE_BLOCK: _with_blocks(_rest_at_the_end),
        validation.LAST_BLOCK_SMALL: _with_blocks(_rounded_up),
        validation.ONE_PAIR: lambda n, k, rng: my_folds(n, k, rng)[:1],
        validation.PART_DOES_NOT_TRAIN: _next_block_only,
    },
    draw=lambda rng: (
        int(rng.choice([37, 47, 52])),
        int(rng.choice([5, 7])),
        np.random.default_rng(rng.integers(99)),
    ),
    use=look_at_folds,
)


def my_stratified(labels, n_folds, rng):
    """Return pairs (training, validation) whose blocks differ by at most one sample of each label."""
    order = rng.permutation(len(labels))
    order = order[np.argsort(labels[order], kind="stable")]
    blocks = [order[i::n_folds] for i in range(n_folds)]
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), blocks[i]) for i in range(n_folds)]


def draw_labels(rng):
    """Return labels of three unequal groups, shuffled, a number of folds that divides none, and an rng."""
    labels = np.repeat(np.arange(3), [411, 327, 283])
    return rng.permutation(labels), int(rng.choice([4, 5])), np.random.default_rng(rng.integers(99))


def look_at_strata(cut, labels, n_folds, rng):
    """Return what is true of the stratified folds of an answer."""
    cuts = three_cuts(cut, labels, len(labels), n_folds, rng)
    if is_empty(cuts):
        return cuts
    found = what_is_true(*cuts, len(labels), n_folds)
    found = {what: true for what, true in found.items() if "its share" not in what}  # not asked for
    counts = np.array([np.bincount(labels[block], minlength=3) for _, block in cuts[0]])
    found["Every label is in every block"] = bool(np.all(counts > 0))
    apart = np.ptp(counts, axis=0).max()
    found["Two blocks never differ by as many samples of a label as there are blocks"] = bool(apart < n_folds)
    return found | {"Two blocks differ by at most one sample of each label": bool(apart < 2)}


def _per_label(blocks_of):
    """Return a way with the blocks of each label by blocks_of(numbers, n_folds), joined."""

    def way(labels, n_folds, rng):
        of_labels = [rng.permutation(np.flatnonzero(labels == one)) for one in np.unique(labels)]
        cut = zip(*(blocks_of(numbers, n_folds) for numbers in of_labels), strict=True)
        blocks = [np.concatenate(parts) for parts in cut]
        return [(np.setdiff1d(np.arange(len(labels)), block), block) for block in blocks]

    return way


def _whole_shares(numbers, n_folds):
    return numbers[: len(numbers) // n_folds * n_folds].reshape(n_folds, -1)


def _sorted_and_cut(labels, n_folds, rng):
    order = rng.permutation(len(labels))
    blocks = np.array_split(order[np.argsort(labels[order], kind="stable")], n_folds)
    return [(np.setdiff1d(order, block), block) for block in blocks]


def _whole_shares_only(labels, n_folds, rng):
    blocks = [block for _, block in _per_label(_whole_shares)(labels, n_folds, rng)]
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), blocks[i]) for i in range(n_folds)]


def _all_train(labels, n_folds, rng):
    return [(np.arange(len(labels)), block) for _, block in my_stratified(labels, n_folds, rng)]


STRATIFIED = Exercise(
    name="09-stratified",
    title="every label in every block",
    statement="Now the labels count: `labels` is an array with a whole number for each sample. Return a list of "
    "pairs (training, validation) of sample numbers, one for each fold, so that two blocks differ by at most one "
    "sample of each label. Which samples of a label go where is left to `rng`. The check takes three labels, "
    "which are not equally frequent and which the folds do not divide, and looks at what `09-folds` looks at, but "
    "for the sizes of the blocks.",
    level=3,
    starter="def my_stratified(labels, n_folds, rng):\n"
    '    """Pairs (training, validation) of sample numbers; each label is shared out evenly."""\n'
    "    return ...\n",
    reference=my_stratified,
    hints=(
        "Think of cards: sort them by label, and deal them out to the folds in turns.",
        '`np.argsort(labels, kind="stable")` sorts by label. `order[i::n_folds]` is every n-th card, from card i.',
        "Shuffle first, then sort the shuffled numbers by their labels, then deal: shuffled within each label.",
    ),
    lesson="Three labels of unequal frequency, none divided evenly, and no block is one-sided.",
    wrong={
        validation.LABELS_BY_CHANCE: lambda labels, k, rng: my_folds(len(labels), k, rng),
        validation.LABEL_IN_ONE_BLOCK: _sorted_and_cut,
        validation.LABEL_REST_IN_ONE_BLOCK: _per_label(
            lambda numbers, k: np.split(numbers, len(numbers) // k * np.arange(1, k))
        ),
        validation.REST_ONLY_TRAINS: _per_label(_whole_shares),
        validation.REST_LEFT_OUT: _whole_shares_only,
        validation.NOT_SHUFFLED: lambda labels, k, rng: my_stratified(labels, k, np.random.default_rng(0)),
        validation.NOT_BY_RNG: lambda labels, k, rng: my_stratified(labels, k, np.random.default_rng()),
        validation.TRAINS_ON_ALL: _all_train,
        validation.EXCHANGED: lambda labels, k, rng: [pair[::-1] for pair in my_stratified(labels, k, rng)],
        validation.ONE_PAIR: lambda labels, k, rng: my_stratified(labels, k, rng)[:1],
    },
    draw=draw_labels,
    use=look_at_strata,
)
