"""Module by module, rows 11 to 16: MatMul, and the gradients written out."""

from itertools import product

import numpy as np
import pytest
from lecture_setup import (
    CLOSE,
    EXACT,
    N_HIDDEN,
    N_IN,
    N_OUT,
    lecture_inputs,
    network_without_data,
    one_sample,
    σ,
)
from numpy.testing import assert_allclose

from mlp_tutorial.counting import count_backward
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid

# Row 11: MatMul


def products_in_every_order(a, b):
    """The eight products of a or aᵀ and b or bᵀ in both orders, by what is written; None where it does not fit."""
    results = {}
    for (a_sign, left), (b_sign, right) in product({"": a, "ᵀ": a.T}.items(), {"": b, "ᵀ": b.T}.items()):
        results[f"a{a_sign} b{b_sign}"] = left @ right if left.shape[1] == right.shape[0] else None
        results[f"b{b_sign} a{a_sign}"] = right @ left if right.shape[1] == left.shape[0] else None
    return results


def matmul_case(n_samples, n_in, n_out):
    """Random m3 and W2, an incoming ∂E/∂m4, and ∂E/∂m3 and ∂E/∂W2 by differences."""
    rng = np.random.default_rng(11)
    m3, W2 = rng.normal(size=(n_samples, n_in)), rng.normal(size=(n_in, n_out))
    dE_dm4 = rng.normal(size=(n_samples, n_out))
    dE_dm3 = numerical_gradient(lambda m3: np.sum(dE_dm4 * (m3 @ W2)), m3)
    dE_dW2 = numerical_gradient(lambda W2: np.sum(dE_dm4 * (m3 @ W2)), W2)
    return m3, W2, dE_dm4, dE_dm3, dE_dW2


@pytest.mark.parametrize("shape", [(6, 4, 3), (3, 5, 2), (4, 4, 4)])
def test_row_11_each_branch_has_an_order_and_a_transpose_of_its_own(shape):
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(*shape)
    matmul = MatMul()
    matmul.forward(m3, W2)
    got_m3, got_W2 = matmul.backward(dE_dm4)
    assert_allclose(got_m3, dE_dm4 @ W2.T, **EXACT)
    assert_allclose(got_W2, m3.T @ dE_dm4, **EXACT)
    assert_allclose(got_m3, dE_dm3, **CLOSE)
    assert_allclose(got_W2, dE_dW2, **CLOSE)


def test_row_11_with_unequal_sizes_only_one_order_and_transpose_has_the_shape_of_the_input():
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(6, 4, 3)
    for other, wanted, right in ((W2, dE_dm3, "a bᵀ"), (m3, dE_dW2, "bᵀ a")):
        results = products_in_every_order(dE_dm4, other)
        assert len(results) == 8
        assert [way for way, r in results.items() if r is not None and r.shape == wanted.shape] == [right]
        assert_allclose(results[right], wanted, **CLOSE)
        assert sum(result is None for result in results.values()) == 6
        (turned,) = (r for way, r in results.items() if r is not None and way != right)
        assert turned.shape == wanted.shape[::-1]


def test_row_11_with_square_matrices_every_order_fits_and_the_other_seven_are_wrong():
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(4, 4, 4)
    for other, wanted, right in ((W2, dE_dm3, "a bᵀ"), (m3, dE_dW2, "bᵀ a")):
        results = products_in_every_order(dE_dm4, other)
        assert all(result.shape == wanted.shape for result in results.values())
        agree = [way for way, result in results.items() if np.allclose(result, wanted, rtol=0.01, atol=0.01)]
        assert agree == [right]


# Row 12: elementwise, or not


def jacobian(block, inputs, which):
    """∂output / ∂inputs[which] from the block's own backward: one row for each component of the output."""
    shape = block.forward(*inputs).shape
    rows = []
    for index in np.ndindex(shape):
        one = np.zeros(shape)
        one[index] = 1.0
        rows.append(np.ravel(block.backward(one)[which]))
    return np.array(rows)


