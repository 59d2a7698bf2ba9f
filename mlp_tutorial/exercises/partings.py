"""Where an answer parts from the right one, in words."""


def describe(parting, because, tells_right=True):
    """Say where an answer parts: the type, the shape and why, or the first entry with both numbers.

    The right number of a value that is asked for is not told: that would be the solution.
    """
    if parting.kind == "use":
        return parting.yours
    what = parting.part or "The result"
    what = what[0].upper() + what[1:] if " " in what else what  # "result 2", but not the name of a variable, "y"
    if parting.kind == "type":
        verb = "holds" if parting.yours.startswith("the names") or parting.yours[0].isdigit() else "is"
        return f"{what} {verb} {parting.yours}; expected {parting.right}."
    if parting.kind == "shape":
        return of_shapes(parting, what, because, tells_right)
    if isinstance(parting.right, bool):
        is_named = parting.part and not parting.part.startswith("result")  # as "every sample validates"
        if is_named:
            return f"This should be {parting.right}, and is {parting.yours}: {what[0].lower()}{what[1:]}."
        return f"{what}{where_in(parting)} is not {parting.yours}."
    if not tells_right and is_rounded(parting.yours, parting.right):
        return f"{what}{where_in(parting)} is near, but not near enough. Was something rounded, also on the way?"
    yours, right = in_digits(parting.yours, parting.right)
    return f"{what}{where_in(parting)} is {yours}, and should be {right if tells_right else 'another number'}."


def of_shapes(parting, what, because, tells_right):
    """Say that the shape is another one, and why it should not be."""
    if parting.right == ():
        comma = " In Python decimals have a point: 2,5 is two numbers, 2.5 is one."
        is_comma = parting.yours == (2,) and not tells_right
        return f"{what} has the shape {parting.yours}; expected a single number.{comma * is_comma}"
    if parting.yours == ():
        return f"{what} is a single number and should have the shape {parting.right}, because {because}."
    return f"{what} has the shape {parting.yours} and should have {parting.right}, because {because}."


def in_digits(yours, right):
    """Return two numbers as texts, with six digits, or with more if they are needed to tell them apart."""
    several = ((f"{yours:.{digits}g}", f"{right:.{digits}g}") for digits in range(6, 18))
    return next((pair for pair in several if pair[0] != pair[1]), (f"{yours:.17g}", f"{right:.17g}"))


def is_rounded(yours, right):
    """Return whether a number is the right one with too few digits; a whole number has no others."""
    return right != round(right) and (abs(yours - right) < 0.015 * abs(right) or yours == float(f"{right:.2g}"))


def where_in(parting):
    """Say at which entry of an array an answer parts."""
    return f", entry {list(parting.place)}," if parting.place else ""
