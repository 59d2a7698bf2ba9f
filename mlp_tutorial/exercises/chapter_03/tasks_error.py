"""Exercises of chapter 03 with the squared error: its gradient alone, and through the last sigmoid."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue import products, slopes
from mlp_tutorial.modules import sigmoid


def dE_dy_entry():
    """Return ∂E/∂y for one output of one row of the batch."""
    y, y_hat, n_rows = 0.9, 0.3, 4
    return (y - y_hat) / n_rows


ENTRY = Exercise(
    name="03-entry",
    title="one slope of a batch",
    statement="""
A network with 3 outputs has seen a batch of 4 samples. One of its twelve outputs is 0.9 and should be 0.3.
As always, $E$ is the mean over the rows of ½ times the sum over a row's outputs, of $(y - \\hat y)^2$.
By how much does $E$ grow, for each unit by which this one output grows? Type the number in place of `...`;
three digits are enough.
""",
    level=1,
    starter="dE_dy_entry = ...\n",
    reference=dE_dy_entry,
    hints=(
        "Which terms of E does this one output stand in? All others have the slope 0.",
        "The derivative of ½ (y − ŷ)² is the mistake itself. Then look for what the mean does to it.",
        "The mean adds what the rows have and divides by their number. The outputs of a row are only added.",
    ),
    lesson="Twelve outputs, four rows: the rows share E, the outputs of a row do not. With one row all of the "
    "slope would be left.",
    within=1e-3,
    wrong={
        known.MISSING_1_OVER_B: lambda: 0.9 - 0.3,
        known.SECOND_1_OVER_B: lambda: (0.9 - 0.3) / 4 / 4,
        known.OVER_ALL_ENTRIES: lambda: (0.9 - 0.3) / 12,
        known.OVER_THE_OUTPUTS: lambda: (0.9 - 0.3) / 3,
        known.SIGN_OF_THE_ERROR: lambda: (0.3 - 0.9) / 4,
        known.HALF_LEFT: lambda: (0.9 - 0.3) / 2 / 4,
        known.FACTOR_2: lambda: 2 * (0.9 - 0.3) / 4,
        known.AS_IN_PYTORCH: lambda: 2 * (0.9 - 0.3) / 12,
        known.E_ITSELF: (lambda: (0.9 - 0.3) ** 2 / 2 / 4, lambda: (0.9 - 0.3) ** 2 / 2),
    },
)


def column_gradient(y, targets):
    """Return ∂E/∂y of a column of outputs, whose targets are a plain row of numbers."""
    return (y - targets[:, np.newaxis]) / len(y)


def draw_column(rng):
    """Return outputs (5, 1) and targets (5,), new each time."""
    return rng.uniform(0.1, 0.9, size=(5, 1)), rng.uniform(0.1, 0.9, size=5)


COLUMN = Exercise(
    name="03-column",
    title="targets in a row",
    statement="""
