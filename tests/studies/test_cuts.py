"""Every wrong way to cut into folds is named, and every right one passes."""

import re

import numpy as np
import pytest

from mlp_tutorial.cross_validation import folds, leave_each_out
from mlp_tutorial.studies.cuts import faults
from mlp_tutorial.your_turn import NOT_ATTEMPTED, RIGHT, verdict


def blocks_of(n, k, rng):
    return np.array_split(rng.permutation(n), k)


def every_kth(n, k, rng):
    order = rng.permutation(n)
    return [(np.setdiff1d(order, order[i::k]), order[i::k]) for i in range(k)]


def as_lists(n, k, rng):
    return [[training.tolist(), validation.tolist()] for training, validation in folds(n, k, rng)]


def one_after_the_other(n, k, rng):
    yield from folds(n, k, rng)


@pytest.mark.parametrize("cut", [folds, every_kth, as_lists, one_after_the_other])
def test_a_right_cut_is_right(cut):
    assert verdict(faults(cut), 0) == RIGHT


@pytest.mark.parametrize("nothing", [None, ...])
def test_an_empty_cut_has_not_been_attempted(nothing):
    assert verdict(faults(lambda n, k, rng: nothing), 0) == NOT_ATTEMPTED


def dropped(n, k, rng):
    order, size = rng.permutation(n), n // k
    return leave_each_out([order[i * size : (i + 1) * size] for i in range(k)])


def rest_in_the_last(n, k, rng):
    return leave_each_out(np.split(rng.permutation(n), [(i + 1) * (n // k) for i in range(k - 1)]))


def drawn_anew(n, k, rng):
    return [folds(n, k, rng)[i] for i in range(k)]


WRONG = {
    "exchanged": lambda n, k, rng: [pair[::-1] for pair in folds(n, k, rng)],
    r"validates in 0 of the 5 pairs, expected 1": dropped,
    "the block sizes are 3, 3, 3, 3, 5": rest_in_the_last,
    r"sample \d+ validates in . of the 5 pairs, expected 1": drawn_anew,
    r"in pair 1, sample \d+ both trains and validates": lambda n, k, rng: [
        (np.arange(n), block) for block in blocks_of(n, k, rng)
    ],
    "another rng gives the same blocks": lambda n, k, rng: folds(n, k),
    "the same rng gives other blocks": lambda n, k, rng: folds(n, k, np.random.default_rng()),
    "there are 4 pairs, expected 5": lambda n, k, rng: folds(n, k - 1, rng),
    r"a pair \(training, validation\) is expected": lambda n, k, rng: [(block,) for block in blocks_of(n, k, rng)],
    "a pair .training, validation. is expected": blocks_of,
    "a list of pairs": lambda n, k, rng: list(range(k)),
    "outside 0 … 16": lambda n, k, rng: [
        (training + 1, validation + 1) for training, validation in folds(n, k, rng)
    ],
    r"sample \d+ trains in 3 of the 5 pairs, expected 4": lambda n, k, rng: [
        (training[1:], validation) for training, validation in folds(n, k, rng)
    ],
}


@pytest.mark.parametrize("named", WRONG)
def test_a_wrong_cut_is_named(named):
    said = verdict(faults(WRONG[named]), 0)
    assert said.startswith("not yet: ")
    assert re.search(named, said), said
