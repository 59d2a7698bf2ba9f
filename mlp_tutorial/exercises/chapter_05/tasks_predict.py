"""Exercises of chapter 05 to be solved by hand: an entry, which lines fail, and which check notices what."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, products


def entry():
    """Return the entry [0, 1] of ∂E/∂m₃."""
    row_of_dE_dm4, weights_of_the_neuron = [-0.0252, 0.0470], [-1.5, 0.9]
    return sum(a * b for a, b in zip(row_of_dE_dm4, weights_of_the_neuron, strict=True))


ENTRY = Exercise(
    name="05-entry",
    title="one entry by hand",
    statement="""
The cell above shows only the shape of $\\partial E/\\partial m_3$. Calculate its entry [0, 1] from the numbers
that you see: row 0 of $\\partial E/\\partial m_4$ (the same as $\\partial E/\\partial m_5$), and the weights with
which hidden neuron 1 sends its number out. Write the two products and their sum in place of `...`; four digits
are enough. (The stepper shows it in step 14. Look there afterwards.)
""",
    level=1,
    starter="entry = ...  # for example 0.1 * 0.2 + 0.3 * 0.4\n",
    reference=entry,
    hints=(
        "Which row of W₂ belongs to hidden neuron 1? Rows are counted from 0.",
        "The first product belongs to the first output, the second to the second.",
        "From ∂E/∂m₄ you need −0.0252 and 0.0470.",
    ),
    lesson="Both outputs used this neuron, so there are two products. With one output a forgotten sum would have "
    "shown nowhere.",
    within=5e-3,
    wrong={
        products.WEIGHTS_NOT_TRANSPOSED: lambda: -0.0252 * -0.7 + 0.0470 * 0.9,
        products.COLUMN_FROM_1: lambda: -0.0252 * 1.0 + 0.0470 * -0.7,
        products.ROW_AND_COLUMN: lambda: 0.0454 * 1.0 + 0.0491 * -0.7,
        backward_pass.ONE_OUTPUT_ALONE: (lambda: -0.0252 * -1.5, lambda: 0.0470 * 0.9),
        backward_pass.WEIGHTS_OF_THE_INPUTS: lambda: -0.0252 * -1.0 + 0.0470 * 0.6,
        backward_pass.OUTPUT_SLOPE_FORGOTTEN: lambda: -0.1126 * -1.5 + 0.1930 * 0.9,
        products.SIGN_LOST: lambda: -0.0252 * 1.5 + 0.0470 * 0.9,
        backward_pass.ONE_BLOCK_TOO_FAR: lambda: entry() * 0.3775 * (1 - 0.3775),
    },
)


def fails():
    """Return for each size and line whether * stops with an error, where @ stood."""
    n_in, n_hidden, table = 5, 4, []
    for B, n_out in ((3, 2), (1, 2), (3, 1)):
        lines = (  # the shapes of the two factors
            ((n_hidden, B), (B, n_out)),
            ((B, n_out), (n_out, n_hidden)),
            ((n_in, B), (B, n_hidden)),
        )
        # it fits if the sizes along each axis are equal, or one of them is 1
        fits = [all(m == n or 1 in (m, n) for m, n in zip(*shapes, strict=True)) for shapes in lines]
        table.append(np.logical_not(fits))
    return np.array(table)


def fails_by(rule, with_transposes=True):
    """Return the table that a rule(shape, other) for "it fits" leads to, maybe without the transposes."""
    table = []
    for B, n_out in ((3, 2), (1, 2), (3, 1)):
        lines = [((4, B), (B, n_out)), ((B, n_out), (n_out, 4)), ((5, B), (B, 4))]
        if not with_transposes:
            lines = [((B, 4), (B, n_out)), ((B, n_out), (4, n_out)), ((B, 5), (B, 4))]
        table.append([not rule(*shapes) for shapes in lines])
    return np.array(table)


def stretches(m, n):
    """Return whether two sizes fit for *."""
    return m == n or 1 in (m, n)


STARS = Exercise(
    name="05-stars",
    title="which lines stop?",
    statement="""
