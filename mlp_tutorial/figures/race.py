"""An error surface from above with the paths of optimizers on it, and their errors over the steps."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, ORANGE, PALE, RED, SKY, note

LOOKS = [  # the first path dashed with squares, the second solid with circles, …: (on the map, on white)
    ({"color": ORANGE, "linestyle": "--", "marker": "s"}, ORANGE),
    ({"color": SKY, "linestyle": "-", "marker": "o"}, BLUE),
    ({"color": PALE, "linestyle": "-.", "marker": "^"}, BLACK),
]


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
    drawn = draw_path_lines(ax, paths)
    legend = ax.legend(loc="upper right", facecolor="#333333", framealpha=0.85, frameon=True)
    for text in legend.get_texts():
        text.set_color("white")
    return drawn


def draw_path_lines(ax, paths):
    """Draw {label: Path} on a map, a large marker at each end and a black rim round them; return the lines."""
    drawn = []
    for (label, path), (look, _) in zip(paths.items(), LOOKS[: len(paths)], strict=True):
        points = np.clip(path.points, -1e6, 1e6)  # far outside of every map, near enough to be drawn
        every = max(1, len(points) // 60)
        ax.plot(*points.T, color=BLACK, lw=4)
        drawn += ax.plot(*points.T, label=label, lw=2, markevery=every, mec=BLACK, **look)
        ax.plot(*points[-1], marker=look["marker"], color=look["color"], mec=BLACK, ms=12, ls="none")
    return drawn


def draw_errors(ax, paths):
    """Draw E over the steps of {label: Path}, on a logarithmic scale; return the lines."""
    drawn = draw_error_lines(ax, paths)
    ax.set(xlabel="step", ylabel="E", yscale="log", title="error over the steps")
    ax.legend()
    return drawn


def draw_error_axes(ax, labels, n_steps, lowest=1e-7, highest=1e5):
    """Draw the axes for the errors of up to n_steps steps, with the legend above them; return the legend."""
    for label, (look, color) in zip(labels, LOOKS[: len(labels)], strict=True):
        ax.plot([], [], label=label, **look | {"color": color})
    ax.set(xlabel="step", ylabel="E", yscale="log", xlim=(0, n_steps), ylim=(lowest, highest))
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 1.01), "ncols": len(labels)}
    return ax.legend(**above, handlelength=1.2, handletextpad=0.4, columnspacing=0.6, borderaxespad=0.2)


def draw_error_lines(ax, paths, notes=None):
    """Draw E over the steps of {label: Path} as lines, with {label: a few words} beside them; return them."""
    drawn = []
    for row, ((label, path), (look, color)) in enumerate(zip(paths.items(), LOOKS[: len(paths)], strict=True)):
        values = np.clip(path.values, 1e-100, 1e100)  # below and above every picture
        look = look | {"color": color, "markevery": max(1, len(values) // 10)}
        drawn += ax.plot(range(len(values)), values, label=label, **look)
        if label in (notes or {}):
            note(ax, notes[label], row)
    return drawn


def draw_error_ends(ax, paths):
    """Mark where each of {label: Path} has got to: its last step and E, or the rim beyond which that lies.

    Return the markers.
    """
    drawn, (lowest, highest) = [], ax.get_ylim()
    whole = {"mec": BLACK, "ms": 9, "ls": "none", "clip_on": False, "zorder": 7}  # notes have a box behind them
    for path, (look, color) in zip(paths.values(), LOOKS[: len(paths)], strict=True):
        E = np.clip(path.values[-1], lowest, 1.3 * highest)  # at the upper rim between the notes and the legend
        drawn += ax.plot(len(path.values) - 1, E, marker=look["marker"], color=color, **whole)
    return drawn


def draw_race(axes, surface, paths):
    """Draw the paths on the left and their errors on the right: two axes; return both lists of lines."""
    return draw_paths(axes[0], surface, paths), draw_errors(axes[1], paths)