def is_diagonal(matrix):
    return np.max(np.abs(matrix - np.diag(np.diag(matrix)))) < 1e-12


@pytest.mark.parametrize(("kind", "n_inputs"), [(Sigmoid, 1), (Add, 2)])
def test_row_12_the_jacobian_of_an_elementwise_block_is_diagonal(kind, n_inputs):
    rng = np.random.default_rng(12)
    inputs = [rng.normal(size=(3, 2)) for _ in range(n_inputs)]
    for which in range(n_inputs):
        J = jacobian(kind(), inputs, which)
        assert J.shape == (6, 6)
        assert is_diagonal(J)
        assert np.min(np.abs(np.diag(J))) > 0.05

        def forward(w, which=which):
            return kind().forward(*inputs[:which], w, *inputs[which + 1 :])

        for row, index in zip(J, np.ndindex(3, 2), strict=True):
            slope = numerical_gradient(lambda w, index=index: forward(w)[index], inputs[which])
            assert_allclose(row, np.ravel(slope), **CLOSE)


@pytest.mark.parametrize(("kind", "n_inputs"), [(Sigmoid, 1), (Add, 2), (MSE, 2)])
def test_row_12_each_component_is_computed_as_if_it_were_a_scalar(kind, n_inputs):
    rng = np.random.default_rng(13)
    inputs = [rng.normal(size=(1, N_OUT)) for _ in range(n_inputs)]
    together = kind()
    output = together.forward(*inputs)
    g = 1.0 if np.shape(output) == () else rng.normal(size=output.shape)
    gradients = together.backward(g)
    for j in range(N_OUT):
        alone = kind()
        alone.forward(*(value[0, j] for value in inputs))
        expected = alone.backward(g if np.shape(g) == () else g[0, j])
        assert_allclose([gradient[0, j] for gradient in gradients], expected, **EXACT)


def test_row_12_the_jacobian_of_a_matrix_product_is_not_diagonal():
    rng = np.random.default_rng(14)
    W_square = rng.normal(size=(3, 3))  # square, so that diagonal would be possible
    x = rng.normal(size=(1, 3))
    J = jacobian(MatMul(), [x, W_square], 0)
    assert not is_diagonal(J)
    assert_allclose(J, W_square.T, **EXACT)  # each output depends on all the inputs
    assert jacobian(MatMul(), [x, rng.normal(size=(3, 2))], 0).shape == (2, 3)


# Rows 13 to 15: the formulas, written out


def test_row_13_the_gradient_of_W2_written_out():
    network, at, gradients = one_sample()
    m3, m5, y, y_hat = at["m3"], at["m5"], at["y"], at["y_hat"]
    written = m3.T @ (σ(m5) * (1 - σ(m5)) * (y - y_hat))
    assert_allclose(gradients["W2"], written, **EXACT)
    formula = gradient_formula(network, "W2")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂W₂ = m₃ᵀ × ( σ(m₅)(1 − σ(m₅)) (y − ŷ) )"


