"""The blocks of N-way cross-validation, and how far estimates lie from the truth."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, ORANGE, PALE, SKY, open_plane

FEWEST_ROWS = 4  # of the live picture: fewer would be very tall
SCALE = (1.26, 1.78)  # where accuracies 0 and 1 stand beside the blocks, which reach from 0 to 1
BASE, HIGHEST, BELOW = -0.1, 0.55, -0.28  # of a row of estimates: its columns from, how high; its mean
TRUTH = {"color": BLACK, "ls": "--", "lw": 1.5}
THIS_DRAW = {"color": BLACK, "marker": "D", "ms": 8, "mfc": "white", "mew": 2}


def draw_folds(ax, n_samples, pairs, accuracies=None):
    """Draw the N trainings as rows: block i of row i validates, the others train; accuracies stand beside.

    Return the validating blocks.
    """
    block_sizes = [len(validation) for _, validation in pairs]
    middles = np.cumsum(block_sizes) - np.array(block_sizes) / 2
    for row in range(len(pairs)):
        for block, middle in enumerate(middles):
            box = {"fc": "white", "ec": "none", "pad": 1} if block == row else None
            label = "validate" if block == row else "train"
            ax.text(middle, -row - 0.5, label, ha="center", va="center", fontsize=11, bbox=box)
        ax.text(-0.01 * n_samples, -row - 0.5, f"model {row + 1}", ha="right", va="center")
        if accuracies is not None:
            ax.text(1.01 * n_samples, -row - 0.5, f"accuracy {accuracies[row]:.2f}", va="center")
    caption = f"{n_samples} samples in {len(pairs)} blocks"
    ax.text(n_samples / 2, -len(pairs) - 0.15, caption, ha="center", color=GREY)
    ax.set_xlim(-0.1 * n_samples, (1.2 if accuracies is not None else 1.02) * n_samples)
    ax.set_ylim(-len(pairs) - 0.4, 0.1)
    ax.set_axis_off()
    return _draw_blocks(ax, np.cumsum([0, *block_sizes]))


def _draw_blocks(ax, edges):
    """Draw N rows of the N blocks between the edges (N + 1,), row i at −i − 0.8 … −i − 0.2.

    Return the validating blocks, which are one patch.
    """
    row, block = np.indices((len(edges) - 1, len(edges) - 1))
    left, right, low, high = edges[block], edges[block + 1], -row - 0.8, -row - 0.2
    corners = np.stack([left, low, right, low, right, high, left, high, left, low], axis=-1)
    ax.add_patch(PathPatch(_rectangles(corners[row != block]), fc=PALE, ec=BLACK))
    return ax.add_patch(PathPatch(_rectangles(corners[row == block]), fc=ORANGE, ec=BLACK, hatch="//"))


def _rectangles(corners):
    """Return one path of n rectangles, of their corners (n, 10): x, y of each, the first one again at the end."""
    one = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(corners.reshape(-1, 2), np.tile(one, len(corners)))


def draw_fold_axes(ax):
    """Draw what stays of the live folds: a legend, and the scale of the accuracies; return the legend."""
    _open_folds(ax, FEWEST_ROWS)
    above = {"transform": ax.get_xaxis_transform(), "clip_on": False}
    ax.plot(SCALE, [1, 1], color=BLACK, lw=1, marker="|", **above)
    for x, text in zip([*SCALE, np.mean(SCALE)], ["0", "1", "accuracy"], strict=True):
        ax.text(x, 1.02, text, ha="center", va="bottom", fontsize=12, **above)
    patches = [
        Patch(label="trains", fc=PALE, ec=BLACK),
        Patch(label="validates", fc=ORANGE, ec=BLACK, hatch="//"),
    ]
    place = {"loc": "lower left", "bbox_to_anchor": (0, 0.98), "borderaxespad": 0.2}
    return ax.legend(handles=patches, ncols=2, columnspacing=1.0, **place)


def draw_fold_accuracies(ax, block_sizes, accuracies):
    """Draw the trainings, a dot for the accuracy of each model, and their average; return the dots."""
    n_samples, n_folds = sum(block_sizes), len(block_sizes)
    _open_folds(ax, n_folds)
    _draw_blocks(ax, np.cumsum([0, *block_sizes]) / n_samples)
    for row, accuracy in enumerate(accuracies):
        ax.text(-0.015, -row - 0.5, f"model {row + 1}", ha="right", va="center")
        ax.text(1.02, -row - 0.5, f"{accuracy:.2f}", va="center")
    average = np.mean(accuracies)
    first, length = SCALE[0], SCALE[1] - SCALE[0]
    ax.plot([first + length * average] * 2, [0, -n_folds - 0.15], color=BLACK, lw=2, ls=":")
    ax.text(first + length * average + 0.12, -n_folds - 0.5, f"average {average:.2f}", ha="right", va="center")
    places, look = first + length * np.array(accuracies), {"marker": "o", "color": BLUE, "ms": 9}
    return ax.plot(places, -np.arange(n_folds) - 0.5, ls="none", clip_on=False, **look)[0]


def _open_folds(ax, n_folds):
    """Make room for n rows and an average below them, and for accuracies at the right of the blocks."""
    open_plane(ax, (-0.1, SCALE[1] + 0.08), (-max(n_folds, FEWEST_ROWS) - 1, 0))


def draw_estimates(ax, estimates, truth, name="mean truth"):
    """Draw {label: values} as rows of counts with mean and spread, and the truth as a line; return the counts."""
    counts = draw_estimate_rows(ax, list(estimates.values()), truth)
    beside = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "ha": "right", "va": "center"}
    for row, label in enumerate(estimates):
        ax.annotate(label, (0, -row), (-8, 0), **beside)
    ax.annotate(name, (truth, 0.62), ha="center", va="bottom", annotation_clip=False)
    ax.set(xlabel="accuracy", yticks=[], xlim=(0, 1), ylim=(-len(estimates) + 0.4, 0.6))
    ax.spines["left"].set_visible(False)
    ax.legend(handles=[_spread_key()], loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2)
    return counts


def draw_estimate_axes(ax, n_rows, xlabel):
    """Draw axes for rows of accuracies 0 … 1, with room for their spread at the right; return the Axes."""
    ax.set(yticks=[], xlim=(0, 1.25), ylim=(-n_rows + 0.4, 0.6), xticks=np.linspace(0, 1, 6), xlabel=xlabel)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(0, 1)
    ax.text(1.16, 0.42, "spread", ha="center", fontsize=12)
    handles = [_spread_key(), Line2D([], [], ls="none", label="this draw", **THIS_DRAW)]
    handles.append(Line2D([], [], label="mean truth", **TRUTH))
    place = {"loc": "lower left", "bbox_to_anchor": (-0.24, 1.02), "borderaxespad": 0.2}
    ax.legend(handles=handles, ncols=3, columnspacing=1.0, handletextpad=0.5, **place)
    return ax


def draw_estimate_rows(ax, estimates, truth):
    """Draw each of the estimates, vectors of values, as a row of counts, and the truth as a line.

    Return the counts. A column is as high as its accuracy is frequent in the row. Below the columns are the mean
    and the standard deviation.
    """
    corners = np.concatenate([_columns(row, np.asarray(values)) for row, values in enumerate(estimates)])
    counts = ax.add_patch(PathPatch(_rectangles(corners), fc=SKY, ec=BLUE, lw=1))
    for row, values in enumerate(estimates):
        mean, spread, low = np.mean(values), np.std(values), -row + BELOW
        ax.plot([mean - spread, mean + spread], [low, low], color=BLACK, lw=2, marker="|", ms=9, mew=2)
        ax.plot([mean], [low], color=BLACK, marker="o", ms=6)
    ax.plot([truth, truth], [0, 1], transform=ax.get_xaxis_transform(), **TRUTH)
    return counts


def _columns(row, values):
    """Return corners (n, 10) of the columns of a row: as wide as the values lie apart, a hundredth or more."""
    different = np.unique(values.round(9))
    width = max(0.01, np.diff(different).min(initial=1) if len(different) > 1 else 0)
    places, counts = np.unique(np.round(values / width), return_counts=True)
    low = np.full(len(places), BASE - row)
    high = low + HIGHEST * counts / counts.max()
    left, right = np.clip([(places - 0.5) * width, (places + 0.5) * width], 0, 1)  # there is no accuracy beyond
    return np.stack([left, low, right, low, right, high, left, high, left, low], axis=-1)


def _spread_key():
    """Return what stands for a mean and its spread in a legend."""
    return Line2D([], [], color=BLACK, lw=2, marker="o", ms=6, label="mean ± spread")


def write_estimate_words(ax, spreads):
    """Write {label: spread} beside the rows of estimates; return the texts."""
    texts = []
    for row, (label, spread) in enumerate(spreads.items()):
        texts.append(ax.text(-0.03, -row, label, ha="right", va="center"))
        texts.append(ax.text(1.16, -row, f"{spread:.3f}", ha="center", va="center"))
    return texts


def draw_estimate_marks(ax, estimates, number):
    """Mark the value of this number in every row of `draw_estimate_rows`; return the marks."""
    places = [values[number] for values in estimates]
    return ax.plot(places, BASE - np.arange(len(places)), ls="none", clip_on=False, **THIS_DRAW)[0]
