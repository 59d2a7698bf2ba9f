import numpy as np
import pytest

from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.studies.momentum_answers import (
    MISTAKES,
    NOT_IN_PLACE,
    WRONG_STEPS,
    Wrong,
    recognised,
    step_answer,
    weights_on_the_way,
)
from mlp_tutorial.your_turn import NOT_ATTEMPTED, RIGHT, verdict


class Own:
    """A reader's optimizer, before `step` is written."""

    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, weights, gradient): ...


def judged(kind):
    return verdict(step_answer(kind), weights_on_the_way(Momentum))


def test_the_right_step_is_right_and_an_empty_one_not_attempted():
    class InTwoLines(Own):
        def step(self, weights, gradient):
            self.velocity = self.momentum * self.velocity + gradient
            weights -= self.learning_rate * self.velocity

    assert judged(InTwoLines) == RIGHT
    assert judged(Own) == NOT_ATTEMPTED


@pytest.mark.parametrize("mistake", WRONG_STEPS)
def test_every_wrong_step_is_told_which_mistake_it_is(mistake):
    assert judged(lambda *settings: Wrong(WRONG_STEPS[mistake], *settings)) == f"not yet: {mistake}"


def test_weights_that_the_caller_never_sees_are_told_apart_from_no_answer():
    class Outside(Own):
        def step(self, weights, gradient):
            self.velocity = self.momentum * self.velocity + gradient
            weights = weights - self.learning_rate * self.velocity

    assert judged(Outside) == f"not yet: {NOT_IN_PLACE}"


def test_a_velocity_that_is_the_callers_array_is_not_right():
    class Aliased(Own):
        def step(self, weights, gradient):
            if np.ndim(self.velocity) == 0:
                self.velocity = gradient
            else:
                self.velocity *= self.momentum
                self.velocity += gradient
            weights -= self.learning_rate * self.velocity

    assert judged(Aliased).startswith("not yet: entry [1, 0, 0]")


RIGHT_ANSWERS = {
    "swing": ((1 - np.sqrt(0.8)) ** 2 / 0.09, (1 + np.sqrt(0.8)) ** 2 / 0.09),
    "edge": (0.38, -17.3, -0.27),
    "choose": (1 / 36, 4 / 9, 2 / 3, 24 / 26),
}


@pytest.mark.parametrize("place", MISTAKES)
def test_every_wrong_number_is_told_which_mistake_it_is_and_a_right_one_is_none(place):
    right = RIGHT_ANSWERS[place]
    assert verdict(recognised(right, MISTAKES[place], 6e-4), right) == RIGHT
    assert verdict(recognised([None] * len(right), MISTAKES[place], 6e-4), right) == NOT_ATTEMPTED
    for number, mistakes in enumerate(MISTAKES[place]):
        for mistake, value in mistakes.items():
            answers = [*right[:number], value, *right[number + 1 :]]
            said = verdict(recognised(answers, MISTAKES[place], 6e-4), right)
            assert said == f"result {number + 1}: not yet: {mistake}"


def test_what_is_no_number_is_returned_as_it_is():
    assert recognised(("a", 0.5), ({"wrong": 0.2}, {"wrong": 0.2}), 1e-6) == ["a", 0.5]
