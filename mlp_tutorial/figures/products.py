"""Which of eight products is a gradient: one of them drawn as grids, beside the list of all."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle

from mlp_tutorial.figures.style import BLACK, GREEN, GREY, ORANGE, PALE, RED, SKY, open_plane

CELL = 0.29  # the places below, too, are in inches, from the lower left corner of the axes
MIDDLES, HEIGHT = (0.32, 2.51, 4.7), 1.5  # of the three matrices
NAMES, SHAPES, WANTED = 2.72, 0.27, -0.13  # the heights of three rows of texts
LIST, VERDICTS, TOP, ROW = 5.95, 8.0, 2.95, 0.4
WHITE = "#FFFFFF"


def draw_candidates_frame(ax, names, wanted):
    """Draw the numbered list of the candidates' names and the signs between the matrices; return the texts.

    `wanted` is the name of the gradient that is looked for.
    """
    _set_limits(ax)
    middle = {"ha": "center", "va": "center"}
    between = [(left + right) / 2 for left, right in pairwise(MIDDLES)]
    texts = [ax.text(x, HEIGHT, sign, **middle, fontsize=18) for x, sign in zip(between, "×=", strict=True)]
    texts.append(ax.text(MIDDLES[2], NAMES, f"{wanted} ?", **middle, fontsize=15))
    for number, name in enumerate(names):
        texts.append(ax.text(LIST, TOP - ROW * number, f"{number + 1}   {name}", va="center", fontsize=13))
    return texts


def draw_candidate(ax, names, first, second, result, wanted, write=Axes.text):
    """Draw the product first × second with its result, and how it misses what is wanted; return the texts.

    `first`, `second` and `wanted` are shapes; the result is an array of bool that marks its wrong numbers, or
    None if there is none. What has no partner in the inner sizes, and what is wrong, is crossed out.
    """
    _set_limits(ax)
    _draw_pair(ax, first, second)
    if result is not None:
        _draw_cells(ax, MIDDLES[2], np.full(result.shape, SKY if result.shape == wanted else PALE), crossed=result)
    rows, columns = wanted
    corner = (MIDDLES[2] - columns * CELL / 2, HEIGHT - rows * CELL / 2)
    dashed = {"fill": False, "ec": GREEN, "lw": 4, "ls": (0, (2, 1))}
    ax.add_artist(Rectangle(corner, columns * CELL, rows * CELL, **dashed))
    fits, (left, right, last) = first[1] == second[0], MIDDLES
    labels = [
        (left, NAMES, names[0], BLACK),
        (right, NAMES, names[1], BLACK),
        (left, SHAPES, str(first), BLACK),
        (right, SHAPES, str(second), BLACK),
        ((left + right) / 2, SHAPES, f"{first[1]} {'=' if fits else '≠'} {second[0]}", BLACK if fits else RED),
        (last, SHAPES, "does not fit" if result is None else str(result.shape), BLACK),
        (last, WANTED, f"wanted, dashed: {wanted}", GREEN),
    ]
    look = {"ha": "center", "va": "center", "fontsize": 14}
    return [write(ax, x, y, text, color=color, **look) for x, y, text, color in labels]


def draw_verdicts(ax, verdicts, chosen, write=Axes.text):
    """Draw what became of each candidate, and a frame round the chosen one, counted from 0; return the texts.

    `verdicts` are (text, is it right), the latter None where there is no product at all.
    """
    _set_limits(ax)
    corner = (LIST - 0.1, TOP - ROW * chosen - 0.19)
    ax.add_artist(Rectangle(corner, 4.05, 0.38, fill=False, ec=BLACK, lw=2, clip_on=False))
    colours = {True: GREEN, False: BLACK, None: GREY}
    return [
        write(ax, VERDICTS, TOP - ROW * number, text, color=colours[right], va="center", fontsize=12)
        for number, (text, right) in enumerate(verdicts)
    ]


def _set_limits(ax):
    """Let one unit be one inch, in the axes of a live picture of 10.8 × 4.2 inches."""
    open_plane(ax, (0, 9.9), (0, 3.1))


def _draw_pair(ax, first, second):
    """Draw both factors: a row of the first and a column of the second, what finds no partner crossed out."""
    n_pairs = min(first[1], second[0])
    row, column = np.full(first, PALE), np.full(second, PALE)
    row[0], column[:, 0] = ORANGE, ORANGE
    row_left, column_left = np.zeros(first, dtype=bool), np.zeros(second, dtype=bool)
    row_left[0, n_pairs:], column_left[n_pairs:, 0] = True, True
    _draw_cells(ax, MIDDLES[0], row, crossed=row_left)
    _draw_cells(ax, MIDDLES[1], column, crossed=column_left)


def _draw_cells(ax, middle, colours, crossed):
    """Draw one matrix as a grid of cells in these colours; those crossed out are white, with a red cross."""
    row, column = np.indices(colours.shape).reshape(2, -1)
    left = middle + (column - colours.shape[1] / 2) * CELL
    low = HEIGHT + (colours.shape[0] / 2 - row - 1) * CELL
    corners = np.stack([left, low], axis=1)[:, np.newaxis]
    square = CELL * np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    faces = np.where(crossed, WHITE, colours).ravel()
    cells = PolyCollection(corners + square, facecolors=faces, edgecolors=BLACK, linewidths=1.2, clip_on=False)
    ax.add_collection(cells, autolim=False)
    if crossed.any():
        inner = CELL * np.array([(0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)])
        ends = (corners[crossed.ravel()] + inner)[:, [0, 2, 1, 3]].reshape(-1, 2, 2)
        ax.add_collection(LineCollection(ends, colors=RED, linewidths=2.5, clip_on=False), autolim=False)
