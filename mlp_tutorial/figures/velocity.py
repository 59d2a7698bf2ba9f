"""A stream of gradients and the velocity that momentum makes of it."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.figures.style import BLUE, GREY, RED


def draw_velocity(axes, streams):
    """Draw {title: (gradients, velocities)}, one on each of the axes: bars for gradients, a line for v.

    Return the lines.
    """
    lines = []
    for ax, (title, (gradients, velocities)) in zip(axes, streams.items(), strict=True):
        steps = np.arange(1, len(gradients) + 1)
        ax.bar(steps, gradients, color=RED, alpha=0.6, label="gradient g")
        lines += ax.plot(steps, velocities, color=BLUE, marker="o", label="velocity v")
        ax.axhline(0, color=GREY, lw=1)
        ax.set(title=title, xlabel="step")
        bottom, top = ax.get_ylim()
        ax.set_ylim(bottom, top + 0.2 * (top - bottom))
        ax.legend(loc="upper center", ncols=2)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    return lines
