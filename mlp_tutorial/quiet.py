"""Infinities and nan as results instead of alarms: no RuntimeWarning of numpy's reaches a reader."""

from contextvars import ContextVar
from functools import wraps

import numpy as np

_is_quiet = ContextVar("is_quiet", default=False)


def quiet(function):
    """Return the function with numpy's warnings of overflow, division by zero and invalid values turned off.

    Within another quiet function it does not turn them off again, which would cost as much as some small products.
    """

    @wraps(function)
    def without_alarm(*args, **kwargs):
        if _is_quiet.get():
            return function(*args, **kwargs)
        token = _is_quiet.set(True)
        try:
            with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
                return function(*args, **kwargs)
        finally:
            _is_quiet.reset(token)

    return without_alarm
