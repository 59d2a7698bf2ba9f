"""Checks of arguments: each raises a ValueError that names the value and what was expected."""

from collections.abc import Collection
from numbers import Integral

import numpy as np


def require_whole_number(name, value, low, high=None):
    """Raise ValueError unless value is a whole number from low to high (None: no upper end)."""
    if (
        not isinstance(value, Integral)
        or isinstance(value, bool)
        or value < low
        or (high is not None and value > high)
    ):
        expected = f"{low} or more" if high is None else f"{low} to {high}"
        raise ValueError(f"{name} is {value!r}, expected a whole number, {expected}")


def require_known(claim, names, known):
    """Raise ValueError unless names is a list, or the like, of names that are all among the known ones."""
    if isinstance(names, str):
        raise ValueError(f"{claim} {names!r}, expected a list or tuple of names: [{names!r}]")
    if not isinstance(names, Collection):
        raise ValueError(f"{claim} {names!r}, expected a list or tuple of names")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{claim} {unknown}; expected names out of {list(known)}")


def require_sharing(name, a, b):
    """Raise ValueError unless b's shape is the end of a's, or for many models (…, 1, n) beside a's (…, B, n)."""
    a_shape, b_shape = shape_of(a), shape_of(b)
    is_end = len(b_shape) <= len(a_shape) and a_shape[len(a_shape) - len(b_shape) :] == b_shape
    if not is_end and (len(a_shape) < 3 or b_shape != (*a_shape[:-2], 1, a_shape[-1])):
        raise ValueError(
            f"{name}: shapes {a_shape} and {b_shape} do not fit; "
            f"expected the second to equal the first or the end of it"
        )


def shape_of(value):
    """Return np.shape(value), for an array without np.shape's detours."""
    return value.shape if isinstance(value, np.ndarray) else np.shape(value)
