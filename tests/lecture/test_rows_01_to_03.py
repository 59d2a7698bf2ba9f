"""Why and what, rows 1 to 3: the wanted gradients, the chain rule, the two passes."""

from itertools import product

import numpy as np
import pytest
from lecture_setup import CLOSE, EXACT, N_HIDDEN, N_IN, N_OUT, WANTED, complex_step, error_of, lecture_inputs, σ
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.modules import MSE, Exp, Reciprocal, Sigmoid, Sin, Square

# Row 1: the four gradients, and what they are for


def test_row_01_each_of_the_four_gradients_has_the_shape_of_its_weights():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    gradients = network.backward()
    shapes = {name: gradients[name].shape for name in WANTED}
    assert shapes == {"W1": (N_IN, N_HIDDEN), "b1": (N_HIDDEN,), "W2": (N_HIDDEN, N_OUT), "b2": (N_OUT,)}


@pytest.mark.parametrize("name", WANTED)
def test_row_01_each_of_the_four_gradients_is_the_slope_of_the_error(name):
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    slope = numerical_gradient(lambda w: error_of(inputs, name, w), inputs[name])
    assert_allclose(network.backward()[name], slope, **CLOSE)


@pytest.mark.parametrize("moved", [*[(name,) for name in WANTED], WANTED])
def test_row_01_a_small_step_down_the_gradients_lowers_the_error_by_α_times_their_square(moved):
    network, inputs, α = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6), 1e-5
    before = network.forward(**inputs)["E"]
    gradients = network.backward()
    after = network.forward(**inputs | {name: inputs[name] - α * gradients[name] for name in moved})["E"]
    assert after < before
    assert_allclose(before - after, α * sum(np.sum(gradients[name] ** 2) for name in moved), rtol=1e-4)


def example_error(flat):
    """E of the 2-3-1 network for the four tomatoes, with this vector of weights."""
    (x, y_hat), weights = tomatoes(), example_weights()
    weights.flat = flat
    return mlp(2, 3, 1).forward(x=x, y_hat=y_hat, **weights)["E"]


def test_row_01_a_long_step_keeps_less_than_the_slopes_promise():
    w = example_weights().flat
    slopes = numerical_gradient(example_error, w)
    kept = [(example_error(w) - example_error(w - α * slopes)) / (α * np.sum(slopes**2)) for α in (0.01, 1, 5, 20)]
    assert abs(kept[0] - 1) < 0.005
    assert 0.95 < kept[1] < 1
    assert 0.6 < kept[2] < 0.7
    assert kept[3] < 0.1
    assert 20 * np.sum(slopes**2) > example_error(w)  # more than there is


def test_row_01_of_short_steps_of_one_length_the_one_in_proportion_to_the_slopes_lowers_the_error_most():
    w, rng = example_weights().flat, np.random.default_rng(0)
    slopes = numerical_gradient(example_error, w)
    steepest = slopes * (np.abs(slopes) == np.abs(slopes).max())
    ways = [np.sign(slopes), steepest, *(slopes + 0.3 * np.abs(slopes).max() * rng.normal(size=(100, 13)))]
    best, *others = (example_error(w - 0.01 * way / np.linalg.norm(way)) for way in [slopes, *ways])
    assert best < min(others)


def test_row_01_the_gradient_of_the_mean_error_is_the_mean_of_the_samples_gradients():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    together = network.backward()
    alone = []
    for row in range(6):
        network.forward(**inputs | {name: inputs[name][[row]] for name in ("x", "y_hat")})
        alone.append(network.backward())
    for name in WANTED:
        assert_allclose(together[name], np.mean([gradients[name] for gradients in alone], axis=0), **CLOSE)


def test_row_01_two_layers_without_a_sigmoid_between_them_are_one():
    inputs = lecture_inputs(6)
    x, W1, b1, W2, b2 = (inputs[name] for name in ("x", *WANTED))
    one = x @ (W1 @ W2) + (b1 @ W2 + b2)
    assert_allclose((x @ W1 + b1) @ W2 + b2, one, **CLOSE)
    assert np.abs(σ(x @ W1 + b1) @ W2 + b2 - one).max() > 0.1


