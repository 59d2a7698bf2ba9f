import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.gradient_check import numerical_gradient, relative_difference
from mlp_tutorial.modules import (
    MSE,
    Add,
    Exp,
    MatMul,
    Module,
    Multiply,
    Reciprocal,
    Sigmoid,
    Sin,
    Square,
    sigmoid,
)


def normal(*shape, seed=0):
    return np.random.default_rng([seed, *shape]).normal(size=shape)


CASES = {
    "MatMul": (MatMul, (normal(4, 2), normal(2, 3))),
    "Add, equal shapes": (Add, (normal(4, 3), normal(4, 3, seed=1))),
    "Add, a bias": (Add, (normal(4, 3), normal(3))),
    "Add, one number for all": (Add, (normal(4, 3), np.float64(0.7))),
    "Add, a bias as a row": (Add, (normal(4, 3), normal(1, 3))),
    "Add, many models": (Add, (normal(2, 4, 3), normal(2, 1, 3))),
    "Multiply, equal shapes": (Multiply, (normal(4, 3), normal(4, 3, seed=1))),
    "Multiply, one factor a column": (Multiply, (normal(4, 3), normal(3))),
    "Multiply, a row of factors": (Multiply, (normal(4, 3), normal(1, 3))),
    "Square": (Square, (normal(4, 3),)),
    "Exp": (Exp, (normal(4, 3),)),
    "Sin": (Sin, (normal(4, 3),)),
    "Reciprocal": (Reciprocal, (normal(4, 3) + np.sign(normal(4, 3)),)),  # at least 1 away from the pole
    "Sigmoid": (Sigmoid, (3 * normal(4, 3),)),
    "MSE": (MSE, (normal(4, 3), normal(4, 3, seed=1))),
    "MSE, scalars": (MSE, (np.float64(0.7), np.float64(-0.4))),
    "Multiply, scalars": (Multiply, (np.float64(0.7), np.float64(-0.4))),
    "Sigmoid, a scalar": (Sigmoid, (np.float64(0.7),)),
}


@pytest.mark.parametrize(("block", "inputs"), CASES.values(), ids=CASES)
def test_backward_agrees_with_central_differences(block, inputs):
    module = block()
    grad_output = normal(*np.shape(module.forward(*inputs)), seed=2)
    for number, gradient in enumerate(module.backward(grad_output)):

        def weighted_output(moved, number=number):
            return np.sum(grad_output * block().forward(*inputs[:number], moved, *inputs[number + 1 :]))

        assert gradient.shape == inputs[number].shape
        assert relative_difference(gradient, numerical_gradient(weighted_output, inputs[number])) < 1e-8


def test_matmul_sums_the_products_of_a_row_and_a_column():
    x, W = normal(4, 2), normal(2, 3)
    by_hand = [[sum(x[i, k] * W[k, j] for k in range(2)) for j in range(3)] for i in range(4)]
    assert_allclose(MatMul().forward(x, W), by_hand, rtol=1e-14)


def test_matmul_takes_lists_for_arrays():
    x, W, grad_output = normal(4, 2), normal(2, 3), normal(4, 3)
    matmul = MatMul()
    assert_allclose(matmul.forward(x.tolist(), W.tolist()), x @ W, rtol=1e-14)
    dE_dx, dE_dW = matmul.backward(grad_output.tolist())
    assert_allclose(dE_dx, grad_output @ W.T, rtol=1e-14)
    assert_allclose(dE_dW, x.T @ grad_output, rtol=1e-14)


def test_matmul_leaves_out_the_gradient_of_data():
    x, W, grad_output = normal(4, 2), normal(2, 3), normal(4, 3)
    matmul = MatMul()
    matmul.forward(x, W)
    matmul.is_data = (True, False)
    dE_dx, dE_dW = matmul.backward(grad_output)
    assert dE_dx is None
    assert_allclose(dE_dW, np.einsum("bi,bj->ij", x, grad_output), rtol=1e-13)
    matmul.is_data = (False, True)
    dE_dx, dE_dW = matmul.backward(grad_output)
    assert_allclose(dE_dx, np.einsum("bj,ij->bi", grad_output, W), rtol=1e-13)
    assert dE_dW is None


def test_a_bias_is_added_to_every_row_and_its_gradient_sums_over_them():
    a, b, grad_output = normal(4, 3), normal(3), normal(4, 3, seed=1)
    add = Add()
    assert_allclose(add.forward(a, b), [[a[i, j] + b[j] for j in range(3)] for i in range(4)], rtol=1e-15)
    dE_da, dE_db = add.backward(grad_output)
    assert_allclose(dE_da, grad_output, rtol=1e-15)
    assert_allclose(dE_db, [sum(grad_output[i, j] for i in range(4)) for j in range(3)], rtol=1e-14)


def test_a_shared_factor_multiplies_every_row_and_its_gradient_sums_over_them():
    a, b, grad_output = normal(4, 3), normal(3), normal(4, 3, seed=1)
    multiply = Multiply()
    assert_allclose(multiply.forward(a, b), [[a[i, j] * b[j] for j in range(3)] for i in range(4)], rtol=1e-15)
    by_hand = [sum(grad_output[i, j] * a[i, j] for i in range(4)) for j in range(3)]
    assert_allclose(multiply.backward(grad_output)[1], by_hand, rtol=1e-14)


