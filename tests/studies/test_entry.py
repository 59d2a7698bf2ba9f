from collections import Counter

import numpy as np
import pytest

from mlp_tutorial.studies.entry import CHAPTER_GRADIENT, CHAPTER_M3, CHAPTER_W2, entry_factors, entry_of


def example(batch=4, n_in=3, n_out=2):
    rng = np.random.default_rng(0)
    return rng.normal(size=(batch, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=(batch, n_out))


def test_the_factors_of_an_entry_multiply_and_add_up_to_it():
    x, _, G = example()
    for row, column in np.ndindex(3, 2):
        factors = entry_factors(x.T, G, row, column)
        assert factors.shape == (4, 2)
        assert np.isclose(factors.prod(axis=1).sum(), (x.T @ G)[row, column], rtol=1e-12)


def test_the_factors_of_an_entry_are_a_row_and_a_column():
    factors = entry_factors(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]]), 1, 0)
    assert Counter(map(tuple, factors.tolist())) == Counter([(3.0, 5.0), (4.0, 7.0)])


@pytest.mark.parametrize(
    ("row", "column", "refused"), [(3, 0, "row is 3"), (0, 2, "column is 2"), (-1, 0, "row is -1")]
)
def test_an_entry_that_is_not_there_is_refused(row, column, refused):
    x, _, G = example()
    with pytest.raises(ValueError, match=refused):
        entry_factors(x.T, G, row, column)


def test_factors_of_what_does_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"shapes \(4, 3\) and \(4, 2\) do not fit"):
        entry_factors(np.ones((4, 3)), np.ones((4, 2)), 0, 0)


@pytest.mark.parametrize(("gradient_of", "n_terms"), [("W2", 4), ("m3", 2)])
def test_the_pairs_of_an_entry_add_up_to_the_gradient_worked_by_hand(gradient_of, n_terms):
    by_hand = {"W2": CHAPTER_M3.T @ CHAPTER_GRADIENT, "m3": CHAPTER_GRADIENT @ CHAPTER_W2.T}[gradient_of]
    for row, column in np.ndindex(by_hand.shape):
        entry = entry_of(gradient_of, row, column)
        np.testing.assert_allclose(entry.matrices[2], by_hand, rtol=1e-12)
        assert entry.pairs.shape == (n_terms, 2)
        assert entry.pairs.prod(axis=1).sum() == pytest.approx(by_hand[row, column], rel=1e-12)


def test_the_gradient_of_something_else_is_refused():
    with pytest.raises(ValueError, match=r"gradient_of is \['b2'\]; expected names out of \['W2', 'm3'\]"):
        entry_of("b2", 0, 0)
