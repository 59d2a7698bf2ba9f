"""What stands on the arrows of a graph: a name, with a number, a matrix, or "?" as long as it is unknown.

What a label holds is a shape, () for a number; None for its name alone; or the longest text that is to stand there
instead, of one line or more, of which the last is the one that may be unknown.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.drawing.outlines import BEFORE, outline
from mlp_tutorial.drawing.style import GREY, with_minus
from mlp_tutorial.expressions import latex_name
from mlp_tutorial.figures.number_matrix import (
    POINTS,
    cell_lines,
    cells_size,
    matrix_size,
    number_rows,
    outline_lines,
    write_matrix,
)

LINE = 1.35  # the height of a line of text, for a font size of 1
EQUALS = " = "
UNKNOWN = "?"


@dataclass(frozen=True)
class Look:
    """How labels are written: their size in points, decimals, numbers beside their names, matrices as cells."""

    fontsize: float
    digits: int = 3
    beside: bool = True
    cells: bool = False

    @property
    def em(self):
        """The font size in inches."""
        return self.fontsize / POINTS

    def width(self, text):
        """Return the width of a text in inches."""
        return outline(text)[1] * self.em


def value_label(name):
    """Return a value's name in mathtext."""
    return f"${latex_name(name)}$"


def gradient_label(last, name):
    """Return the name of a gradient in mathtext, in one line: ∂E/∂name, if the last value is E."""
    return rf"$\partial {latex_name(last)}/\partial {latex_name(name)}$"


@lru_cache(maxsize=4096)
def label_size(label, holds, look):
    """Return (width, height) in inches of a label."""
    line = LINE * look.em
    if holds is None:
        return look.width(label), line
    if isinstance(holds, str):
        lines = holds.split("\n")
        tall = [max(line, 1.1 * look.em * np.ptp(outline(one)[0].vertices[:, 1])) for one in lines]
        return max(map(look.width, lines)), sum(tall)
    if holds == ():
        width, _ = matrix_size((), look.fontsize, look.digits)
        if not label:
            return width, line
        if look.beside:
            return look.width(label) + look.width(EQUALS) + width, line
        return max(look.width(label), width), 2 * line
    size = cells_size(holds, look.fontsize) if look.cells else matrix_size(holds, look.fontsize, look.digits)
    return max(look.width(written_name(label, holds, look)), size[0]), (line if label else 0.0) + size[
        1
    ] + 0.15 * look.em


def written_name(label, holds, look):
    """Return a label's name, with the shape beside it if its matrix is drawn as cells."""
    return f"{label} {holds!s}" if label and holds and look.cells else label


def write_name(ax, room, look, color):
    """Write the name of a label that has one, and beside it the shape if its matrix is drawn as cells."""
    if isinstance(room.holds, str) or not room.label:
        return []
    y, write = room.top - LINE / 2 * look.em, {"va": "center", "color": color, "fontsize": look.fontsize}
    if room.holds == () and look.beside:
        return [ax.text(room.left, y, room.label, ha="left", **write)]
    return [ax.text(room.x, y, written_name(room.label, room.holds, look), ha=room.align, **write)]


def write_value(ax, room, look, value, color):
    """Write what a room holds, None being unknown; return (texts, lines in its colour, dashed outlines)."""
    if room.holds is None:
        return [], [], []
    color = GREY if value is None else color
    write = {"color": color, "fontsize": look.fontsize, "va": "center"}
    if isinstance(room.holds, str):
        return write_lines(ax, room, look, value, write), [], []
    if room.holds == ():
        return write_number(ax, room, look, value, write), [], []
    size = (
        cells_size(room.holds, look.fontsize)
        if look.cells
        else matrix_size(room.holds, look.fontsize, look.digits)
    )
    left, top = room.x - BEFORE[room.align] * size[0], room.bottom + size[1] + 0.1 * look.em
    if value is None:
        write["fontsize"] = min(look.fontsize, 0.9 * POINTS * size[1])  # no higher than its outline
        text = ax.text(left + size[0] / 2, top - size[1] / 2, UNKNOWN, ha="center", **write)
        return [text], [], [outline_lines(left, top, size)]
    if np.shape(value) != room.holds:
        raise ValueError(f"the room of {room.name} is for the shape {room.holds}, but {np.shape(value)} was given")
    if look.cells:
        return [], [cell_lines(left, top, room.holds, look.fontsize)], []
    texts, brackets = write_matrix(
        ax, value, room.x, top, look.fontsize, look.digits, color, before=BEFORE[room.align]
    )
    return texts, [brackets], []


def write_lines(ax, room, look, value, write):
    """Write a text of one line or more; while it is unknown, all but its last line. Return the texts."""
    lines = [*room.holds.split("\n")[:-1], UNKNOWN] if value is None else with_minus(value).split("\n")
    write["fontsize"] *= min(1.0, room.width / max(map(look.width, lines)))  # one that is longer than expected
    high = room.height / len(lines)
    heights = [room.top - (row + 0.5) * high for row in range(len(lines))]
    return [ax.text(room.middle, y, line, ha="center", **write) for y, line in zip(heights, lines, strict=True)]


def write_number(ax, room, look, value, write):
    """Write a number beside its name, or under it; return the texts."""
    said = UNKNOWN if value is None else number_rows(value, look.digits)[0][0]
    y = room.bottom + LINE / 2 * look.em
    if not (look.beside and room.label):
        return [ax.text(room.x, y, said, ha=room.align, **write)]
    left = room.left + look.width(room.label) + look.width(" ")
    return [ax.text(left, y, f"= {said}", ha="left", **write)]
