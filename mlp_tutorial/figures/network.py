"""The network as neurons and connections, with numbers."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, PALE, RED, with_minus

COLUMN = 2.2  # from one layer to the next, in neurons


def draw_network(ax, layers, matrices, titles):
    """Draw neurons with their values and the weights between them; return the lines of the weights.

    `layers` is a list of vectors, one a layer; `matrices` has the weights (n, n_next) between them: blue
    solid lines are positive, orange dashed ones negative, thicker is larger. `titles` names the layers.
    """
    places = [
        [(COLUMN * column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    lines = []
    for W, left, right in zip(matrices, places[:-1], places[1:], strict=True):
        for (row, column), weight in np.ndenumerate(W):
            along = 0.22 + 0.12 * column  # staggered, so that the numbers of crossing lines stay apart
            lines += _draw_weight(ax, np.array(left[row]), np.array(right[column]), weight, along)
    height = max(len(layer) for layer in layers) / 2
    for layer, column, title in zip(layers, places, titles, strict=True):
        ax.text(column[0][0], height + 0.25, title, ha="center")
        for value, (x, y) in zip(layer, column, strict=True):
            ax.plot(x, y, "o", ms=44, mfc=PALE, mec=BLACK, zorder=3)
            ax.text(x, y, with_minus(f"{value:.2f}"), ha="center", va="center", fontsize=12, zorder=4)
    ax.set_xlim(-0.6, COLUMN * (len(layers) - 1) + 0.6)
    ax.set_ylim(-height - 0.1, height + 0.5)
    ax.set_axis_off()
    return lines


def _draw_weight(ax, start, end, weight, along):
    """Draw one connection with its number at the given share of the way; return its line in a list."""
    color, style = (BLUE, "-") if weight >= 0 else (RED, "--")
    x, y = start + along * (end - start)
    box = {"fc": "white", "ec": "none", "pad": 1}
    ax.text(x, y, with_minus(f"{weight:.1f}"), fontsize=11, ha="center", va="center", bbox=box, zorder=2)
    return ax.plot(*zip(start, end, strict=True), color=color, ls=style, lw=0.8 + 3 * abs(weight), zorder=1)
