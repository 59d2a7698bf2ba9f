"""What a learner is told in chapters 07 to 09 where the words or the data were once misleading."""

import numpy as np
import pytest

from mlp_tutorial.exercises import exercise
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.verdicts import RIGHT, WRONG


def said(name, answer):
    verdict = judge(exercise(name), answer, np.random.default_rng(1))
    return verdict.state, " ".join(verdict.said)


class OtherNames:
    def __init__(self, learning_rate, momentum):
        self.rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, weights, gradient):
        self.velocity = self.momentum * self.velocity + gradient
        weights -= self.rate * self.velocity


def test_a_rate_that_the_check_cannot_change_is_told_so():
    assert said("07-step", OtherNames)[1].startswith("The check changes `learning_rate` of an optimizer")


def test_at_which_step_an_optimizer_parts_is_told():
    class Twice(exercise("07-step").reference):
        def step(self, weights, gradient):
            weights -= 2 * self.learning_rate * gradient

    words = said("07-step", Twice)[1]
    assert words.startswith("The first optimizer's vector after step 1, entry [0], is ")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (lambda block, n: np.isin(np.arange(n), block), "is an array of True and False; expected a row of"),
        (lambda block, n: block + n, "they go from 0 to"),
        (lambda block, n: [block, [block]], "is a list that is no row of numbers; expected a row of"),
        (lambda block, n: block / 2, "is an array of numbers that are not whole; expected a row of"),
    ],
)
def test_what_is_no_part_of_a_fold_is_told(part, words):
    def cut(n_samples, n_folds, rng):
        blocks = np.array_split(rng.permutation(n_samples), n_folds)
        return [(part(block, n_samples), part(block, n_samples)) for block in blocks]

    state, told = said("09-folds", cut)
    assert state == WRONG
    assert words in told


def test_the_rule_counts_rows_from_0_and_no_other_candidate_comes_after_the_right_one():
    def from_one(accuracies, n_samples):
        row, bar = exercise("09-rule").reference(accuracies, n_samples)
        return row + 1, bar

    assert "the rows are counted from 1" in said("09-rule", from_one)[1]


@pytest.mark.parametrize("answer", [2 * (1 + 0.6) / 10, [0.32], (0.32,)])
def test_the_edge_is_told_from_where_swinging_ends(answer):
    assert said("07-edge", answer)[0] == RIGHT
    assert said("07-edge", (1 + 0.6**0.5) ** 2 / 10)[0] == WRONG
