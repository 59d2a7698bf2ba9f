"""What many sigmoids leave of a gradient."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import GREY, caption, looks

PASSED = "number of sigmoids that the gradient has passed"
THOUSANDS = {  # the ticks of a logarithmic axis, one for each thousandth
    10.0**6: "a million times",
    10.0**3: "a thousand times",
    10.0**0: "the whole gradient",
    10.0**-3: "a thousandth",
    10.0**-6: "a millionth",
    10.0**-9: "a billionth",
    10.0**-12: "10⁻¹²",
    10.0**-15: "10⁻¹⁵",
    10.0**-18: "10⁻¹⁸",
    10.0**-21: "10⁻²¹",
    10.0**-24: "10⁻²⁴",
    10.0**-27: "10⁻²⁷",
}


def draw_fading(ax, factors):
    """Draw what k sigmoids leave of a gradient, {label: shares for k = 1, 2, …}, logarithmically; return lines."""
    lines = []
    for (label, left), look in zip(factors.items(), looks(len(factors)), strict=True):
        lines += ax.plot(np.arange(1, len(left) + 1), left, label=label, **look)
    least = min(np.min(left) for left in factors.values())
    draw_share_axes(ax, (least / 3, 3.0))
    ax.set_ylabel("share of the gradient left")
    ax.legend(loc="lower left")
    return lines


def draw_fading_axes(ax, n_sigmoids, labels, limits):
    """Draw logarithmic axes with the limits, for the shares after 1, 2, … n_sigmoids; return their legend.

    The legend above names the two lines that `draw_fading_shares` will draw.
    """
    for label, look in zip(labels, looks(2), strict=True):
        ax.plot([], [], label=label, **look)
    draw_share_axes(ax, limits)
    ax.set(xlim=(0.5, n_sigmoids + 0.5))
    return ax.legend(loc="lower center", bbox_to_anchor=(0.5, 0.98), ncols=2, borderaxespad=0.2)


def draw_share_axes(ax, limits):
    """Draw a line at the whole gradient, and a tick in words for each thousandth of it; return the line."""
    ax.set(xlabel=PASSED, yscale="log", ylim=limits)
    ticks = {share: words for share, words in THOUSANDS.items() if limits[0] <= share <= limits[1]}
    ax.set_yticks(list(ticks), list(ticks.values()))
    ax.minorticks_off()
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    return ax.axhline(1, color=GREY, lw=1, ls=":")


def draw_fading_shares(ax, best, shares, text):
    """Draw two lines (k,) after 1, 2, …, k on axes that are there, and a text upper left; return the lines.

    No line comes there as long as each layer multiplies a gradient by 2 at most.
    Arrows at the lower rim stand for those of the shares that are too small for the axes.
    """
    k, bottom, lines = np.arange(1, len(shares) + 1), ax.get_ylim()[0], []
    for left, look in zip((best, shares), looks(2), strict=True):
        lines += ax.plot(k, left, **look)
    below = k[shares < bottom]
    ax.plot(below, np.full(len(below), bottom), marker="v", ls="none", color=look["color"], clip_on=False)
    caption(ax, text)
    return lines
