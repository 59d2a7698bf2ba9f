"""Exercises of chapter 09 on numbers: how far from a coin, how many trainings, and an average over samples."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import choosing, validation


def coin():
    """Return how many standard errors 27 of 60 is from ½, and whether that is more than two."""
    z = (27 / 60 - 0.5) / np.sqrt(0.5 * 0.5 / 60)
    return z, abs(z) > 2


def _judged(z):
    return lambda: (z, abs(z) > 2)


DIFFERS = Exercise(
    name="09-differs",
    title="is that still a coin?",
    statement="A model answers yes or no and gets 27 of 60 right, 45%. Is it worse than a coin? Say two things, "
    "with a comma between them: how many standard errors 27 of 60 is above the accuracy of a coin (negative: "
    "below), and whether it differs from a coin by more than two standard errors, `True` or `False`. The standard "
    "error is that of a coin's accuracy on 60. Write a formula, or a number with four digits that count.",
    level=1,
    starter="coin = (..., ...)  # how many standard errors above, True or False\n",
    reference=coin,
    hints=(
        "The coin's accuracy is ½. How much does it spread, on 60 answers?",
        "The standard error is √(p(1 − p)/n), with the p of the coin. The difference is one of shares: 27/60 − ½.",
        "The difference is −0.05, and the standard error is the root of 0.25/60. Divide, and compare with 2.",
    ),
    lesson="Less than one standard error below: a coin does that often, and 60 answers cannot tell the two apart.",
    wrong={
        validation.DIVIDED_BY_N: _judged(-0.05 / (0.5 / 60)),
        validation.AT_THE_MEASURED_SHARE: _judged(-0.05 / np.sqrt(0.45 * 0.55 / 60)),
        validation.VARIANCE_FOR_ROOT: _judged(-0.05 / (0.25 / 60)),
        validation.NOT_DIVIDED: _judged(-0.05 / 0.5),
        validation.WITHOUT_SIGN: _judged(0.05 / np.sqrt(0.25 / 60)),
        validation.COUNTS_WITH_ERROR_OF_SHARES: _judged(-3 / np.sqrt(0.25 / 60)),
        validation.ONLY_THE_DIFFERENCE: _judged(-0.05),
        validation.CALLED_DIFFERENT: lambda: (coin()[0], True),
    },
    within=1e-3,
)


def distance(n_right, n, p):
    """Return how many standard errors n_right of n lies above the accuracy p."""
    return (n_right / n - p) / np.sqrt(p * (1 - p) / n)


def draw_count(rng):
    """Return how many are right, of how many, and the accuracy to compare with."""
    n, p = int(rng.integers(40, 200)), rng.uniform(0.6, 0.93)
    return round(n * (p - rng.uniform(0.1, 0.3))), n, p


def on_both_sides(answer, n_right, n, p):
    """Return the distances of n_right below the accuracy p, and of another number above it."""
    return {
        "The distance of a number below p": answer(n_right, n, p),
        "The distance of a number above p": answer(round(n * (p + 0.05)), n, p),
    }


COIN = Exercise(
    name="09-coin",
    title="how far from a given accuracy?",
    statement="Turn the question into a function: how many standard errors does `n_right` of `n` lie above an "
    "accuracy `p`? The result is negative where it lies below. The standard error is that of the accuracy `p`, "
    "measured on `n` independent answers. The check tries several numbers of answers, and accuracies that are not "
    "those of a coin; at one half some mistakes would not show.",
    level=2,
    starter="def distance(n_right, n, p):\n"
    '    """How many standard errors n_right of n lies above the accuracy p."""\n'
    "    return ...\n",
    reference=distance,
    hints=(
        "Which share of the n is right, and how far is it from p?",
        "The standard error belongs to p, and shrinks with the root of n.",
        "`standard_error(p, n)` is in the notebook already. How often does it fit into that difference?",
    ),
    lesson="The same difference weighs more with more answers: twice as much with four times as many.",
    wrong={
        validation.DIVIDED_BY_N: lambda k, n, p: (k / n - p) / (np.sqrt(p * (1 - p)) / n),
        validation.ERROR_OF_COIN: lambda k, n, p: (k / n - p) / np.sqrt(0.25 / n),
        validation.AT_THE_MEASURED_SHARE: lambda k, n, p: (k / n - p) / np.sqrt(k / n * (1 - k / n) / n),
        validation.VARIANCE_FOR_ROOT: lambda k, n, p: (k / n - p) / (p * (1 - p) / n),
        validation.NOT_DIVIDED: lambda k, n, p: (k / n - p) / np.sqrt(p * (1 - p)),
        validation.TURNED_ROUND: lambda k, n, p: (p - k / n) / np.sqrt(p * (1 - p) / n),
        validation.COUNTS_WITH_ERROR_OF_SHARES: lambda k, n, p: (k - n * p) / np.sqrt(p * (1 - p) / n),
        validation.ONLY_THE_DIFFERENCE: lambda k, n, p: k / n - p,
        validation.WITHOUT_SIGN: lambda k, n, p: abs(k / n - p) / np.sqrt(p * (1 - p) / n),
    },
    draw=draw_count,
    use=on_both_sides,
)


def average_over_samples(accuracies, sizes):
    """Return the share of all samples that was read rightly."""
    return np.sum(accuracies * sizes) / np.sum(sizes)


def draw_blocks(rng):
    """Return the accuracies on five blocks of unequal sizes, and the sizes."""
    sizes = rng.choice(np.arange(8, 40), size=5, replace=False)
    accuracies = rng.choice(np.arange(2, 8), size=5, replace=False) / 8 + rng.uniform(0, 0.1, size=5)
    best, largest = np.argmax(accuracies), np.argmax(sizes)
    if best == largest:  # two mistakes would give the same number
        accuracies = np.roll(accuracies, 1)
    return accuracies, sizes


AVERAGE = Exercise(
    name="09-average",
    title="blocks of unequal size",
    statement="The groups in a study differ in size, and so do the blocks: block $i$ holds `sizes[i]` samples, "
    "and the model that left it out reads a share `accuracies[i]` of them. Both are arrays with one entry for "
    "each fold. Return the average over all **samples**, in which every sample has one vote: the share of all of "
    "them that was read rightly. The check takes five blocks, all of them of different sizes, and compares one "
    "number.",
    level=2,
    starter="def average_over_samples(accuracies, sizes):\n"
    '    """Return the accuracy over all samples."""\n'
    "    return ...\n",
    reference=average_over_samples,
    hints=(
        "How many samples of block i were read rightly?",
        "Add these numbers up over the blocks. Of how many samples are they?",
        "Accuracy times size is the number of right ones in a block. Which number belongs below the line?",
    ),
    lesson="Blocks of five sizes: counted by models, the few samples of a small block would have had a louder "
    "vote.",
    wrong={
        validation.BY_MODEL: lambda accuracies, sizes: np.mean(accuracies),
        validation.BY_TRAINING: lambda accuracies, sizes: np.average(accuracies, weights=sizes.sum() - sizes),
        validation.COUNT_OF_RIGHT: lambda accuracies, sizes: np.sum(accuracies * sizes),
        validation.COUNT_BY_MODELS: lambda accuracies, sizes: np.mean(accuracies * sizes),
        validation.MIDDLE_ONE: lambda accuracies, sizes: np.median(accuracies),
        validation.LARGEST_BLOCK: lambda accuracies, sizes: accuracies[np.argmax(sizes)],
        validation.BEST_MODEL: lambda accuracies, sizes: np.max(accuracies),
    },
    draw=draw_blocks,
)


def plan():
    """Return how many trainings there are, and which model is handed on."""
    return 6 * 5 + 1, 4


PLAN = Exercise(
    name="09-plan",
    title="how many trainings, and which model?",
    statement="There are 60 samples, 5 folds and six candidates: six settings of the hyperparameters. You go "
    "through steps 1 to 5. How many trainings is that in all, up to the model that is handed on? And which one is "
    "it: `1` the most accurate of the selected candidate's fold models, `2` the mean of its fold models' weights, "
    "`3` a new one, trained on 48 samples, or `4` a new one, trained on all 60? Write both numbers in this order, "
    "with a comma between them.",
    level=1,
    starter="plan = (..., ...)  # trainings in all, 1 to 4\n",
    reference=plan,
    hints=(
        "How many models does step 2 train for one candidate?",
        "And for six of them? Then look at step 5 once more.",
        "The fold models only measure. What does step 5 do after that, and with which samples?",
    ),
    lesson="One more training than candidates times folds. The model that is handed on has seen all 60 samples; "
    "the number of samples does not change how many trainings there are.",
    wrong={
        choosing.LAST_NOT_COUNTED: lambda: (30, 4),
        choosing.FOLD_MODEL_KEPT: lambda: (30, 1),
        choosing.FOLD_MODEL_AFTER_ALL: lambda: (31, 1),
        choosing.WEIGHTS_AVERAGED: (lambda: (30, 2), lambda: (31, 2)),
        choosing.EACH_RETRAINED: lambda: (36, 4),
        choosing.ADDED_UP: (lambda: (12, 4), lambda: (11, 4)),
        choosing.ONE_CANDIDATE: lambda: (6, 4),
        choosing.ONE_SPLIT: lambda: (7, 4),
        choosing.EACH_SAMPLE_A_FOLD: lambda: (361, 4),
        choosing.NOT_ON_ALL: (lambda: (31, 3), lambda: (30, 3)),
    },
)
