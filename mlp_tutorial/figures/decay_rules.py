"""One weight over the steps under several rules of weight decay."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, GREY, looks, note


def draw_rule_axes(ax, labels, n_steps, lowest, highest):
    """Draw the axes for one weight under several rules, with the legend; return the legend."""
    for label, look in zip(labels, looks(len(labels)), strict=True):
        ax.plot([], [], label=label, **look)
    ax.plot([], [], label="best w, no decay", color=GREY, ls=":")
    ax.axhline(0, color=BLACK, lw=1)
    ax.set(xlim=(0, n_steps), ylim=(lowest, highest), xlabel="step", ylabel="weight w")
    return ax.legend(loc="lower center", bbox_to_anchor=(0.5, 0.99), ncols=len(labels) + 1, borderaxespad=0.2)


def draw_rules(ax, paths, rests, target, notes=()):
    """Draw {label: w after each step}, {label: w where it rests} at the right rim, the target, and notes.

    A line without a rest ends where it first leaves the axes. Return the lines.
    """
    n_steps = max(len(w) for w in paths.values()) - 1
    drawn = ax.plot([0, n_steps], [target, target], color=GREY, ls=":")
    for (label, w), look in zip(paths.items(), looks(len(paths)), strict=True):
        shown = w if label in rests else until_outside(w, *ax.get_ylim())
        drawn += ax.plot(range(len(shown)), shown, markevery=max(1, len(w) // 12), **look)
        if label in rests:
            rim = {"clip_on": False, "markersize": 12, "markeredgecolor": BLACK}
            ax.plot(len(w) - 1, rests[label], **look | {"linestyle": "none"} | rim)
    for row, text in enumerate(notes):
        note(ax, text, row)
    return drawn


def until_outside(w, lowest, highest):
    """Return the weights up to the first outside of the limits, which is kept at most a height away from them."""
    outside = np.flatnonzero((w < lowest) | (w > highest))
    height = highest - lowest
    return np.clip(w[: outside[0] + 1] if len(outside) else w, lowest - height, highest + height)
