"""An error surface from above with the paths of optimizers on it, and their errors over the steps."""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import LogLocator, NullLocator

from mlp_tutorial.drawing.numbers import RAISED
from mlp_tutorial.drawing.style import BLACK, BLUE, RED, map_colours

LOOKS = [  # the first path dashed with squares, the second solid with circles, …, on every panel
    {"color": RED, "linestyle": "--", "marker": "s"},
    {"color": BLUE, "linestyle": "-", "marker": "o"},
    {"color": BLACK, "linestyle": "-.", "marker": "^"},
]
END = {"mec": "white", "mew": 1.5, "ms": 11, "ls": "none"}  # the marker where a path ends
N_BANDS, DECADES = 18, 3  # of the map of E, from the highest down
NOTE_HEIGHT = 0.21  # inches


def draw_surface(ax, surface, window=None):
    """Draw E over a window of the surface as bands, dark where it is low, and a star at the minimum; return them.

    The scale of the colours stands beside the map. Without a window it is the surface's own.
    """
    (left, right), (bottom, top) = surface.window if window is None else window
    w1, w2 = np.meshgrid(np.linspace(left, right, 221), np.linspace(bottom, top, 161))
    E = surface.value(np.stack([w1, w2], axis=-1))
    levels = E.max() * np.logspace(-DECADES, 0, N_BANDS + 1)
    bands = ax.contourf(w1, w2, np.maximum(E, levels[0]), levels, colors=map_colours(N_BANDS))
    star = {"marker": "*", "color": "white", "markeredgecolor": BLACK, "markersize": 17, "ls": "none", "zorder": 5}
    ax.plot(*surface.minimum, **star)
    ax.set(xlabel="$w_1$", ylabel="$w_2$", title=surface.name, xlim=(left, right), ylim=(bottom, top))
    tens = np.arange(np.ceil(np.log10(levels[0])), np.log10(levels[-1]))
    places = 1 + (tens - np.log10(levels[-1])) / DECADES
    names = [f"10{str(int(ten)).translate(RAISED)}" for ten in tens]
    draw_scale(ax, map_colours(N_BANDS), dict(zip(names, places, strict=True)), "E")
    return bands


def draw_scale(ax, colours, marks, label, width=0.03):
    """Draw a scale of colours (n, 3), from its foot to its top, along the right side of a map; return its parts.

    `marks` are {text: how far up it stands, 0 … 1}, `label` stands above it; its width is a share of the map's.
    """
    left, right, beside = 1.02, 1.02 + width, {"transform": ax.transAxes, "clip_on": False}
    height = 1 / len(colours)
    parts = [
        ax.add_artist(Rectangle((left, number * height), width, height, facecolor=colour, lw=0, **beside))
        for number, colour in enumerate(colours)
    ]
    parts.append(ax.add_artist(Rectangle((left, 0), width, 1, fill=False, lw=0.8, **beside)))
    for text, place in marks.items():
        parts.append(ax.add_artist(Rectangle((right, place), 0.3 * width, 0, edgecolor=BLACK, lw=0.8, **beside)))
        parts.append(
            ax.annotate(text, (right, place), (6, 0), ax.transAxes, "offset points", fontsize=11, va="center")
        )
    parts.append(ax.annotate(label, (left, 1), (0, 4), ax.transAxes, "offset points", fontsize=12, va="bottom"))
    return parts


def draw_paths(ax, surface, paths):
    """Draw {label: Path} on the surface's map, one scale along both axes; return the lines."""
    draw_surface(ax, surface)
    ax.set_aspect("equal")
    return draw_path_lines(ax, paths)


