"""The exercise of chapter 05 that is the whole backward pass."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, products, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.chapter_04.tasks_products import in_other_orders
from mlp_tutorial.exercises.chapter_05.tasks_ways import (
    backward_with,
    in_either,
    sigma_slope_of,
    slope_first,
    slope_of_the_last,
    without_brackets,
)
from mlp_tutorial.mlp import mlp

SIZES = (5, 4, 6)  # inputs, hidden neurons, outputs
N_ROWS = 7
NAMES = ("W1", "b1", "W2", "b2")


def draw_pass(rng, sizes=SIZES, n_rows=N_ROWS):
    """Return what a forward pass of the network has saved, and its weights: new numbers each time."""
    network = mlp(*sizes)
    weights = {name: rng.normal(size=shape) for name, shape in network.shapes.items()}
    data = {"x": rng.normal(size=(n_rows, sizes[0])), "y_hat": rng.uniform(0.1, 0.9, size=(n_rows, sizes[-1]))}
    return network.forward(**data, **weights), {name: one.copy() for name, one in weights.items()}


def draw_square_pass(rng):
    """Return the same with all sizes equal."""
    return draw_pass(rng, (4, 4, 4), 4)


def backward(values, weights):
    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    dE_dm5 = y * (1 - y) * (y - y_hat) / len(y)
    dE_dm2 = dE_dm5 @ weights["W2"].T * m3 * (1 - m3)
    return x.T @ dE_dm2, dE_dm2.sum(axis=0), m3.T @ dE_dm5, dE_dm5.sum(axis=0)


def to_the_stepper(result, values, weights):
    """Return the learner's gradients, with the network and the inputs that they belong to."""
    data = {name: values[name] for name in ("x", "y_hat")}
    return dict(zip(NAMES, result, strict=True)), mlp(*SIZES), data | weights


BACKWARD = Exercise(
    name="05-backward",
    title="the whole backward pass",
    statement="""
From the values that a forward pass has saved (`values["m3"]` and so on; `values["x"]` and `values["y_hat"]` too)
and the `weights` (`weights["W2"]`), calculate all four gradients, for any number of rows, and return them in the
order $W_1$, $b_1$, $W_2$, $b_2$. $E$ is the mean over the rows. Ten lines are enough. The check takes seven rows,
five inputs, four hidden neurons and six outputs, all new numbers. A wrong number is shown where it arises, step
by step.
""",
    level=3,
    starter="def backward(values, weights):\n"
    '    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""\n'
    "    # your lines\n"
    "    return ...  # the four gradients, when they are there\n",
    reference=backward,
    hints=(
        "Start at the end, with ∂E/∂m₅, and keep it: all four gradients are made from it.",
        "From ∂E/∂m₅ come ∂E/∂b₂, ∂E/∂W₂ and, through W₂ and the slope of the hidden sigmoid, ∂E/∂m₂.",
        "∂E/∂m₅ has three parts: y · (1 − y), the mistake, and 1/B. A bias gets a sum over the rows.",
    ),
    lesson="Seven rows, five inputs, four neurons, six outputs: no wrong order, transpose or sum could hide.",
    draw=draw_pass,
    draw_square=draw_square_pass,
    stepper=to_the_stepper,
    wrong={
        known.BIAS_NOT_SUMMED: in_either("of_bias", lambda d: d),
        known.BIAS_OF_ONE_ROW: in_either("of_bias", lambda d: d[0]),
        known.BIAS_AVERAGED: in_either("of_bias", lambda d: d.mean(axis=0)),
        known.BIAS_WRONG_AXIS: in_either("of_bias", lambda d: d.sum(axis=1)),
        known.BIAS_ONE_NUMBER: in_either("of_bias", lambda d: d.sum()),
        known.BIAS_KEEPS_AXIS: in_either("of_bias", lambda d: d.sum(axis=0, keepdims=True)),
        known.MISSING_1_OVER_B: backward_with(error=lambda y, y_hat: y - y_hat),
        known.SECOND_1_OVER_B: backward_with(error=lambda y, y_hat: (y - y_hat) / len(y) ** 2),
        known.OVER_ALL_ENTRIES: backward_with(error=lambda y, y_hat: (y - y_hat) / y.size),
        known.OVER_THE_OUTPUTS: backward_with(error=lambda y, y_hat: (y - y_hat) / y.shape[1]),
        known.SIGN_OF_THE_ERROR: backward_with(error=lambda y, y_hat: (y_hat - y) / len(y)),
        known.HALF_LEFT: backward_with(error=lambda y, y_hat: (y - y_hat) / 2 / len(y)),
        known.AS_IN_PYTORCH: backward_with(error=lambda y, y_hat: 2 * (y - y_hat) / y.size),
        backward_pass.ROWS_OF_THE_EXAMPLE: backward_with(error=lambda y, y_hat: (y - y_hat) / 3),
        backward_pass.BRACKETS_FORGOTTEN: without_brackets(),
        known.FACTOR_2: backward_with(error=lambda y, y_hat: 2 * (y - y_hat) / len(y)),
        slopes.SLOPE_FORGOTTEN: backward_with(slope=lambda m, y: 1.0),
        backward_pass.HIDDEN_SLOPE_FORGOTTEN: in_either("slope", lambda m, y: 1.0)[1],
        backward_pass.OUTPUT_SLOPE_FORGOTTEN: in_either("slope", lambda m, y: 1.0)[2],
        slopes.SLOPE_AT_OUTPUT: backward_with(slope=sigma_slope_of),
        backward_pass.HIDDEN_SLOPE_AT_OUTPUT: in_either("slope", sigma_slope_of)[1],
        backward_pass.OUTPUT_SLOPE_AT_OUTPUT: in_either("slope", sigma_slope_of)[2],
        slopes.SLOPE_OF_THE_SUM: in_either("slope", lambda m, y: m * (1 - m)),
        slopes.SIGMA_FOR_SLOPE: in_either("slope", lambda m, y: y),
        slopes.REST_FOR_SLOPE: in_either("slope", lambda m, y: 1 - y),
        backward_pass.SLOPE_OF_THE_LAST: slope_of_the_last,
        products.WEIGHTS_NOT_TRANSPOSED: backward_with(back=lambda d, W2: d @ W2),
        products.BACK_ORDER: backward_with(back=lambda d, W2: W2.T @ d),
        products.BOTH_WRONG: backward_with(back=lambda d, W2: W2 @ d),
        products.ENTRYWISE_BACK: backward_with(back=lambda d, W2: d * W2.T),
        products.SLOPE_TOO_EARLY: slope_first,
        products.INPUT_NOT_TRANSPOSED: in_either("of_weights", lambda m, d: m @ d),
        products.WEIGHT_ORDER: in_either("of_weights", lambda m, d: d @ m.T),
        products.WEIGHTS_TURNED: in_either("of_weights", lambda m, d: d.T @ m),
        products.ENTRYWISE_WEIGHTS: in_either("of_weights", lambda m, d: m.T * d),
        products.WEIGHTS_DIVIDED: in_either("of_weights", lambda m, d: m.T @ d / len(m)),
        products.RESULTS_EXCHANGED: in_other_orders(backward, 4),
    },
)
