"""Cross-validation on sliders: what is read is what the folds and the studies say."""

import re

import numpy as np
import pytest

from mlp_tutorial.datasets import digits
from mlp_tutorial.explorers.folds import N_DRAWS, FoldsExplorer
from mlp_tutorial.studies.nearest_mean import fit_nearest_mean


@pytest.fixture
def explorer():
    made = FoldsExplorer()
    yield made
    made.close()


def test_the_reading_tells_the_sizes_of_the_folds(explorer):
    assert "5 models, each trained on 80 of 100 digits and validated on the other 20" in explorer.reading
    assert "of the 1,697 digits left out" in explorer.reading
    explorer.set(n_samples=103, n_folds=10)
    assert (
        "10 models, each trained on 93 or 92 of 103 digits and validated on the other 10 or 11" in explorer.reading
    )


def test_the_average_and_the_truth_are_read(explorer):
    explorer.set(n_samples=60, n_folds=3, draw=4)
    shown = explorer.result.shown
    average, truth = re.search(r"average (\d\.\d\d); .* reads (\d\.\d\d)", explorer.reading).groups()
    assert float(average) == pytest.approx(np.mean(shown.accuracies), abs=0.0051)
    assert float(truth) == pytest.approx(shown.truth, abs=0.0051)


def test_five_folds_miss_the_truth_by_less_than_one_split(explorer):
    result = explorer.result
    one_split, average = (np.abs(found - result.truth).mean() for found in (result.one_split, result.average))
    assert average < 0.6 * one_split
    assert len(result.truth) == N_DRAWS >= 200
    assert f"one split misses that truth by {one_split:.3f} on average" in explorer.reading
    assert f"5 folds by {average:.3f}" in explorer.reading


def test_another_draw_shows_another_study_of_the_same_ones(explorer):
    first = explorer.result
    explorer.set(draw=2)
    second = explorer.result
    assert first.shown is not second.shown
    assert np.array_equal(first.truth, second.truth)
    assert second.shown.truth == pytest.approx(second.truth[1])


def test_the_digits_left_out_are_all_the_others(explorer):
    explorer.set(n_samples=200)
    assert explorer.result.n_left_out == len(digits()[0]) - 200


def test_any_fit_can_be_explored():
    seen = []

    def fit(candidate, x, y_hat, rng):
        seen.append((candidate, len(x)))
        return fit_nearest_mean(candidate, x, y_hat, rng)

    explorer = FoldsExplorer(fit, "mine", n_samples=20, n_folds=2)
    assert seen == [("mine", 10), ("mine", 10), ("mine", 10), ("mine", 20)] * N_DRAWS
    explorer.set(draw=3)
    assert len(seen) == 4 * N_DRAWS
    explorer.close()
