"""Exercises of chapter 04 with a whole layer: backwards, and once more with samples as columns."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue import products
from mlp_tutorial.exercises.chapter_04.tasks_products import draw_product, draw_square_product, in_other_orders


def layer_backward(m3, W2, dE_dm5):
    """Return ∂E/∂m3, ∂E/∂W2 and ∂E/∂b2 of m5 = m3 × W2 + b2."""
    dE_dm3 = dE_dm5 @ W2.T
    dE_dW2 = m3.T @ dE_dm5
    dE_db2 = dE_dm5.sum(axis=0)
    return dE_dm3, dE_dW2, dE_db2


def layer_with(**ways):
    """Return the function with other ways(m3, W2, d) to some of the three gradients: back, weights, bias."""

    def layer_backward(m3, W2, d):
        right = {"back": lambda *_: d @ W2.T, "weights": lambda *_: m3.T @ d, "bias": lambda *_: d.sum(axis=0)}
        return tuple(way(m3, W2, d) for way in (right | ways).values())

    return layer_backward


LAYER = Exercise(
    name="04-layer",
    title="a layer, backwards",
    statement="""
From `dE_dm5` get the gradients of $m_3$, $W_2$ and $b_2$ in $m_5 = m_3 \\times W_2 + b_2$: a line each, without
loops. The check takes 5 rows, 4 hidden neurons and 3 outputs. An error "matmul: … mismatch" means that the inner
sizes differ: an order or a transpose is wrong. If so, the check also tries it with all sizes at 4, where no shape
will warn you, and looks whether it knows the numbers.
""",
    level=3,
    starter="def layer_backward(m3, W2, dE_dm5):\n"
    '    """Return ∂E/∂m3, ∂E/∂W2 and ∂E/∂b2 of m5 = m3 × W2 + b2."""\n'
    "    dE_dm3 = ...\n    dE_dW2 = ...\n    dE_db2 = ...\n"
    "    return dE_dm3, dE_dW2, dE_db2\n",
    reference=layer_backward,
    hints=(
        "Write down the shapes: dE_dm5 is (5, 3). Which shape must each of the three have?",
        "Only one product of dE_dm5 and W2 gives (5, 4), and only one of m3 and dE_dm5 gives (4, 3).",
        "b₂ was used for each of the five rows: five become one.",
    ),
    lesson="The shapes alone decided both products, since all three sizes differ. With all sizes at 4 every wrong "
    "order would have passed them.",
    draw=draw_product,
    draw_square=draw_square_product,
    wrong={
        known.BIAS_NOT_SUMMED: layer_with(bias=lambda m3, W2, d: d),
        known.BIAS_OF_ONE_ROW: layer_with(bias=lambda m3, W2, d: d[0]),
        known.BIAS_AVERAGED: layer_with(bias=lambda m3, W2, d: d.mean(axis=0)),
        known.BIAS_WRONG_AXIS: layer_with(bias=lambda m3, W2, d: d.sum(axis=1)),
        known.BIAS_ONE_NUMBER: layer_with(bias=lambda m3, W2, d: d.sum()),
        known.BIAS_KEEPS_AXIS: layer_with(bias=lambda m3, W2, d: d.sum(axis=0, keepdims=True)),
        products.WEIGHTS_TURNED: layer_with(weights=lambda m3, W2, d: d.T @ m3),
        products.BACK_TURNED: layer_with(back=lambda m3, W2, d: W2 @ d.T),
        products.WEIGHTS_NOT_TRANSPOSED: layer_with(back=lambda m3, W2, d: d @ W2),
        products.INPUT_NOT_TRANSPOSED: layer_with(weights=lambda m3, W2, d: m3 @ d),
        products.BACK_ORDER: layer_with(back=lambda m3, W2, d: W2.T @ d),
        products.WEIGHT_ORDER: layer_with(weights=lambda m3, W2, d: d @ m3.T),
        products.ENTRYWISE_BACK: layer_with(back=lambda m3, W2, d: d * W2.T),
        products.ENTRYWISE_WEIGHTS: layer_with(weights=lambda m3, W2, d: m3.T * d),
        products.BOTH_TRANSPOSES_FORGOTTEN: layer_with(
            back=lambda m3, W2, d: d @ W2, weights=lambda m3, W2, d: m3 @ d
        ),
        products.BOTH_WRONG: layer_with(back=lambda m3, W2, d: W2 @ d),
        products.ENTRYWISE_BOTH: layer_with(back=lambda m3, W2, d: d * W2.T, weights=lambda m3, W2, d: m3.T * d),
        products.WEIGHTS_DIVIDED: layer_with(weights=lambda m3, W2, d: m3.T @ d / len(m3)),
        known.SECOND_1_OVER_B: layer_with(
            weights=lambda m3, W2, d: m3.T @ d / len(m3), bias=lambda m3, W2, d: d.mean(axis=0)
        ),
        products.RESULTS_EXCHANGED: in_other_orders(layer_backward, 3),
    },
)


def columns_backward(W, x, dE_dz):
    """Return ∂E/∂W, ∂E/∂b and ∂E/∂x of z = W × x + b, where each column is a sample."""
    return dE_dz @ x.T, dE_dz.sum(axis=1, keepdims=True), W.T @ dE_dz


def draw_columns(rng, n_out=3, n_in=4, batch=5):
    """Return W, x and the gradient that comes in, new each time."""
    return rng.normal(size=(n_out, n_in)), rng.normal(size=(n_in, batch)), rng.normal(size=(n_out, batch))


def columns_with(**ways):
    """Return the function with other ways(W, x, d) to some of the three gradients: weights, bias, back."""

    def columns_backward(W, x, d):
        right = {
            "weights": lambda *_: d @ x.T,
            "bias": lambda *_: d.sum(axis=1, keepdims=True),
            "back": lambda *_: W.T @ d,
        }
        return tuple(way(W, x, d) for way in (right | ways).values())

    return columns_backward


COLUMNS = Exercise(
    name="04-columns",
    title="samples as columns",
    statement="""
