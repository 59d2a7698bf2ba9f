"""Matrices drawn as grids, so that a product's shapes can be seen to fit."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.style import BLACK, ORANGE, PALE

GAP, SIGN = 0.9, 0.5  # between two parts, and for a sign, in cells


def draw_matrices(ax, parts):
    """Draw a row of matrices and signs, and return {name: (x, y) of its top left corner}.

    A part is a sign such as "×", or (name, (rows, columns), cells), where cells is a list of (row, column)
    to mark, with None for a whole row or column. `name` is mathtext.
    """
    places, end = place_parts(parts)
    corners = {}
    tallest = max(part[1][0] for part in parts if not isinstance(part, str))
    for part, x in zip(parts, places, strict=True):
        if isinstance(part, str):
            ax.text(x, 0, part, ha="center", va="center", fontsize=18)
            continue
        name, shape, cells = part
        corners[name] = (x, shape[0] / 2)
        _draw_grid(ax, corners[name], shape, cells)
        middle = x + shape[1] / 2
        ax.text(middle, tallest / 2 + 0.35, name, ha="center", va="bottom", fontsize=15)
        ax.text(middle, -tallest / 2 - 0.3, f"({shape[0]}, {shape[1]})", ha="center", va="top", fontsize=12)
    ax.set_xlim(-0.4, end)
    ax.set_ylim(-tallest / 2 - 1.0, tallest / 2 + 1.2)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return corners


def place_parts(parts):
    """Return where each part stands, a matrix's left edge or a sign's middle, and where the row ends."""
    x, places = 0.0, []
    for part in parts:
        is_sign = isinstance(part, str)
        places.append(x - GAP / 2 + SIGN / 2 if is_sign else x)
        x += SIGN if is_sign else part[1][1] + GAP
    return places, x


def draw_numbers(ax, parts, numbers):
    """Draw the matrices of the parts (see draw_matrices) with numbers in their cells; return the texts.

    `numbers` has for each matrix an array of its numbers, written.
    """
    draw_matrices(ax, parts)
    _set_limits(ax, parts)
    texts = []
    for left, top, written in zip(*_edges(parts), numbers, strict=True):
        for row, column in np.ndindex(written.shape):
            place = left + column + 0.5, top - row - 0.5
            texts.append(ax.text(*place, written[row, column], ha="center", va="center", fontsize=12))
    return texts


def draw_entry(ax, parts, entry, terms):
    """Mark in a product, drawn with its numbers, what makes an entry (row, column); return the marks.

    `parts` are those of `draw_numbers`; `terms` is written below.
    """
    (row, column), n_terms = entry, parts[0][1][1]
    cells = [(0, row, k) for k in range(n_terms)] + [(1, k, column) for k in range(n_terms)] + [(2, row, column)]
    lefts, tops = _edges(parts)
    places = np.array([(lefts[part] + right, tops[part] - down - 1) for part, down, right in cells])
    squares = places[:, np.newaxis] + np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    _set_limits(ax, parts)
    shine_through = (ORANGE, 0.3)  # the numbers stand below
    marks = PolyCollection(squares, facecolors=shine_through, edgecolors=BLACK, linewidths=4, clip_on=False)
    ax.add_collection(marks, autolim=False)
    ax.text(np.mean(ax.get_xlim()), -max(tops) - 1.4, terms, ha="center", va="center", fontsize=14)
    return marks


def _set_limits(ax, parts):
    """Leave the numbers as much room as there is: cells may be wider than high."""
    tallest = max(_edges(parts)[1])
    width = place_parts(parts)[1] - GAP
    ax.set(aspect="auto", xlim=(-0.05, width + 0.05), ylim=(-tallest - 1.0, tallest + 1.2))
    ax.set_axis_off()


def _edges(parts):
    """Return the left edge and the top of every matrix: two lists."""
    is_matrix = [not isinstance(part, str) for part in parts]
    lefts = [x for x, matrix in zip(place_parts(parts)[0], is_matrix, strict=True) if matrix]
    return lefts, [part[1][0] / 2 for part, matrix in zip(parts, is_matrix, strict=True) if matrix]


def _draw_grid(ax, corner, shape, cells):
    """Draw one matrix from its top left corner, with the cells marked."""
    left, top = corner
    for row, column in np.ndindex(shape):
        marked = any(r in (None, row) and c in (None, column) for r, c in cells)
        look = {"fc": ORANGE, "hatch": "//"} if marked else {"fc": PALE}
        ax.add_patch(Rectangle((left + column, top - row - 1), 1, 1, ec=BLACK, lw=1.2, **look))
