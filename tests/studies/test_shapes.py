from collections import Counter

import numpy as np
import pytest

from mlp_tutorial.gradient_check import numerical_gradient, relative_difference
from mlp_tutorial.studies.shapes import candidates, entry_factors


def example(batch=4, n_in=3, n_out=2):
    rng = np.random.default_rng(0)
    return rng.normal(size=(batch, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=(batch, n_out))


def test_there_are_eight_candidates_in_the_order_of_the_chapter():
    x, _, G = example()
    names = ["x × G", "x × Gᵀ", "xᵀ × G", "xᵀ × Gᵀ", "G × x", "G × xᵀ", "Gᵀ × x", "Gᵀ × xᵀ"]
    assert [candidate.name for candidate in candidates("x", x, "G", G)] == names


def test_with_unequal_sizes_two_fit_and_one_has_the_shape_of_the_weights():
    x, W, G = example()
    fitting = [candidate for candidate in candidates("x", x, "G", G) if candidate.fits]
    assert [(candidate.name, candidate.shape) for candidate in fitting] == [("xᵀ × G", (3, 2)), ("Gᵀ × x", (2, 3))]
    assert fitting[0].shape == W.shape


def test_what_does_not_fit_has_no_result():
    x, _, G = example()
    assert candidates("x", x, "G", G)[0].result() is None


@pytest.mark.parametrize(("sizes", "n_fitting"), [((4, 3, 2), 2), ((3, 3, 2), 4), ((4, 4, 4), 8), ((1, 3, 1), 4)])
def test_the_more_sizes_are_equal_the_more_candidates_fit(sizes, n_fitting):
    x, _, G = example(*sizes)
    products = candidates("x", x, "G", G)
    assert sum(candidate.fits for candidate in products) == n_fitting
    for candidate in products:
        if candidate.fits:
            np.testing.assert_allclose(
                candidate.result(), np.einsum("ik,kj->ij", candidate.first, candidate.second)
            )


@pytest.mark.parametrize("sizes", [(4, 3, 2), (3, 3, 3), (2, 5, 2)])
def test_only_one_candidate_is_the_gradient_and_numbers_tell_which(sizes):
    x, W, G = example(*sizes)
    true_W = numerical_gradient(lambda W: np.sum(x @ W * G), W)
    true_x = numerical_gradient(lambda x: np.sum(x @ W * G), x)
    for products, truth, name in (
        (candidates("x", x, "G", G), true_W, "xᵀ × G"),
        (candidates("W", W, "G", G), true_x, "G × Wᵀ"),
    ):
        fitting = [one for one in products if one.fits and one.shape == truth.shape]
        right = [one.name for one in fitting if relative_difference(one.result(), truth) < 1e-6]
        assert right == [name]


def test_a_vector_is_refused_by_name():
    with pytest.raises(ValueError, match=r"G has shape \(3,\), expected that of a matrix"):
        candidates("x", np.ones((4, 3)), "G", np.ones(3))


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
