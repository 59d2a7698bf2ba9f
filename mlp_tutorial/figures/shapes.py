"""Which of eight products is a gradient: one of them drawn as grids, beside the list of all."""

from itertools import pairwise

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.style import BLACK, GREEN, GREY, ORANGE, PALE, RED, SKY, open_plane

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


def draw_candidate(ax, names, first, second, result, wanted):
    """Draw the product first × second with its result, and how it misses what is wanted; return the texts.

    `first`, `second` and `wanted` are shapes; the result is an array of bool that marks its wrong numbers, or
    None if there is none. What has no partner in the inner sizes, and what is wrong, is crossed out.
    """
    _set_limits(ax)
    matrices = _pair(first, second)
    if result is not None:
        colours = np.full(result.shape, SKY if result.shape == wanted else PALE)
        matrices.append(_cells(MIDDLES[2], colours, crossed=result))
    _draw_cells(ax, matrices)
    rows, columns = wanted
    corner = (MIDDLES[2] - columns * CELL / 2, HEIGHT - rows * CELL / 2)
    dashed = {"ec": GREEN, "lw": 4, "ls": (0, (2, 1))}
    ax.add_patch(Rectangle(corner, columns * CELL, rows * CELL, fill=False, clip_on=False, **dashed))
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
    return [ax.text(x, y, text, color=color, **look) for x, y, text, color in labels]


def draw_verdicts(ax, verdicts, chosen):
    """Draw what became of each candidate, and a frame round the chosen one, counted from 0; return the texts.

    `verdicts` are (text, is it right), the latter None where there is no product at all.
    """
    _set_limits(ax)
    corner = (LIST - 0.1, TOP - ROW * chosen - 0.19)
    ax.add_patch(Rectangle(corner, 4.05, 0.38, fill=False, clip_on=False, ec=BLACK, lw=2))
    colours = {True: GREEN, False: BLACK, None: GREY}
    return [
        ax.text(VERDICTS, TOP - ROW * number, text, color=colours[right], va="center", fontsize=12)
        for number, (text, right) in enumerate(verdicts)
    ]


def _set_limits(ax):
    """Let one unit be one inch, in the axes of a live picture of 10.8 × 4.2 inches."""
    open_plane(ax, (0, 9.9), (0, 3.1))


def _pair(first, second):
    """Return the cells of both factors: of a row and a column, what finds no partner is crossed out."""
    n_pairs = min(first[1], second[0])
    row, column = np.full(first, PALE), np.full(second, PALE)
    row[0], column[:, 0] = ORANGE, ORANGE
    row_left, column_left = np.zeros(first, dtype=bool), np.zeros(second, dtype=bool)
    row_left[0, n_pairs:], column_left[n_pairs:, 0] = True, True
    return [_cells(MIDDLES[0], row, row_left), _cells(MIDDLES[1], column, column_left)]


def _cells(middle, colours, crossed):
    """Return of n cells their lower left corners (n, 2), their colours (n,) and if they are crossed out (n,)."""
    row, column = np.indices(colours.shape).reshape(2, -1)
    left = middle + (column - colours.shape[1] / 2) * CELL
    low = HEIGHT + (colours.shape[0] / 2 - row - 1) * CELL
    return np.stack([left, low], axis=1), colours.ravel(), crossed.ravel()


def _draw_cells(ax, matrices):
    """Draw the cells of all matrices as squares; those crossed out are white, with a red cross."""
    corners, colours, crossed = (np.concatenate(parts) for parts in zip(*matrices, strict=True))
    square = CELL * np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    faces = np.where(crossed, WHITE, colours)
    look = {"edgecolors": BLACK, "linewidths": 1.2, "clip_on": False}
    ax.add_collection(PolyCollection(corners[:, np.newaxis] + square, facecolors=faces, **look), autolim=False)
    strokes = CELL * np.array([(0.2, 0.2), (0.8, 0.8), (np.nan, np.nan), (0.8, 0.2), (0.2, 0.8), (np.nan, np.nan)])
    crosses = (corners[crossed, np.newaxis] + strokes).reshape(-1, 2)
    ax.plot(*crosses.T, color=RED, clip_on=False, solid_capstyle="butt")
