"""The last exercise: the solution is judged like any answer, and what a reader does with the digits is told."""

import numpy as np

from mlp_tutorial.exercises import exercise
from mlp_tutorial.exercises.chapter_09.tasks_reader import WANTED, draw_pictures, look_at_reader, train_reader
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.on_the_digits import digits_read_by
from mlp_tutorial.exercises.verdicts import WRONG
from mlp_tutorial.training import accuracy


def said(answer, seed=1):
    verdict = judge(exercise("09-reader"), answer, np.random.default_rng(seed))
    return verdict.state, " ".join(verdict.said)


def test_the_solution_reads_all_new_pictures():
    for seed in range(20):
        x, y_hat = draw_pictures(np.random.default_rng(seed))
        assert look_at_reader(train_reader, x, y_hat) == dict.fromkeys(WANTED, True)
        assert accuracy(train_reader(x[:80], y_hat[:80])(x[80:]), y_hat[80:]) > 0.97  # nine of ten are wanted


def test_the_solution_is_judged_like_any_answer():
    x, y_hat = draw_pictures(np.random.default_rng(1))
    shuffled = look_at_reader(train_reader, x, y_hat[np.random.default_rng(2).permutation(len(y_hat))])
    assert not shuffled["Nine of ten new pictures are read"]


def test_the_solution_reads_the_digits():
    assert digits_read_by(train_reader).endswith("of 449 new digits; 95% are reached.")


def test_the_starter_reads_nothing_yet():
    assert digits_read_by(lambda x, y_hat: ...) == "not attempted yet"


def test_less_than_95_is_told():
    words = digits_read_by(lambda x, y_hat: lambda new: np.tile(y_hat.mean(axis=0), (len(new), 1)))
    assert words.endswith("% of 449 new digits; 95% are wanted.")


def test_what_is_not_a_reader_is_told():
    assert said(lambda x, y_hat: x.sum()) == (
        WRONG,
        "A function read(x) is expected, and a single number is returned.",
    )
    labels = said(lambda x, y_hat: lambda new: np.zeros(len(new)))
    assert labels == (
        WRONG,
        "For 80 pictures read(x) gives the shape (80,); expected a row of 4 outputs for each.",
    )
