"""In which words a learner is told where an answer parts from the right one."""

from fractions import Fraction

import numpy as np
import pytest
from test_judging import said

from mlp_tutorial.exercises.verdicts import RIGHT

THIRD = {"draw": None, "reference": lambda: 1 / 3, "wrong": {}, "within": 1e-3}


@pytest.mark.parametrize("answer", [[1 / 3], np.array([[1 / 3]]), Fraction(1, 3), lambda: np.array([1 / 3])])
def test_a_value_that_is_typed_in_may_stand_alone_in_a_list_or_be_a_fraction(answer):
    assert said(answer, **THIRD)[0] == RIGHT


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((0, 333), "The result has the shape (2,), and one number is expected. In Python decimals have a point"),
        (np.zeros(3), "The result has the shape (3,), and one number is expected."),
        (0.33, "The result is near, but not near enough. Was something rounded, also on the way?"),
        ("0.333", "The result is a text (without the quotes it is a number); expected a number."),
    ],
)
def test_a_value_that_is_typed_in_otherwise_is_told_what_to_change(answer, words):
    assert said(answer, **THIRD)[1].startswith(words)


def test_beside_a_whole_number_nothing_is_rounded():
    hundred = {"draw": None, "reference": lambda: 100, "wrong": {}}
    assert said(99, **hundred)[1] == "The result is 99, and should be another number."


def test_numbers_that_part_late_are_told_with_more_digits():
    words = said(lambda d: np.full(3, 1.23457), reference=lambda d: np.full(3, 1.234567), wrong={})[1]
    assert words == "The result, entry [0], is 1.23457; measured it is 1.234567."


def test_a_gap_that_is_left_is_told():
    assert said(lambda d: 1.0 + ...)[1].endswith("A gap, `...`, is still to be filled in.")


def test_only_of_other_numbers_is_it_asked_whether_they_are_drawn():
    assert "random" not in said(lambda d: (one for one in d))[1]