def test_row_14_the_gradient_of_m3_written_out():
    network, at, gradients = one_sample()
    m5, y, y_hat, W2 = at["m5"], at["y"], at["y_hat"], at["W2"]
    written = (σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T
    assert_allclose(gradients["m3"], written, **EXACT)
    formula = gradient_formula(network, "m3")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂m₃ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ"


def test_row_14_the_sigmoid_again_gives_the_gradient_of_m2():
    network, at, gradients = one_sample()
    m2 = at["m2"]
    assert_allclose(gradients["m2"], gradients["m3"] * σ(m2) * (1 - σ(m2)), **EXACT)
    slope = numerical_gradient(lambda m2: 0.5 * np.sum((σ(σ(m2) @ at["W2"] + at["b2"]) - at["y_hat"]) ** 2), m2)
    assert_allclose(gradients["m2"], slope, **CLOSE)
    text = "∂E/∂m₂ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))"
    assert repr(gradient_formula(network, "m2")) == text


def test_row_15_the_gradients_of_b1_and_m1_are_that_of_m2():
    network, at, gradients = one_sample()
    m2, m5, y, y_hat, W2 = at["m2"], at["m5"], at["y"], at["y_hat"], at["W2"]
    written = (σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T * σ(m2) * (1 - σ(m2))
    assert_allclose(gradients["m2"], written, **EXACT)
    assert_allclose(gradients["m1"], written, **EXACT)
    assert_allclose(gradients["b1"], written[0], **EXACT)
    for name, symbol in (("m1", "m₁"), ("b1", "b₁")):
        text = f"∂E/∂{symbol} = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))"
        assert repr(gradient_formula(network, name)) == text


def test_row_15_the_gradient_of_W1_written_out():
    network, at, gradients = one_sample()
    x, m2, m5, y, y_hat, W2 = at["x"], at["m2"], at["m5"], at["y"], at["y_hat"], at["W2"]
    written = x.T @ ((σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T * (σ(m2) * (1 - σ(m2))))
    assert_allclose(gradients["W1"], written, **EXACT)
    assert_allclose(gradients["W1"], x.T @ gradients["m1"], **EXACT)
    formula = gradient_formula(network, "W1")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂W₁ = xᵀ × { [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂)) }"


# Row 16: no gradient for the inputs


def test_row_16_the_gradient_of_x_is_not_computed_when_nobody_wants_it():
    n, inputs = 6, lecture_inputs(6)
    network = mlp(N_IN, N_HIDDEN, N_OUT)
    without_x = count_backward(network, inputs)
    elementwise = 3 * n * N_OUT + 2 * n * N_HIDDEN  # error / B; σ(1 − σ) · gradient, in two layers
    matrix_products = 2 * n * N_HIDDEN * N_OUT + n * N_IN * N_HIDDEN  # ∂E/∂m₃ and ∂E/∂W₂; ∂E/∂W₁ alone
    assert without_x == elementwise + matrix_products
    with_x = Graph(network.steps, network.shapes, data=["y_hat"])
    assert count_backward(with_x, inputs) - without_x == n * N_HIDDEN * N_IN


def test_row_16_the_wanted_gradients_are_complete_without_that_of_x():
    gradients = []
    for network in (mlp(N_IN, N_HIDDEN, N_OUT), network_without_data()):
        network.forward(**lecture_inputs(6))
        gradients.append(network.backward())
    without_x, everything = gradients
    assert "x" not in without_x
    assert "x" in everything
    for name, gradient in without_x.items():
        assert_allclose(gradient, everything[name], **EXACT)


# Where the rows above have to be checked: where every sum has more than one term

WRONG_LINES = {
    "* for @ in the gradient of W": lambda v, d: (v["m3"].T * d, v["m3"].T @ d),
    "* for @ in the gradient of m3": lambda v, d: (d * v["W2"].T, d @ v["W2"].T),
    "the slope before the product": lambda v, d: (
        d @ (v["W2"].T * v["m3"] * (1 - v["m3"])),
        d @ v["W2"].T * v["m3"] * (1 - v["m3"]),
    ),
    "no sum over the rows": lambda v, d: (d[0], d.sum(axis=0)),
}


def is_noticed(line, n_samples, n_out):
    """Whether a wrong line stops, or gives other numbers than the right one."""
    network, rng = mlp(2, 4, n_out), np.random.default_rng(15)
    weights = {name: rng.normal(size=shape) for name, shape in network.shapes.items()}
    data = {"x": rng.normal(size=(n_samples, 2)), "y_hat": rng.uniform(size=(n_samples, n_out))}
    values = network.forward(**data, **weights)
    try:
        wrong, right = line(values, network.backward()["m5"])
    except ValueError:
        return True
    return not np.allclose(wrong, right)


@pytest.mark.parametrize("name", WRONG_LINES)
def test_row_13_one_sample_with_one_output_hides_a_wrong_line_and_three_with_two_do_not(name):
    assert not is_noticed(WRONG_LINES[name], 1, 1)
    assert is_noticed(WRONG_LINES[name], 3, 2)
