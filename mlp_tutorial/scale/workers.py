"""Work shared out among the workers of an executor: other processes, or other machines."""

import pickle
from concurrent.futures import BrokenExecutor
from functools import partial
from traceback import format_exc


def answers(function, tasks, executor=None):
    """Return an iterator over function(task) for each task, in their order; without an executor calculated here.

    An error in a worker arrives as it is, or if it cannot be sent as a RuntimeError that names it, with a note of
    where in the worker it came from. ValueError if the tasks cannot be sent to the workers.
    """
    if executor is None:
        yield from map(function, tasks)
        return
    if not hasattr(executor, "map"):
        raise ValueError(f"executor is {executor!r}, expected a concurrent.futures.Executor or the like")
    for answer, error in sent(partial(attempt, function), tasks, executor):
        if error is not None:
            raise error
        yield answer


def sent(function, tasks, executor):
    """Return an iterator over what the workers answer; whatever is raised here was not raised by the function."""
    try:
        yield from executor.map(function, tasks)
    except BrokenExecutor as error:  # a worker is dead, whatever it was sent
        error.add_note("New processes do not know functions of a notebook: put them into a module.")
        raise
    except (pickle.PicklingError, TypeError, AttributeError, RuntimeError) as error:
        raise ValueError(
            f"the tasks cannot be sent to the executor's workers: {error}; expected what can be pickled, such as "
            "a function at the top of a module"
        ) from error


def attempt(function, task):
    """Return (function(task), None), or (None, what to tell of the error)."""
    try:
        return function(task), None
    except Exception as error:
        told = error if can_be_sent(error) else RuntimeError(f"{type(error).__name__}: {error}")
        told.add_note(format_exc())
        return None, told


def can_be_sent(value):
    """Return whether the value can be pickled and made again."""
    try:
        pickle.loads(pickle.dumps(value))
    except Exception:
        return False
    return True
