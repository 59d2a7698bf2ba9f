"""Lines over a number: errors over steps, accuracies over epochs, weights over time; and bars."""

from matplotlib.ticker import MaxNLocator

from mlp_tutorial.figures.style import BLACK, BLUE, GREY, looks


def draw_lines(ax, series, xlabel, ylabel, log=False, title=None, whole_x=True):
    """Draw {label: (x, y)} as lines that differ in colour, style and marker; return the lines."""
    drawn = []
    for (label, (x, y)), look in zip(series.items(), looks(len(series)), strict=True):
        drawn += ax.plot(x, y, label=label, markevery=max(1, len(x) // 10), **look)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    if title:
        ax.set_title(title)
    if whole_x:
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if len(series) > 1:
        ax.legend()
    return drawn


def draw_bars(ax, heights, ylabel, digits=2, reference=None):
    """Draw {label: height} as bars with their numbers, over a dashed line at {label: height} of reference."""
    bars = ax.bar(list(heights), list(heights.values()), color=BLUE, width=0.6)
    ax.bar_label(bars, [f"{height:.{digits}f}" for height in heights.values()], padding=2)
    for label, height in (reference or {}).items():
        ax.axhline(height, color=BLACK, linestyle="--", linewidth=1.5)
        ax.annotate(
            label,
            (1, height),
            (-4, 5),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            ha="right",
            va="bottom",
            bbox={"fc": "white", "ec": GREY, "pad": 2},
        )
    ax.set_ylabel(ylabel)
    ax.margins(y=0.15)
    return bars
