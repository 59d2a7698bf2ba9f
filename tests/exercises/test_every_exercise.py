"""What holds for each exercise: right answers are right, known mistakes are named, all others are not."""

import inspect

import numpy as np
import pytest
from mutations import mutants
from same_on_all_data import SAME_ON_ALL_DATA

from mlp_tutorial.exercises import all_exercises
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.judging import judge, ways_of
from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, RIGHT, WRONG

EXERCISES = all_exercises()
FUNCTIONS = {name: one for name, one in EXERCISES.items() if one.draw is not None}


def every(exercises):
    return pytest.mark.parametrize("exercise", exercises.values(), ids=exercises)


def state(exercise, answer, seed=1):
    return judge(exercise, answer, np.random.default_rng(seed)).state


@every(EXERCISES)
def test_the_solution_is_right_on_many_draws_and_says_what_it_shows(exercise):
    for seed in range(8):
        verdict = judge(exercise, exercise.reference, np.random.default_rng(seed))
        assert (verdict.state, verdict.said) == (RIGHT, (exercise.lesson,))


@every(EXERCISES)
def test_every_known_mistake_is_recognised_by_its_own_name(exercise):
    ways = [(mistake, way) for mistake, wrong in exercise.wrong.items() for way in ways_of(wrong)]
    for mistake, way in ways:
        for seed in range(3):
            verdict = judge(exercise, way, np.random.default_rng(seed))
            assert verdict.state == WRONG, mistake.name
            assert verdict.mistake == mistake, f"{mistake.name}: {verdict}"


@every(EXERCISES)
def test_the_starter_has_not_been_attempted(exercise):
    namespace = {"np": np} | vars(inspect.getmodule(exercise.reference))  # what the notebook has imported, too
    exec(exercise.starter, namespace)
    assert state(exercise, namespace[exercise.asked]) == NOT_ATTEMPTED


@every(FUNCTIONS)
@pytest.mark.parametrize(
    "answer", [lambda *given: None, lambda *given: 0.0, lambda *given: given[0], np.zeros_like, 3]
)
def test_nothing_zero_and_the_argument_itself_are_rejected(exercise, answer):
    assert state(exercise, answer) in (WRONG, FAILED)


@every(FUNCTIONS)
def test_right_shapes_full_of_zeros_are_rejected(exercise):
    def zeros_in(right):
        return type(right)(map(zeros_in, right)) if isinstance(right, (tuple, list)) else np.zeros_like(right)

    def zeros(*arguments):
        return zeros_in(exercise.reference(*arguments))

    if not isinstance(exercise.reference, type):
        assert state(exercise, zeros) in (WRONG, FAILED)


@every(FUNCTIONS)
def test_every_small_change_to_the_solution_makes_it_wrong(exercise):
    passed = [what for what, mutant in mutants(exercise.reference) if state(exercise, mutant) == RIGHT]
    assert [what for what in passed if what not in SAME_ON_ALL_DATA.get(exercise.name, {})] == []


def test_an_exercise_has_three_hints_and_a_level_of_four():
    with pytest.raises(ValueError, match="2 hints and level 1; expected 3 hints"):
        Exercise("01-x", "t", "s", 1, "", lambda: 1, ("a", "b"), "l")
    with pytest.raises(ValueError, match="level 5; expected 3 hints, and a level from 1 to 4"):
        Exercise("01-x", "t", "s", 5, "", lambda: 1, ("a", "b", "c"), "l")
