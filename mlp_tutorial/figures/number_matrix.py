"""An array drawn as a matrix: brackets, and each number right-aligned in its column."""

import numpy as np

from mlp_tutorial.drawing.numbers import RAISED, short
from mlp_tutorial.drawing.outlines import outline
from mlp_tutorial.drawing.style import BLACK, with_minus

POINTS = 72  # in an inch
ROW = 1.25  # the height of a row of numbers; all these lengths are for a font size of 1
BETWEEN = 0.55  # two columns of numbers
BRACKET, INSIDE = 0.22, 0.14  # the width of a bracket, and its distance from the numbers
CELL, HIGHEST = 0.62, 2.0  # the side of a cell of a grid, less where the grid would be higher than this
ELLIPSIS = "…"
MOST = 6  # rows or columns are drawn; of more the first ones, … and the last
TOO_SMALL = 2  # units of the last decimal: written so, nearly all digits would be 0


def shown(n, most):
    """Return the indices of what is drawn of n rows or columns: all, or the first ones, None, and the last."""
    return list(range(n)) if n <= most else [*range(most - 2), None, n - 1]


def shortened(array, most):
    """Return an array's numbers, row by row, None for what is left out of more than `most` rows or columns."""
    rows = np.atleast_2d(array)
    places = [shown(n, most) for n in rows.shape]
    return [[None if None in (i, j) else rows[i, j] for j in places[1]] for i in places[0]]


def number_rows(array, digits, most=MOST):
    """Return the texts of an array's numbers, row by row, all with the same number of decimals.

    These are `digits`, or as many as leave each number no longer than "−0." and so many digits. Numbers that are
    too large or all too small for that are written with powers of ten.
    """
    rows = shortened(array, most)
    numbers = [number for row in rows for number in row if number is not None]
    finite = [number for number in numbers if np.isfinite(number)]
    longest, largest = digits + 3, max(map(abs, finite), default=0)
    are_small = 0 < largest < TOO_SMALL * 10.0**-digits
    for places in [] if are_small else range(digits, -1, -1):
        if all(len(f"{number:z.{places}f}") <= longest for number in finite):
            return [[ELLIPSIS if n is None else short(n, places) for n in row] for row in rows]
    return [[ELLIPSIS if n is None else short_power(n) for n in row] for row in rows]


def short_power(number):
    """Return a number with one digit and a power of ten, −2·10⁵; 0, ∞ and ⊘, no number at all, have none."""
    if number == 0 or not np.isfinite(number):
        return short(number, 0)
    mantissa, exponent = f"{number:.0e}".split("e")
    return with_minus(mantissa) + "·10" + str(int(exponent)).translate(RAISED)


def number_width(digits):
    """Return the width kept for a number of so many decimals, for a font size of 1."""
    return outline("−0." + "0" * digits)[1]


def matrix_size(shape, fontsize, digits, most=MOST):
    """Return (width, height) in inches of the matrix that an array of this shape is drawn as; () is a number."""
    n_rows, n_columns = (min(n, most) for n in (1, 1, *shape)[-2:])
    width, height = n_columns * number_width(digits) + (n_columns - 1) * BETWEEN, n_rows * ROW
    width += 2 * (BRACKET + INSIDE) if shape else 0
    return width * fontsize / POINTS, height * fontsize / POINTS


def cells_size(shape, fontsize, most=MOST):
    """Return (width, height) in inches of the grid of cells that stands for an array of this shape."""
    n_rows, n_columns = (min(n, most) for n in (1, 1, *shape)[-2:])
    side = cell_side(shape, fontsize, most)
    return n_columns * side, n_rows * side


def cell_side(shape, fontsize, most=MOST):
    """Return the side in inches of a cell of the grid that stands for an array of this shape."""
    return min(CELL, HIGHEST / min((1, 1, *shape)[-2], most)) * fontsize / POINTS


def column_widths(rows):
    """Return the width of each column of texts, as wide as its widest text, for a font size of 1."""
    return [max(outline(text)[1] for text in column) for column in zip(*rows, strict=True)]


def write_matrix(ax, array, x, top, fontsize, digits, color=BLACK, most=MOST, before=0.5):
    """Write an array as a matrix at `x` and down from the `top`, in inches; the share `before` of it is left of x.

    Returns the texts, and its brackets as one line (n, 2), to be drawn together with others; a number has none.
    """
    em, rows = fontsize / POINTS, number_rows(array, digits, most)
    widths, edge = column_widths(rows), BRACKET + INSIDE if np.ndim(array) else 0
    width = sum(widths) + (len(widths) - 1) * BETWEEN + 2 * edge
    kept, height = matrix_size(np.shape(array), fontsize, digits, most)
    smaller = min(1.0, kept / (width * em))  # numbers that are longer than others are
    fontsize, em, size = smaller * fontsize, smaller * em, (min(width * em, kept), height)
    left = x - before * size[0]
    look, texts = {"ha": "right", "va": "center", "color": color, "fontsize": fontsize}, []
    for i, row in enumerate(rows):
        right = left + edge * em
        for text, width in zip(row, widths, strict=True):
            right += width * em
            texts.append(ax.text(right, top - (i + 0.5) * height / len(rows), text, **look))
            right += BETWEEN * em
    return texts, bracket_lines(left, top, size, fontsize) if np.ndim(array) else np.empty((0, 2))


def bracket_lines(left, top, size, fontsize):
    """Return both brackets of a matrix as one line (n, 2), which is broken between them and after them."""
    tick, down = BRACKET * fontsize / POINTS, size[1]
    one = np.array([(tick, 0), (0, 0), (0, -down), (tick, -down)])
    other = (size[0], 0) + one * (-1, 1)
    gap = np.full((1, 2), np.nan)
    return np.concatenate([one, gap, other, gap]) + (left, top)


def outline_lines(left, top, size):
    """Return the outline of a rectangle as one line (n, 2), which is broken after it."""
    width, height = size
    corners = [(0, 0), (width, 0), (width, -height), (0, -height), (0, 0), (np.nan, np.nan)]
    return np.array(corners) + (left, top)


def cell_lines(left, top, shape, fontsize, most=MOST):
    """Return the lines (n, 2) of a grid of cells, which are broken between them; … is a cell left out."""
    side = cell_side(shape, fontsize, most)
    rows, columns = ([k for k, n in enumerate(shown(n, most)) if n is not None] for n in (1, 1, *shape)[-2:])
    cells = [outline_lines(left + side * j, top - side * i, (side, side)) for i in rows for j in columns]
    return np.concatenate(cells)
