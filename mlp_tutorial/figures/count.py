"""The work of several ways to one result: bars on a logarithmic axis, a way on each row."""

from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, NullFormatter
from matplotlib.transforms import offset_copy

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
GAP = 5  # points between its end and the words there


def draw_work_axes(ax, limits, ticks, xlabel):
    """Draw a logarithmic axis for bars, with ticks {number: its words}; return the Axes.

    Every power of ten from the first to the last number has a tick too.
    """
    first, last = min(ticks), max(ticks)
    powers = [first]
    while powers[-1] * 10 <= last * 1.01:
        powers.append(powers[-1] * 10)
    ax.set(xscale="log", xlim=limits, ylim=(0, 1), yticks=[], xlabel=xlabel)
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
    bars, start, n_rows = [], ax.get_xlim()[0], len(numbers)
    place = {"transform": ax.get_xaxis_transform()}  # the height is a share of the axes'
    beside = offset_copy(place["transform"], ax.get_figure(), x=GAP, units="points")
    for row, (way, number) in enumerate(numbers.items()):
        if number is not None:
            end = max(number, start)
            low, high = (1 - (row + edge) / n_rows for edge in (LOW, HIGH))
            look = place | {"ec": BLACK, "lw": 1.2} | LOOKS[way]
            bars.append(ax.add_patch(Rectangle((start, low), end - start, high - low, **look)))
            ax.text(end, (low + high) / 2, ends[way], va="center", transform=beside)
        if labels:
            ax.text(start, 1 - (row + LABEL) / n_rows, labels[way], va="center", **place)
    return bars


def draw_heading(ax, text):
    """Write what the bars are the work for, above them; return the text."""
    return ax.text(0, 1.06, text, transform=ax.transAxes, fontsize=14)
