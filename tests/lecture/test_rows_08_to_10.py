"""Module by module, rows 8 to 10: MSE, Sigmoid, Add."""

from itertools import pairwise

import numpy as np
import pytest
from lecture_setup import (
    CLOSE,
    EXACT,
    N_HIDDEN,
    N_IN,
    N_OUT,
    WANTED,
    complex_step,
    error_of,
    lecture_inputs,
    one_sample,
    σ,
)
from numpy.testing import assert_allclose

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, Sigmoid

# Row 8: MSE


def test_row_08_the_error_and_its_gradient_for_one_sample_worked_by_hand():
    y, y_hat = np.array([[0.9, 0.2, 0.5]]), np.array([[0.5, 0.4, 0.5]])
    mse = MSE()
    assert_allclose(mse.forward(y, y_hat), 0.5 * (0.16 + 0.04 + 0.0), **EXACT)
    dE_dy, dE_dy_hat = mse.backward()
    assert_allclose(dE_dy, [[0.4, -0.2, 0.0]], **EXACT)  # y − ŷ, and not ŷ − y
    assert_allclose(dE_dy_hat, [[-0.4, 0.2, 0.0]], **EXACT)


@pytest.mark.parametrize("n_samples", [1, 4])
def test_row_08_the_gradient_of_the_error_agrees_with_differences(n_samples):
    rng = np.random.default_rng(8)
    y, y_hat = rng.normal(size=(n_samples, N_OUT)), rng.normal(size=(n_samples, N_OUT))
    mse = MSE()
    mse.forward(y, y_hat)
    dE_dy, _ = mse.backward()
    assert_allclose(dE_dy, (y - y_hat) / n_samples, **EXACT)
    slope = numerical_gradient(lambda y: np.sum((y - y_hat) ** 2) / (2 * n_samples), y)
    assert_allclose(dE_dy, slope, **CLOSE)


def test_row_08_the_mean_over_rows_makes_the_weights_gradient_independent_of_the_batch_size():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(4)
    E = network.forward(**inputs)["E"]
    once = network.backward()
    thrice = inputs | {name: np.tile(inputs[name], (3, 1)) for name in ("x", "y_hat")}
    assert_allclose(network.forward(**thrice)["E"], E, **EXACT)
    gradients = network.backward()
    for name in WANTED:
        assert_allclose(gradients[name], once[name], **EXACT)


@pytest.mark.parametrize("n_outputs", [1, 2, 5])
def test_row_08_the_error_is_half_the_outputs_times_the_mean_of_all_squares(n_outputs):
    rng = np.random.default_rng(n_outputs)
    y, y_hat = rng.normal(size=(3, n_outputs)), rng.normal(size=(3, n_outputs))
    mse = MSE()
    assert_allclose(mse.forward(y, y_hat), n_outputs / 2 * np.mean((y - y_hat) ** 2), **EXACT)
    slope_of_the_mean = 2 * (y - y_hat) / y.size  # what PyTorch's MSELoss gives
    assert_allclose(mse.backward()[0], n_outputs / 2 * slope_of_the_mean, **EXACT)


# Row 9: Sigmoid

X = np.linspace(-12.0, 5.0, 341)  # further right, 1 − σ(x) loses digits that the other lines keep
DERIVATION = {
    "d/dx (1 + e⁻ˣ)⁻¹": lambda x: complex_step(lambda z: (1 + np.exp(-z)) ** -1, x),
    "−(1 + e⁻ˣ)⁻² · d/dx (1 + e⁻ˣ)": lambda x: (
        -((1 + np.exp(-x)) ** -2) * complex_step(lambda z: 1 + np.exp(-z), x)
    ),
    "−(1 + e⁻ˣ)⁻² · (0 + d/dx e⁻ˣ)": lambda x: (
        -((1 + np.exp(-x)) ** -2) * (0 + complex_step(lambda z: np.exp(-z), x))
    ),
    "−(1 + e⁻ˣ)⁻² · (−1) · e⁻ˣ": lambda x: -((1 + np.exp(-x)) ** -2) * (-1) * np.exp(-x),
    "e⁻ˣ / (1 + e⁻ˣ)²": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
    "1 / (1 + e⁻ˣ) · e⁻ˣ / (1 + e⁻ˣ)": lambda x: 1 / (1 + np.exp(-x)) * np.exp(-x) / (1 + np.exp(-x)),
    "σ(x) · ((1 + e⁻ˣ) − 1) / (1 + e⁻ˣ)": lambda x: σ(x) * ((1 + np.exp(-x)) - 1) / (1 + np.exp(-x)),
    "σ(x)(1 − σ(x))": lambda x: σ(x) * (1 - σ(x)),
}


