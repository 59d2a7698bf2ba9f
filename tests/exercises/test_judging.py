"""What a learner is told, whatever has been handed over."""

import numpy as np
import pytest

from mlp_tutorial.exercises.answers import Unusable
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.mistake import Mistake
from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, RIGHT, WRONG

MEAN = Mistake(
    "the mean is taken instead of the sum", "It is as many times too small as there are rows.", 4, "Add"
)
FIRST = Mistake("only the first row is taken", "The others used the same bias.", 4, "Add")


def column_sums(d):
    """Return the sums of the columns."""
    return d.sum(axis=0)


def exercise(**others):
    settings = {
        "name": "04-bias",
        "title": "a bias",
        "statement": "Add the rows.",
        "level": 1,
        "starter": "def column_sums(d):\n    return ...\n",
        "reference": column_sums,
        "hints": ("first", "second", "third"),
        "lesson": "Four rows of three.",
        "wrong": {MEAN: lambda d: d.mean(axis=0), FIRST: lambda d: d[0]},
        "draw": lambda rng: (rng.normal(size=(4, 3)),),
    }
    return Exercise(**settings | others)


def said(answer, seed=1, **others):
    verdict = judge(exercise(**others), answer, np.random.default_rng(seed))
    return verdict.state, " ".join(verdict.sentences)


@pytest.mark.parametrize("answer", [..., lambda d: ..., lambda d: (..., ...)])
def test_a_starter_has_not_been_attempted(answer):
    assert said(answer) == (NOT_ATTEMPTED, "")


@pytest.mark.parametrize(
    "answer",
    [
        lambda d: d.sum(axis=0),
        lambda d: [sum(row[j] for row in d) for j in range(3)],
        lambda d: np.einsum("ij->j", d),
        lambda d: np.ones(4) @ d,
        lambda d: d.astype(np.float32).astype(float).sum(axis=0),
        lambda d: (d * 1.0).sum(axis=0, keepdims=True)[0],
    ],
)
def test_however_it_was_written_a_right_answer_is_right(answer):
    for seed in range(20):
        assert said(answer, seed) == (RIGHT, "Four rows of three.")


def test_a_known_mistake_is_named_with_its_meaning_and_its_place_and_without_the_right_number():
    state, words = said(lambda d: d.mean(axis=0))
    assert state == WRONG
    assert words == (
        "This is what comes out if the mean is taken instead of the sum. It is as many times too small as there "
        "are rows. See chapter 04, “Add”."
    )


@pytest.mark.parametrize("answer", [lambda d: 1.01 * d.sum(axis=0), lambda d: d[1], lambda d: d.max(axis=0)])
def test_an_unknown_mistake_has_no_name_and_the_first_entry_is_shown(answer):
    verdict = judge(exercise(), answer, np.random.default_rng(3))
    d = np.random.default_rng(3).normal(size=(4, 3))
    assert verdict.mistake is None
    assert verdict.said == (
        f"The result, entry [0], is {answer(d)[0]:.6g}, and should be {d.sum(axis=0)[0]:.6g}.",
    )


def test_what_agrees_with_a_mistake_on_one_draw_only_is_not_named():
    calls = []

    def first_then_another(d):
        calls.append(1)
        return d.mean(axis=0) if len(calls) == 1 else d[0]

    assert judge(exercise(), first_then_another, np.random.default_rng(1)).mistake is None


def test_two_mistakes_with_the_same_numbers_are_not_named():
    twin = Mistake("something else", "It means something else.", 4, "Add")
    wrong = {MEAN: lambda d: d.mean(axis=0), twin: lambda d: d.sum(axis=0) / len(d)}
    assert "This is" not in said(lambda d: d.mean(axis=0), wrong=wrong)[1]


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (lambda d: 1 / 0, FAILED, "ZeroDivisionError: division by zero."),
        (lambda: 3, FAILED, "TypeError"),
        (lambda d: None, WRONG, "The result is nothing (is there a `return`?); expected an array of numbers."),
        (lambda d: "three", WRONG, "The result is a text; expected an array of numbers."),
        (
            lambda d: d,
            WRONG,
            "has the shape (4, 3) and should have (3,), because a gradient has the shape of what",
        ),
        (lambda d: d.sum(axis=0) * np.nan, WRONG, "entry [0], is nan, and should be"),
        (np.zeros(3), WRONG, "Hand over the function or class itself"),
        (lambda d: np.random.rand(3), WRONG, "does it draw random numbers?"),
    ],
)
def test_whatever_else_it_is_is_told(answer, state, words):
    found = said(answer)
    assert found[0] == state
    assert words in found[1]


def test_right_numbers_with_a_changed_input_are_not_right_unless_that_is_the_task():
    def in_place(d):
        d[1:] *= 1.0
        d *= 2.0
        return d.sum(axis=0) / 2.0

    assert said(in_place) == (
        WRONG,
        "The numbers are right, but the function changes its argument 1 in place: "
        "whoever called it still needs it.",
    )
    assert said(in_place, changes=(0,))[0] == RIGHT


