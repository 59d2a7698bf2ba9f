"""One entry of what an Expression gives, written out with its numbers: of a product of matrices every term."""

import re

import numpy as np

from mlp_tutorial.drawing.numbers import as_factor, never_zero

MOST_TERMS = 4  # of a sum; of longer ones the first and the last are written
SPACED = {"·", "+", "−"}


def written_entry(expression, values, index, digits=3):
    """Return the entry at `index`, () of a number, as the expression calculates it: "0.20·1.31 + 0.90·(−0.05)".

    `values` is what the expression is evaluated on. A part that is the same for all rows has fewer axes.
    """
    return without_brackets_at_the_start(entry(expression, values, index, digits))


def entry(expression, values, index, digits):
    """Return the entry, a negative number in brackets."""
    if not expression.parts:
        return number_at(expression.evaluate(values), index, digits)
    return WRITERS.get(expression.kind, in_order)(expression, values, index, digits)


def in_order(expression, values, index, digits):
    """Write the parts one after the other."""
    pieces = []
    for part in parts_of(expression, values):
        if isinstance(part, str):
            pieces.append(f" {part} " if part in SPACED else part)
        else:
            pieces.append(entry(part, values, index, digits))
    return "".join(pieces)


def parts_of(expression, values):
    """Return an Expression's parts: B as the number of rows, and sums in brackets where they are a factor."""
    parts = []
    for part in expression.parts:
        if isinstance(part, str):
            parts.append(part.replace("B", str(n_rows(expression, values))) if part.endswith("B") else part or "·")
        elif expression.kind in ("times", "product") and part.kind in ("difference", "sum"):
            parts += ["(", part, ")"]
        else:
            parts.append(part)
    return parts


def n_rows(expression, values):
    """Return the number of rows of the first part that is no sign."""
    first = next(part for part in expression.parts if not isinstance(part, str))
    return (np.shape(first.evaluate(values)) or (1,))[0]


def without_brackets_at_the_start(text):
    """Return the text with a number bare that stands alone, or first in brackets or in a sum."""
    return re.sub(r"(^|\()\((−?[\d.]+(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)\)(?=$|\)| [+−])", r"\1\2", text)


def product_terms(expression, values, index, digits):
    """Write a row of the one matrix times a column of the other."""
    a, _, b = expression.parts
    row, column = np.asarray(a.evaluate(values))[index[0]], np.asarray(b.evaluate(values))[:, index[1]]
    pairs = zip(row, column, strict=True)
    return joined([f"{number_at(one, (), digits)}·{number_at(other, (), digits)}" for one, other in pairs])


def summed_terms(expression, values, index, digits):
    """Write a + b, or the terms of a sum over the rows or over all entries."""
    sign, *others = expression.parts
    if not isinstance(sign, str) or not sign.startswith("Σ"):
        return in_order(expression, values, index, digits)
    summand = others[0]
    shape = np.shape(summand.evaluate(values))
    places = np.ndindex(shape) if sign == "Σ entries" else [(row, *index[-1:]) for row in range(shape[0])]
    return joined([entry(summand, values, place, digits) for place in places])


def squared_errors(expression, values, index, digits):
    """Write ½ Σ (y − ŷ)² / B."""
    _, y, _, y_hat, end = expression.parts
    pairs = zip(np.ravel(y.evaluate(values)), np.ravel(y_hat.evaluate(values)), strict=True)
    terms = [f"({number_at(one, (), digits)} − {number_at(other, (), digits)})²" for one, other in pairs]
    over = f" / {n_rows(expression, values)}" if end.endswith("B") else ""
    return f"½ ({joined(terms)}){over}"


def flat(expression, values):
    """Return the signs and the expressions without parts, in the order in which they are written."""
    if not expression.parts:
        return [expression]
    parts = parts_of(expression, values)
    return [one for part in parts for one in ([part] if isinstance(part, str) else flat(part, values))]


def entries_used(expression, values, places):
    """Return, for each expression that `flat` finds, the list of the entries that make those at the places."""
    if not expression.parts:
        shape = np.shape(expression.evaluate(values))
        return [[broadcast_from(place, shape) for place in places]]
    parts = [part for part in expression.parts if not isinstance(part, str)]
    inside = [
        inner_places(expression, number, np.shape(part.evaluate(values)), places)
        for number, part in enumerate(parts)
    ]
    return [one for part, places in zip(parts, inside, strict=True) for one in entries_used(part, values, places)]


def inner_places(expression, number, shape, places):
    """Return which entries of its part with that number and shape an expression uses for its own at the places."""
    if expression.kind == "mean square" or expression.parts[0] == "Σ entries":
        return list(np.ndindex(shape))
    if expression.kind == "product" and number == 0:
        return [(place[0], k) for place in places for k in range(shape[1])]
    if expression.kind == "product":
        return [(k, place[1]) for place in places for k in range(shape[0])]
    if expression.parts[0] == "Σ rows":
        return [(row, *place[-1:]) for place in places for row in range(shape[0])]
    return places


def joined(terms):
    """Return the terms with plus signs between them, of many the first ones and the last."""
    if len(terms) > MOST_TERMS:
        terms = [*terms[: MOST_TERMS - 2], "…", terms[-1]]
    return " + ".join(terms)


def number_at(array, index, digits):
    """Return the number at the index, or where it is broadcast from, as it stands in a sum or a product."""
    text = never_zero(np.asarray(array)[broadcast_from(index, np.shape(array))], digits)
    return f"({text})" if "·10" in text else as_factor(text)


def broadcast_from(index, shape):
    """Return the place in an array of this shape that stands at the index of a larger one; a vector is a row."""
    own = ((0,) * len(shape) + index)[len(index) :] if len(shape) else ()
    return tuple(min(place, size - 1) for place, size in zip(own, shape, strict=True))


WRITERS = {"product": product_terms, "sum": summed_terms, "mean square": squared_errors}
