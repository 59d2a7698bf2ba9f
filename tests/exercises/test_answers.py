from fractions import Fraction

import numpy as np
import pytest

from mlp_tutorial.exercises.answers import Parting, agrees, first_parting, is_empty
from mlp_tutorial.weights import Weights

MATRIX = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@pytest.mark.parametrize("answer", [..., (..., ...), [...], (..., (..., ...))])
def test_what_is_still_a_starter_is_empty(answer):
    assert is_empty(answer)


@pytest.mark.parametrize("answer", [None, 0, "...", (), [], (..., 1), np.zeros(2), {}])
def test_everything_else_is_an_answer(answer):
    assert not is_empty(answer)


@pytest.mark.parametrize(
    "right", [2.5, -3, 0.0, MATRIX, np.zeros(3), (1.0, MATRIX), {"W": MATRIX, "b": np.ones(3)}]
)
def test_the_right_answer_agrees_with_itself(right):
    assert agrees(right, right)


def test_lists_integers_and_rounded_numbers_do_too():
    assert agrees(MATRIX.astype(int).tolist(), MATRIX)
    assert agrees([1, MATRIX], (1.0, MATRIX))
    assert agrees(MATRIX * (1 + 1e-7), MATRIX)
    assert agrees(MATRIX.astype(np.float32), MATRIX + 1e-7)
    assert agrees(0.33, 1 / 3, within=0.02)
    assert agrees(np.array([MATRIX[0], MATRIX[1]]), (MATRIX[0], MATRIX[1]))
    assert agrees([Fraction(1, 2), 3], np.array([0.5, 3]))
    assert agrees(Weights.of({"W": MATRIX}), {"W": MATRIX})


@pytest.mark.parametrize(
    ("answer", "right", "parting"),
    [
        (3, 2.0, Parting("number", 3.0, 2.0)),
        (MATRIX.T, MATRIX, Parting("shape", (3, 2), (2, 3))),
        (np.ones((3, 1)), np.ones(3), Parting("shape", (3, 1), (3,))),
        ("2", 2.0, Parting("type", "a text (without the quotes it is a number)", "a number")),
        ("two", 2.0, Parting("type", "a text", "a number")),
        (
            (one for one in (1, 2)),
            MATRIX,
            Parting("type", "an iterator (put `list(…)` around it)", "an array of numbers"),
        ),
        (
            np.array(["1"]),
            np.ones(1),
            Parting("type", "an array of other things than numbers", "an array of numbers"),
        ),
        ("no", False, Parting("type", "a text", "True or False")),
        (None, MATRIX, Parting("type", "nothing (is there a `return`?)", "an array of numbers")),
        ([1, [2, 3]], MATRIX, Parting("type", "a list", "an array of numbers")),
        (1 + 2j, 1.0, Parting("type", "a complex", "a number")),
        (np.sin, 1.0, Parting("type", "a ufunc", "a number")),
        (3, (1.0, MATRIX), Parting("type", "a single number", "2 results, with commas between them")),
        ((1.0, ...), MATRIX, Parting("type", "not filled in everywhere", "an array of numbers")),
        ((1.0, (2.0, 3.0)), (1.0, (2.0, 4.0)), Parting("number", 3.0, 4.0, "result 2 of result 2")),
        ((True, False), (True, True), Parting("number", False, True, "result 2")),
        ((1.0, MATRIX.T), (1.0, MATRIX), Parting("shape", (3, 2), (2, 3), "result 2")),
        (MATRIX, (1.0, MATRIX), Parting("type", "an array", "2 results, with commas between them")),
        ((1.0,), (1.0, MATRIX), Parting("type", "1 result", "2 results, with commas between them")),
        ({"W": 1.0}, {"W": 2.0}, Parting("number", 1.0, 2.0, "W")),
        ({"b": 1.0}, {"W": 2.0}, Parting("type", "the names ['b']", "a dictionary with the names ['W']")),
    ],
)
def test_the_first_difference_is_found(answer, right, parting):
    assert first_parting(answer, right) == parting


def test_of_an_array_the_first_entry_that_differs_is_named():
    wrong = MATRIX.copy()
    wrong[1, 1:] = 7.0
    assert first_parting(wrong, MATRIX) == Parting("number", 7.0, 5.0, "", (1, 1))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_wrong(bad):
    wrong = MATRIX.copy()
    wrong[0, 1] = bad
    found = first_parting(wrong, MATRIX)
    assert (found.kind, found.place, found.right) == ("number", (0, 1), 2.0)
