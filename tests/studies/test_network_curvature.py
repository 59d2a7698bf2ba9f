import numpy as np
import pytest

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.modules import MSE, MatMul
from mlp_tutorial.studies.network_curvature import curvatures_of
from mlp_tutorial.weights import Weights


def test_of_a_linear_network_they_are_those_of_the_inputs_products():
    """E = ½ |x × W − ŷ|² / M has the second derivatives xᵀ × x / M, once for each output."""
    graph = Graph(
        [("m1", MatMul(), ("x", "W")), ("E", MSE(), ("m1", "y_hat"))], {"W": (3, 2)}, data=("x", "y_hat")
    )
    rng = np.random.default_rng(0)
    x, y_hat, weights = rng.normal(size=(5, 3)), rng.normal(size=(5, 2)), Weights(graph.shapes)
    expected = np.linalg.eigvalsh(x.T @ x / 5)
    largest, mean = curvatures_of(graph, weights, x, y_hat, rng, n_draws=4000)
    assert largest == pytest.approx(expected[-1], rel=1e-5)
    assert mean == pytest.approx(expected.mean(), rel=0.05)


def test_of_the_tomatoes_network_they_are_the_eigenvalues_of_all_second_derivatives():
    (x, y_hat), network, weights = tomatoes(), mlp(2, 3, 1), example_weights()

    def slope(number):
        def of(flat):
            moved = weights.copy()
            moved.flat = flat
            network.forward(x=x, y_hat=y_hat, **moved)
            gradient = weights.copy()
            gradient.write(network.backward())
            return gradient.flat[number]

        return of

    H = np.array([numerical_gradient(slope(number), weights.flat.copy()) for number in range(weights.flat.size)])
    eigenvalues = np.linalg.eigvalsh((H + H.T) / 2)
    largest, mean = curvatures_of(network, weights, x, y_hat, np.random.default_rng(0), n_draws=2000)
    assert largest == pytest.approx(eigenvalues[-1], rel=1e-4)
    assert mean == pytest.approx(eigenvalues.mean(), abs=0.1 * np.abs(eigenvalues).max() / len(eigenvalues) ** 0.5)
    with pytest.raises(ValueError, match="n_draws"):
        curvatures_of(network, weights, x, y_hat, np.random.default_rng(0), n_draws=0)