def test_a_value_that_is_typed_in_may_be_rounded_and_may_be_a_function():
    thirds = {"draw": None, "reference": lambda: 1 / 3, "wrong": {MEAN: lambda: 3.0}, "within": 1e-3}
    assert said(0.3333, **thirds)[0] == RIGHT
    assert said(lambda: 1 / 3, **thirds)[0] == RIGHT
    assert said(3, **thirds)[1].startswith("This is what comes out if the mean")
    assert said(0.34, **thirds) == (WRONG, "The result is 0.34, and should be another number.")
    assert said(..., **thirds)[0] == NOT_ATTEMPTED


def test_the_learners_function_cannot_reach_the_data_of_the_judge():
    def spoil(d):
        result = d.sum(axis=0)
        d[:] = 0
        return result

    assert "in place" in said(spoil)[1]


FORGOTTEN = Mistake("the transpose is forgotten", "The inner sizes differ.", 4, "The trick")


def row_sums(m, d):
    """Return a product, the gradient of a weight matrix."""
    return m.T @ d


def product(**others):
    settings = {
        "reference": row_sums,
        "wrong": {FORGOTTEN: lambda m, d: m @ d},
        "draw": lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=(4, 2))),
        "draw_square": lambda rng: (rng.normal(size=(3, 3)), rng.normal(size=(3, 3))),
    }
    return exercise(**settings | others)


def test_a_mistake_that_raises_an_error_is_named_by_its_numbers_where_all_sizes_are_equal():
    verdict = judge(product(), lambda m, d: np.matmul(m, d), np.random.default_rng(1))
    assert (verdict.state, verdict.mistake) == (WRONG, FORGOTTEN)
    assert verdict.said[0].startswith("ValueError: matmul: ")
    assert verdict.said[1].startswith("With all sizes equal there is no error")
    assert verdict.said[2] == "This is what comes out if the transpose is forgotten."


@pytest.mark.parametrize(
    "answer", [lambda m, d: m.T.reshape(3, 3) @ d, lambda m, d: d @ m, lambda m, d: m @ d + [0, 0, 0, 0]]
)
def test_what_has_no_known_mistake_there_is_only_told_the_error(answer):
    verdict = judge(product(), answer, np.random.default_rng(1))
    assert (verdict.state, verdict.mistake, len(verdict.said)) == (FAILED, None, 1)


def test_without_such_data_it_is_only_told_the_error_too():
    assert judge(product(draw_square=None), lambda m, d: m @ d, np.random.default_rng(1)).state == FAILED


def test_a_known_mistake_that_does_not_fit_the_data_is_no_candidate():
    verdict = judge(product(), lambda m, d: m.T @ d * 2, np.random.default_rng(1))
    assert (verdict.state, verdict.mistake) == (WRONG, None)


def test_yes_and_no_are_told_as_such():
    questions = {"draw": None, "reference": lambda: (True, False, True), "wrong": {}}
    assert said((True, False, True), **questions)[0] == RIGHT
    assert said((True, True, True), **questions) == (WRONG, "Result 2 is not True.")
    assert said((..., ..., ...), **questions)[0] == NOT_ATTEMPTED


def test_what_is_true_of_an_answer_is_told_by_its_name():
    asked = {"use": lambda answer, d: {"All are positive": bool(np.all(answer(d) > 0))}, "wrong": {}}
    assert said(lambda d: -np.abs(d), reference=np.abs, **asked) == (
        WRONG,
        "This should be True, and is False: all are positive.",
    )


def test_what_cannot_be_used_is_told_in_the_words_of_the_exercise():
    def use(answer, d):
        if answer(d) is None:
            raise Unusable("Pairs are expected, and nothing was returned.")
        return answer(d)

    assert said(lambda d: None, use=use) == (WRONG, "Pairs are expected, and nothing was returned.")
    assert said(lambda d: d.sum(axis=0), use=use)[0] == RIGHT


def test_of_a_part_with_several_results_both_are_said():
    several = {"reference": lambda d: {"block": (d.sum(), d.mean())}, "wrong": {}}
    words = said(lambda d: {"block": (d.sum(), d)}, **several)[1]
    assert words.startswith("Result 2 of block has the shape (4, 3)")
    assert said(lambda d: {"block": (..., ...)}, **several)[0] == NOT_ATTEMPTED


@pytest.mark.parametrize("n", [0, 1])
def test_a_mistake_that_can_be_made_in_several_places_is_named_for_each(n):
    rows = {FIRST: (lambda d: d[0], lambda d: d[1])}
    assert judge(exercise(wrong=rows), lambda d: d[n], np.random.default_rng(1)).mistake == FIRST


def test_but_not_if_it_changes_its_place():
    calls = []

    def another_each_time(d):
        calls.append(1)
        return d[len(calls) % 2]

    rows = {FIRST: (lambda d: d[0], lambda d: d[1])}
    assert judge(exercise(wrong=rows), another_each_time, np.random.default_rng(1)).mistake is None
