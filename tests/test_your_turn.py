"""What the reader is told about an answer, and that every "Your turn" cell can be filled in rightly."""

import numpy as np
import pytest

from mlp_tutorial.your_turn import NOT_ATTEMPTED, RIGHT, Remark, verdict

MATRIX = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@pytest.mark.parametrize("right", [2.5, MATRIX, (1.0, MATRIX)])
@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_answer_has_not_been_attempted(right, empty):
    assert verdict(empty, right) == NOT_ATTEMPTED


def test_several_empty_answers_have_not_been_attempted():
    assert verdict((None, ...), (1.0, MATRIX)) == NOT_ATTEMPTED


@pytest.mark.parametrize("right", [2.5, MATRIX, 0.0, np.zeros(3)])
def test_the_right_answer_is_right_also_as_a_list(right):
    assert verdict(right, right) == RIGHT
    assert verdict(np.asarray(right).tolist(), right) == RIGHT


def test_a_rounding_of_a_ten_millionth_is_right_and_one_of_a_thousandth_is_not():
    assert verdict(MATRIX * (1 + 1e-7), MATRIX) == RIGHT
    assert verdict(MATRIX * 1.001, MATRIX).startswith("not yet")


def test_a_number_worked_out_by_hand_may_be_rounded():
    assert verdict(0.1235, 0.12345678, within=1e-4) == RIGHT
    assert verdict((1.0, 0.1236), (1.0, 0.12345678), within=1e-4).startswith("result 2: not yet")


def test_a_wrong_shape_is_named():
    assert verdict(MATRIX.T, MATRIX) == "not yet: its shape is (3, 2), and should be (2, 3)"


def test_a_column_is_not_taken_for_a_list():
    assert verdict(np.ones((3, 1)), np.ones(3)) == "not yet: its shape is (3, 1), and should be (3,)"


def test_the_first_wrong_entry_is_named_and_not_the_right_number():
    wrong = MATRIX.copy()
    wrong[1, 2] = 7.5
    assert verdict(wrong, MATRIX) == "not yet: entry [1, 2] is 7.5, and should be another number"
    assert verdict(3, 2.0) == "not yet: it is 3, and should be another number"


@pytest.mark.parametrize("answer", [np.full((2, 3), np.nan), np.full((2, 3), np.inf)])
def test_what_is_not_finite_is_not_right(answer):
    assert verdict(answer, MATRIX).startswith("not yet: entry [0, 0]")


def test_a_remark_of_a_check_is_repeated():
    assert verdict(Remark("return two numbers"), MATRIX) == "not yet: return two numbers"
    assert verdict([1.0, Remark("too short")], (1.0, MATRIX)) == "result 2: not yet: too short"


@pytest.mark.parametrize("answer", ["two", {"a": 1}, [1, [2, 3]], np.sin])
def test_what_is_no_number_is_named(answer):
    assert verdict(answer, MATRIX).startswith("not yet: a number or an array of numbers is expected, got ")


def test_of_several_results_the_first_wrong_one_is_named():
    assert verdict((1.0, MATRIX), (1.0, MATRIX)) == RIGHT
    assert verdict((1.0, None), (1.0, MATRIX)) == f"result 2: {NOT_ATTEMPTED}"
    assert verdict((1.0, MATRIX.T), (1.0, MATRIX)).startswith("result 2: not yet: its shape")
    assert verdict(MATRIX, (1.0, MATRIX)).startswith("not yet: 2 results are expected")
