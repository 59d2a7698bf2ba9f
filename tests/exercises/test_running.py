"""Whatever a learner's function does, the call ends, says what happened, and leaves no trace."""

import random
import sys
import threading
import time

import numpy as np
import pytest

from mlp_tutorial.exercises.running import NO_LIMIT, call, say_that_there_is_no_limit

QUICK = 0.2  # seconds


def test_the_result_and_what_was_printed_are_kept_apart(capsys):
    def talkative(x):
        print("hello")
        print("careful", file=sys.stderr)
        return x + 1

    outcome = call(talkative, (np.array([1.0, 2.0]),))
    np.testing.assert_allclose(outcome.result, [2.0, 3.0])
    assert outcome.printed == "hello\ncareful\n"
    assert (outcome.failure, outcome.changed) == ("", ())
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("no such shape"), "ValueError: no such shape"),
        (ZeroDivisionError(), "ZeroDivisionError"),
        (SystemExit(3), "SystemExit: 3"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (RecursionError("too deep"), "RecursionError: too deep"),
    ],
)
def test_what_it_raises_is_told_and_not_raised(error, words):
    def raising():
        raise error

    assert call(raising, ()).failure == words


def test_endless_recursion_is_told():
    def deeper(x):
        return deeper(x)

    assert call(deeper, (1,)).failure.startswith("RecursionError")


def test_an_endless_loop_is_stopped_and_ends():
    running = []

    def endless():
        running.append(True)
        try:
            while True:
                pass
        finally:
            running.clear()

    assert call(endless, (), QUICK).failure == "it had not returned after 0.2 seconds, and was stopped"
    assert running == []


def test_a_loop_that_catches_everything_is_stopped_all_the_same():
    caught = []

    def stubborn():
        while len(caught) < 3:
            try:
                while True:
                    pass
            except BaseException as error:
                caught.append(type(error).__name__)

    assert "stopped" in call(stubborn, (), QUICK).failure
    assert caught == ["Stopped"] * 3


def test_one_that_sleeps_is_left_behind():
    started = time.monotonic()
    assert "stopped" in call(lambda: time.sleep(30), (), QUICK).failure
    assert time.monotonic() - started < 15


def test_its_arguments_are_copies_and_what_it_changes_is_told():
    x, weights, number = np.array([1.0, np.nan]), {"W": np.ones((2, 3))}, 3

    def changing(x, weights, number):
        weights["W"] *= 2
        return x

    outcome = call(changing, (x, weights, number))
    assert outcome.changed == (1,)
    np.testing.assert_allclose(weights["W"], 1.0)


@pytest.mark.parametrize("change", [lambda d: d.pop("W"), lambda d: d.update(b=1), lambda d: d["list"].append(1)])
def test_every_kind_of_change_is_seen(change):
    assert call(lambda d: change(d), ({"W": np.ones(2), "list": [1, (2.0, "a", None)]},)).changed == (0,)


def test_it_cannot_take_what_it_returned_back():
    kept = np.zeros(2)
    result = call(lambda: kept, ()).result
    kept += 1
    np.testing.assert_allclose(result, 0)


def test_the_random_numbers_of_everybody_else_are_not_moved():
    np.random.seed(1)
    random.seed(1)
    expected = np.random.rand(), random.random()
    np.random.seed(1)
    random.seed(1)
    call(lambda: (np.random.rand(7), random.random(), np.random.seed(5), random.seed(5)), ())
    assert (np.random.rand(), random.random()) == expected


def test_a_warning_is_no_error_and_is_not_shown(recwarn):
    outcome = call(lambda: np.log(np.zeros(1)), ())
    assert outcome.result[0] == -np.inf
    assert len(recwarn) == 0


def test_what_cannot_be_copied_is_returned_as_it_is():
    made = threading.Lock()
    assert call(lambda: made, ()).result is made


@pytest.mark.parametrize(
    "answer", [lambda: (n for n in range(3)), lambda: map(int, "012"), lambda: {"a": 0, "b": 1, "c": 2}.values()]
)
def test_what_a_generator_or_the_values_of_a_dictionary_hold_is_returned(answer):
    assert call(answer, ()).result == (0, 1, 2)


def test_a_generator_that_does_not_end_is_stopped():
    assert "stopped" in call(lambda: (0 for _ in iter(int, 1)), (), QUICK).failure


def test_long_prints_are_cut():
    assert len(call(lambda: print("x" * 10_000), ()).printed) == 2000


def test_what_is_moved_back_has_not_changed_though_it_was_rounded():
    def there_and_back(x, h):
        x += h
        x -= 2 * h
        x += h

    x = np.random.default_rng(1).normal(size=50)
    assert call(there_and_back, (x, 0.1)).changed == ()
    assert call(lambda x: x.__iadd__(1e-9), (x,)).changed == (0,)


def test_without_threads_it_is_called_all_the_same_and_told_once_that_there_is_no_limit(monkeypatch, capsys):
    def refuse(_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    say_that_there_is_no_limit.cache_clear()
    assert [call(lambda x: x + 1, (n,)).result for n in range(2)] == [1, 2]
    assert capsys.readouterr().out == f"{NO_LIMIT}\n"