def draw_path_lines(ax, paths):
    """Draw {label: Path} on a map, a larger marker at each end and a white rim round them; return the lines."""
    drawn = []
    for (label, path), look in zip(paths.items(), LOOKS[: len(paths)], strict=True):
        points = np.clip(path.points, -1e6, 1e6)  # far outside of every map, near enough to be drawn
        every = max(1, len(points) // 60)
        ax.plot(*points.T, color="white", lw=4)
        drawn += ax.plot(*points.T, label=label, lw=2, ms=5, markevery=every, mec="white", mew=0.5, **look)
    for path, look in zip(paths.values(), LOOKS[: len(paths)], strict=True):
        point = np.clip(path.points[-1], -1e6, 1e6)
        ax.plot(*point, marker=look["marker"], color=look["color"], zorder=6, **END)
    return drawn


def draw_errors(ax, paths):
    """Draw E over the steps of {label: Path}, on a logarithmic scale, with the ends marked; return the lines."""
    drawn = draw_error_lines(ax, paths)
    ax.set(xlabel="step", ylabel="E", yscale="log")
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(NullLocator())
    draw_error_ends(ax, paths)
    legend_above(ax, len(paths))
    return drawn


def draw_error_axes(ax, labels, n_steps, lowest=1e-6, highest=1e4):
    """Draw the axes for the errors of up to n_steps steps, with the legend above them; return the legend."""
    for label, look in zip(labels, LOOKS[: len(labels)], strict=True):
        ax.plot([], [], label=label, **look)
    ax.set(xlabel="step", ylabel="E", yscale="log", xlim=(0, n_steps), ylim=(lowest, highest))
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(NullLocator())
    return legend_above(ax, len(labels))


def legend_above(ax, n_columns):
    """Put the legend above the axes, where it covers nothing; return it."""
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 1.01), "ncols": n_columns}
    return ax.legend(**above, handlelength=2.2, handletextpad=0.4, columnspacing=0.8, borderaxespad=0.2)


def draw_error_lines(ax, paths, notes=None):
    """Draw E over the steps of {label: Path} as lines, with {label: a few words} beside them; return them."""
    drawn = []
    for row, ((label, path), look) in enumerate(zip(paths.items(), LOOKS[: len(paths)], strict=True)):
        values = np.clip(path.values, 1e-100, 1e100)  # below and above every picture
        look = look | {"markevery": max(1, len(values) // 10)}
        drawn += ax.plot(range(len(values)), values, label=label, **look)
        if label in (notes or {}):
            draw_error_note(ax, notes[label], row)
    return drawn


def draw_error_note(ax, text, row):
    """Draw a few words in the given row of the upper right corner, above all lines; return them."""
    height = ax.get_position().height * ax.get_figure().get_size_inches()[1]
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    look = {"ha": "right", "va": "top", "fontsize": 12, "zorder": 6, "bbox": box}
    return ax.text(0.99, 0.98 - row * NOTE_HEIGHT / height, text, transform=ax.transAxes, **look)


def draw_error_ends(ax, paths):
    """Mark where each of {label: Path} has got to: its last step and E, or the rim beyond which that lies.

    Return the markers.
    """
    drawn, (lowest, highest) = [], ax.get_ylim()
    for path, look in zip(paths.values(), LOOKS[: len(paths)], strict=True):
        E = np.clip(path.values[-1], lowest, 1.3 * highest)  # at the upper rim between the notes and the legend
        drawn += ax.plot(
            len(path.values) - 1, E, marker=look["marker"], color=look["color"], clip_on=False, zorder=7, **END
        )
    return drawn


def draw_race(axes, surface, paths):
    """Draw the paths on the left, wide and true to scale, and the errors on the right; return both lists."""
    axes[0].get_gridspec().set_width_ratios([2.3, 1])
    return draw_paths(axes[0], surface, paths), draw_errors(axes[1], paths)


def place_race(axes, surface):
    """Give a live picture of 10 × 5.4 inches the places of its map, its errors and its map of settings.

    A surface at least twice as wide as high lies flat over the errors, true to scale; others stand on the left.
    """
    (left, right), (bottom, top) = surface.window
    is_flat = right - left >= 2 * (top - bottom)
    places = FLAT if is_flat else UPRIGHT
    for ax, (x, y, width, height) in zip(axes, places, strict=True):
        ax.set_position((x / 10, y / 5.4, width / 10, height / 5.4))


FLAT = (1.05, 3.3, 5.0, 1.6), (1.05, 0.6, 5.0, 1.75), (7.45, 0.6, 1.75, 4.3)  # inches: x, y, width, height
UPRIGHT = (0.9, 0.6, 3.4, 4.35), (5.6, 3.2, 3.6, 1.75), (5.6, 0.6, 3.5, 1.75)