A network with one output gives `y` of the shape $(B, 1)$. But the file with the targets has one number a
sample, so `targets` has the shape $(B,)$. Return $\\partial E/\\partial y$, of the shape of `y`, for the $E$ of
this chapter, the mean over the rows. The check takes 5 rows. Before you subtract, try what numpy makes of
`np.ones((5, 1)) - np.ones(5)`: nothing complains.
""",
    level=2,
    starter='def column_gradient(y, targets):\n    """∂E/∂y, of the shape of y."""\n    return ...\n',
    reference=column_gradient,
    hints=(
        "Print the shape of y − targets.",
        "Both sides of the minus should have the same shape, (B, 1).",
        "An array has a method reshape, and an index np.newaxis makes an axis of length 1.",
    ),
    lesson="Each output met its own target. With one row, (1, 1) against (1,), the table of all against all "
    "would have had one entry, and no test could have seen it.",
    draw=draw_column,
    wrong={
        known.ALL_AGAINST_ALL: (lambda y, t: (y - t) / len(y), lambda y, t: y - t),
        known.MEAN_TARGET: lambda y, t: (y - t).mean(axis=1, keepdims=True) / len(y),
        known.ONE_AXIS_LOST: lambda y, t: (y[:, 0] - t) / len(y),
        known.MISSING_1_OVER_B: lambda y, t: y - t[:, None],
        known.SECOND_1_OVER_B: lambda y, t: (y - t[:, None]) / len(y) ** 2,
        known.SIGN_OF_THE_ERROR: lambda y, t: (t[:, None] - y) / len(y),
        known.HALF_LEFT: lambda y, t: (y - t[:, None]) / 2 / len(y),
        known.FACTOR_2: lambda y, t: 2 * (y - t[:, None]) / len(y),
    },
)


def dE_dm5_by_hand():
    """Return ∂E/∂m₅ of a neuron that says 0.8 and should say 0."""
    y, y_hat = 0.8, 0.0
    return y * (1 - y) * (y - y_hat)


BY_HAND = Exercise(
    name="03-by-hand",
    title="∂E/∂m₅ by hand",
    statement="""
An output neuron says 0.8 and should say 0. There is one sample, so $B = 1$. What is $\\partial E/\\partial m_5$,
the slope of $E = \\frac12 (y - \\hat y)^2$ over the sum that goes into the sigmoid? You do not need $m_5$
itself. Type the number in place of `...`; three digits are enough.
""",
    level=1,
    starter="dE_dm5_by_hand = ...\n",
    reference=dE_dm5_by_hand,
    hints=(
        "Two blocks lie between m₅ and E. Each has a slope of its own.",
        "Go backwards: first the slope of E over y, then that of the sigmoid.",
        "The slope of the sigmoid needs only its output, 0.8: this, times what is left to 1.",
    ),
    lesson="The slope came from the output alone: what the forward pass has saved is enough.",
    within=2e-3,
    wrong={
        slopes.SLOPE_FORGOTTEN: lambda: 0.8,
        slopes.ONE_FACTOR_LOST: lambda: 0.8 * 0.2,
        known.SIGN_OF_THE_ERROR: lambda: -0.8 * 0.2 * 0.8,
        known.OTHER_TARGET: (lambda: 0.8 * 0.2 * -0.2, lambda: 0.8 * 0.2 * 0.2),
        known.HALF_LEFT: lambda: 0.8 * 0.2 * 0.8 / 2,
        known.FACTOR_2: lambda: 0.8 * 0.2 * 0.8 * 2,
        slopes.SIGMA_FOR_SLOPE: lambda: 0.8 * 0.8,
        slopes.SLOPE_AT_OUTPUT: lambda: sigmoid(0.8) * (1 - sigmoid(0.8)) * 0.8,
        known.E_TIMES_SLOPE: lambda: 0.8**2 / 2 * 0.8 * 0.2,
    },
)


def your_dE_dm5(m5, y_hat):
    """Return ∂E/∂m₅, of the shape of m₅."""
    y = sigmoid(m5)
    return y * (1 - y) * (y - y_hat) / len(m5)


def draw_sums(rng, n_rows=4, n_out=3):
    """Return sums and targets of a batch, new each time."""
    return rng.normal(scale=1.5, size=(n_rows, n_out)), rng.uniform(0.1, 0.9, size=(n_rows, n_out))


def with_slope(slope):
    """Return ∂E/∂m₅ as it comes out with this slope(m₅, y) of the sigmoid."""
    return lambda m5, y_hat: slope(m5, sigmoid(m5)) * (sigmoid(m5) - y_hat) / len(m5)


def times(factor):
    """Return ∂E/∂m₅ as it comes out with this factor(m₅) too many."""
    return lambda m5, y_hat: your_dE_dm5(m5, y_hat) * factor(m5)


def slope_first(m5, y_hat):
    """Return ∂E/∂m₅ with a matrix product, where it should be entry by entry."""
    y = sigmoid(m5)
    return (y * (1 - y)) @ (y - y_hat) / len(m5)


def mistake_first(m5, y_hat):
    """Return the same in the other order."""
    y = sigmoid(m5)
    return (y - y_hat) @ (y * (1 - y)) / len(m5)


BATCH = Exercise(
    name="03-batch",
    title="∂E/∂m₅ for a batch",
    statement="""
