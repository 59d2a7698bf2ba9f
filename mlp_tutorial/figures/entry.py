"""One entry of a product of matrices, and the row and column that make it."""

import numpy as np
from matplotlib.collections import PolyCollection

from mlp_tutorial.drawing.style import BLACK
from mlp_tutorial.figures.matrices import GAP, colour_of, draw_matrices, place_parts


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
            texts.append(ax.text(*place, written[row, column], ha="center", va="center", fontsize=13))
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
    matrices = [part for part in parts if not isinstance(part, str)]
    shine_through = [(colour_of(matrices[part][0]), 0.25) for part, _, _ in cells]  # the numbers stand below
    marks = PolyCollection(squares, facecolors=shine_through, edgecolors=BLACK, linewidths=3, clip_on=False)
    ax.add_collection(marks, autolim=False)
    ax.text(np.mean(ax.get_xlim()), -max(tops) - 1.2, terms, ha="center", va="center", fontsize=16)
    return marks


def _set_limits(ax, parts):
    """Leave the numbers as much room as there is: the whole sheet, with cells wider than high."""
    ax.set_in_layout(False)
    ax.set_position((0.015, 0.02, 0.97, 0.96))
    tallest = max(_edges(parts)[1])
    width = place_parts(parts)[1] - GAP
    ax.set(aspect="auto", xlim=(-0.05, width + 0.05), ylim=(-tallest - 1.5, tallest + 1.0))
    ax.set_axis_off()


def _edges(parts):
    """Return the left edge and the top of every matrix: two lists."""
    is_matrix = [not isinstance(part, str) for part in parts]
    lefts = [x for x, matrix in zip(place_parts(parts)[0], is_matrix, strict=True) if matrix]
    return lefts, [part[1][0] / 2 for part, matrix in zip(parts, is_matrix, strict=True) if matrix]
