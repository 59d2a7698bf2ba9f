"""What a learner is told of a backward pass that looks for gradients that are not there yet."""

import numpy as np
import pytest

from mlp_tutorial.exercises import exercise
from mlp_tutorial.exercises.catalogue.forks import ORDER_OF_THE_STEPS
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, WRONG


def backward_over(order, join, start=1.0):
    def my_backward(steps):
        gradients = {steps[-1][0]: start}
        for name, block, inputs in order(steps):
            for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
                join(gradients, argument, gradient)
        return gradients

    return my_backward


def keep(gradients, argument, gradient):
    gradients[argument] = gradient


def add_to_what_is_there(gradients, argument, gradient):
    gradients[argument] = gradients[argument] + gradient


def no_steps(steps):
    return []


def verdict_on(answer):
    return judge(exercise("02-backward"), answer, np.random.default_rng(1))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (backward_over(reversed, add_to_what_is_there), "there is no gradient of y yet"),
        (lambda steps: {}["W1"], "KeyError: 'W1'"),
    ],
)
def test_a_missing_gradient_is_told_in_words(answer, words):
    verdict = verdict_on(answer)
    assert verdict.state == FAILED
    assert words in verdict.said[0]


def test_a_loop_from_the_front_is_recognised_by_the_gradient_that_is_not_there():
    for order in (list, sorted):
        verdict = verdict_on(backward_over(order, keep))
        assert (verdict.state, verdict.mistake) == (WRONG, ORDER_OF_THE_STEPS)


def test_an_order_that_is_not_filled_in_yet_is_told_by_the_names_that_are_missing():
    verdict = verdict_on(backward_over(no_steps, keep))
    assert verdict.state == WRONG
    assert verdict.said[0].startswith(
        "The result holds the names ['E']; expected a dictionary with the names ['E', 'y'"
    )
    assert verdict_on(backward_over(no_steps, keep, start=...)).state == NOT_ATTEMPTED


def test_what_is_no_dictionary_is_told():
    (said,) = verdict_on(lambda steps: 3.0).said
    assert said.endswith("expected a dictionary with the names ['E', 'y', 'r', 'q', 'p', 'a'].")


def test_an_unknown_mistake_is_shown_in_the_stepper():
    def doubled_at_q(gradients, argument, gradient):
        gradients[argument] = gradients.get(argument, 0) + gradient * (2 if argument == "q" else 1)

    verdict = verdict_on(backward_over(reversed, doubled_at_q))
    assert verdict.mistake is None
    assert "∂E/∂q" in verdict.said[0]
    assert verdict.explore is not None


class CubeWithAList:
    def forward(self, x):
        self.x = x
        return x**3

    def backward(self, dE_dy):
        return [3 * self.x**2 * dE_dy]


def test_a_list_in_place_of_a_tuple_is_told():
    verdict = judge(exercise("02-cube"), CubeWithAList, np.random.default_rng(1))
    assert verdict.said == ("TypeError: backward returned a list, expected a tuple, as a Graph does: (…,).",)
