"""An error surface from above with the paths of optimizers on it, and their errors over the steps."""

import numpy as np
from matplotlib.patheffects import withStroke

from mlp_tutorial.figures.style import BLACK, BLUE, ORANGE, PALE, RED, SKY

LOOKS = [  # the first path dashed with squares, the second solid with circles, …: (on the map, on white)
    ({"color": ORANGE, "linestyle": "--", "marker": "s"}, ORANGE),
    ({"color": SKY, "linestyle": "-", "marker": "o"}, BLUE),
    ({"color": PALE, "linestyle": "-.", "marker": "^"}, BLACK),
]
OUTLINE = [withStroke(linewidth=4, foreground="black")]  # keeps a path visible on every colour of the map


def draw_surface(ax, surface):
    """Draw the surface's E as a map of bands, dark where E is low, and a star at its minimum; return the bands."""
    (left, right), (bottom, top) = surface.window
    w1, w2 = np.meshgrid(np.linspace(left, right, 221), np.linspace(bottom, top, 161))
    E = surface.value(np.stack([w1, w2], axis=-1))
    height = np.log10(E - E.min() + 1e-3 * (E.max() - E.min()))
    bands = ax.contourf(w1, w2, height, 18)
    ax.plot(*surface.minimum, marker="*", color=RED, markeredgecolor="white", markersize=18, ls="none", zorder=5)
    ax.set(xlabel="$w_1$", ylabel="$w_2$", title=surface.name, xlim=(left, right), ylim=(bottom, top))
    return bands


def draw_paths(ax, surface, paths):
    """Draw {label: Path} on the surface's map, and return the lines."""
    draw_surface(ax, surface)
    drawn = []
    for (label, path), (look, _) in zip(paths.items(), LOOKS[: len(paths)], strict=True):
        every = max(1, len(path.points) // 60)
        drawn += ax.plot(*path.points.T, label=label, lw=2, markevery=every, path_effects=OUTLINE, **look)
    legend = ax.legend(loc="upper right", facecolor="#333333", framealpha=0.85, frameon=True)
    for text in legend.get_texts():
        text.set_color("white")
    return drawn


def draw_errors(ax, paths):
    """Draw E over the steps of {label: Path}, on a logarithmic scale; return the lines."""
    drawn = []
    for (label, path), (look, color) in zip(paths.items(), LOOKS[: len(paths)], strict=True):
        steps = np.arange(len(path.values))
        drawn += ax.plot(
            steps, path.values, label=label, markevery=max(1, len(steps) // 10), **look | {"color": color}
        )
    ax.set(xlabel="step", ylabel="E", yscale="log", title="error over the steps")
    ax.legend()
    return drawn


def draw_race(axes, surface, paths):
    """Draw the paths on the left and their errors on the right: two axes; return both lists of lines."""
    return draw_paths(axes[0], surface, paths), draw_errors(axes[1], paths)
