"""The network as neurons and connections, with numbers."""

import numpy as np

from mlp_tutorial.figures.style import BLACK, BLUE, PALE, RED


def draw_network(ax, layers, matrices, titles):
    """Draw neurons with their values and the weights between them.

    `layers` is a list of vectors, one a layer; `matrices` has the weights (n, n_next) between them: blue
    solid lines are positive, red dashed ones negative, thicker is larger. `titles` names the layers.
    """
    places = [
        [(2.2 * column, (len(layer) - 1) / 2 - row) for row in range(len(layer))]
        for column, layer in enumerate(layers)
    ]
    for W, left, right in zip(matrices, places[:-1], places[1:], strict=True):
        for (row, column), weight in np.ndenumerate(W):
            start, end = np.array(left[row]), np.array(right[column])
            color, style = (BLUE, "-") if weight >= 0 else (RED, "--")
            ax.plot(*zip(start, end, strict=True), color=color, ls=style, lw=0.8 + 3 * abs(weight), zorder=1)
            x, y = start + (0.22 + 0.12 * column) * (end - start)
            ax.text(
                x,
                y,
                f"{weight:.1f}".replace("-", "−"),
                fontsize=11,
                ha="center",
                va="center",
                bbox={"fc": "white", "ec": "none", "pad": 1},
                zorder=2,
            )
    for layer, column, title in zip(layers, places, titles, strict=True):
        for value, (x, y) in zip(layer, column, strict=True):
            ax.plot(x, y, "o", ms=44, mfc=PALE, mec=BLACK, zorder=3)
            ax.text(x, y, f"{value:.2f}".replace("-", "−"), ha="center", va="center", fontsize=12, zorder=4)
        ax.text(column[0][0], max(len(layer) for layer in layers) / 2 + 0.25, title, ha="center")
    height = max(len(layer) for layer in layers) / 2
    ax.set_xlim(-0.6, 2.2 * (len(layers) - 1) + 0.6)
    ax.set_ylim(-height - 0.1, height + 0.5)
    ax.set_axis_off()
