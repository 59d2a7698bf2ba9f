"""A learner's function, called so that nothing it does gets through: no error, endless loop or print."""

import contextlib
import copy
import ctypes
import io
import random
import threading
import warnings
from collections.abc import Iterator, ValuesView
from dataclasses import dataclass
from functools import cache

import numpy as np

from mlp_tutorial.exercises.answers import Unusable

SECONDS = 5.0  # that a call may take
LAST_WORDS = 1.0  # seconds in which a stopped function may end
MOST_PRINTED = 2000  # characters that are kept of what it printed
NO_LIMIT = "Checks have no time limit in a browser's Python: if one does not end, restart the kernel."


class Stopped(BaseException):
    """Raised inside a learner's function that takes too long; no `except Exception` of its own catches it."""


@dataclass(frozen=True)
class Outcome:
    """What a call gave: its `result`, or in `failure` why there is none, in words ("" if there is one).

    `printed` is what it wrote, and `changed` counts, from 0, those of its arguments that it has changed.
    """

    result: object = None
    failure: str = ""
    printed: str = ""
    changed: tuple = ()


def call(function, arguments, seconds=SECONDS):
    """Return the Outcome of a function for copies of the arguments, in at most so many seconds.

    It runs in a thread of its own, on every system: one that does not end is stopped, and if it cannot be, left
    behind. Where no thread can start there is no limit, and that is printed before the first call. The global
    random numbers of numpy and of Python are afterwards what they were.
    """
    given = copy.deepcopy(arguments)
    found, printed = {}, io.StringIO()

    def work():
        try:
            found["result"] = written_out(function(*given))
        except Stopped:
            pass
        except Unusable as said:
            found["result"] = said
        except BaseException as error:  # whatever it is, sys.exit() too, the learner is told and the kernel lives
            found["failure"] = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__

    has_limit = threads_can_start()
    if not has_limit:
        say_that_there_is_no_limit()
    with untouched(printed):
        ended = run_in_thread(work, seconds) if has_limit else run_here(work)
    text = printed.getvalue()[:MOST_PRINTED]
    if not ended:
        return Outcome(failure=f"it had not returned after {seconds:g} seconds, and was stopped", printed=text)
    changed = tuple(place for place, one in enumerate(arguments) if not is_same(one, given[place]))
    return Outcome(copied(found.get("result")), found.get("failure", ""), text, changed)


@contextlib.contextmanager
def untouched(printed):
    """Write what is printed meanwhile into `printed`, silence warnings, and put random numbers back."""
    of_numpy, of_python = np.random.get_state(), random.getstate()  # noqa: NPY002
    try:
        with (
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        np.random.set_state(of_numpy)  # noqa: NPY002
        random.setstate(of_python)


def threads_can_start():
    """Return whether a thread can start, which can be stopped: in a browser's Python none can."""
    try:
        threading.Thread(target=int).start()
    except RuntimeError:
        return False
    return True


@cache
def say_that_there_is_no_limit():
    """Print that nothing will stop a check; beforehand, since one that does not end says nothing."""
    print(NO_LIMIT)


def run_here(work):
    """Run `work()`, and return that it has ended."""
    work()
    return True


def run_in_thread(work, seconds):
    """Run `work()` in a thread, and return whether it has ended in time; stop it if it has not."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        thread.join(seconds)
        return not thread.is_alive()
    finally:
        if thread.is_alive():  # also when the learner has pressed stop meanwhile
            stop(thread)


def stop(thread, pause=0.05):
    """Raise Stopped in the thread, again and again if it catches it, for LAST_WORDS seconds."""
    for _ in range(round(LAST_WORDS / pause)):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(Stopped))
        thread.join(pause)
        if not thread.is_alive():
            return


def written_out(result):
    """Return as a tuple what a generator or the values of a dictionary hold; anything else as it is."""
    return tuple(result) if isinstance(result, (Iterator, ValuesView)) else result


def is_same(one, other):
    """Return whether two arguments are still equal: arrays entry by entry, nan being equal to itself.

    What was moved by h and back again is the same, though rounding has left its trace.
    """
    if isinstance(one, np.ndarray):
        alike = isinstance(other, np.ndarray) and one.shape == other.shape
        if one.dtype.kind != "f":
            return alike and np.array_equal(one, other)
        return alike and np.allclose(one, other, rtol=1e-12, atol=1e-15, equal_nan=True)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(is_same(value, other[name]) for name, value in one.items())
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, (int, float, str, bool)) or one is None:
        return one == other
    return True  # of other objects their state is their own affair


def copied(result):
    """Return a copy of what a function has returned, so that nothing it still does can change it."""
    try:
        return copy.deepcopy(result)
    except Exception:  # an open file: no answer, but nothing to fail at
        return result
