import re
from itertools import product

import numpy as np
import pytest
from drive import texts

from mlp_tutorial.explorers.entry import EntryExplorer
from mlp_tutorial.explorers.shapes import ShapesExplorer, example
from mlp_tutorial.gradient_check import numerical_gradient


@pytest.fixture
def shapes():
    explorer = ShapesExplorer()
    yield explorer
    explorer.close()


def right_ones(trial):
    return [number for number, one in enumerate(trial.candidates, 1) if trial.is_right(one)]


def test_at_the_start_the_first_candidate_does_not_fit(shapes):
    assert shapes.reading == (
        "m₃ × ∂E/∂m₄ is (4, 3) × (4, 2): the inner sizes 3 and 4 differ, so there is no such product. "
        "Of the eight candidates 2 fit, 1 with the right shape: the shapes alone tell that it is number 3."
    )
    assert {"3 ≠ 4", "wanted, dashed: (3, 2)", "(2, 3) wrong shape", "(3, 2) right ✓"} <= set(texts(shapes))


@pytest.mark.parametrize(("gradient_of", "number"), [("W2", 3), ("m3", 6)])
def test_with_three_unequal_sizes_the_right_candidate_is_always_the_same_one(shapes, gradient_of, number):
    for batch, n_in, n_out in product(range(1, 7), repeat=3):
        trial = shapes.compute(gradient_of, 1, batch, n_in, n_out)
        assert number in right_ones(trial)
        if 1 not in (batch, n_in, n_out):
            assert right_ones(trial) == [number]
        if len({batch, n_in, n_out}) == 3:
            assert [one for one in trial.candidates if trial.has_shape(one)] == [trial.candidates[number - 1]]


@pytest.mark.parametrize("gradient_of", ["W2", "m3"])
def test_what_is_called_right_is_what_moving_the_numbers_gives(shapes, gradient_of):
    m3, W2, G = example(3, 3, 3)
    E_of = {"W2": lambda W: np.sum(m3 @ W * G), "m3": lambda m: np.sum(m @ W2 * G)}[gradient_of]
    measured = numerical_gradient(E_of, {"W2": W2, "m3": m3}[gradient_of])
    for candidate in (trial := shapes.compute(gradient_of, 1, 3, 3, 3)).candidates:
        mistake = np.abs(candidate.result() - measured).max()
        assert (mistake < 1e-8) == trial.is_right(candidate)


def test_the_result_has_the_shape_that_was_wanted_but_numbers_that_are_wrong(shapes):
    shapes.set(batch=3, n_in=3, n_out=3, product=1)
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
    shapes.set(batch=1, n_in=1, n_out=1)
    assert shapes.reading.endswith("numbers 1, 2, 3, 4, 5, 6, 7, 8: they are all right, because of the size 1.")


def test_the_entry_starts_with_the_numbers_of_the_chapter():
    explorer = EntryExplorer()
    sum_of_products = "∂E/∂W₂[0, 1] = 0.75·0.02 + 0.60·(−0.05) + 0.82·0.01 + 0.75·(−0.04) = −0.0368"
    assert explorer.reading.startswith(
        f"{sum_of_products}: row 0 of m₃ᵀ, which is column 0 of m₃, against column 1"
    )
    assert sum_of_products in texts(explorer)
    explorer.close()


@pytest.mark.parametrize(("gradient_of", "n_terms"), [("W2", 4), ("m3", 2)])
def test_the_products_written_out_add_up_to_the_entry_of_the_gradient(gradient_of, n_terms):
    explorer = EntryExplorer(gradient_of)
    rows, columns = (range(control.max + 1) for control in explorer.panel.controls.values())
    for row, column in product(rows, columns):
        explorer.set(row=row, column=column)
        entry = explorer.compute(row, column)
        assert len(entry.pairs) == n_terms
        assert entry.pairs.prod(axis=1).sum() == pytest.approx(entry.matrices[2][row, column], rel=1e-12)
        numbers = [float(n) for n in re.findall(r"-?\d+\.\d+", explorer.reading.replace("−", "-"))]
        pairs = np.reshape(numbers[:-1], (-1, 2))
        assert pairs.prod(axis=1).sum() == pytest.approx(numbers[-1], abs=5e-5)
    explorer.close()


def test_an_entry_of_something_else_is_refused():
    with pytest.raises(ValueError, match=r"gradient_of is \['b2'\]; expected names out of \['W2', 'm3'\]"):
        EntryExplorer("b2")
