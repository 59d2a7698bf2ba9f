"""A network in the middle of its two passes: the values and gradients that are there already, block by block."""

import numpy as np
from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.style import BACKWARD, FORWARD, ORANGE, open_plane, with_minus
from mlp_tutorial.expressions import latex_name
from mlp_tutorial.figures.graph_in_columns import BOX_HEIGHT, BOX_WIDTH, draw_graph_frame

LIMITS = (-0.1, 7.9), (-2.1, 2.0)
LINE = 0.25  # the height of a line of numbers
FORMULAS_AT = -1.5  # the height of the first


def draw_sweep_frame(ax, graph):
    """Draw the graph's boxes and arrows, with the names of values and inputs; return {name: (x, y)} of them."""
    places = draw_graph_frame(ax, graph)
    for name, (x, y) in places.items():
        column, height = (x, y) if name in graph.inputs else (x + 0.5, y + 0.17)
        ax.text(column, height, f"${latex_name(name)}$", color=FORWARD, ha="center", va="center", fontsize=15)
    open_plane(ax, *LIMITS)
    return places


def draw_sweep_numbers(ax, places, inputs, values, gradients):
    """Draw values above and gradients below the arrows, the gradients of weights above these; return the texts."""
    open_plane(ax, *LIMITS)
    texts = []
    for name, value in values.items():
        x, y = places[name]
        texts += _stack(ax, x + 0.5, y + 0.37, value, FORWARD, up=True)
    for name, gradient in gradients.items():
        x, y = places[name]
        if name in inputs:  # to the left, where there is room for a matrix
            texts += _stack(ax, x + 0.25, y + 0.18, gradient, BACKWARD, up=True, ha="right")
        else:
            texts += _stack(ax, x + 0.5, y - 0.32, gradient, BACKWARD, up=False)
    return texts


def draw_working_block(ax, places, name, formulas):
    """Mark the block that is at work, and write beneath the graph what it gives, a line each; return the mark."""
    x, y = places[name]
    corner = (x - BOX_WIDTH / 2 - 0.04, y - BOX_HEIGHT / 2 - 0.05)
    open_plane(ax, *LIMITS)
    middle = sum(LIMITS[0]) / 2
    for row, formula in enumerate(formulas):
        ax.text(middle, FORMULAS_AT - 0.42 * row, formula, ha="center", va="center", fontsize=17)
    look = {"fill": False, "clip_on": False, "ec": ORANGE, "lw": 5}
    return ax.add_patch(Rectangle(corner, BOX_WIDTH + 0.08, BOX_HEIGHT + 0.1, **look))


def _stack(ax, x, y, value, color, up, ha="center"):
    """Write the rows of a value one above the other, up or down from y; a row (1, n) stands upright."""
    rows = np.atleast_2d(value)
    rows = rows.T if rows.shape[0] == 1 else rows
    lines = [with_minus("  ".join(f"{number:z.3f}" for number in row)) for row in rows]
    heights = y + LINE * np.arange(len(lines))[::-1] if up else y - LINE * np.arange(len(lines))
    look = {"va": "bottom" if up else "top", "ha": ha, "color": color}
    return [ax.text(x, height, line, **look) for height, line in zip(heights, lines, strict=True)]
