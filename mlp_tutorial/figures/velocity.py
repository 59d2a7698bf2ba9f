"""A stream of gradients and the velocity that momentum makes of it."""

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, RED, with_minus

GRADIENT = {"color": RED, "alpha": 0.6}
VELOCITY = {"color": BLUE, "marker": "o"}
FINAL = {"color": BLACK, "ls": "--", "lw": 1.5}


def draw_velocity(axes, streams):
    """Draw {title: (gradients, velocities)}, one on each of the axes: bars for gradients, a line for v.

    Return the lines.
    """
    lines = []
    for ax, (title, (gradients, velocities)) in zip(axes, streams.items(), strict=True):
        steps = np.arange(1, len(gradients) + 1)
        ax.bar(steps, gradients, label="gradient g", **GRADIENT)
        lines += ax.plot(steps, velocities, label="velocity v", **VELOCITY)
        ax.axhline(0, color=GREY, lw=1)
        ax.set(title=title, xlabel="step")
        bottom, top = ax.get_ylim()
        ax.set_ylim(bottom, top + 0.2 * (top - bottom))
        ax.legend(loc="upper center", ncols=2)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    return lines


def draw_velocity_axes(axes, n_steps, largest, largest_gradient):
    """Draw the axes for a stream of n_steps: left for g and v up to ±`largest`, right for what is left of each g.

    The left one is even between −1 and 1 and logarithmic beyond. Return its legend.
    """
    left, right = axes
    ticks = [10**power for power in range(int(np.log10(largest)) + 1)]
    left.set_yscale("symlog", linthresh=1, linscale=1)
    left.set(ylim=(-largest, largest))
    left.set_yticks([-tick for tick in reversed(ticks)] + [0] + ticks)
    left.minorticks_off()
    left.yaxis.set_major_formatter(lambda tick, _: with_minus(f"{tick:g}"))
    scale = "even up to ±1, then each tick is ten times the last"
    left.text(0.03, 0.02, scale, transform=left.transAxes, fontsize=12, color=GREY)
    right.set(ylim=(-largest_gradient, largest_gradient), title="what is left of each g in v")
    for ax in axes:
        ax.axhline(0, color=GREY, lw=1)
        ax.set(xlabel="step", xlim=(0, n_steps + 1))
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    left.bar([-1], [0], label="gradient g", **GRADIENT)
    left.plot([], [], label="velocity v", **VELOCITY)
    left.plot([], [], label="limit of v", **FINAL)
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 0.98), "ncols": 3}
    return left.legend(**above, handlelength=1.6, columnspacing=1.0, borderaxespad=0.2)


def draw_stream(ax, gradients, velocities, finals):
    """Draw the gradients as bars, the velocities as a line and where they end dashed; return the velocities' line.

    gradients and velocities are those of the steps so far, (k,); `finals` are lines (n_steps,), nan for a gap.
    """
    draw_bars_from_zero(ax, gradients, lw=0, **GRADIENT)
    for final in finals:
        ax.plot(range(1, len(final) + 1), final, **FINAL)
    return ax.plot(range(1, len(velocities) + 1), velocities, **VELOCITY)[0]


def draw_what_is_left(ax, gradients, left):
    """Draw the gradients (k,) as outlines and what is `left` of each (k,) as filled bars; return those bars."""
    draw_bars_from_zero(ax, gradients, facecolor="none", edgecolor=RED, lw=1)
    return draw_bars_from_zero(ax, left, facecolor=BLUE, lw=0)


def draw_bars_from_zero(ax, heights, **look):
    """Draw bars over 1, 2, …, k as a single shape, which is quicker than one for each; return it."""
    steps, zero = np.arange(1, len(heights) + 1), np.zeros(len(heights))
    corners = [(steps - 0.4, zero), (steps - 0.4, heights), (steps + 0.4, heights), (steps + 0.4, zero)]
    outline = Path.make_compound_path_from_polys(np.transpose(corners, (2, 0, 1)))
    return ax.add_patch(PathPatch(outline, **look))
