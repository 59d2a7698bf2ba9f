"""Rows 11 and 12 in numbers: why it is a product, what a forgotten transpose does, the slopes of an entry."""

import numpy as np
import pytest
from lecture_setup import CLOSE, EXACT
from numpy.testing import assert_allclose
from test_rows_11_to_16 import jacobian, matmul_case

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid


def test_row_11_every_slope_is_a_sum_of_products_of_a_number_of_m3_and_one_of_the_incoming_gradient():
    m3, W2, dE_dm4, _, dE_dW2 = matmul_case(5, 2, 4)
    in_m4 = np.zeros(W2.shape + dE_dm4.shape)
    for k, j in np.ndindex(W2.shape):
        moved = W2.copy()
        moved[k, j] += 0.01
        in_m4[k, j] = (m3 @ moved - m3 @ W2) / 0.01
        column = np.zeros(dE_dm4.shape)
        column[:, j] = m3[:, k]  # the weight is used once for each row, and nowhere else
        assert_allclose(in_m4[k, j], column, **CLOSE)
    assert_allclose(np.einsum("kjil,il->kj", in_m4, dE_dm4), dE_dW2, **CLOSE)
    by_loops = np.zeros(W2.shape)
    for i, k, j in np.ndindex(5, 2, 4):
        by_loops[k, j] += m3[i, k] * dE_dm4[i, j]
    assert_allclose(by_loops, dE_dW2, **CLOSE)


def test_row_11_the_gradient_of_W2_is_linear_in_m3_and_in_the_incoming_gradient_and_knows_no_W2():
    m3, W2, dE_dm4, _, dE_dW2 = matmul_case(5, 2, 4)

    def slopes(m3, W2, dE_dm4):
        return numerical_gradient(lambda W2: np.sum(dE_dm4 * (m3 @ W2)), W2)

    assert_allclose(slopes(m3, W2 - 3.0, dE_dm4), dE_dW2, **CLOSE)
    assert_allclose(slopes(m3 + 2.0, W2, dE_dm4) - dE_dW2, slopes(2.0 + 0 * m3, W2, dE_dm4), **CLOSE)
    assert_allclose(slopes(m3, W2, dE_dm4 + 2.0) - dE_dW2, slopes(m3, W2, 2.0 + 0 * dE_dm4), **CLOSE)


def forgetful_steps(x, n_steps, learning_rate=0.1, transposed=False):
    """The mistake W − W_true before and after steps with x × G, or xᵀ × G, of a layer that copies weights."""
    W_true, W = np.random.default_rng(5).normal(size=x.shape), np.zeros(x.shape)
    for _ in range(n_steps):
        W = W - learning_rate * (x.T if transposed else x) @ (x @ W - x @ W_true)
    return -W_true, W - W_true


def test_row_11_without_the_transpose_a_step_multiplies_the_mistake_by_the_same_matrix():
    x = np.random.default_rng(3).normal(size=(4, 4))
    for transposed, squared in ((False, x @ x), (True, x.T @ x)):
        before, after = forgetful_steps(x, 7, transposed=transposed)
        step = np.eye(4) - 0.1 * squared
        assert_allclose(after, np.linalg.matrix_power(step, 7) @ before, rtol=1e-9)


def test_row_11_the_forgotten_transpose_shrinks_the_mistake_if_every_eigenvalue_lets_it():
    seen = set()
    for seed in range(40):
        x = np.random.default_rng(seed).normal(size=(3, 3))
        largest = np.abs(1 - 0.1 * np.linalg.eigvals(x @ x)).max()
        if abs(largest - 1) < 0.02:
            continue  # too slow to be seen in so many steps
        before, after = forgetful_steps(x, 1000)
        assert (np.linalg.norm(after) < 0.01 * np.linalg.norm(before)) == (largest < 1)
        seen.add(largest < 1)
    assert seen == {True, False}


def test_row_11_many_square_examples_learn_with_the_forgotten_transpose_and_some_even_faster():
    x, mistakes = np.random.default_rng(7).normal(size=(2, 4000, 3, 3))
    largest = np.abs(1 - 0.1 * np.linalg.eigvals(x @ x)).max(axis=1)
    assert 0.55 < np.mean(largest < 1) < 0.65
    ends = []
    for factor in (x.swapaxes(1, 2), x):
        for_60_steps = np.linalg.matrix_power(np.eye(3) - 0.1 * factor @ x, 60)
        ends.append(np.sum((x @ for_60_steps @ mistakes) ** 2, axis=(1, 2)))
    assert 0.2 < np.mean(ends[1] < ends[0]) < 0.28


def test_row_11_for_small_steps_the_sign_of_the_real_parts_decides():
    for seed in range(50):
        λ = np.linalg.eigvals((x := np.random.default_rng(seed).normal(size=(3, 3))) @ x)
        step = min(0.1, 0.5 * np.min(np.abs(λ.real) / np.abs(λ) ** 2))
        assert (np.abs(1 - step * λ).max() < 1) == (λ.real.min() > 0)


def test_row_11_with_the_transpose_no_eigenvalue_is_negative_and_the_smallest_is_no_larger():
    for seed in range(50):
        x = np.random.default_rng(seed).normal(size=(3, 3))
        λ, directions = np.linalg.eigh(x.T @ x)
        assert_allclose(λ, np.sum((x @ directions) ** 2, axis=0), **EXACT)  # squared lengths
        assert λ.min() > 0
        assert λ.min() <= np.abs(np.linalg.eigvals(x @ x)).min() * (1 + 1e-12)


@pytest.mark.parametrize(
    ("block", "inputs", "which", "moves"),
    [
        (Sigmoid(), [(4, 2)], 0, 1),
        (Add(), [(4, 2), (2,)], 0, 1),
        (Add(), [(4, 2), (2,)], 1, 4),  # a bias is used by every row
        (MatMul(), [(4, 3), (3, 2)], 0, 2),
        (MatMul(), [(4, 3), (3, 2)], 1, 4),
        (MSE(), [(4, 2), (4, 2)], 0, 1),  # all of them move the same E
    ],
)
def test_row_12_an_entry_has_as_many_local_slopes_as_it_moves_entries(block, inputs, which, moves):
    rng = np.random.default_rng(15)
    J = jacobian(block, [rng.normal(size=shape) for shape in inputs], which)
    assert np.all(np.sum(np.abs(J) > 1e-6, axis=0) == moves)
    assert np.all(np.sum(np.abs(J) > 1e-6, axis=1) == J.shape[1] * moves / J.shape[0])
