"""Lines over a number: errors over steps, accuracies over epochs, weights over time; and bars."""

from matplotlib.ticker import MaxNLocator, PercentFormatter

from mlp_tutorial.drawing.style import BLACK, BLUE, looks


def draw_lines(ax, series, xlabel, ylabel, log=False):
    """Draw {label: (x, y)}, x whole numbers, as lines that differ in colour, style and marker; return them."""
    drawn = []
    for (label, (x, y)), look in zip(series.items(), looks(len(series)), strict=True):
        drawn += ax.plot(x, y, label=label, markevery=max(1, len(x) // 10), **look)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if len(series) > 1:
        ax.legend()
    return drawn


def draw_bars(ax, heights, ylabel, reference=None):
    """Draw {label: share of 1} as bars with their per cent inside, over a dashed line at (label, height)."""
    bars = ax.bar(list(heights), list(heights.values()), color=BLUE, width=0.6)
    for bar, height in zip(bars, heights.values(), strict=True):
        inside = height > 0.1  # a lower bar has no room
        place, look = (height / 2, {"color": "white"}) if inside else (height + 0.03, {"color": BLACK})
        ax.text(bar.get_x() + bar.get_width() / 2, place, f"{height:.0%}", ha="center", va="center", **look)
    if reference is not None:
        label, height = reference
        ax.axhline(height, color=BLACK, linestyle="--", linewidth=2, label=label)
        ax.legend()
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    ax.set(ylabel=ylabel, ylim=(0, 1))
    return bars
