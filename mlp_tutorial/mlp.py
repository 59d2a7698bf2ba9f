"""The lecture's network, y = σ( σ( x × W₁ + b₁ ) × W₂ + b₂ ), as a graph, and weights for it."""

from itertools import pairwise

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid
from mlp_tutorial.weights import Weights


def mlp(*sizes):
    """Return the graph of the network with layers of the given sizes: `mlp(n_in, n_hidden, n_out)`.

    Its inputs are the data x (B, n_in) and y_hat (B, n_out), and the weights W1 (n_in, n_hidden), b1 (n_hidden,),
    W2 (n_hidden, n_out), b2 (n_out,); its steps are the lecture's m1 … m5, the output y and the error E.
    More sizes make more layers, each with a MatMul, an Add and a Sigmoid. ValueError unless there are at
    least two sizes, all of them whole numbers from 1.
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes are {sizes}; expected at least two, for input and output")
    for size in sizes:
        require_whole_number("a layer's size", size, 1)
    steps, shapes, activation = [], {}, "x"
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        W, b = f"W{layer}", f"b{layer}"
        product, total, output = (f"m{3 * layer - 2}", f"m{3 * layer - 1}", f"m{3 * layer}")
        if layer == len(sizes) - 1:
            output = "y"
        steps.append((product, MatMul(), (activation, W)))
        steps.append((total, Add(), (product, b)))
        steps.append((output, Sigmoid(), (total,)))
        shapes |= {W: (n_in, n_out), b: (n_out,)}
        activation = output
    return Graph([*steps, ("E", MSE(), ("y", "y_hat"))], shapes, data=("x", "y_hat"))


def initial_weights(network, rng):
    """Return weights for the network's `shapes`: each W normal with deviation 1/√n_in, each b zero.

    So a sum of n_in products starts near −1 … 1, where σ is steep. `rng` is a numpy.random.Generator.
    """
    weights = Weights(network.shapes)
    for name, shape in network.shapes.items():
        if len(shape) == 2:
            weights[name] = rng.normal(0.0, 1 / np.sqrt(shape[0]), shape)
    return weights


def example_weights():
    """Return the weights of the 2-3-1 network that the chapters calculate by hand, chosen to be short numbers."""
    return Weights.of(
        {
            "W1": np.array([[0.5, -1.0, 0.8], [1.0, 0.6, -0.4]]),
            "b1": np.array([0.1, 0.2, -0.3]),
            "W2": np.array([[1.0], [-1.5], [0.7]]),
            "b2": np.array([0.2]),
        }
    )
