"""One look for all pictures: the Okabe-Ito colours, large type, nothing that only colour tells apart.

Green and red are darker than there: texts in them have a contrast of 4.5 : 1 with white.
"""

from contextlib import contextmanager
from threading import RLock

import matplotlib as mpl
import numpy as np

BLACK = "#000000"
GREY = "#6E6E6E"
PALE = "#E8E8E8"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#007F5C"
BLUE = "#0072B2"
RED = "#C25500"
PURPLE = "#CC79A7"

FORWARD = BLUE  # values of the forward pass
BACKWARD = RED  # gradients of the backward pass

# colour, line style and marker of the first, second, third … line: told apart without colour too
LINES = [
    {"color": BLUE, "linestyle": "-", "marker": "o"},
    {"color": RED, "linestyle": "--", "marker": "s"},
    {"color": GREEN, "linestyle": "-.", "marker": "^"},
    {"color": BLACK, "linestyle": ":", "marker": "D"},
    {"color": PURPLE, "linestyle": (0, (5, 1, 1, 1, 1, 1)), "marker": "v"},
]

MAP = "cividis"

RC = {
    "font.size": 13,
    "font.family": "DejaVu Sans",
    "mathtext.fontset": "dejavusans",
    "axes.titlesize": 14,
    "axes.labelsize": 13,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "axes.facecolor": "white",
    "axes.edgecolor": BLACK,
    "axes.labelcolor": BLACK,
    "text.color": BLACK,
    "xtick.color": BLACK,
    "ytick.color": BLACK,
    "lines.linewidth": 2.5,
    "lines.markersize": 6,
    "legend.frameon": False,
    "legend.fontsize": 12,
    "xtick.labelsize": 12,
    "ytick.labelsize": 12,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "image.cmap": MAP,
    "axes.unicode_minus": True,
}


_ONE_THREAD = RLock()
_is_styled = False


def looks(n_lines):
    """Return a look for each of n lines; ValueError if there are more lines than can be told apart."""
    if n_lines > len(LINES):
        raise ValueError(f"{n_lines} lines, expected at most {len(LINES)}, which can be told apart")
    return LINES[:n_lines]


@contextmanager
def styled():
    """Give everything drawn inside the course's look.

    One thread at a time: the look is matplotlib's for the whole process, and JupyterLab answers sliders in a
    thread of their own, while a cell may be drawing.
    """
    global _is_styled
    with _ONE_THREAD:
        if _is_styled:  # within another one
            yield
            return
        before = {name: mpl.rcParams[name] for name in RC}
        _is_styled = True
        try:
            mpl.rcParams.update(RC)
            yield
        finally:
            mpl.rcParams.update(before)
            _is_styled = False


def open_plane(ax, xlim, ylim):
    """Show this part of the plane, with no axes drawn; if it is shown already, that takes no time."""
    if ax.axison or (ax.get_xlim(), ax.get_ylim()) != (xlim, ylim):
        ax.set(xlim=xlim, ylim=ylim)
        ax.set_axis_off()


def with_minus(text):
    """Return the text with typographic minus signs in place of hyphens, as matplotlib writes its ticks."""
    return text.replace("-", "−")


def map_colours(n_colours):
    """Return n colours (n, 3) of the course's colour map, from its dark to its light end."""
    return mpl.colormaps[MAP](np.linspace(0, 1, n_colours))[:, :3]


def caption(ax, text, x=0.03, ha="left"):
    """Write the text along the upper edge of the axes, from or up to the share x of their width; return it."""
    return ax.text(x, 0.98, text, ha=ha, va="top", transform=ax.transAxes)


def note(ax, text, row=0):
    """Draw a few words in the upper right corner of the axes, above all lines, in the given row; return them."""
    box = {"facecolor": "white", "edgecolor": "none", "pad": 2}
    look = {"ha": "right", "va": "top", "fontsize": 12, "zorder": 6, "bbox": box}
    return ax.text(0.99, 0.98 - 0.09 * row, text, transform=ax.transAxes, **look)


def open_sheet(ax, left=0.0, bottom=0.0, right=1.0, top=1.0):
    """Give the axes this part of the figure, measure it in inches, with no axes drawn; return (width, height).

    One unit along either axis is an inch, so sizes of texts, which are in points, can be compared with places.
    """
    full_width, full_height = ax.get_figure().get_size_inches()
    width, height = (right - left) * full_width, (top - bottom) * full_height
    place = (left, bottom, right - left, top - bottom)
    lies_there = np.abs(np.subtract(ax.get_position().bounds, place)).max() < 1e-9
    if lies_there and not ax.axison and (ax.get_xlim(), ax.get_ylim()) == ((0, width), (0, height)):
        return width, height  # open already, which costs next to nothing
    ax.set_in_layout(False)  # an arranged layout would move it
    ax.set_position(place)
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.set_axis_off()
    return width, height
