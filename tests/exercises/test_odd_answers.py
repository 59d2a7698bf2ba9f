"""Right answers in odd clothes, and what is told of numbers that are nearly right."""

from fractions import Fraction

import numpy as np
import pytest
from test_judging import said

from mlp_tutorial.exercises.judging import EXCHANGED
from mlp_tutorial.exercises.verdicts import RIGHT, WRONG


@pytest.mark.parametrize("answer", [(0.25,), [0.25], np.array([[0.25]]), np.array(0.25), Fraction(1, 4)])
def test_a_single_number_may_come_in_brackets_or_as_a_fraction(answer):
    quarter = {"draw": None, "reference": lambda: 0.25, "wrong": {}}
    assert said(answer, **quarter)[0] == RIGHT
    assert said((0, 25), **quarter) == (
        WRONG,
        "The result has the shape (2,); expected a single number. In Python decimals have a point: 2,5 is two "
        "numbers, 2.5 is one.",
    )


@pytest.mark.parametrize("pair", [(0.5, 2.5), [0.5, 2.5], np.array([0.5, 2.5])])
def test_of_two_results_it_is_told_that_they_are_exchanged(pair):
    two = {"draw": None, "wrong": {}}
    assert said(pair, reference=lambda: (0.5, 2.5), **two)[0] == RIGHT
    assert said(pair, reference=lambda: (2.5, 0.5), **two) == (WRONG, EXCHANGED)
    assert said((True, False), reference=lambda: (False, True), **two) == (WRONG, "Result 1 is not True.")


def test_two_numbers_that_differ_late_are_told_with_all_their_digits():
    late = {"reference": lambda: 1.0, "wrong": {}, "draw": lambda rng: ()}
    assert said(lambda: 1.00000234, **late) == (WRONG, "The result is 1.000002, and should be 1.")


def test_of_four_vectors_the_order_is_told_too():
    four = {"reference": lambda d: tuple(d.T), "wrong": {}, "draw": lambda rng: (rng.normal(size=(3, 4)),)}
    assert said(lambda d: (d[:, 1], d[:, 0], d[:, 3], d[:, 2]), **four) == (WRONG, EXCHANGED)
    assert said(lambda d: d.T, **four)[0] == RIGHT
