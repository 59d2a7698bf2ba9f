"""The network as neurons and connections, with numbers."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, PALE, with_minus

COLUMN = 2.2  # from one layer to the next, in neurons
BIAS = 0.52  # how far above its neuron a bias stands
AT_THE_MANY = (
    0.72  # the share of the way at which a weight's number stands: near the larger layer, where lines part
)


def draw_network(ax, layers, matrices, biases, titles):
    """Draw neurons with their values, the weights between them and the biases above them; return all their lines.

    `layers` is a list of vectors, one a layer; `matrices` has the weights (n, n_next) between them, `biases` those
    (n_next,) of all layers but the first. Solid lines are positive, dashed ones negative, thicker is larger.
    `titles` names the layers and what lies between them, in turn.
    """
    places = [
        [(COLUMN * column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    lines = []
    for W, b, left, right in zip(matrices, biases, places[:-1], places[1:], strict=True):
        along = AT_THE_MANY if len(right) >= len(left) else 1 - AT_THE_MANY
        for (row, column), weight in np.ndenumerate(W):
            lines.append(_draw_weight(ax, np.array(left[row]), np.array(right[column]), weight, along))
        for bias, place in zip(b, right, strict=True):
            lines.append(_draw_weight(ax, np.add(place, (0, BIAS)), np.array(place), bias, 0))
    height = max(len(layer) for layer in layers) / 2
    for number, title in enumerate(titles):
        ax.text(COLUMN * number / 2, height + 0.35, title, ha="center")
    for layer, column in zip(layers, places, strict=True):
        for value, (x, y) in zip(layer, column, strict=True):
            ax.plot(x, y, "o", ms=42, mfc=PALE, mec=BLACK, zorder=3)
            ax.text(x, y, with_minus(f"{value:.2f}"), color=BLUE, ha="center", va="center", zorder=4)
    ax.set_xlim(-0.5, COLUMN * (len(layers) - 1) + 0.5)
    ax.set_ylim(0.2 - height, height + 0.55)
    ax.set_axis_off()
    return lines


def _draw_weight(ax, start, end, weight, along):
    """Draw one connection with its number at the given share of the way; return its line."""
    x, y = start + along * (end - start)
    box = {"fc": "white", "ec": "none", "pad": 1}
    ax.text(x, y, with_minus(f"{weight:.1f}"), fontsize=12, ha="center", va="center", bbox=box, zorder=2)
    look = {"color": BLACK, "ls": "-" if weight >= 0 else "--", "lw": 0.8 + 2.4 * abs(weight), "zorder": 1}
    return ax.plot(*zip(start, end, strict=True), **look)[0]
