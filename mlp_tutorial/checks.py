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
    known = list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{claim} {unknown}; expected names out of {known}")


def require_same_end(name, a, b):
    """Raise ValueError unless b's shape is the end of a's: equal, or a bias for every row."""
    a_shape, b_shape = np.shape(a), np.shape(b)
    if a_shape[len(a_shape) - len(b_shape) :] != b_shape or len(b_shape) > len(a_shape):
        raise ValueError(
            f"{name}: shapes {a_shape} and {b_shape} do not fit; "
            f"expected the second to equal the first or the end of it"
        )
