"""The largest numbers: every block gives inf or nan, and in a graph no block warns of it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square

LARGE = np.full((2, 2), 1e308)
INF, NAN = np.full((2, 2), np.inf), np.full((2, 2), np.nan)
CASES = {
    "MatMul": (MatMul, (LARGE, LARGE), INF),
    "MatMul of inf and -inf": (MatMul, (np.array([[np.inf, -np.inf]] * 2), LARGE), NAN),
    "Add": (Add, (LARGE, LARGE), INF),
    "Add, a bias": (Add, (LARGE, LARGE[0]), INF),
    "Multiply": (Multiply, (LARGE, -LARGE), -INF),
    "Square": (Square, (-LARGE,), INF),
    "Exp": (Exp, (np.full((2, 2), 710.0),), INF),
    "Sin": (Sin, (INF,), NAN),
    "Reciprocal of 0": (Reciprocal, (np.zeros((2, 2)),), INF),
    "Reciprocal of almost 0": (Reciprocal, (np.full((2, 2), 1e-310),), INF),
    "Sigmoid": (Sigmoid, (LARGE,), np.ones((2, 2))),
    "Sigmoid of -LARGE": (Sigmoid, (-LARGE,), np.zeros((2, 2))),
}
NAMES = ("a", "b")


@pytest.mark.parametrize(("block", "inputs", "output"), CASES.values(), ids=CASES)
def test_in_a_graph_a_block_is_silent_for_the_largest_numbers(block, inputs, output):
    names = NAMES[: len(inputs)]
    graph = Graph([("m", block(), names), ("E", MSE(), ("m", "y_hat"))])
    with np.errstate(all="raise"):
        values = graph.forward(**dict(zip(names, inputs, strict=True)), y_hat=np.zeros((2, 2)))
        gradients = graph.backward()
    assert_allclose(values["m"], output, rtol=0, atol=1e-300)
    assert [np.shape(gradients[name]) for name in names] == [np.shape(value) for value in inputs]


@pytest.mark.parametrize("y_hat", [-LARGE, np.zeros((2, 2))])
def test_an_error_that_is_too_large_is_inf_and_silent(y_hat):
    graph = Graph([("E", MSE(), ("y", "y_hat"))])
    with np.errstate(all="raise"):
        assert np.isinf(graph.forward(y=LARGE, y_hat=y_hat)["E"])
        graph.backward()


@pytest.mark.parametrize("block", [Exp, Square, Reciprocal, Sin, Sigmoid])
@pytest.mark.parametrize("gradient", [np.inf, -np.inf, np.nan])
def test_a_gradient_that_is_not_finite_goes_backward(block, gradient):
    module = block()
    with np.errstate(all="ignore"):
        module.forward(np.zeros(3))
        (backward,) = module.backward(np.full(3, gradient))
    assert not np.any(np.isfinite(backward))


def test_an_infinite_gradient_is_nan_behind_a_flat_sigmoid():
    module = Sigmoid()
    module.forward(LARGE)
    with np.errstate(all="ignore"):
        (gradient,) = module.backward(INF)
    assert np.all(np.isnan(gradient))  # a slope of 0 times inf
