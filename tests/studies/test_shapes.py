from itertools import product

import numpy as np
import pytest

from mlp_tutorial.gradient_check import numerical_gradient, relative_difference
from mlp_tutorial.studies.entry import CHAPTER_GRADIENT, CHAPTER_M3, CHAPTER_W2
from mlp_tutorial.studies.shapes import candidates, example, mistaken, try_out


def matrices(batch=4, n_hidden=3, n_out=2):
    rng = np.random.default_rng(0)
    return rng.normal(size=(batch, n_hidden)), rng.normal(size=(n_hidden, n_out)), rng.normal(size=(batch, n_out))


def test_there_are_eight_candidates_in_the_order_of_the_chapter():
    x, _, G = matrices()
    names = ["x × G", "x × Gᵀ", "xᵀ × G", "xᵀ × Gᵀ", "G × x", "G × xᵀ", "Gᵀ × x", "Gᵀ × xᵀ"]
    assert [candidate.name for candidate in candidates("x", x, "G", G)] == names


def test_the_transpose_of_a_derivative_is_not_written_as_the_derivative_for_a_transpose():
    m3, _, dE_dm4 = example(4, 3, 2)
    names = [candidate.name for candidate in candidates("m₃", m3, "∂E/∂m₄", dE_dm4)]
    assert names[1] == "m₃ × (∂E/∂m₄)ᵀ"
    assert names[-1] == "(∂E/∂m₄)ᵀ × m₃ᵀ"


def test_with_unequal_sizes_two_fit_and_one_has_the_shape_of_the_weights():
    x, W, G = matrices()
    fitting = [candidate for candidate in candidates("x", x, "G", G) if candidate.fits]
    assert [(candidate.name, candidate.shape) for candidate in fitting] == [("xᵀ × G", (3, 2)), ("Gᵀ × x", (2, 3))]
    assert fitting[0].shape == W.shape


def test_what_does_not_fit_has_no_result():
    x, _, G = matrices()
    assert candidates("x", x, "G", G)[0].result() is None


@pytest.mark.parametrize(("sizes", "n_fitting"), [((4, 3, 2), 2), ((3, 3, 2), 4), ((4, 4, 4), 8), ((1, 3, 1), 4)])
def test_the_more_sizes_are_equal_the_more_candidates_fit(sizes, n_fitting):
    x, _, G = matrices(*sizes)
    products = candidates("x", x, "G", G)
    assert sum(candidate.fits for candidate in products) == n_fitting
    for candidate in products:
        if candidate.fits:
            np.testing.assert_allclose(
                candidate.result(), np.einsum("ik,kj->ij", candidate.first, candidate.second)
            )


@pytest.mark.parametrize("sizes", [(4, 3, 2), (3, 3, 3), (2, 5, 2)])
def test_only_one_candidate_is_the_gradient_and_numbers_tell_which(sizes):
    x, W, G = matrices(*sizes)
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


def test_the_example_begins_with_the_numbers_of_the_chapter_and_keeps_them_at_every_size():
    for numbers, chapter in zip(example(4, 3, 2), (CHAPTER_M3, CHAPTER_W2, CHAPTER_GRADIENT), strict=True):
        np.testing.assert_allclose(numbers, chapter, rtol=1e-15)
    for large, small in zip(example(6, 6, 6), example(3, 3, 3), strict=True):
        np.testing.assert_allclose(large[:3, :3], small, rtol=1e-15)


def right_ones(trial):
    return [number for number, one in enumerate(trial.candidates, 1) if trial.is_right(one)]


@pytest.mark.parametrize(("gradient_of", "number"), [("W2", 3), ("m3", 6)])
def test_with_three_unequal_sizes_the_right_candidate_is_always_the_same_one(gradient_of, number):
    for batch, n_hidden, n_out in product(range(1, 7), repeat=3):
        trial = try_out(gradient_of, 1, batch, n_hidden, n_out)
        assert number in right_ones(trial)
        if 1 not in (batch, n_hidden, n_out):
            assert right_ones(trial) == [number]
        shaped = [one for one in trial.candidates if trial.has_shape(one)]
        assert len(shaped) == {3: 1, 2: 2, 1: 8}[len({batch, n_hidden, n_out})]
        assert trial.candidates[number - 1] in shaped


@pytest.mark.parametrize("gradient_of", ["W2", "m3"])
def test_what_is_called_right_is_what_moving_the_numbers_gives(gradient_of):
    m3, W2, G = example(3, 3, 3)
    E_of = {"W2": lambda W: np.sum(m3 @ W * G), "m3": lambda m: np.sum(m @ W2 * G)}[gradient_of]
    measured = numerical_gradient(E_of, {"W2": W2, "m3": m3}[gradient_of])
    for candidate in (trial := try_out(gradient_of, 1, 3, 3, 3)).candidates:
        mistake = np.abs(candidate.result() - measured).max()
        assert (mistake < 1e-8) == trial.is_right(candidate)


def test_a_verdict_says_in_words_what_becomes_of_a_candidate():
    trial = try_out("W2", 1, 4, 3, 2)
    assert [trial.verdict(one) for one in trial.candidates if one.fits] == [
        ("(3, 2) right ✓", True),
        ("(2, 3) wrong shape", False),
    ]
    assert trial.verdict(trial.chosen) == ("does not fit", None)
    square = try_out("W2", 1, 3, 3, 3)
    assert square.verdict(square.chosen) == ("(3, 3) wrong numbers", False)


def test_mistakes_are_found_number_by_number_where_the_shape_is_right():
    right = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert mistaken(right + np.array([[0.0, 0.1], [0.0, 0.0]]), right).tolist() == [[False, True], [False, False]]
    assert mistaken(right[:1], right).tolist() == [[False, False]]


def test_the_gradient_of_something_else_is_refused():
    with pytest.raises(ValueError, match=r"gradient_of is \['b2'\]; expected names out of \['W2', 'm3'\]"):
        try_out("b2", 1, 4, 3, 2)