Many books write a layer the other way round: each sample is a **column** of `x`, of the shape $(n_{in}, B)$, and
$z = W \\times x + b$ with $W$ $(n_{out}, n_{in})$ and $b$ $(n_{out}, 1)$. From `dE_dz`, of the shape
$(n_{out}, B)$, get $\\partial E/\\partial W$, $\\partial E/\\partial b$ and $\\partial E/\\partial x$, in this
order. No line of the chapter can be copied, but its trick still works. The check takes 3 outputs, 4 inputs and
5 samples.
""",
    level=3,
    starter="def columns_backward(W, x, dE_dz):\n"
    '    """Return ∂E/∂W, ∂E/∂b and ∂E/∂x of z = W × x + b, where each column is a sample."""\n'
    "    dE_dW = ...\n    dE_db = ...\n    dE_dx = ...\n"
    "    return dE_dW, dE_db, dE_dx\n",
    reference=columns_backward,
    hints=(
        "Write down the three shapes that are wanted, and try which products of dE_dz with x, and with W, fit.",
        "The samples are added in ∂E/∂W and in ∂E/∂b. Along which axis do they lie now?",
        "For ∂E/∂b a sum can keep its axis: keepdims=True. For ∂E/∂x the weights are transposed, and stand left.",
    ),
    lesson="Another convention, the same rule: what was used many times is added up, and the shapes say in "
    "which order. With all sizes equal the rule for rows would have run here, too.",
    draw=draw_columns,
    draw_square=lambda rng: draw_columns(rng, 4, 4, 4),
    wrong={
        products.RULE_FOR_ROWS: tuple(
            columns_with(weights=lambda W, x, d: x.T @ d, back=lambda W, x, d: d @ W.T, **bias)
            for bias in ({}, {"bias": lambda W, x, d: d.sum(axis=0)})
        ),
        known.BIAS_NOT_SUMMED: columns_with(bias=lambda W, x, d: d),
        known.BIAS_OF_ONE_ROW: columns_with(bias=lambda W, x, d: d[:, :1]),
        known.BIAS_AVERAGED: columns_with(bias=lambda W, x, d: d.mean(axis=1, keepdims=True)),
        known.BIAS_WRONG_AXIS: columns_with(bias=lambda W, x, d: d.sum(axis=0, keepdims=True)),
        known.BIAS_ONE_NUMBER: columns_with(bias=lambda W, x, d: d.sum()),
        known.BIAS_KEEPS_AXIS: columns_with(bias=lambda W, x, d: d.sum(axis=1)),
        products.WEIGHTS_TURNED: columns_with(weights=lambda W, x, d: x @ d.T),
        products.BACK_TURNED: columns_with(back=lambda W, x, d: d.T @ W),
        products.WEIGHTS_NOT_TRANSPOSED: columns_with(back=lambda W, x, d: W @ d),
        products.INPUT_NOT_TRANSPOSED: columns_with(weights=lambda W, x, d: d @ x),
        products.BACK_ORDER: columns_with(back=lambda W, x, d: d @ W.T),
        products.WEIGHT_ORDER: columns_with(weights=lambda W, x, d: x.T @ d),
        products.ENTRYWISE_BACK: columns_with(back=lambda W, x, d: W.T * d),
        products.ENTRYWISE_WEIGHTS: columns_with(weights=lambda W, x, d: d * x.T),
        products.BOTH_WRONG: columns_with(back=lambda W, x, d: d @ W),
        products.ENTRYWISE_BOTH: columns_with(weights=lambda W, x, d: d * x.T, back=lambda W, x, d: W.T * d),
        products.WEIGHTS_DIVIDED: columns_with(weights=lambda W, x, d: d @ x.T / x.shape[1]),
        known.SECOND_1_OVER_B: columns_with(
            weights=lambda W, x, d: d @ x.T / x.shape[1], bias=lambda W, x, d: d.mean(axis=1, keepdims=True)
        ),
        products.RESULTS_EXCHANGED: in_other_orders(columns_backward, 3),
    },
)
