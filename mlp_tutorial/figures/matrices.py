"""Matrices drawn as grids, so that a product's shapes can be seen to fit."""

import numpy as np
from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.style import BACKWARD, BLACK, FORWARD, PALE

GAP, SIGN = 0.7, 0.4  # between two parts, and for a sign, in cells
IN_MATHTEXT = str.maketrans({"₂": "_2", "₃": "_3", "₄": "_4", "ᵀ": "^T", "∂": r"\partial ", "×": r"\;\times\;"})


def draw_matrices(ax, parts):
    """Draw a row of matrices and signs, and return {name: (x, y) of its top left corner}.

    A part is a sign such as "×", or (name, (rows, columns), cells), where cells is a list of (row, column)
    to mark, with None for a whole row or column. `name` is a value's or a gradient's, such as "m₃ᵀ" or "∂E/∂W₂".
    """
    places, end = place_parts(parts)
    corners = {}
    tallest = max(part[1][0] for part in parts if not isinstance(part, str))
    for part, x in zip(parts, places, strict=True):
        if isinstance(part, str):
            ax.text(x, 0, part, ha="center", va="center", fontsize=22)
            continue
        name, shape, cells = part
        corners[name] = (x, shape[0] / 2)
        _draw_grid(ax, corners[name], shape, cells, colour_of(name))
        middle = x + shape[1] / 2
        label = {"ha": "center", "va": "bottom", "fontsize": 20, "color": colour_of(name)}
        ax.text(middle, tallest / 2 + 0.3, in_mathtext(name), **label)
        ax.text(middle, -tallest / 2 - 0.25, f"({shape[0]}, {shape[1]})", ha="center", va="top", fontsize=16)
    ax.set_xlim(-0.4, end - GAP + 0.4)
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


def colour_of(name):
    """Return the colour of what has this name: that of gradients if it is a derivative, else that of values."""
    return BACKWARD if "∂" in name else FORWARD


def in_mathtext(name):
    """Return the name as a formula, in which indices and ᵀ are large enough to be read."""
    return f"${name.translate(IN_MATHTEXT)}$"


def _draw_grid(ax, corner, shape, cells, colour):
    """Draw one matrix from its top left corner, with the cells marked in the colour."""
    left, top = corner
    for row, column in np.ndindex(shape):
        marked = any(r in (None, row) and c in (None, column) for r, c in cells)
        look = {"fc": (colour, 0.5), "hatch": "//"} if marked else {"fc": PALE}
        ax.add_patch(Rectangle((left + column, top - row - 1), 1, 1, ec=BLACK, lw=1.2, **look))
