"""The error along one weight, with the slope where the weight stands, and the steps that descent takes on it."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import BLUE, GREY, RED, caption, with_minus

STEPS = {"color": GREY, "linestyle": ":", "marker": "s", "markersize": 5}
HERE = {"color": RED, "linestyle": "none", "marker": "o", "markersize": 10}
TANGENT = {"color": RED, "linestyle": "--"}


def draw_error_along_weight(ax, name, w, E, here, slope, moved=None):
    """Draw E over the weight, the tangent at `here` = (w, E), and where one step leads, `moved` = (w, E).

    w and E are vectors of the same length; `name` is the weight's, in mathtext.
    """
    (curve,) = ax.plot(w, E, color=BLUE, label="E, all other weights fixed")
    reach = 0.18 * (w[-1] - w[0])
    tangent = draw_tangent(ax, here, slope, reach, label=with_minus(f"slope {slope:.4f}"))
    if moved is not None:
        ax.plot(*moved, "s", color=GREY, markersize=9, label="after a step downhill")
    ax.set(xlabel=f"the weight {name}", ylabel="E")
    ax.legend()
    return curve, tangent


def draw_tangent(ax, here, slope, reach, label=None):
    """Draw a dashed line of the slope through the point `here` = (w, E), `reach` to both sides; return it."""
    ends = [here[0] - reach, here[0] + reach]
    heights = [here[1] + slope * (end - here[0]) for end in ends]
    (tangent,) = ax.plot(ends, heights, label=label, **TANGENT)
    ax.plot(*here, **HERE)
    return tangent


def draw_descent_axes(axes, window, n_steps, highest=0.5):
    """Draw the axes for E over a weight in the window (from, to), and for E over the steps; return the legend.

    Above `highest` there is room for a line of text.
    """
    left, right = axes
    left.plot([], [], color=BLUE, label="E, others fixed")
    left.plot([], [], label="tangent", **TANGENT)
    left.plot([], [], label="steps", **STEPS)
    limits = (-0.04 * highest, 1.2 * highest)
    left.set(xlabel="the weight w", ylabel="E", xlim=window, ylim=limits)
    right.set(xlabel="step", ylabel="E", title="E after each step", xlim=(-0.5, n_steps + 0.5), ylim=limits)
    right.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 0.98), "ncols": 3}
    return left.legend(**above, handlelength=1.8, columnspacing=1.2, borderaxespad=0.2)


def draw_descent(axes, curve, places, slope, texts):
    """Draw the curve (w, E), the places (w, E) that descent has stood on, the start first, and the last tangent.

    The left of the axes has E over the weight, where what lies outside stands at the rim with its number; the
    right one has E over the steps; above each stands its one of the texts. Return the lines of the places on both.
    """
    (left, right), (w, E) = axes, places
    low, high = left.get_xlim()
    left.plot(*curve, color=BLUE)
    steps = STEPS | {"markevery": slice(0, -1), "clip_on": False}
    drawn = left.plot(np.clip(w, low, high), E, **steps) + right.plot(range(len(E)), E, **steps)
    if low <= w[-1] <= high:
        draw_tangent(left, (w[-1], E[-1]), slope, 0.18 * (high - low))
    else:
        draw_at_rim(left, w[-1], E[-1])
    right.plot(len(E) - 1, E[-1], **HERE)
    for ax, text in zip(axes, texts, strict=True):
        caption(ax, text)
    return drawn


def draw_at_rim(ax, w, E):
    """Draw an arrow at that rim of the axes beyond which the weight w lies, with its number; return the arrow."""
    (low, high), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    rim, marker, side, away = (high, ">", "right", -6) if w > high else (low, "<", "left", 6)
    (arrow,) = ax.plot(rim, E, clip_on=False, **HERE | {"marker": marker, "markersize": 13})
    up = 1 if (bottom + top) / 2 > E else -1
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    look = {"ha": side, "va": "bottom" if up > 0 else "top", "textcoords": "offset points", "bbox": box}
    ax.annotate(with_minus(f"w = {w:.2f}"), (rim, E), (away, 9 * up), annotation_clip=False, **look)
    return arrow
