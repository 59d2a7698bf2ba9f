"""Which of eight products is a gradient: one of them drawn as grids, beside the list of all."""

from itertools import pairwise

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.style import BACKWARD, BLACK, GREEN, ORANGE, PALE, RED, SKY, open_sheet
from mlp_tutorial.figures.matrices import colour_of, in_mathtext

LARGEST, ROOM = 0.44, 1.6  # of a cell, and for the rows or columns of a matrix, in inches, as are all places
MIDDLES, HEIGHT = (0.95, 2.94, 4.93), 2.42  # of the three matrices
NAMES, SHAPES, WANTED = 3.86, 0.92, 0.45  # the heights of three rows of texts
ASIDE = 0.45  # how far left of its matrix's middle the lowest row stands, away from the list
LIST, VERDICTS, TOP, ROW = 6.2, 8.54, 4.1, 0.515
WHITE = "#FFFFFF"


def draw_candidates_frame(ax, names, wanted):
    """Draw the numbered list of the candidates' names and the signs between the matrices; return the texts.

    `wanted` is the name of the gradient that is looked for.
    """
    open_sheet(ax)
    middle = {"ha": "center", "va": "center"}
    between = [(left + right) / 2 for left, right in pairwise(MIDDLES)]
    texts = [ax.text(x, HEIGHT, sign, **middle, fontsize=22) for x, sign in zip(between, "×=", strict=True)]
    question = f"{in_mathtext(wanted)} ?"
    texts.append(ax.text(MIDDLES[2], NAMES, question, **middle, fontsize=19, color=colour_of(wanted)))
    for number, name in enumerate(names):
        row = {"y": TOP - ROW * number, "va": "center", "fontsize": 16}
        texts.append(ax.text(LIST, s=str(number + 1), **row))
        texts.append(ax.text(LIST + 0.28, s=in_mathtext(name), **row))
    return texts


def draw_candidate(ax, names, first, second, result, wanted):
    """Draw the product first × second with its result, and how it misses what is wanted; return the texts.

    `first`, `second` and `wanted` are shapes; the result is an array of bool that marks its wrong numbers, or
    None if there is none. What has no partner in the inner sizes, and what is wrong, is crossed out.
    """
    open_sheet(ax)
    cell = min(LARGEST, ROOM / max(*first, *second, *wanted))
    matrices = _pair(names, first, second)
    if result is not None:
        matrices.append((MIDDLES[2], np.full(result.shape, ORANGE if result.shape == wanted else PALE), result))
    _draw_cells(ax, cell, matrices)
    rows, columns = wanted
    corner = (MIDDLES[2] - columns * cell / 2, HEIGHT - rows * cell / 2)
    dashed = {"ec": GREEN, "lw": 5, "ls": (0, (2, 1))}
    ax.add_patch(Rectangle(corner, columns * cell, rows * cell, fill=False, clip_on=False, **dashed))
    fits, (left, right, last) = first[1] == second[0], MIDDLES
    look = {"ha": "center", "va": "center"}
    labels = [
        (left, str(first), BLACK),
        (right, str(second), BLACK),
        ((left + right) / 2, f"{first[1]} {'=' if fits else '≠'} {second[0]}", BLACK if fits else RED),
        (last, "does not fit" if result is None else str(result.shape), BLACK),
    ]
    return [
        *(
            ax.text(x, NAMES, in_mathtext(name), **look, fontsize=19, color=colour_of(name))
            for x, name in zip(MIDDLES, names, strict=False)
        ),
        *(ax.text(x, SHAPES, text, **look, fontsize=16, color=color) for x, text, color in labels),
        ax.text(last - ASIDE, WANTED, f"wanted, dashed: {wanted}", **look, fontsize=15),
    ]


def draw_verdicts(ax, verdicts, chosen):
    """Draw what became of each candidate, right ones on green, and frame the chosen one; return the texts.

    `verdicts` are (text, is it right), the latter None where there is no product at all; `chosen` counts from 0.
    """
    open_sheet(ax)
    for row, (_, right) in enumerate(verdicts):
        if right:
            corner = (VERDICTS - 0.1, TOP - ROW * row - 0.19)
            ax.add_patch(Rectangle(corner, 2.38, 0.38, clip_on=False, fc=(GREEN, 0.35)))
    corner = (LIST - 0.12, TOP - ROW * chosen - 0.24)
    ax.add_patch(Rectangle(corner, 4.87, 0.48, fill=False, clip_on=False, ec=BLACK, lw=2.5))
    return [
        ax.text(VERDICTS, TOP - ROW * row, text, va="center", fontsize=15)
        for row, (text, _) in enumerate(verdicts)
    ]


def _pair(names, first, second):
    """Return both factors, the row and the column that meet in colour: what finds no partner is crossed out."""
    n_pairs = min(first[1], second[0])
    row, column = np.full(first, PALE), np.full(second, PALE)
    row[0], column[:, 0] = (ORANGE if colour_of(name) == BACKWARD else SKY for name in names)
    row_left, column_left = np.zeros(first, dtype=bool), np.zeros(second, dtype=bool)
    row_left[0, n_pairs:], column_left[n_pairs:, 0] = True, True
    return [(MIDDLES[0], row, row_left), (MIDDLES[1], column, column_left)]


def _draw_cells(ax, cell, matrices):
    """Draw the cells of all matrices as squares; those crossed out are white, with a red cross.

    A matrix is (its middle, the colours of its cells, which of them are crossed out); `cell` is the side of one.
    """
    corners = np.concatenate([_corners(middle, colours.shape, cell) for middle, colours, _ in matrices])
    colours, crossed = (np.concatenate([each[part].ravel() for each in matrices]) for part in (1, 2))
    square = cell * np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    faces = np.where(crossed, WHITE, colours)
    look = {"edgecolors": BLACK, "linewidths": 1.2, "clip_on": False}
    ax.add_collection(PolyCollection(corners[:, np.newaxis] + square, facecolors=faces, **look), autolim=False)
    strokes = cell * np.array([(0.2, 0.2), (0.8, 0.8), (np.nan, np.nan), (0.8, 0.2), (0.2, 0.8), (np.nan, np.nan)])
    crosses = (corners[crossed, np.newaxis] + strokes).reshape(-1, 2)
    ax.plot(*crosses.T, color=RED, clip_on=False, solid_capstyle="butt")


def _corners(middle, shape, cell):
    """Return the lower left corners (n, 2) of a matrix's n cells."""
    row, column = np.indices(shape).reshape(2, -1)
    left = middle + (column - shape[1] / 2) * cell
    return np.stack([left, HEIGHT + (shape[0] / 2 - row - 1) * cell], axis=1)
