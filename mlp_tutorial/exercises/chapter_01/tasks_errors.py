"""Exercises of chapter 01: the error of a batch."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import first_errors as known


def draw_outputs(rng):
    """Return outputs and targets of five rows and three outputs: new numbers each time."""
    return rng.uniform(0.1, 0.9, (5, 3)), rng.uniform(0.1, 0.9, (5, 3))


def batch_error(y, y_hat):
    """Return E, the mean over the rows of the errors that the rows have."""
    return 0.5 * np.sum((y - y_hat) ** 2) / len(y)


BATCH = Exercise(
    name="01-batch",
    title="the error of a batch",
    statement=r"""
Write E for a whole batch. `y` holds the outputs and `y_hat` the targets, both of the shape $(B, n_{out})$: one
sample a row. The error of a sample is ½ times the **sum** over its outputs of $(y - \hat y)^2$; E is the
**mean** of these errors over the $B$ rows. It is one number.

The check takes five rows of three outputs, so that it shows over what is summed and over what the mean is taken.
(`len(y)` counts the rows.)
""",
    level=2,
    starter="def batch_error(y, y_hat):\n"
    '    """Return E, the mean over the rows of the errors that the rows have."""\n'
    "    return ...\n",
    reference=batch_error,
    hints=(
        "First think of one row: three squares, their sum, and half of it. Then of five such numbers.",
        "`np.sum` of an array adds up all its entries, over rows and outputs: what is left to divide by?",
        "`np.mean` divides by the number of all entries, fifteen; the mean that is asked for is over five rows.",
    ),
    lesson="Sum over the outputs, mean over the rows. With one output, as for the tomatoes, or with one row, some "
    "wrong formulas give the same number.",
    wrong={
        known.SUMMED_OVER_ROWS: lambda y, y_hat: 0.5 * np.sum((y - y_hat) ** 2),
        known.HALF_LOST: lambda y, y_hat: np.sum((y - y_hat) ** 2) / len(y),
        known.HALF_TWICE: lambda y, y_hat: np.sum((y - y_hat) ** 2) / (4 * len(y)),
        known.HALF_AND_MEAN_LOST: lambda y, y_hat: np.sum((y - y_hat) ** 2),
        known.MEAN_OVER_OUTPUTS: lambda y, y_hat: 0.5 * np.mean((y - y_hat) ** 2),
        known.MEAN_OF_ALL_SQUARES: lambda y, y_hat: np.mean((y - y_hat) ** 2),
        known.DIVIDED_BY_OUTPUTS: lambda y, y_hat: 0.5 * np.sum((y - y_hat) ** 2) / y.shape[1],
        known.ONE_ROW_ONLY: lambda y, y_hat: 0.5 * np.sum((y[0] - y_hat[0]) ** 2),
        known.ONE_E_EACH_ROW: lambda y, y_hat: 0.5 * np.sum((y - y_hat) ** 2, axis=1),
        known.ONE_E_EACH_OUTPUT: lambda y, y_hat: 0.5 * np.mean((y - y_hat) ** 2, axis=0),
        known.NOT_SQUARED: lambda y, y_hat: 0.5 * np.sum(y - y_hat) / len(y),
        known.ABSOLUTE: lambda y, y_hat: 0.5 * np.sum(abs(y - y_hat)) / len(y),
        known.SQUARE_OF_SUM: lambda y, y_hat: 0.5 * np.mean(np.sum(y - y_hat, axis=1) ** 2),
        known.SQUARES_SUBTRACTED: lambda y, y_hat: 0.5 * np.sum(y**2 - y_hat**2) / len(y),
    },
    draw=draw_outputs,
)