# Row 2: the chain rule in both notations

SCALAR = {  # module, the function and its derivative by hand
    "sin": (Sin, np.sin, np.cos),
    "square": (Square, lambda x: x**2, lambda x: 2 * x),
    "exp": (Exp, np.exp, np.exp),
    "reciprocal": (Reciprocal, lambda x: 1 / x, lambda x: -1 / x**2),
    "sigmoid": (Sigmoid, σ, lambda x: σ(x) * (1 - σ(x))),
}


@pytest.mark.parametrize(("first", "second", "third"), list(product(SCALAR, repeat=3)))
def test_row_02_leibniz_and_lagrange_give_the_slope_of_the_chained_function(first, second, third):
    (F, f, df), (G, g, dg), (H, h, dh) = SCALAR[first], SCALAR[second], SCALAR[third]
    for x in (0.55, 0.6, 0.65):  # where σ is not so flat that 1 − σ(x) loses digits
        lagrange = dh(g(f(x))) * dg(f(x)) * df(x)

        block_f, block_g, block_h = F(), G(), H()
        block_h.forward(block_g.forward(block_f.forward(x)))
        (du_dx,), (dv_du,), (dy_dv,) = (block.backward(1.0) for block in (block_f, block_g, block_h))
        leibniz = dy_dv * dv_du * du_dx

        assert_allclose(leibniz, lagrange, rtol=1e-12)
        assert_allclose(lagrange, complex_step(lambda z: h(g(f(z))), x), rtol=1e-12)
        assert_allclose(leibniz, numerical_gradient(lambda z: h(g(f(z))), x), rtol=1e-6)


# Row 3: forward pass and backward pass


def chain_and_its_passes():
    graph = Graph(
        [
            ("u", Sin(), ("x",)),
            ("v", Square(), ("u",)),
            ("y", Exp(), ("v",)),
            ("E", MSE(), ("y", "y_hat")),
        ]
    )
    return graph.forward(x=0.7, y_hat=0.2), graph.backward()


def test_row_03_the_forward_pass_saves_all_intermediate_variables():
    values, _ = chain_and_its_passes()
    u = np.sin(0.7)
    v = u**2
    y = np.exp(v)
    assert list(values) == ["x", "y_hat", "u", "v", "y", "E"]
    assert_allclose([values["u"], values["v"], values["y"]], [u, v, y], **EXACT)
    assert_allclose(values["E"], 0.5 * (y - 0.2) ** 2, **EXACT)


def test_row_03_the_backward_labels_are_products_of_the_derivatives_from_the_end():
    values, gradients = chain_and_its_passes()
    err = values["y"] - 0.2
    v_label = np.exp(values["v"]) * err  # v′ = h′(v) · err
    u_label = 2 * values["u"] * v_label  # u′ = g′(u) · v′
    x_label = np.cos(0.7) * u_label  # x′ = f′(x) · u′
    got = [gradients[name] for name in ("y", "v", "u", "x")]
    assert_allclose(got, [err, v_label, u_label, x_label], **EXACT)


def test_row_03_every_derivative_is_taken_at_its_argument_in_the_forward_pass():
    values, gradients = chain_and_its_passes()
    slope = numerical_gradient(lambda x: 0.5 * (np.exp(np.sin(x) ** 2) - 0.2) ** 2, 0.7)
    assert_allclose(gradients["x"], slope, **CLOSE)
    all_at_x = np.cos(0.7) * 2 * 0.7 * np.exp(0.7) * (values["y"] - 0.2)
    assert abs(all_at_x / slope - 1) > 0.1


def test_row_03_the_backward_pass_needs_what_the_latest_forward_pass_saved():
    graph = Graph([("u", Sin(), ("x",)), ("E", Square(), ("u",))])
    with pytest.raises(ValueError, match="before a forward pass"):
        graph.backward()
    for x in (0.3, 1.2):
        graph.forward(x=x)
        assert_allclose(graph.backward()["x"], 2 * np.sin(x) * np.cos(x), **EXACT)
    with pytest.raises(ValueError, match="before forward"):
        Sin().backward(1.0)
