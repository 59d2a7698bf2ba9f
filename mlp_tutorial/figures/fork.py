"""The fork E = a² · sin a: what comes back along each of its two branches, and what is missing without one."""

import numpy as np

from mlp_tutorial.drawing.numbers import as_factor, decimals
from mlp_tutorial.drawing.style import BACKWARD, BLACK, BLUE, GREEN, GREY, RED, open_plane
from mlp_tutorial.figures.graph_in_columns import draw_graph_frame, label_graph

ROWS = {"p": 0.8, "q": -0.8}
BACK = [((1.9, 0.3), (1.36, 0.88)), ((0.64, 0.9), (0.18, 0.17))]  # from E to the upper branch, and on to a
SHARE = (0.36, 0.66)
TRUE = {"color": GREEN, "linestyle": "-."}
OBTAINED = {"color": RED, "linestyle": "--"}
REACH = 1.2  # of the tangents, to both sides of a


def draw_fork_frame(axes, graph, a, E):
    """Draw the graph with the arrows of both passes, and E over a; return {name: (x, y)} of the boxes.

    `graph` has the input a and the steps p, q and E; `a` and `E` are vectors of the same length.
    """
    left, right = axes
    places = draw_graph_frame(left, graph, {"a": "a = 1.20"}, {"p": "square", "q": "sin", "E": "multiply"}, ROWS)
    for side in (1, -1):
        for (x, y), (x_to, y_to) in BACK:
            arrow = {"arrowstyle": "-|>", "color": BACKWARD, "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
            left.annotate("", (x_to, side * y_to), (x, side * y), arrowprops=arrow)
    _set_limits(left)
    right.plot(a, E, color=BLUE, label="E = a² · sin a")
    right.plot([], [], label="slope measured", **TRUE)
    right.plot([], [], label="gradient obtained", **OBTAINED)
    right.legend(loc="upper left", borderaxespad=0.1, handlelength=2.8)
    right.set(xlabel="a", ylabel="E", xlim=(a[0], a[-1]), ylim=(-5.5, 5.5))
    return places


def draw_fork_numbers(ax, graph, places, values, gradients, shares, kept):
    """Draw the numbers of both passes and strike out the branches that are not kept; return the texts.

    `values` and `gradients` are those of a, p, q and E, that of a as it was obtained; `shares` of ∂E/∂a come
    back through "p" and "q", and `kept` says which of them are counted.
    """
    above = {name: f"{name} = {decimals(value)}" for name, value in values.items()}
    above["a"] = f"a = {decimals(values['a'], 2)}"
    below = {name: decimals(gradients[name]) for name in ("p", "q", "E")}
    _set_limits(ax)
    texts = label_graph(ax, graph, places, above, below)
    for name, share in shares.items():
        side = 1 if ROWS[name] > 0 else -1
        look = {"color": BACKWARD if kept[name] else GREY, "ha": "right", "va": "center", "fontsize": 13}
        texts.append(ax.text(SHARE[0], side * SHARE[1], decimals(share), **look))
        if not kept[name]:
            texts.append(ax.text(SHARE[0], side * (SHARE[1] + 0.18), "left out", **look))
    _draw_over(ax, [1 if ROWS[name] > 0 else -1 for name in shares if not kept[name]])
    terms = " + ".join(
        as_factor(decimals(share)) if kept[name] else "(left out)" for name, share in shares.items()
    )
    total = f"∂E/∂a = {terms} = {decimals(gradients['a'])}"
    texts.append(ax.text(1.2, -1.5, total, color=BLACK, ha="center", va="center", fontsize=15))
    return texts


def _set_limits(ax):
    """Leave room for the labels beside, above and below the boxes."""
    open_plane(ax, (-0.1, 2.95), (-1.5, 1.3))


def _draw_over(ax, sides):
    """Draw white and grey dashed lines over the arrows back: of the upper branch for 1, the lower for −1."""
    gap = np.full((1, 2), np.nan)
    ways = [np.concatenate([np.multiply(way, (1, side)), gap]) for side in sides for way in BACK]
    if ways:
        ax.plot(*np.concatenate(ways).T, color="white", lw=8, solid_capstyle="butt")
        ax.plot(*np.concatenate(ways).T, color=GREY, ls="--", lw=1.5)


def draw_fork_lines(ax, a, E, measured, obtained):
    """Draw the line through (a, E) with the slope measured, and that with the gradient obtained; return both."""
    ends = [a - REACH, a + REACH]
    drawn = []
    for slope, look in ((measured, TRUE), (obtained, OBTAINED)):
        drawn += ax.plot(ends, [E + slope * (end - a) for end in ends], **look)
    ax.plot(a, E, marker="o", color=RED, markersize=10, clip_on=False)
    slopes = f"measured {decimals(measured)}, obtained {decimals(obtained)}"
    ax.text(0, 1.06 * ax.get_ylim()[1], slopes, ha="center", va="center", fontsize=13)
    return drawn
