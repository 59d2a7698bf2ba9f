"""One calculation in full: matrices with their names, numbers and shapes, and the signs between them."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PolyCollection

from mlp_tutorial.drawing.numbers import short
from mlp_tutorial.drawing.outlines import outline
from mlp_tutorial.drawing.style import BLACK, ORANGE, RED
from mlp_tutorial.figures.number_matrix import (
    BETWEEN,
    BRACKET,
    ELLIPSIS,
    INSIDE,
    POINTS,
    ROW,
    bracket_lines,
    shown,
)

TRIES = [(size, digits, 6) for size, digits in ((13, 4), (12, 4), (11, 4), (10, 4), (10, 3), (9, 3), (9, 2))]
TRIES += [(9, 2, most) for most in (5, 4, 3)]  # type size, decimals, and how many rows and columns at most
SPACE = 0.14  # inches, between two parts
NAME, SHAPE, SIGN = 13, 12, 15  # sizes of type
OVER, UNDER = 0.17, 0.18  # inches, from a matrix to the middle of its name and of its shape


@dataclass(frozen=True)
class Part:
    """A matrix of a calculation: its name in mathtext, its numbers, and which of them are marked."""

    name: str
    numbers: np.ndarray
    used: tuple = ()  # the entries that make the one that is picked
    wrong: tuple = ()  # the entries that are not what they should be
    is_hidden: bool = False  # asked for: question marks in its place
    color: str = BLACK


def draw_calculation(ax, room, parts):
    """Draw a row of signs and Parts, centred in a room (left, bottom, width, height); return the texts.

    The unit is an inch. The type is as large as there is room for; of matrices too large for the smallest,
    only the first rows and columns and the last ones are written.
    """
    fit = fitting(room, parts)
    widths = [width_of(part, *fit) for part in parts]
    left, bottom, width, height = room
    x, middle = left + (width - sum(widths) - SPACE * (len(parts) - 1)) / 2, bottom + height / 2 + 0.02
    highest = max(size_of(part, *fit)[1] for part in parts if not isinstance(part, str))
    texts, marks = [], []
    for part, wide in zip(parts, widths, strict=True):
        centre = x + wide / 2
        if isinstance(part, str):
            texts.append(ax.text(centre, middle, part, ha="center", va="center", fontsize=SIGN))
        else:
            texts += _draw_part(ax, part, (centre, middle), highest, fit)
            marks += _marks(part, (centre, middle), fit)
        x += wide + SPACE
    if marks:
        corners, colours = zip(*marks, strict=True)
        look = {"facecolors": [(colour, 0.35) for colour in colours], "edgecolors": colours, "linewidths": 1.5}
        ax.add_collection(PolyCollection(np.array(corners), **look), autolim=False)
    return texts


def is_shortened(room, parts):
    """Return whether rows or columns are left out of a calculation drawn in this room."""
    most = fitting(room, parts)[2]
    return any(max(np.shape(part.numbers), default=0) > most for part in parts if not isinstance(part, str))


def fitting(room, parts):
    """Return (size of type, decimals, most rows and columns): the largest with which the parts fit the room."""
    _, _, width, height = room
    for fit in TRIES:
        wide = sum(width_of(part, *fit) for part in parts) + SPACE * (len(parts) - 1)
        high = max(size_of(part, *fit)[1] for part in parts if not isinstance(part, str))
        if wide <= width and high + 2 * (OVER + UNDER) <= height:
            break
    return fit


def size_of(part, size, digits, most):
    """Return (width, height) of a Part's numbers between their brackets."""
    if part.is_hidden:
        return 3 * size / POINTS, ROW * size / POINTS
    texts = texts_of(part, digits, most)
    around = 2 * (BRACKET + INSIDE) * size / POINTS if np.ndim(part.numbers) else 0
    wide = pitch_of(texts, size) * len(texts[0]) - BETWEEN * size / POINTS
    return wide + around, ROW * size / POINTS * len(texts)