Somebody has written `*` for each `@` of the way back:
`dE_dW2 = m3.T * dE_dm4`, `dE_dm3 = dE_dm4 * W2.T` and `dE_dW1 = x.T * dE_dm1`. There are 5 inputs and 4 hidden
neurons. Which of the three lines stop with an error, with 3 rows and 2 outputs, with one row and 2 outputs, with 3
rows and one output? Write `True` for one that stops and `False` for one that runs: a row of the table for each of
the sizes, in it the three lines in this order.
""",
    level=2,
    starter="fails = (\n"
    "    (..., ..., ...),  # B = 3, n_out = 2\n"
    "    (..., ..., ...),  # B = 1, n_out = 2\n"
    "    (..., ..., ...),  # B = 3, n_out = 1\n"
    ")\n",
    reference=fails,
    hints=(
        "Write the shapes of both factors below each other, with the transposes done.",
        "numpy multiplies entry by entry if along each axis the two sizes are equal, or one of them is 1.",
        "With B = 1, m3.T is (4, 1) and dE_dm4 is (1, 2).",
    ),
    because="there is a row for each of the sizes, and in it one entry for each line",
    lesson="With three rows and two outputs all three lines stop. Wherever a size is 1 some run, and there the "
    "sum that they leave out has one term: even the numbers are those of @.",
    wrong={
        products.STRETCH_OVERLOOKED: lambda: fails_by(lambda one, other: one == other),
        products.FITS_AS_A_PRODUCT: lambda: fails_by(lambda one, other: one[1] == other[0]),
        products.OPPOSITE: lambda: ~fails(),
        products.ONE_AXIS_ONLY: (
            lambda: fails_by(lambda one, other: stretches(one[0], other[0])),
            lambda: fails_by(lambda one, other: stretches(one[1], other[1])),
        ),
        products.ONE_IS_ENOUGH: (
            lambda: np.array([[True] * 3, [False] * 3, [True] * 3]),
            lambda: np.array([[True] * 3, [False] * 3, [False] * 3]),
        ),
        products.TRANSPOSES_OVERLOOKED: lambda: fails_by(
            lambda one, other: all(map(stretches, one, other)), with_transposes=False
        ),
    },
)


def first_check():
    """Return for each wrong line the first check that notices it: shapes at B = 1, 3, then numbers at B = 1, 3."""
    lines = (  # (wrong, right), where d is ∂E/∂m₅
        lambda m3, y, y_hat, d: (d[0], d.sum(axis=0)),
        lambda m3, y, y_hat, d: (y - y_hat, (y - y_hat) / len(y)),
        lambda m3, y, y_hat, d: ((y - y_hat) / len(y), d),
        lambda m3, y, y_hat, d: (d.T @ m3, m3.T @ d),
        lambda m3, y, y_hat, d: (d, d.sum(axis=0)),
    )
    answers = []
    for line in lines:
        shapes, numbers = [], []
        for B in (1, 3):
            m3, y, y_hat = (
                np.random.default_rng(n).uniform(size=(B, n_columns)) for n, n_columns in enumerate((4, 2, 2))
            )
            wrong, right = line(m3, y, y_hat, y * (1 - y) * (y - y_hat) / B)
            shapes.append(wrong.shape != right.shape)
            numbers.append(shapes[-1] or not np.allclose(wrong, right))
        answers.append(1 + (shapes + numbers).index(True))
    return tuple(answers)


CHECKS = Exercise(
    name="05-checks",
    title="which check notices it?",
    statement="""
Four checks, from cheap to dear: **1** look at the shapes of the gradients, with one row; **2** the same with three
rows; **3** compare the numbers with central differences, with one row; **4** the same with three rows. There are 4
hidden neurons and 2 outputs. For each wrong line, which is the first check that notices it? (a)
`dE_db2 = dE_dm5[0]`; (b) `dE_dy = y - y_hat`; (c) `dE_dm5 = dE_dy`; (d) `dE_dW2 = dE_dm5.T @ m3`; (e)
`dE_db2 = dE_dm5`. The shape (1, 2) is not (2,).
""",
    level=2,
    starter="first_check = (..., ..., ..., ..., ...)  # 1, 2, 3 or 4, for (a) to (e)\n",
    reference=first_check,
    hints=(
        "Shapes first: which of the five lines give another shape than that of what the gradient belongs to?",
        "With one row B is 1, and a sum over the rows has one term. What can then not be seen?",
        "Two of the lines have the wrong shape already with one row. Two others are right with one row.",
    ),
    lesson="Only numbers, and only with several rows, show a lost sum or a lost 1/B. That is why every check of "
    "this course takes at least three rows and sizes that differ.",
    wrong={
        backward_pass.ONE_ROW_BELIEVED: (
            lambda: (3, 3, 3, 1, 1),
            lambda: (3, 4, 3, 1, 1),
            lambda: (4, 3, 3, 1, 1),
        ),
        backward_pass.ROW_FOR_VECTOR: lambda: (4, 4, 3, 1, 2),
        backward_pass.SHAPE_SHOWS_SUM: lambda: (2, 4, 3, 1, 1),
        backward_pass.SHAPES_OVERLOOKED: lambda: (4, 4, 3, 3, 4),
        backward_pass.DEAREST: lambda: (4, 4, 4, 4, 4),
    },
)
