"""Exercises of chapter 04 with the matrix product: an entry of it, and its two gradients in loops."""

from itertools import permutations

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import products


def m4_2_1():
    """Return the entry of m₄ in row 2 and column 1, both counted from 0."""
    row_of_m3, column_of_W2 = [0.82, 0.47, 0.59], [-0.5, 0.8, 0.3]
    return sum(a * b for a, b in zip(row_of_m3, column_of_W2, strict=True))


BY_HAND = Exercise(
    name="04-by-hand",
    title="one entry by hand",
    statement="""
Calculate the entry `m4[2, 1]` of $m_4 = m_3 \\times W_2$ from the numbers of `m3` and `W2` that stand at the
beginning of this chapter: which row of $m_3$, and which column of $W_2$? Python counts rows and columns from 0.
Type the number in place of `...`; three digits are enough. (`m3[2]` and `W2[:, 1]` show the numbers needed, but
the sum is yours.)
""",
    level=1,
    starter="m4_2_1 = ...\n",
    reference=m4_2_1,
    hints=(
        "Row 2 is the third row, column 1 the second column.",
        "Multiply the first number of the row by the first of the column, and so on: three products.",
        "The products are −0.41, 0.376 and one more.",
    ),
    lesson="A row against a column, and a sum: whatever moves one number of that row moves this entry.",
    within=3e-3,
    wrong={
        products.COUNTED_FROM_1: lambda: 0.60 * 1.0 - 0.48 * 1.5 + 0.45 * 0.7,
        products.ROW_FROM_1: lambda: -0.60 * 0.5 + 0.48 * 0.8 + 0.45 * 0.3,
        products.COLUMN_FROM_1: lambda: 0.82 * 1.0 - 0.47 * 1.5 + 0.59 * 0.7,
        products.SIGN_LOST: lambda: 0.82 * 0.5 + 0.47 * 0.8 + 0.59 * 0.3,
        products.BIAS_ADDED: lambda: m4_2_1() - 0.1,
    },
)


def by_loops(m3, W2, dE_dm4):
    """Return ∂E/∂m3 and ∂E/∂W2, added up product by product."""
    dE_dm3 = np.zeros(m3.shape)
    dE_dW2 = np.zeros(W2.shape)
    for i in range(m3.shape[0]):
        for k in range(m3.shape[1]):
            for j in range(W2.shape[1]):
                dE_dm3[i, k] += dE_dm4[i, j] * W2[k, j]
                dE_dW2[k, j] += m3[i, k] * dE_dm4[i, j]
    return dE_dm3, dE_dW2


def draw_product(rng, batch=5, n_hidden=4, n_out=3):
    """Return m₃, W₂ and the gradient that comes in, new each time."""
    return (
        rng.uniform(0.1, 0.9, size=(batch, n_hidden)),
        rng.normal(size=(n_hidden, n_out)),
        rng.normal(size=(batch, n_out)),
    )


def draw_square_product(rng):
    """Return the same with all sizes equal."""
    return draw_product(rng, 4, 4, 4)


def both(back=lambda m3, W2, d: d @ W2.T, weights=lambda m3, W2, d: m3.T @ d):
    """Return the function that calculates the two gradients in these ways; by default the right ones."""
    return lambda m3, W2, d: (back(m3, W2, d), weights(m3, W2, d))


def in_other_orders(answer, n_results):
    """Return the ways to return the results of an answer in another order."""
    orders = [order for order in permutations(range(n_results)) if order != tuple(range(n_results))]
    return tuple(lambda *given, order=order: tuple(answer(*given)[n] for n in order) for order in orders)


def last_products(m3, W2, d):
    """Return of each of the two sums the last product alone."""
    return np.outer(d[:, -1], W2[:, -1]), np.outer(m3[-1], d[-1])


ALL, FIRST = slice(None), slice(1)


def loops_over(rows, hidden, outputs):
    """Return `by_loops` with three loops that run only over these slices."""

    def short_loops(m3, W2, d):
        dE_dm3, dE_dW2 = np.zeros(m3.shape), np.zeros(W2.shape)
        dE_dm3[rows, hidden] = d[rows, outputs] @ W2[hidden, outputs].T
        dE_dW2[hidden, outputs] = m3[rows, hidden].T @ d[rows, outputs]
        return dE_dm3, dE_dW2

    return short_loops


def in_one_loop_or_all(part):
    """Return the ways in which all three loops run over this part only, or one of them does."""
    one = [tuple(part if loop == n else ALL for n in range(3)) for loop in range(3)]
    return tuple(loops_over(*loops) for loops in ((part,) * 3, *one))


LOOPS = Exercise(
    name="04-loops",
    title="the sums, product by product",
    statement="""
Write both gradients of $m_4 = m_3 \\times W_2$ without `@`, beginning with `np.zeros(m3.shape)` and
`np.zeros(W2.shape)`. Let three loops run over the rows $i$, the hidden neurons $k$ and the outputs $j$. In the
innermost add one product to `dE_dm3[i, k]`, and one to `dE_dW2[k, j]`. Both are made of one entry of `dE_dm4`
and one entry of the other factor. The check takes 5 rows, 4 hidden neurons and 3 outputs.
""",
    level=2,
    starter="def by_loops(m3, W2, dE_dm4):\n"
    '    """Return ∂E/∂m3 and ∂E/∂W2, added up product by product."""\n'
    "    dE_dm3 = ...\n"
    "    dE_dW2 = ...\n"
    "    # three loops, and two lines with +=\n"
    "    return dE_dm3, dE_dW2\n",
    reference=by_loops,
    hints=(
        "m3.shape is (rows, hidden neurons), and W2.shape[1] is the number of outputs.",
        "m4[i, j] is the sum over k of m3[i, k] times W2[k, j]: which entry of dE_dm4 do both meet?",
        "For dE_dm3[i, k] the product is made of dE_dm4[i, j] and the weight that leads from k to j.",
    ),
    lesson="One loop is left over in each sum: the outputs for m₃, the rows for W₂. That is all that the two "
    "products × do, and why their order differs.",
    draw=draw_product,
    draw_square=draw_square_product,
    wrong={
        products.SUM_OVERWRITTEN: (
            last_products,
            both(back=lambda *given: last_products(*given)[0]),
            both(weights=lambda *given: last_products(*given)[1]),
        ),
        products.WEIGHTS_DIVIDED: both(weights=lambda m3, W2, d: m3.T @ d / len(m3)),
        products.LOOP_FROM_1: in_one_loop_or_all(slice(1, None)),
        products.LOOP_TOO_SHORT: in_one_loop_or_all(slice(-1)),
        products.RETURN_IN_A_LOOP: (
            loops_over(FIRST, ALL, ALL),
            loops_over(FIRST, FIRST, ALL),
            loops_over(FIRST, FIRST, FIRST),
        ),
        products.RESULTS_EXCHANGED: in_other_orders(by_loops, 2),
        products.INPUT_FOR_WEIGHTS: lambda m3, W2, d: (m3 * d.sum(axis=1, keepdims=True), W2 * d.sum(axis=0)),
        products.WEIGHTS_NOT_TRANSPOSED: both(back=lambda m3, W2, d: d @ W2),
        products.INPUT_NOT_TRANSPOSED: both(weights=lambda m3, W2, d: m3 @ d),
        products.GRADIENT_TURNED: lambda m3, W2, d: both()(m3, W2, d.T),
    },
)
