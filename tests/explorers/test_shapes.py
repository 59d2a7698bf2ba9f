import re

import numpy as np
import pytest
from drive import texts

from mlp_tutorial.explorers.shapes import ShapesExplorer


@pytest.fixture
def shapes():
    explorer = ShapesExplorer()
    yield explorer
    explorer.close()


def test_at_the_start_the_forgotten_transpose_fits_and_is_wrong(shapes):
    assert shapes.reading == (
        "m₃ × ∂E/∂m₄ is (3, 3) × (3, 2): it fits, gives (3, 2) like W₂, and nothing complains, but its numbers "
        "are wrong by up to 0.0169, while the largest of the right ones is 0.0117. Of the eight candidates 4 fit, "
        "2 with the right shape, but only 1 with the right numbers: the shapes alone do not tell which."
    )
    verdicts = {"(3, 2) wrong numbers", "(3, 2) right ✓", "(2, 3) wrong shape", "does not fit"}
    assert {"3 = 3", "wanted, dashed: (3, 2)"} | verdicts <= set(texts(shapes))


def test_with_three_unequal_sizes_the_first_candidate_does_not_fit(shapes):
    shapes.set(batch=4)
    assert shapes.reading == (
        "m₃ × ∂E/∂m₄ is (4, 3) × (4, 2): the inner sizes 3 and 4 differ, so there is no such product. "
        "Of the eight candidates 2 fit, 1 with the right shape: the shapes alone tell that it is number 3."
    )
    assert "3 ≠ 4" in texts(shapes)


def test_the_result_has_the_shape_that_was_wanted_but_numbers_that_are_wrong(shapes):
    shapes.set(batch=3, n_hidden=3, n_out=3, product=1)
    trial = shapes.compute(**shapes.settings)
    mistake, largest = map(float, re.search(r"wrong by up to (\S+), .* is (\S+)\. Of", shapes.reading).groups())
    assert mistake == pytest.approx(np.abs(trial.chosen.result() - trial.right).max(), abs=5e-5)
    assert largest == pytest.approx(np.abs(trial.right).max(), abs=5e-5)
    assert mistake > 0.01
    assert shapes.reading.endswith(
        "8 fit, 8 with the right shape, but only 1 with the right numbers: the shapes alone do not tell which."
    )
    assert "(3, 3) wrong numbers" in texts(shapes)


def test_a_size_of_one_makes_several_candidates_right(shapes):
    shapes.set(batch=1, n_hidden=1, n_out=1)
    assert shapes.reading.endswith("numbers 1, 2, 3, 4, 5, 6, 7, 8: they are all right, because of the size 1.")
