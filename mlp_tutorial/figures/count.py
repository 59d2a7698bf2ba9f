"""The work of several ways to one result: bars on a logarithmic axis, a way on each row."""

from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, NullFormatter

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, ORANGE, RED

LOOKS = {  # told apart without colour too
    "backward": {"fc": RED},
    "formulas": {"fc": ORANGE, "hatch": "//"},
    "paths": {"fc": "white", "ls": "--"},
    "forward": {"fc": BLUE, "hatch": "\\\\"},
    "differences": {"fc": GREY, "hatch": "xx"},
}
LOW, HIGH = 0.9, 0.45  # of a bar, below the upper edge of its row
LABEL = 0.22  # of the words above it


def draw_work_axes(ax, n_rows, limits, ticks, xlabel):
    """Draw a logarithmic axis for n rows of bars, with ticks {number: its words}; return the Axes.

    Every power of ten from the first to the last number has a tick too.
    """
    first, last = min(ticks), max(ticks)
    powers = [first]
    while powers[-1] * 10 <= last * 1.01:
        powers.append(powers[-1] * 10)
    ax.set(xscale="log", xlim=limits, ylim=(-n_rows, 0), yticks=[], xlabel=xlabel)
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.xaxis.set_minor_locator(FixedLocator(powers))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.tick_params(which="both", length=5)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(limits[0], last)
    return ax


def draw_work_bars(ax, numbers, ends, labels=None):
    """Draw a bar for each of {way in LOOKS: number}, a row each, and its end's words beside it; return the bars.

    `labels` are words above the bars, {way: words}. A way whose number is None leaves its row empty.
    """
    bars, start = [], ax.get_xlim()[0]
    for row, (way, number) in enumerate(numbers.items()):
        if number is not None:
            length = max(number, start) - start
            look = {"ec": BLACK, "lw": 1.2} | LOOKS[way]
            bars.append(ax.add_patch(Rectangle((start, -row - LOW), length, LOW - HIGH, **look)))
            middle = -row - (LOW + HIGH) / 2
            ax.text(1.25 * (start + length), middle, ends[way], va="center")
        if labels:
            ax.text(start, -row - LABEL, labels[way], va="center")
    return bars


def draw_heading(ax, text):
    """Write what the bars are the work for, above them; return the text."""
    return ax.text(0, 1.06, text, transform=ax.transAxes, fontsize=14)
