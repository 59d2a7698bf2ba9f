"""Networks of blocks with a mistake in one of them, for the exercise of chapter 05 that is such a network."""

import numpy as np

from mlp_tutorial.exercises.catalogue import backward_pass, products, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.chapter_05.tasks_backward import SIZES
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid, sigmoid


def altered(kind, **ways):
    """Return the package's block of this kind with another forward(block, …) or backward(block, gradient)."""
    return type(kind.__name__, (kind,), {"__module__": __name__, **ways})


def network_with(*blocks):
    """Return the answer whose network has these blocks, made by `altered`, for the package's of the same name."""
    kinds = {"MatMul": MatMul, "Add": Add, "Sigmoid": Sigmoid, "MSE": MSE}
    kinds = {name: altered(kind) for name, kind in kinds.items()} | {one.__name__: one for one in blocks}

    def own_network():
        steps = [(name, kinds[type(module).__name__](), used) for name, module, used in mlp(*SIZES).steps]
        return Graph(steps)

    return own_network


def with_error(error, target=lambda dE_dy: -dE_dy, E=lambda block: block.output):
    """Return the answer whose last block is E(block), and gives back error(block); target(that) to the target."""

    def forward(block, y, y_hat):
        MSE.forward(block, y, y_hat)
        block.output = E(block)
        return block.output

    def backward(block, dE_dE):
        return dE_dE * error(block), target(dE_dE * error(block))

    return network_with(altered(MSE, forward=forward, backward=backward))


def with_slope(slope):
    """Return the answer whose sigmoids have this slope(y)."""
    return network_with(altered(Sigmoid, backward=lambda block, dE_dy: (dE_dy * slope(block.output),)))


def with_bias(bias):
    """Return the answer whose additions give a bias this bias(gradient)."""
    return network_with(altered(Add, backward=lambda block, dE_dm: (dE_dm, bias(dE_dm))))


def with_products(back=lambda x, W, d: d @ W.T, weights=lambda x, W, d: x.T @ d):
    """Return the answer whose matrix products give back these two."""

    def backward(block, d):
        return back(block.x, block.W, d), weights(block.x, block.W, d)

    return network_with(altered(MatMul, backward=backward))


def saved_for_all():
    """Return the answer whose products save in their class."""

    def forward(block, x, W):
        type(block).x, type(block).W = x, W
        return x @ W

    return network_with(altered(MatMul, forward=forward, backward=lambda block, d: (d @ block.W.T, block.x.T @ d)))


def saved_once(block, m):
    """Calculate σ, and keep the first one for the way back."""
    y = sigmoid(m)
    block.output = y if block.output is None else block.output
    return y


WRONG = {
    known.MISSING_1_OVER_B: with_error(lambda block: block.error),
    known.SECOND_1_OVER_B: with_error(lambda block: block.error / block.rows**2),
    known.OVER_ALL_ENTRIES: (
        with_error(lambda block: block.error / block.error.size),
        with_error(lambda block: block.error / block.error.size, E=lambda block: np.mean(block.error**2) / 2),
        with_error(lambda block: block.error / block.rows, E=lambda block: np.mean(block.error**2) / 2),
    ),
    known.AS_IN_PYTORCH: (
        with_error(lambda block: 2 * block.error / block.error.size, E=lambda block: np.mean(block.error**2)),
        with_error(lambda block: block.error / block.rows, E=lambda block: np.mean(block.error**2)),
    ),
    backward_pass.ROWS_OF_THE_EXAMPLE: (
        with_error(lambda block: block.error / 3),
        with_error(lambda block: block.error / 3, E=lambda block: np.sum(block.error**2) / 6),
    ),
    backward_pass.HALF_OF_E_LEFT_OUT: (
        with_error(lambda block: block.error / block.rows, E=lambda block: 2 * block.output),
        with_error(lambda block: 2 * block.error / block.rows, E=lambda block: 2 * block.output),
    ),
    backward_pass.GRADIENT_LEFT_OUT: network_with(
        altered(MSE, backward=lambda block, dE_dE: (block.error / block.rows, -block.error / block.rows))
    ),
    known.SIGN_OF_THE_ERROR: with_error(lambda block: -block.error / block.rows),
    known.HALF_LEFT: with_error(lambda block: block.error / block.rows / 2),
    known.FACTOR_2: with_error(lambda block: 2 * block.error / block.rows),
    backward_pass.TARGET_AS_OUTPUT: with_error(lambda block: block.error / block.rows, lambda dE_dy: dE_dy),
    backward_pass.E_NOT_A_MEAN: (
        with_error(lambda block: block.error, E=lambda block: block.output * block.rows),
        with_error(lambda block: block.error / block.rows, E=lambda block: block.output * block.rows),
    ),
    known.BIAS_OF_ONE_ROW: with_bias(lambda d: d[0]),
    known.BIAS_AVERAGED: with_bias(lambda d: d.mean(axis=0)),
    slopes.SLOPE_FORGOTTEN: with_slope(lambda y: 1.0),
    slopes.SLOPE_AT_OUTPUT: with_slope(lambda y: sigmoid(y) * (1 - sigmoid(y))),
    backward_pass.BRACKETS_FORGOTTEN: network_with(
        altered(Sigmoid, backward=lambda block, dE_dy: (dE_dy * block.output * 1 - block.output,))
    ),
    slopes.SLOPE_OF_THE_SUM: with_slope(lambda y: np.log(y / (1 - y)) * (1 - np.log(y / (1 - y)))),
    slopes.SIGMA_FOR_SLOPE: with_slope(lambda y: y),
    slopes.REST_FOR_SLOPE: with_slope(lambda y: 1 - y),
    slopes.SLOPE_ONLY: network_with(
        altered(Sigmoid, backward=lambda block, dE_dy: (block.output * (1 - block.output),))
    ),
    products.RESULTS_EXCHANGED: with_products(lambda x, W, d: x.T @ d, lambda x, W, d: d @ W.T),
    products.WEIGHTS_NOT_TRANSPOSED: with_products(back=lambda x, W, d: d @ W),
    products.INPUT_NOT_TRANSPOSED: with_products(weights=lambda x, W, d: x @ d),
    products.BACK_ORDER: with_products(back=lambda x, W, d: W.T @ d),
    products.WEIGHT_ORDER: with_products(weights=lambda x, W, d: d @ x.T),
    products.WEIGHTS_TURNED: with_products(weights=lambda x, W, d: d.T @ x),
    products.ENTRYWISE_BACK: with_products(back=lambda x, W, d: d * W.T),
    products.ENTRYWISE_WEIGHTS: with_products(weights=lambda x, W, d: x.T * d),
    products.WEIGHTS_DIVIDED: with_products(weights=lambda x, W, d: x.T @ d / len(x)),
    backward_pass.SAVED_FOR_ALL: saved_for_all(),
    backward_pass.SAVED_ONCE: network_with(altered(Sigmoid, forward=saved_once)),
}
