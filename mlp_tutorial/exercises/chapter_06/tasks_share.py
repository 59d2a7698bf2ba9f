"""An exercise of chapter 06: the share of the rows that are right."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import measuring

N_ROWS, N_OUTPUTS = 23, 4


def draw_answers(rng):
    """Return outputs and one-hot targets; some rows are right, some wrong, and so are some columns."""
    while True:
        y_hat = np.eye(N_OUTPUTS)[rng.integers(N_OUTPUTS, size=N_ROWS)]
        y = rng.uniform(size=y_hat.shape) * np.where(y_hat == 1, 1.0, rng.uniform(0.4, 1.0, size=y_hat.shape))
        share, columns = share_right(y, y_hat), np.mean(y.argmax(axis=0) == y_hat.argmax(axis=0))
        if 0 < share < 1 and 0 < columns < 1 and 0 < all_at_half(y, y_hat) != share:
            return y, y_hat


def share_right(y, y_hat):
    """Return the share of rows that are right."""
    return np.mean(y.argmax(axis=1) == y_hat.argmax(axis=1))


def all_at_half(y, y_hat):
    """Return the share of rows with every output on its target's side of ½."""
    return np.mean(np.all((y > 0.5) == (y_hat > 0.5), axis=1))


SHARE = Exercise(
    name="06-share",
    title="how many are right?",
    statement="""
The answer of the network is the output that is largest. `y` and `y_hat` have a row for each picture and a column
for each class, and each row of `y_hat` is one-hot. Return the share of the rows in which the largest entry of `y`
stands where that of `y_hat` stands: a number between 0 and 1. (`a.argmax(axis=1)` gives the place of the largest
entry in each row.) The check takes 23 rows of four outputs.
""",
    level=2,
    starter='''def share_right(y, y_hat):
    """Return the share of rows that are right."""
    return ...
''',
    reference=share_right,
    hints=(
        "First one answer for each row, and one right class for each row; then compare.",
        "Two arrays of places can be compared entry by entry with `==`; the result is true or false for each row.",
        "`np.mean` of true and false is the share of true.",
    ),
    lesson="Twenty-three rows and four columns: with as many rows as classes, an answer for each column could "
    "pass for an answer for each row.",
    wrong={
        measuring.COUNT_FOR_SHARE: lambda y, y_hat: np.sum(y.argmax(axis=1) == y_hat.argmax(axis=1)),
        measuring.PER_CENT: lambda y, y_hat: 100 * share_right(y, y_hat),
        measuring.SHARE_WRONG: lambda y, y_hat: 1 - share_right(y, y_hat),
        measuring.WRONG_AXIS: lambda y, y_hat: np.mean(y.argmax(axis=0) == y_hat.argmax(axis=0)),
        measuring.DIVIDED_BY_ANOTHER: (
            lambda y, y_hat: share_right(y, y_hat) * N_ROWS / N_OUTPUTS,
            lambda y, y_hat: share_right(y, y_hat) / N_OUTPUTS,
        ),
        measuring.EACH_OUTPUT_ALONE: lambda y, y_hat: np.mean((y > 0.5) == (y_hat > 0.5)),
        measuring.ALL_OUTPUTS_ALONE: all_at_half,
        measuring.SURENESS: lambda y, y_hat: np.mean(y[y_hat == 1]),
    },
    draw=draw_answers,
    because="the share of all rows is one number",
)
