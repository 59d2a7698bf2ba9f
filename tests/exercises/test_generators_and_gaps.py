"""Answers that yield their results, and what is told where one of several results is missing."""

import numpy as np
from test_judging import said

from mlp_tutorial.exercises.verdicts import RIGHT, WRONG


def test_a_generator_is_what_it_yields_and_is_not_taken_for_random_numbers():
    assert said(lambda d: (column.sum() for column in d.T))[0] == RIGHT
    state, words = said(lambda d: (row.sum() for row in d))
    assert (state, "random" in words) == (WRONG, False)


def test_where_yes_or_no_is_asked_a_text_is_told_so():
    questions = {"draw": None, "reference": lambda: np.array([True, False]), "wrong": {}}
    assert said("yes", **questions) == (WRONG, "The result is a text; expected an array of True or False.")


def test_a_result_that_is_nothing_among_others_does_not_lack_a_return():
    two = {"reference": lambda d: (d.sum(), d.mean()), "wrong": {}}
    assert said(lambda d: (None, d.mean()), **two)[1].endswith("esult 1 is nothing; expected a number.")
