"""In which words a learner is told where an answer parts from the right one."""

import pytest
from test_judging import said

THIRD = {"draw": None, "reference": lambda: 1 / 3, "wrong": {}, "within": 1e-3}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.33, "The result is near, but not near enough. Was something rounded, also on the way?"),
        ("0.333", "The result is a text (without the quotes it is a number); expected a number."),
    ],
)
def test_a_value_that_is_typed_in_otherwise_is_told_what_to_change(answer, words):
    assert said(answer, **THIRD)[1].startswith(words)


def test_beside_a_whole_number_nothing_is_rounded():
    hundred = {"draw": None, "reference": lambda: 100, "wrong": {}}
    assert said(99, **hundred)[1] == "The result is 99, and should be another number."


def test_a_single_number_in_place_of_many_is_told():
    words = said(lambda d: d.sum())[1]
    assert words.startswith("The result is a single number and should have the shape (3,), because a gradient")


def test_a_gap_that_is_left_is_told():
    assert said(lambda d: 1.0 + ...)[1].endswith("A gap, `...`, is still to be filled in.")


def test_only_of_other_numbers_is_it_asked_whether_they_are_drawn():
    assert "random" not in said(lambda d: (one for one in d))[1]
