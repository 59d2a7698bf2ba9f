"""A network in the middle of its two passes: the values and gradients that are there already, block by block."""

import numpy as np
from matplotlib.patches import Rectangle

from mlp_tutorial.expressions import latex_name
from mlp_tutorial.figures.computation_graph import BOX_HEIGHT, BOX_WIDTH, draw_graph_frame
from mlp_tutorial.figures.style import BACKWARD, BLACK, FORWARD, ORANGE, with_minus

LIMITS = {"xlim": (-0.1, 7.9), "ylim": (-2.1, 2.0)}
FORMULAS_AT = -1.5  # the height of the first


def draw_sweep_frame(ax, graph):
    """Draw the graph's boxes and arrows, with the names of values and inputs; return {name: (x, y)} of them."""
    places = draw_graph_frame(ax, graph)
    for name, (x, y) in places.items():
        column, height = (x, y) if name in graph.inputs else (x + 0.5, y + 0.17)
        ax.text(column, height, f"${latex_name(name)}$", color=FORWARD, ha="center", va="center", fontsize=15)
    ax.set(**LIMITS)
    return places


def draw_sweep_numbers(ax, places, inputs, values, gradients):
    """Draw values above and gradients below the arrows, the gradients of weights above these; return the texts."""
    ax.set(**LIMITS)
    texts = []
    for name, value in values.items():
        x, y = places[name]
        texts.append(ax.text(x + 0.5, y + 0.37, lines_of(value), ha="center", va="bottom", **look(FORWARD)))
    for name, gradient in gradients.items():
        x, y = places[name]
        if name in inputs:  # to the left, where there is room for a matrix
            above = {"ha": "right", "va": "bottom"}
            texts.append(ax.text(x + 0.25, y + 0.18, lines_of(gradient), **above, **look(BACKWARD)))
        else:
            below = {"ha": "center", "va": "top"}
            texts.append(ax.text(x + 0.5, y - 0.32, lines_of(gradient), **below, **look(BACKWARD)))
    return texts


def draw_working_block(ax, places, name, formulas):
    """Mark the block that is at work, and write beneath the graph what it gives, a line each; return the mark."""
    x, y = places[name]
    corner = (x - BOX_WIDTH / 2 - 0.04, y - BOX_HEIGHT / 2 - 0.05)
    ax.set(**LIMITS)
    middle = sum(ax.get_xlim()) / 2
    for row, formula in enumerate(formulas):
        ax.text(middle, FORMULAS_AT - 0.42 * row, formula, ha="center", va="center", fontsize=17, color=BLACK)
    mark = {"fill": False, "edgecolor": ORANGE, "linewidth": 5}
    return ax.add_patch(Rectangle(corner, BOX_WIDTH + 0.08, BOX_HEIGHT + 0.1, **mark))


def lines_of(value):
    """Return the numbers of a scalar, a row (1, n) or a matrix as lines of text: a row stands upright."""
    rows = np.atleast_2d(value)
    rows = rows.T if rows.shape[0] == 1 else rows
    return with_minus("\n".join("  ".join(f"{number:z.3f}" for number in row) for row in rows))


def look(color):
    """Return how the numbers are written."""
    return {"color": color, "fontsize": 13, "linespacing": 1.05}