Write the result so far as code: the sums `m5` go through the sigmoid, and $E$ compares the outputs with `y_hat`.
Both have $B$ rows and several columns, one for each output. Neither $y$ nor $B$ is handed over: $y$ is
`sigmoid(m5)`, and $B$ is `len(m5)`. Return $\\partial E/\\partial m_5$. The check takes 4 rows of 3 outputs, new
numbers each time.
""",
    level=2,
    starter='def your_dE_dm5(m5, y_hat):\n    """∂E/∂m₅, of the shape of m₅."""\n    return ...\n',
    reference=your_dE_dm5,
    hints=(
        "Calculate y first. Then go backwards, from E.",
        "Two factors: what comes back from E, and the slope of the sigmoid, entry by entry.",
        "The first factor is the mistake, shared by the rows; the second is made of y and 1 − y.",
    ),
    lesson="Four rows, three outputs: dividing by the outputs, or by all entries, would have shown. "
    "With one row a lost 1/B would not.",
    draw=draw_sums,
    draw_square=lambda rng: draw_sums(rng, 4, 4),
    wrong={
        known.MISSING_1_OVER_B: times(len),
        known.SECOND_1_OVER_B: times(lambda m5: 1 / len(m5)),
        known.OVER_ALL_ENTRIES: times(lambda m5: len(m5) / m5.size),
        known.OVER_THE_OUTPUTS: times(lambda m5: len(m5) / m5.shape[1]),
        known.SIGN_OF_THE_ERROR: times(lambda m5: -1.0),
        known.HALF_LEFT: times(lambda m5: 0.5),
        known.FACTOR_2: times(lambda m5: 2.0),
        known.AS_IN_PYTORCH: times(lambda m5: 2 * len(m5) / m5.size),
        known.E_TIMES_SLOPE: lambda m5, y_hat: your_dE_dm5(m5, y_hat) * (sigmoid(m5) - y_hat) / 2,
        known.ROWS_ADDED: (
            lambda m5, y_hat: your_dE_dm5(m5, y_hat).sum(axis=0),
            lambda m5, y_hat: your_dE_dm5(m5, y_hat).mean(axis=0),
        ),
        slopes.SLOPE_FORGOTTEN: with_slope(lambda m5, y: 1.0),
        slopes.SLOPE_AT_OUTPUT: with_slope(lambda m5, y: sigmoid(y) * (1 - sigmoid(y))),
        slopes.SLOPE_OF_THE_SUM: with_slope(lambda m5, y: m5 * (1 - m5)),
        slopes.SIGMA_FOR_SLOPE: with_slope(lambda m5, y: y),
        slopes.REST_FOR_SLOPE: with_slope(lambda m5, y: 1 - y),
        slopes.SLOPE_ONLY: lambda m5, y_hat: sigmoid(m5) * (1 - sigmoid(m5)),
        slopes.SLOPE_AT_TARGET: lambda m5, y_hat: y_hat * (1 - y_hat) * (sigmoid(m5) - y_hat) / len(m5),
        slopes.SIGMA_FORGOTTEN: (
            lambda m5, y_hat: sigmoid(m5) * (1 - sigmoid(m5)) * (m5 - y_hat) / len(m5),
            lambda m5, y_hat: m5 * (1 - m5) * (m5 - y_hat) / len(m5),
        ),
        products.PRODUCT_FOR_ENTRYWISE: (slope_first, mistake_first),
    },
)
