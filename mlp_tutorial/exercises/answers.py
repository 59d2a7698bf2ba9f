"""What a learner has given beside what is right: of what kind and shape it is, and where the two part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from numbers import Real

import numpy as np

WITHIN = 1e-6  # of the largest entry: what central differences, or another order of operations, may change


class Unusable(Exception):
    """Raised where an exercise uses an answer and cannot: it says, in a sentence, what was given and expected."""


@dataclass(frozen=True)
class Parting:
    """Where an answer parts from the right one: `part` of several results ("" if there is one), and how.

    `kind` is "type", "shape" or "number"; `yours` and `right` are the two types, shapes or numbers, and `place`
    is that of the number in its array, () for a single one. Of what is unusable, `yours` is the sentence that says
    so, and `kind` "use".
    """

    kind: str
    yours: object
    right: object
    part: str = ""
    place: tuple = ()


def is_empty(answer):
    """Return whether nothing has been filled in: the `...` of the starter is still there, everywhere."""
    if isinstance(answer, (tuple, list)) and len(answer):
        return all(is_empty(one) for one in answer)
    if isinstance(answer, dict) and answer:
        return is_empty(tuple(answer.values()))
    return answer is ...


def first_parting(answer, right, within=WITHIN):
    """Return the first Parting of an answer from the right one; None if they agree.

    Right is a number, an array, or several of them in a tuple or in a dict {name: …}; entries may differ by
    `within` times the largest of their array. A list will do for a tuple, or for an array if it has its shape,
    and an array for a tuple if its rows are what is expected.
    """
    if isinstance(answer, Unusable):
        return Parting("use", str(answer), "")
    if isinstance(right, dict):
        return _parting_of_named(answer, right, within)
    if isinstance(right, tuple):
        if isinstance(answer, np.ndarray) and len(rows := list(np.atleast_1d(answer))) == len(right):
            parting = _parting_of_several(rows, right, within)
            if parting is None or parting.kind == "number":
                return parting
        return _parting_of_several(answer, right, within)
    return _parting_of_array(answer, np.asarray(right), within)


def agrees(answer, right, within=WITHIN):
    """Return whether an answer is the right one, as `first_parting` has it."""
    return first_parting(answer, right, within) is None


def _parting_of_named(answer, right, within):
    if not isinstance(answer, Mapping) or answer.keys() != right.keys():
        given = f"the names {list(answer)}" if isinstance(answer, Mapping) else kind_of(answer)
        return Parting("type", given, f"a dictionary with the names {list(right)}")
    return _first((first_parting(answer[name], one, within), str(name)) for name, one in right.items())


def _parting_of_several(answer, right, within):
    if not isinstance(answer, (tuple, list)) or len(answer) != len(right):
        many = isinstance(answer, (tuple, list))
        given = f"{len(answer)} result{'s' * (len(answer) != 1)}" if many else kind_of(answer)
        return Parting("type", given, f"{len(right)} results, with commas between them")
    several = zip(answer, right, strict=True)
    return _first((first_parting(one, other, within), f"result {n}") for n, (one, other) in enumerate(several, 1))


def _first(partings):
    """Return the first that is one, with the name of its part."""
    for parting, part in partings:
        if parting is not None:
            inner = f"{parting.part} of {part}" if parting.part else part
            return Parting(parting.kind, parting.yours, parting.right, inner, parting.place)
    return None


def _parting_of_array(answer, right, within):
    numbers = as_numbers(answer)
    if numbers is None:
        one = "True or False" if right.dtype == bool else "a number"
        return Parting("type", kind_of(answer), one if right.ndim == 0 else "an array of numbers")
    if numbers.shape != right.shape:
        return Parting("shape", numbers.shape, right.shape)
    parts = ~(np.abs(numbers - right) <= within * np.abs(right).max(initial=0))  # also where it is nan
    if not parts.any():
        return None
    place = tuple(int(index) for index in np.argwhere(parts)[0])
    kind = bool if right.dtype == bool and numbers[place] in (0, 1) else float
    return Parting("number", kind(numbers[place]), kind(right[place]), "", place)


def as_numbers(answer):
    """Return an answer as an array of floats; None if it is none: of other types, complex, or of ragged lists.

    Fractions are numbers too.
    """
    if isinstance(answer, (str, bytes, dict, set)) or answer is None or answer is ...:
        return None
    try:
        array = np.asarray(answer)
    except ValueError:
        return None
    is_real = array.dtype.kind == "O" and array.size and all(isinstance(one, Real) for one in array.flat)
    return array.astype(float) if is_real or array.dtype.kind in "biuf" else None


def kind_of(answer):
    """Return in words what an answer is."""
    if answer is None:
        return "nothing (is there a `return`?)"
    if answer is ...:
        return "still to be filled in"
    if isinstance(answer, (tuple, list)) and any(map(is_empty, answer)):
        return "not filled in everywhere"
    if isinstance(answer, Real):  # numpy's, too
        return "a single number"
    if isinstance(answer, Iterator):
        return "an iterator (put `list(…)` around it)"
    if isinstance(answer, np.ndarray) and as_numbers(answer) is None:
        return "an array of other things than numbers"
    if isinstance(answer, str) and is_number_in_quotes(answer):
        return "a text (without the quotes it is a number)"
    words = {"str": "a text", "ndarray": "an array", "dict": "a dictionary", "tuple": "several results"}
    return words.get(type(answer).__name__, f"a {type(answer).__name__}")


def is_number_in_quotes(text):
    """Return whether a text is a number, as "0.5"."""
    try:
        float(text)
    except ValueError:
        return False
    return True
