"""What a "Your turn" cell of a notebook prints: the verdict on the answer of its reader."""

import numpy as np

NOT_ATTEMPTED = "not attempted yet"
RIGHT = "right"


class Remark(str):
    """What a check found wrong with an answer, in place of a number."""


def verdict(yours, right, within=None):
    """Return "not attempted yet", "right", or "not yet: …" with what differs first.

    An answer of None or ... has not been attempted. Others may differ from `right`, a number or an array, by
    `within`, or else by a millionth of its largest entry; several at once stand in tuples or lists of equal
    length. Where they differ the place is named, not the right number. Of a Remark the verdict is "not yet: " and
    its text.
    """
    if isinstance(right, (tuple, list)):
        return _verdict_of_several(yours, right, within)
    if yours is None or yours is ...:
        return NOT_ATTEMPTED
    if isinstance(yours, Remark):
        return f"not yet: {yours}"
    try:
        number = np.asarray(yours, dtype=float)
    except (TypeError, ValueError):
        return f"not yet: a number or an array of numbers is expected, got {type(yours).__name__}"
    expected = np.asarray(right, dtype=float)
    if number.shape != expected.shape:
        return f"not yet: its shape is {number.shape}, and should be {expected.shape}"
    allowed = 1e-6 * np.abs(expected).max(initial=0) if within is None else within
    parts = ~(np.abs(number - expected) <= allowed)
    if not parts.any():
        return RIGHT
    place = tuple(int(index) for index in np.argwhere(parts)[0])
    where = f"entry {list(place)} is" if place else "it is"
    return f"not yet: {where} {number[place]:.6g}, and should be another number"


def _verdict_of_several(yours, right, within):
    if yours is None or yours is ...:
        return NOT_ATTEMPTED
    if not isinstance(yours, (tuple, list)) or len(yours) != len(right):
        return f"not yet: {len(right)} results are expected, in this order, with commas between them"
    verdicts = [verdict(a, b, within) for a, b in zip(yours, right, strict=True)]
    if all(each == NOT_ATTEMPTED for each in verdicts):
        return NOT_ATTEMPTED
    wrong = [(number, each) for number, each in enumerate(verdicts, start=1) if each != RIGHT]
    return f"result {wrong[0][0]}: {wrong[0][1]}" if wrong else RIGHT
