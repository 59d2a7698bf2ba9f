"""N-way cross-validation of few digits, and how near its estimate comes to the truth (lecture, rows 23 and 24)."""

from functools import lru_cache, partial

import numpy as np

from mlp_tutorial.datasets import digits
from mlp_tutorial.explorers.base.controls import whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.folds import (
    draw_estimate_axes,
    draw_estimate_marks,
    draw_estimate_rows,
    draw_fold_accuracies,
    draw_fold_axes,
    write_estimate_words,
)
from mlp_tutorial.studies.folds import digit_studies, estimates_of, miss_and_spread
from mlp_tutorial.studies.nearest_mean import fit_nearest_mean

N_DRAWS = 200


class FoldsExplorer(Explorer):
    """Folds and their accuracies for a few digits; and over many draws, one split and N folds beside the truth.

    The model is the nearest mean, which learns in microseconds. Any other `fit(candidate, x, y_hat, rng)` works
    too, but with `FoldsExplorer(training.fit, Hyperparameters())` a slider takes minutes to answer.
    """

    size = (10, 4.2)
    widths = (1.25, 1)
    about = "Folds of a few digits with their accuracies; estimates by one split and by N folds beside the truth."

    def __init__(self, fit=fit_nearest_mean, candidate=None, **start):
        studies = partial(digit_studies, n_draws=N_DRAWS, fit=fit, candidate=candidate)
        self._studies = lru_cache(maxsize=64)(studies)
        self.n_digits = len(digits()[0])
        super().__init__(**start)

    def controls(self):
        """Return the controls."""
        return {
            "n_samples": whole_slider("digits M", 100, 20, 200),
            "n_folds": whole_slider("folds N", 5, 2, 10),
            "draw": whole_slider("draw of digits", 1, 1, N_DRAWS),
        }

    def compute(self, n_samples, n_folds, draw):
        """Return the Estimates."""
        studies = self._studies(n_samples, n_folds)
        return estimates_of(studies, draw - 1, self.n_digits - n_samples)

    def frame(self, axes, estimates):
        """Draw the legend and the scale of the folds, and the axes of the estimates."""
        draw_fold_axes(axes[0])
        draw_estimate_axes(axes[1], 3, f"accuracy in {N_DRAWS} draws")

    def draw(self, axes, estimates):
        """Draw the folds, and the estimates of all draws with the shown one marked."""
        shown, truth = estimates.shown, estimates.truth.mean()
        draw_fold_accuracies(axes[0], shown.block_sizes, shown.accuracies)
        labels = ("one split", f"{len(shown.block_sizes)} folds", "truth")
        rows = (estimates.one_split, estimates.average, estimates.truth)
        draw_estimate_rows(axes[1], rows, truth)
        spreads = {label: np.std(values) for label, values in zip(labels, rows, strict=True)}
        write_estimate_words(axes[1], spreads)
        draw_estimate_marks(axes[1], rows, estimates.draw)

    def read(self, estimates):
        """Say what the folds and the truth are, and how far the two kinds of estimate miss it."""
        shown, M = estimates.shown, estimates.n_samples
        n_folds, sizes = len(shown.block_sizes), sorted(set(shown.block_sizes))
        trained, validated = (" or ".join(map(str, each)) for each in ([M - size for size in sizes], sizes))
        (one_miss, one_spread), (folds_miss, folds_spread) = (
            miss_and_spread(values, estimates.truth) for values in (estimates.one_split, estimates.average)
        )
        return (
            f"{n_folds} models, each trained on {trained} of {M} digits and validated on the other {validated}: "
            f"average {shown.average:.2f}; a model trained on all {M} reads {shown.truth:.2f} of the "
            f"{estimates.n_left_out:,} digits left out. Over {N_DRAWS} draws of digits, one split misses "
            f"that truth by {one_miss:.3f} on average and {n_folds} folds by {folds_miss:.3f}; "
            f"the estimates have standard deviations of {one_spread:.3f} and {folds_spread:.3f}."
        )
