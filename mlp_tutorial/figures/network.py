"""The network as neurons and connections, with numbers."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, PALE, open_plane, with_minus

COLUMN = 2.2  # from one layer to the next, in neurons
BIAS = 0.52  # how far above its neuron a bias stands
AT_THE_MANY = 0.63  # of the way, from the fewer neurons to the more: there stands a weight's number
PATCH = {"marker": [(-1, -0.55), (1, -0.55), (1, 0.55), (-1, 0.55)], "ms": 29, "color": "white", "mec": "none"}


def draw_network(ax, layers, matrices, biases, titles):
    """Draw neurons with their values, the weights between them and the biases above them; return all their lines.

    `layers` is a list of vectors, one a layer; `matrices` has the weights (n, n_next) between them, `biases` those
    (n_next,) of all layers but the first. Solid lines are positive, dashed ones negative, thicker is larger.
    `titles` names the layers and what lies between them, in turn.
    """
    values = [[with_minus(f"{value:.2f}") for value in layer] for layer in layers]
    lines = draw_neurons(ax, values, matrices, biases)
    height = max(map(len, layers)) / 2
    for number, title in enumerate(titles):
        ax.text(COLUMN * number / 2, height + 0.35, title, ha="center")
    ax.set_ylim(0.2 - height, height + 0.55)
    return lines


def open_network(ax, sizes):
    """Make room for neurons in layers of these sizes, with no axes drawn."""
    height = max(sizes) / 2
    open_plane(ax, (-0.5, COLUMN * (len(sizes) - 1) + 0.5), (0.2 - height, height + 0.2))


def draw_neurons(ax, layers, matrices, biases, diameter=42, thickest=np.inf):
    """Draw neurons with a text in each, [[text, …], …], weights and biases as draw_network does; return the lines.

    A neuron is `diameter` points wide, and no line thicker than one of the weight `thickest`.
    """
    open_network(ax, list(map(len, layers)))
    places = [
        [(COLUMN * column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    lines = []
    for W, b, left, right in zip(matrices, biases, places[:-1], places[1:], strict=True):
        along = AT_THE_MANY if len(right) >= len(left) else 1 - AT_THE_MANY
        ends = [(left[row], right[column], weight, along) for (row, column), weight in np.ndenumerate(W)]
        ends += [((x, y + BIAS), (x, y), bias, 0) for bias, (x, y) in zip(b, right, strict=True)]
        lines += [_draw_weight(ax, *np.array(end[:2]), *end[2:], thickest) for end in ends]
    for layer, column in zip(layers, places, strict=True):
        for text, (x, y) in zip(layer, column, strict=True):
            ax.plot(x, y, "o", ms=diameter, mfc=PALE, mec=BLACK, color=BLACK, zorder=3)
            ax.text(x, y, text, color=BLUE, ha="center", va="center", zorder=4)
    return lines


def _draw_weight(ax, start, end, weight, along, thickest):
    """Draw one connection with its number at the given share of the way; return its line."""
    x, y = start + along * (end - start)
    ax.plot(x, y, **PATCH, zorder=2)  # the line stops at the number
    ax.text(x, y, with_minus(f"{weight:.1f}"), fontsize=12, ha="center", va="center", zorder=2.5)
    width = 0.8 + 2.4 * min(abs(weight), thickest)
    look = {"color": BLACK, "ls": "-" if weight >= 0 else "--", "lw": width, "zorder": 1}
    return ax.plot(*zip(start, end, strict=True), **look)[0]
