"""Hints, and what is done: kept for the session."""

import numpy as np
import pytest
from test_judging import exercise

from mlp_tutorial import exercises
from mlp_tutorial.exercises.progress import Progress
from mlp_tutorial.exercises.session import SESSION
from mlp_tutorial.exercises.verdicts import NOT_ATTEMPTED, RIGHT, WRONG


@pytest.fixture(autouse=True)
def new_session():
    SESSION.forget()
    yield
    SESSION.forget()


def test_a_second_wrong_try_of_the_same_kind_offers_the_next_hint():
    task = exercise()
    hints = [task.check(lambda d: d.mean(axis=0)).hint for _ in range(5)]
    assert hints == ["", "first", "second", "third", "third"]


def test_another_mistake_is_not_of_the_same_kind():
    task = exercise()
    task.check(lambda d: d.mean(axis=0))
    assert task.check(lambda d: d[0]).hint == ""
    assert task.check(lambda d: d.sum(axis=0)).hint == ""


def test_an_empty_cell_run_twice_gets_no_hint():
    task = exercise()
    assert [task.check(lambda d: ...).hint for _ in range(3)] == ["", "", ""]


def test_exercise_is_still_the_function_after_it_was_used():
    exercises.exercise("05-backward")
    assert exercises.exercise("05-backward").chapter == 5


def test_hints_can_be_asked_for():
    task = exercise()
    assert [task.hint() for _ in range(4)] == ["first", "second", "third", "third"]


def test_a_cell_shows_hints_and_solutions_as_they_are():
    task = exercise()
    assert repr(task.hint()) == "first"
    assert repr(task.solution()) == task.solution()


def test_progress_is_a_picture_and_a_table_of_what_was_tried():
    tasks = [exercise(name=name) for name in ("04-bias", "04-other", "05-one")]
    progress = Progress(tuple(tasks))
    assert set(progress.states.values()) == {NOT_ATTEMPTED}
    assert "<tr>" not in progress._repr_html_()
    tasks[0].check(lambda d: d)
    tasks[0].check(lambda d: d.sum(axis=0))
    tasks[0].check(lambda d: d)
    tasks[1].check(lambda d: ...)
    for _ in range(2):
        tasks[2].check(lambda d: d.mean(axis=0))
    assert progress.states == {"04-bias": RIGHT, "04-other": NOT_ATTEMPTED, "05-one": WRONG}
    assert progress.rows == [
        ("04-bias", "a bias", RIGHT, 3, ""),
        ("05-one", "a bias", WRONG, 2, next(iter(tasks[2].wrong)).name),
    ]
    assert repr(progress) == (
        "1 of 3 exercises are right (○ not attempted yet, ! it did not return, ◐ not yet, ● right)\n"
        "chapter 04  ●○\nchapter 05  ◐\n04-bias: right, tries: 3\n05-one: not yet, tries: 2"
    )
    shown = progress._repr_html_()
    assert [shown.count(mark) for mark in "●○◐!"] == [1, 1, 1, 0]
    assert shown.count("<tr>") == 3


def test_progress_of_one_chapter():
    assert set(exercises.progress("05").states) == set(exercises.exercises_of("05"))
    with pytest.raises(ValueError, match=r"'5'.*'05'"):
        exercises.progress("5")


def test_a_verdict_reads_well_as_text_and_as_a_panel():
    verdict = exercise().check(lambda d: d * np.nan)
    assert repr(verdict).startswith("not yet: The result has the shape (4, 3)")
    assert "<b>not yet</b><div>The result has the shape (4, 3)" in verdict._repr_html_()
    assert set(verdict._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_a_text_of_the_learners_own_cannot_become_part_of_the_page():
    def raising(d):
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in exercise().check(raising)._repr_html_()


def test_code_looks_like_code():
    assert "is there a <code>return</code>?" in exercise().check(lambda d: None)._repr_html_()