def texts_of(part, digits, most):
    """Return the rows of a Part's numbers as texts, an ellipsis for what is left out."""
    numbers = np.atleast_2d(part.numbers)
    rows, columns = (shown(n, most) for n in numbers.shape)
    return [[ELLIPSIS if None in (i, j) else short(numbers[i, j], digits) for j in columns] for i in rows]


def pitch_of(texts, size):
    """Return the distance of two columns: all digits are of one width, so that the longest text is the widest."""
    longest = max((text for row in texts for text in row), key=len)
    return text_width(longest, size) + BETWEEN * size / POINTS


def width_of(part, size, digits, most):
    """Return the width of a sign, or of a Part with its labels."""
    if isinstance(part, str):
        return text_width(part, SIGN)
    labels = text_width(part.name, NAME), text_width(shape_label(part), SHAPE)
    return max(size_of(part, size, digits, most)[0], *labels)


def text_width(text, size):
    """Return the width of a text in inches."""
    return outline(text)[1] * size / POINTS


def shape_label(part):
    """Return a Part's shape in words."""
    if part.is_hidden:
        return "shape ?"
    return str(np.shape(part.numbers)) if np.ndim(part.numbers) else "one number"


def _draw_part(ax, part, centre, highest, fit):
    """Draw the numbers, level with the others the name above and the shape below; return the texts."""
    x, y = centre
    size, digits, most = fit
    wide, high = size_of(part, *fit)
    look = {"ha": "center", "va": "center"}
    texts = [ax.text(x, y + highest / 2 + OVER, part.name, color=part.color, fontsize=NAME, **look)]
    texts.append(ax.text(x, y - highest / 2 - UNDER, shape_label(part), fontsize=SHAPE, **look))
    if np.ndim(part.numbers) or part.is_hidden:
        brackets = bracket_lines(x - wide / 2, y + high / 2, (wide, high), size)
        ax.plot(*brackets.T, color=part.color, lw=1.3, ls="--" if part.is_hidden else "-")
    if part.is_hidden:
        return [*texts, ax.text(x, y, "?", fontsize=size, **look)]
    look = {"ha": "right", "va": "center", "fontsize": size, "color": part.color}
    numbers = texts_of(part, digits, most)
    for (row, column), (left, low, pitch, line) in _cells(part, centre, fit):
        right = left + pitch - BETWEEN / 2 * size / POINTS
        texts.append(ax.text(right, low + line / 2, numbers[row][column], **look))
    return texts


def _cells(part, centre, fit):
    """Yield ((row, column), (left, bottom, width, height)) of every cell that is drawn of a Part."""
    size, digits, most = fit
    wide, high = size_of(part, *fit)
    texts = texts_of(part, digits, most)
    pitch, line = pitch_of(texts, size), ROW * size / POINTS
    before = BRACKET + INSIDE - BETWEEN / 2 if np.ndim(part.numbers) else -BETWEEN / 2
    left, top = centre[0] - wide / 2 + before * size / POINTS, centre[1] + high / 2
    for row, column in np.ndindex(len(texts), len(texts[0])):
        yield (row, column), (left + pitch * column, top - line * (row + 1), pitch, line)


def _marks(part, centre, fit):
    """Return [(corners, colour), …] of the cells that are marked."""
    marked = dict.fromkeys(part.used, ORANGE) | dict.fromkeys(part.wrong, RED)
    if part.is_hidden or not marked:
        return []
    places = {(0, 0, *place)[-2:]: colour for place, colour in marked.items()}
    rows, columns = (shown(n, fit[2]) for n in (1, 1, *np.shape(part.numbers))[-2:])
    found = []
    for (row, column), (left, low, wide, high) in _cells(part, centre, fit):
        if (rows[row], columns[column]) in places:
            corners = [(left, low), (left + wide, low), (left + wide, low + high), (left, low + high)]
            found.append((corners, places[rows[row], columns[column]]))
    return found
