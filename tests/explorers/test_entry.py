import re
from itertools import product

import numpy as np
import pytest
from drive import texts

from mlp_tutorial.explorers.entry import EntryExplorer


def test_the_entry_starts_with_the_numbers_of_the_chapter():
    explorer = EntryExplorer()
    sum_of_products = "∂E/∂W₂[0, 1] = 0.75·0.02 + 0.60·(−0.05) + 0.82·0.01 + 0.75·(−0.04) = −0.0368"
    assert explorer.reading.startswith(
        f"{sum_of_products}: row 0 of m₃ᵀ, which is column 0 of m₃, against column 1"
    )
    assert sum_of_products.replace("∂E/∂W₂", r"$\partial E/\partial W_2$") in texts(explorer)
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