@pytest.mark.parametrize(("line", "next_line"), list(pairwise(DERIVATION)))
def test_row_09_each_line_of_the_derivation_equals_the_next(line, next_line):
    assert_allclose(DERIVATION[line](X), DERIVATION[next_line](X), rtol=1e-12)


@pytest.mark.parametrize("line", DERIVATION)
def test_row_09_the_sigmoid_block_returns_the_slope_of_every_line(line):
    block = Sigmoid()
    assert_allclose(block.forward(X), σ(X), rtol=1e-14)
    (slope,) = block.backward(np.ones_like(X))
    assert_allclose(slope, DERIVATION[line](X), rtol=1e-12)


def test_row_09_the_chain_rule_again_gives_the_gradient_of_m5():
    _, at, gradients = one_sample()
    expected = σ(at["m5"]) * (1 - σ(at["m5"])) * (at["y"] - at["y_hat"])
    assert_allclose(gradients["m5"], expected, **EXACT)
    assert_allclose(
        gradients["m5"],
        numerical_gradient(lambda m5: 0.5 * np.sum((σ(m5) - at["y_hat"]) ** 2), at["m5"]),
        **CLOSE,
    )


def test_row_09_the_gradient_of_m5_for_three_rows_of_two_outputs_has_a_third_of_each():
    m5, y_hat = np.array([[0.7, -3.0], [1.5, -0.4], [-2.0, 0.9]]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.3]])
    block, mse = Sigmoid(), MSE()
    y = block.forward(m5)
    mse.forward(y, y_hat)
    (dE_dm5,) = block.backward(mse.backward()[0])
    assert_allclose(dE_dm5, σ(m5) * (1 - σ(m5)) * (y - y_hat) / 3, **EXACT)
    slope = numerical_gradient(lambda m5: 0.5 * np.sum((σ(m5) - y_hat) ** 2) / 3, m5)
    assert_allclose(dE_dm5, slope, **CLOSE)
    of_y = σ(y) * (1 - σ(y)) * (y - y_hat) / 3  # σ′ taken at the output and not at its argument
    assert np.abs(of_y - slope).max() > 10 * np.abs(slope[0, 1])


# Row 10: Add


@pytest.mark.parametrize("which", [0, 1])
def test_row_10_both_local_derivatives_of_a_sum_are_1(which):
    m4, b2 = np.array([0.4, -1.0, 2.0]), np.array([0.1, 0.2, -0.3])
    inputs, jacobian = [m4, b2], []
    for i in range(3):
        add = Add()
        add.forward(m4, b2)
        jacobian.append(add.backward(np.eye(3)[i])[which])

        def component(w, i=i):
            return Add().forward(*[w if place == which else inputs[place] for place in (0, 1)])[i]

        assert_allclose(numerical_gradient(component, inputs[which]), np.eye(3)[i], **CLOSE)
    assert_allclose(jacobian, np.eye(3), **EXACT)


def test_row_10_the_sum_passes_its_gradient_on_to_m4_and_to_b2():
    _, _, gradients = one_sample()
    assert_allclose(gradients["b2"], gradients["m5"][0], **EXACT)
    assert_allclose(gradients["m4"], gradients["m5"], **EXACT)


def test_row_10_in_a_batch_every_row_used_the_same_bias_so_its_gradients_add():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    gradients = network.backward()
    assert_allclose(gradients["b2"], sum(gradients["m5"][row] for row in range(6)), **EXACT)
    assert_allclose(gradients["m4"], gradients["m5"], **EXACT)
    slope = numerical_gradient(lambda b: error_of(inputs, "b2", b), inputs["b2"])
    assert_allclose(gradients["b2"], slope, **CLOSE)
