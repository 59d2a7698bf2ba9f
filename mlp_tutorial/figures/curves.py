"""Lines over a number: errors over steps, accuracies over epochs, weights over time."""

import math

from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

from mlp_tutorial.drawing.style import looks


def draw_lines(ax, series, xlabel, ylabel, log=False):
    """Draw {label: (x, y)}, x whole numbers, as lines that differ in colour, style and marker; return them."""
    drawn = []
    for (label, (x, y)), look in zip(series.items(), looks(len(series)), strict=True):
        drawn += ax.plot(x, y, label=label, markevery=max(1, len(x) // 10), **look)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    if log:
        low, high = ax.get_ylim()
        label_plainly(ax.yaxis, math.log10(high / low))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if len(series) > 1:
        ax.legend()
    return drawn


def label_plainly(axis, decades):
    """Label a logarithmic axis as a beginner reads it, 0.01, 1, 1,000, and within few decades 2 and 5 as well."""
    axis.set_major_locator(LogLocator(subs=(1, 2, 5) if decades < 3 else (1,)))
    axis.set_major_formatter(FuncFormatter(plain_number))
    axis.set_minor_formatter(NullFormatter())


def plain_number(value, position=None):
    """Return 0.02, 1 or 5,000 for such a number; with an exponent of ten beyond a millionth or a million."""
    exponent = math.floor(math.log10(value) + 1e-9)
    return f"{value:,.{max(0, -exponent)}f}" if abs(exponent) <= 6 else f"$10^{{{exponent}}}$"
