"""The blocks of N-way cross-validation, and how far estimates lie from the truth."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import Rectangle

from mlp_tutorial.figures.style import BLACK, GREY, ORANGE, PALE, looks


def draw_folds(ax, n_samples, pairs, accuracies=None):
    """Draw the N trainings as rows: block i of row i validates, the others train; accuracies stand beside.

    Return the validating blocks.
    """
    edges = np.cumsum([0] + [len(validation) for _, validation in pairs])
    validating = []
    for row in range(len(pairs)):
        for block, (left, right) in enumerate(pairwise(edges)):
            drawn = _draw_block(ax, left, right, row, validates=block == row)
            validating += [drawn] if block == row else []
        ax.text(-0.01 * n_samples, -row - 0.5, f"model {row + 1}", ha="right", va="center")
        if accuracies is not None:
            ax.text(1.01 * n_samples, -row - 0.5, f"accuracy {accuracies[row]:.2f}", va="center")
    caption = f"{n_samples} samples in {len(pairs)} blocks"
    ax.text(n_samples / 2, -len(pairs) - 0.15, caption, ha="center", color=GREY)
    ax.set_xlim(-0.1 * n_samples, (1.2 if accuracies is not None else 1.02) * n_samples)
    ax.set_ylim(-len(pairs) - 0.4, 0.1)
    ax.set_axis_off()
    return validating


def _draw_block(ax, left, right, row, validates):
    """Draw and return one block of one training."""
    look = {"fc": ORANGE, "hatch": "//"} if validates else {"fc": PALE}
    box = {"fc": "white", "ec": "none", "pad": 1} if validates else None
    label = "validate" if validates else "train"
    ax.text((left + right) / 2, -row - 0.5, label, ha="center", va="center", fontsize=11, bbox=box)
    return ax.add_patch(Rectangle((left, -row - 0.8), right - left, 0.6, ec=BLACK, **look))


def draw_estimates(ax, estimates, truth):
    """Draw {label: values} as rows of dots with their mean, and the truth as a line; return the dots."""
    dots = []
    for row, ((label, values), look) in enumerate(zip(estimates.items(), looks(len(estimates)), strict=True)):
        heights = -row + 0.22 * np.linspace(-1, 1, len(values))
        dots += ax.plot(values, heights, ls="none", marker=look["marker"], color=look["color"], alpha=0.7)
        ax.plot([np.mean(values)] * 2, [-row - 0.32, -row + 0.32], color=BLACK, lw=3)
        ax.annotate(
            label,
            (0, -row),
            (-8, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            ha="right",
            va="center",
        )
    ax.axvline(truth, color=BLACK, ls="--", lw=1.5)
    ax.annotate("mean truth", (truth, 0.62), ha="center", va="bottom", annotation_clip=False)
    ax.set(xlabel="accuracy", yticks=[], ylim=(-len(estimates) + 0.4, 0.6))
    ax.spines["left"].set_visible(False)
    return dots
