"""Lines over a number: errors over steps, accuracies over epochs, weights over time."""

from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import looks


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
