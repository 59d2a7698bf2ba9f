"""The error along one weight, with the slope where the weight stands, and the steps that descent takes on it."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, RED, caption, with_minus

STEPS = {"color": GREY, "linestyle": ":", "marker": "s", "markersize": 5}
HERE = {"color": RED, "linestyle": "none", "marker": "o", "markersize": 10}
TANGENT = {"color": RED, "linestyle": "--"}


def draw_error_along_weight(ax, name, w, E, here, slope, moved):
    """Draw E over the weight, the tangent at `here` = (w, E), and one step to `moved` = (w, E) as an arrow.

    w and E are vectors of the same length; `name` is the weight's, in mathtext.
    """
    (curve,) = ax.plot(w, E, color=BLUE, label="E, all other weights fixed")
    reach = 0.35 * (w[-1] - w[0])
    tangent = draw_tangent(ax, here, slope, reach, label=with_minus(f"slope {slope:.4f}"))
    _draw_step(ax, here, moved)
    ax.set(xlabel=f"the weight {name}", ylabel="E")
    ax.legend()
    return curve, tangent


def _draw_step(ax, here, moved):
    """Draw the step from `here` = (w, E) as an arrow along w, then down to `moved` = (w, E); return the arrow."""
    look = {"arrowstyle": "-|>", "lw": 2.5, "color": BLACK, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 18}
    arrow = ax.annotate("", (moved[0], here[1]), here, arrowprops=look)
    ax.plot([moved[0], moved[0]], [here[1], moved[1]], color=BLACK, ls=":")
    ax.plot(*moved, "s", color=GREY, markersize=11, label="after the step")
    step = with_minus(f"step {moved[0] - here[0]:+.4f}")
    ax.annotate(step, ((here[0] + moved[0]) / 2, here[1]), (10, 9), textcoords="offset points", ha="center")
    return arrow


def draw_pulls(ax, slopes, mean, names, weight):
    """Draw to which side each of the samples pulls the weight, −slope, as arrows (B,), and last that of the mean.

    `names` (B,) are the samples', `weight` is the weight's. Return the arrows.
    """
    pulls = [-slope for slope in [*slopes, mean]]
    most, arrows = max(map(abs, pulls)), []
    ax.axvline(0, color=BLACK, lw=1.5)
    for row, pull in enumerate(pulls):
        is_mean = row == len(slopes)
        look = {"arrowstyle": "-|>", "mutation_scale": 22, "lw": 7 if is_mean else 3.5, "color": RED}
        arrows.append(ax.annotate("", (pull, row), (0, row), arrowprops=look | {"shrinkA": 0, "shrinkB": 0}))
        side, away = ("left", 8) if pull > 0 else ("right", -8)
        text = with_minus(f"{pull:+.4f}")
        ax.annotate(text, (pull, row), (away, 0), textcoords="offset points", ha=side, va="center")
    ax.axhline(len(slopes) - 0.5, color=GREY, lw=1, ls=":")
    ax.set_yticks(range(len(pulls)), [*names, "their mean"])
    ax.tick_params(axis="y", length=0)
    ax.set(xlim=(-1.4 * most, 1.4 * most), ylim=(len(pulls) - 0.4, -0.6))
    ax.set_xlabel(f"← smaller        the pull on {weight}, minus the slope        larger →")
    return arrows


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
    right.set(xlabel="step", ylabel="E", title="E after each step", xlim=(-1, n_steps + 1), ylim=limits)
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
