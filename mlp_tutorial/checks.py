"""Checks of arguments that several files share; each names the value and what was expected."""

from numbers import Integral


def require_whole_number(name, value, low, high=None):
    """Raise ValueError unless value is a whole number from low to high (None: no upper end)."""
    if not isinstance(value, Integral) or value < low or (high is not None and value > high):
        expected = f"{low} or more" if high is None else f"{low} to {high}"
        raise ValueError(f"{name} is {value!r}, expected a whole number, {expected}")


def require_known(claim, names, known):
    """Raise ValueError if names is a string, or if any of the names is not among the known ones."""
    if isinstance(names, str):
        raise ValueError(f"{claim} {names!r}, expected a list or tuple of names: [{names!r}]")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{claim} {unknown}; expected names out of {list(known)}")
