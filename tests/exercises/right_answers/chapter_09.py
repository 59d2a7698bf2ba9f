"""Right answers to the exercises of chapter 09 on numbers and folds, each written in another way."""

import math

import numpy as np

from mlp_tutorial.cross_validation import folds, stratified_folds

# 09-coin


def coin_by_counts(n_right, n, p):
    return (n_right - n * p) / math.sqrt(n * p * (1 - p))


def coin_by_steps(n_right, n, p):
    variance = p * (1 - p)
    error = math.sqrt(variance / n)
    return np.float64(n_right / n - p) / error


def coin_by_power(n_right, n, p):
    return (n_right / n - p) * (p - p**2) ** -0.5 * n**0.5


def coin_by_answers(n_right, n, p):
    answers = np.repeat([1, 0], [n_right, n - n_right])
    return np.mean(answers - p) * np.sqrt(n) / np.sqrt(p * (1 - p))


# 09-average


def average_in_a_loop(accuracies, sizes):
    right, total = 0.0, 0
    for share, size in zip(accuracies, sizes, strict=True):
        right += share * size
        total += size
    return right / total


def average_of_votes(accuracies, sizes):
    return np.repeat(accuracies, sizes).mean()


def average_by_shares(accuracies, sizes):
    shares = sizes / sizes.sum()
    return (accuracies * shares).sum()


def average_of_wrongs(accuracies, sizes):
    wrong = sum(size - share * size for share, size in zip(accuracies, sizes, strict=True))
    return 1 - wrong / sum(sizes)


# 09-folds


def folds_in_loops(n_samples, n_folds, rng):
    order = list(rng.permutation(n_samples))
    pairs = []
    for i in range(n_folds):
        block = order[i::n_folds]
        pairs.append((np.array([one for one in order if one not in block]), np.array(block)))
    return pairs


def folds_by_difference(n_samples, n_folds, rng):
    blocks = np.array_split(rng.permutation(n_samples), n_folds)
    return [(np.setdiff1d(np.arange(n_samples), block), block) for block in blocks]


def folds_by_mask(n_samples, n_folds, rng):
    fold_of = np.arange(n_samples) % n_folds
    rng.shuffle(fold_of)
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(n_folds)]


def folds_by_bounds(n_samples, n_folds, rng):
    order = rng.permutation(n_samples)
    cuts = [(i * n_samples // n_folds, (i + 1) * n_samples // n_folds) for i in range(n_folds)]
    return [(np.concatenate((order[:low], order[high:])), order[low:high]) for low, high in cuts]


def folds_by_delete(n_samples, n_folds, rng):
    order = rng.choice(n_samples, size=n_samples, replace=False)
    places = np.array_split(np.arange(n_samples), n_folds)
    return tuple((np.delete(order, block), order[block]) for block in places)


def folds_rolled(n_samples, n_folds, rng):
    blocks = np.array_split(np.argsort(rng.random(n_samples)), n_folds)
    return [[np.hstack(blocks[i + 1 :] + blocks[:i]), blocks[i]] for i in range(n_folds)]


def folds_as_lists(n_samples, n_folds, rng):
    return [(part.tolist(), block.tolist()) for part, block in folds(n_samples, n_folds, rng)]


# 09-stratified


def strata_by_label(labels, n_folds, rng):
    fold_of = np.empty(len(labels), dtype=int)
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        fold_of[rows] = np.arange(len(rows)) % n_folds
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(n_folds)]


def strata_split(labels, n_folds, rng):
    blocks = [[] for _ in range(n_folds)]
    for label in set(labels.tolist()):
        rows = np.where(labels == label)[0]
        rng.shuffle(rows)
        for block, part in zip(blocks, np.array_split(rows, n_folds), strict=True):
            block.extend(part)
    everyone = np.arange(len(labels))
    return [(np.setdiff1d(everyone, block), np.array(block)) for block in blocks]


def strata_by_lexsort(labels, n_folds, rng):
    order = np.lexsort((rng.random(len(labels)), labels))
    return [(order[np.arange(len(order)) % n_folds != i], order[i::n_folds]) for i in range(n_folds)]


def strata_dealt(labels, n_folds, rng):
    hands = [[] for _ in range(n_folds)]
    for turn, sample in enumerate(sorted(rng.permutation(len(labels)), key=lambda one: labels[one])):
        hands[turn % n_folds].append(int(sample))
    return [([one for hand in hands if hand is not mine for one in hand], mine) for mine in hands]


def strata_by_count(labels, n_folds, rng):
    met, blocks = {}, [[] for _ in range(n_folds)]
    for sample in rng.permutation(len(labels)):
        label = labels[sample]
        met[label] = met.get(label, -1) + 1
        blocks[met[label] % n_folds].append(sample)
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), np.array(blocks[i])) for i in range(n_folds)]


def strata_by_rows(labels, n_folds, rng):
    order = np.concatenate([rng.permutation(np.flatnonzero(labels == label)) for label in range(3)])
    places = np.arange(len(order))
    return [(np.delete(order, places[i::n_folds]), order[i::n_folds]) for i in range(n_folds)]


def strata_backwards(labels, n_folds, rng):
    return stratified_folds(labels, n_folds, rng)[::-1]


def folds_as_sets(n_samples, n_folds, rng):
    return [(set(part.tolist()), set(block.tolist())) for part, block in folds(n_samples, n_folds, rng)]


RIGHT = {
    "09-coin": [
        coin_by_counts,
        coin_by_steps,
        coin_by_power,
        coin_by_answers,
        lambda n_right, n, p: (n_right / n - p) / (p * (1 - p) / n) ** 0.5,
        lambda n_right, n, p: -(p - n_right / n) / np.sqrt((p - p * p) / n),
        lambda n_right, n, p: np.array((n_right / n - p) / np.sqrt(p * (1 - p) / n)),
        lambda n_right, n, p: (n_right / n - p) / np.std([0, 1]) / 2 * np.sqrt(n / (p * (1 - p))),
    ],
    "09-average": [
        average_in_a_loop,
        average_of_votes,
        average_by_shares,
        average_of_wrongs,
        lambda accuracies, sizes: np.average(accuracies, weights=sizes),
        lambda accuracies, sizes: accuracies @ sizes / sizes.sum(),
        lambda accuracies, sizes: np.einsum("i,i", accuracies, sizes) / np.sum(sizes),
        lambda accuracies, sizes: float((accuracies * sizes).mean() / sizes.mean()),
    ],
    "09-folds": [
        folds_as_sets,
        folds,
        folds_in_loops,
        folds_by_difference,
        folds_by_mask,
        folds_by_bounds,
        folds_by_delete,
        folds_rolled,
        folds_as_lists,
    ],
    "09-stratified": [
        stratified_folds,
        strata_by_label,
        strata_split,
        strata_by_lexsort,
        strata_dealt,
        strata_by_count,
        strata_by_rows,
        strata_backwards,
    ],
}