@pytest.mark.parametrize(
    ("block", "value", "slope"),
    [
        (Square, 0.49, 1.4),
        (Exp, math.exp(0.7), math.exp(0.7)),
        (Sin, math.sin(0.7), math.cos(0.7)),
        (Reciprocal, 1 / 0.7, -1 / 0.49),
        (Sigmoid, 1 / (1 + math.exp(-0.7)), math.exp(-0.7) / (1 + math.exp(-0.7)) ** 2),
    ],
)
def test_a_scalar_block_gives_the_value_and_the_slope_of_its_function(block, value, slope):
    module = block()
    assert module.forward(0.7) == pytest.approx(value, rel=1e-15)
    assert module.backward(3.0) == (pytest.approx(3 * slope, rel=1e-14),)


def test_mse_is_half_the_squared_error_summed_over_outputs_and_averaged_over_rows():
    y, y_hat = normal(4, 3), normal(4, 3, seed=1)
    mse = MSE()
    by_hand = sum(0.5 * (y[i, j] - y_hat[i, j]) ** 2 for i in range(4) for j in range(3)) / 4
    assert mse.forward(y, y_hat) == pytest.approx(by_hand, rel=1e-14)
    dE_dy, dE_dy_hat = mse.backward()
    assert_allclose(dE_dy, (y - y_hat) / 4, rtol=1e-14)
    assert_allclose(dE_dy_hat, (y_hat - y) / 4, rtol=1e-14)


def test_mse_passes_on_the_gradient_of_what_comes_after_it():
    mse = MSE()
    mse.forward(np.full((4, 3), 2.0), np.zeros((4, 3)))
    assert_allclose(mse.backward(10.0)[0], np.full((4, 3), 5.0), rtol=1e-15)


def test_the_sigmoid_is_exact_to_float64_between_minus_700_and_700():
    x = np.concatenate([np.linspace(-700, 700, 1401), np.random.default_rng(0).uniform(-40, 40, 2000)])
    with localcontext() as context:
        context.prec = 50
        exact = [1 / (1 + (-Decimal(float(number))).exp()) for number in x]
        errors = [abs(Decimal(float(y)) / true - 1) for y, true in zip(sigmoid(x), exact, strict=True)]
    # one ulp for exp, half a one for each of + and /, and an ulp is at most 2.3e-16 of its number
    assert max(errors) < 4.5e-16


def test_the_sigmoid_is_silent_and_finite_for_every_number():
    x = np.array([1e308, np.inf, 710.0, -710.0, -1e308, -np.inf])
    with np.errstate(all="raise", under="ignore"):
        y = sigmoid(x)
    assert_allclose(y, [1, 1, 1, 0, 0, 0], rtol=0, atol=1e-300)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.int8, np.uint8])
def test_the_sigmoid_calculates_every_kind_of_number_in_float64(dtype):
    x = np.array([100, 7, 0], dtype=dtype)
    assert_allclose(sigmoid(x), [1, 1 / (1 + math.exp(-7)), 0.5], rtol=4.5e-16)
    if np.dtype(dtype).kind != "u":
        assert_allclose(sigmoid(-x), [1 / (1 + math.exp(100)), 1 / (1 + math.exp(7)), 0.5], rtol=4.5e-16)


@pytest.mark.parametrize("block", [MatMul, Add, Multiply, Square, Exp, Sin, Reciprocal, Sigmoid, MSE])
def test_backward_before_forward_is_refused(block):
    with pytest.raises(ValueError, match=rf"^{block.__name__}\.backward was called before forward"):
        block().backward(np.ones((4, 3)))


@pytest.mark.parametrize(("block", "inputs"), CASES.values(), ids=CASES)
def test_a_grad_output_of_the_wrong_shape_is_refused_with_both_shapes_named(block, inputs):
    module = block()
    shape = np.shape(module.forward(*inputs))
    with pytest.raises(ValueError) as refusal:
        module.backward(np.ones((7, *shape)))
    assert f"grad_output has shape {(7, *shape)}" in str(refusal.value)
    assert str(refusal.value).endswith(f"{shape}")


@pytest.mark.parametrize(
    ("block", "first", "second"),
    [
        (MatMul, (4, 2), (3, 2)),
        (MatMul, (4, 2), (2,)),
        (MatMul, (2,), (2, 3)),
        (MatMul, (5, 4, 2), (2, 3)),
        (Add, (4, 3), (4,)),
        (Add, (4, 3), (4, 1)),
        (Add, (4, 3), (1, 1)),
        (Add, (4, 3), (2, 4, 3)),
        (Add, (3,), (4, 3)),
        (Add, (), (3,)),
        (Multiply, (4, 3), (4,)),
        (Multiply, (4, 1), (4, 3)),
        (Multiply, (3,), (4, 3)),
        (MSE, (4,), (4, 1)),
        (MSE, (4, 1), (4,)),
        (MSE, (4,), (4,)),
        (MSE, (4, 3), (4, 2)),
        (MSE, (0, 3), (0, 3)),
        (MSE, (4, 0), (4, 0)),
        (MSE, (4, 3), ()),
    ],
)
def test_inputs_whose_shapes_do_not_fit_are_refused_with_both_named(block, first, second):
    with pytest.raises(ValueError) as refusal:
        block().forward(np.ones(first), np.ones(second))
    assert str(refusal.value).startswith(block.__name__)
    assert f"{first}" in str(refusal.value)
    assert f"{second}" in str(refusal.value)


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_a_module_of_ones_own_without_a_method_says_which_is_missing(method):
    class Cube(Module):
        pass

    with pytest.raises(NotImplementedError, match=f"Cube has no {method}"):
        getattr(Cube(), method)(np.ones(3))


def test_a_gradient_of_the_wrong_shape_is_refused_by_its_name_too():
    sigmoid = Sigmoid()
    sigmoid.forward(x=np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"grad_output has shape \(5, 3, 2\), expected .* \(3, 2\)"):
        sigmoid.backward(dE_dy=np.ones((5, 3, 2)))
