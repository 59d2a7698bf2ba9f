"""What many sigmoids leave of a gradient."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import GREY, caption, looks

PASSED = "number of sigmoids that the gradient has passed"


def draw_fading(ax, factors):
    """Draw what k sigmoids leave of a gradient, {label: shares for k = 1, 2, …}, logarithmically; return lines."""
    lines = []
    for (label, left), look in zip(factors.items(), looks(len(factors)), strict=True):
        lines += ax.plot(np.arange(1, len(left) + 1), left, label=label, **look)
    ax.set(xlabel=PASSED, ylabel="share of the gradient left", yscale="log")
    ax.axhline(1, color=GREY, lw=1, ls=":")
    ax.legend()
    return lines


def draw_fading_axes(ax, best, label, limits):
    """Draw the shares `best` for k = 1, 2, … on logarithmic axes with the limits; return that line.

    The legend above names it with the label, and the line that `draw_fading_share` will draw.
    """
    look, other = looks(2)
    (line,) = ax.plot(np.arange(1, len(best) + 1), best, label=label, **look)
    ax.plot([], [], label="every neuron at x", **other)
    ax.axhline(1, color=GREY, lw=1, ls=":")
    ax.set(xlabel=PASSED, ylabel="share of the gradient left", yscale="log")
    ax.set(xlim=(0.5, len(best) + 0.5), ylim=limits)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 5, 10]))
    ax.set_yticks([10.0**power for power in range(*np.log10(limits).astype(int), 4)])
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 0.98), ncols=2, borderaxespad=0.2)
    return line


def draw_fading_share(ax, shares, text):
    """Draw the shares (k,) after 1, 2, …, k on axes that are there, and the text above them; return the line.

    Arrows at the lower rim stand for what is too small for the axes.
    """
    k, (_, look) = np.arange(1, len(shares) + 1), looks(2)
    (line,) = ax.plot(k, shares, **look)
    bottom = ax.get_ylim()[0]
    below = k[shares < bottom]
    ax.plot(below, np.full(len(below), bottom), marker="v", ls="none", color=look["color"], clip_on=False)
    caption(ax, text, 0.98, "right")
    return line
