"""No right answer is ever called wrong: eight different ways to each coding exercise, on many draws.

Here on ten; `SEEDS=50 pytest tests/exercises/test_right_answers.py` takes fifty.
"""

import os
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from mlp_tutorial.exercises import all_exercises
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.verdicts import RIGHT

FILES = sorted(Path(__file__).parent.glob("right_answers/chapter_*.py"))
ANSWERS = {
    name: answers for file in FILES for name, answers in import_module(f"right_answers.{file.stem}").RIGHT.items()
}
CODING = [name for name, one in all_exercises().items() if one.draw is not None]
SEEDS = int(os.environ.get("SEEDS", "10"))
EACH = [(name, number) for name, answers in ANSWERS.items() for number in range(len(answers))]


def test_every_coding_exercise_has_eight_right_answers_or_more():
    assert {name for name, answers in ANSWERS.items() if len(answers) >= 8} == set(CODING)


@pytest.mark.parametrize(("name", "number"), EACH, ids=[f"{name} {number}" for name, number in EACH])
def test_a_right_answer_is_called_right(name, number):
    exercise = all_exercises()[name]
    for seed in range(SEEDS):
        verdict = judge(exercise, ANSWERS[name][number], np.random.default_rng(seed))
        assert verdict.state == RIGHT, f"seed {seed}: {verdict}"
