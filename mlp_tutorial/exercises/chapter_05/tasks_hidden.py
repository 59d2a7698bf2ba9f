"""Exercises of chapter 05 with the hidden layer: its gradient in one line, and with a second way to E."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, forks, products, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.modules import sigmoid


def hidden_gradient(dE_dm5, W2, m3):
    """Return ∂E/∂m2, of the shape of m3."""
    return dE_dm5 @ W2.T * m3 * (1 - m3)


def draw_hidden(rng, batch=5, n_hidden=4, n_out=3):
    """Return ∂E/∂m₅, W₂ and m₃, new each time."""
    return (
        rng.normal(size=(batch, n_out)),
        rng.normal(size=(n_hidden, n_out)),
        rng.uniform(0.1, 0.9, size=(batch, n_hidden)),
    )


def with_slope(slope):
    """Return the function with this slope(m3)."""
    return lambda d, W2, m3: d @ W2.T * slope(m3)


def with_product(way):
    """Return the function with this way(d, W2) back through the weights."""
    return lambda d, W2, m3: way(d, W2) * m3 * (1 - m3)


HIDDEN = Exercise(
    name="05-hidden",
    title="through the hidden layer, in one line",
    statement="""
Write $\\partial E/\\partial m_2$ in one line, from $\\partial E/\\partial m_5$, $W_2$ and what the forward pass
has saved as $m_3 = \\sigma(m_2)$. Three blocks lie between: the addition, the matrix product, and the hidden
layer's sigmoid. Watch where `@` and where `*` is needed, and which comes first. The check takes 5 rows, 4 hidden
neurons and 3 outputs.
""",
    level=2,
    starter='def hidden_gradient(dE_dm5, W2, m3):\n    """∂E/∂m2, of the shape of m3."""\n    return ...\n',
    reference=hidden_gradient,
    hints=(
        "The addition hands on what comes in: ∂E/∂m₄ is ∂E/∂m₅.",
        "First the product with the weights, which gives ∂E/∂m₃; then the slope, entry by entry.",
        "dE_dm5 is (5, 3) and W2 is (4, 3); the product must be (5, 4). The slope is made of m3 alone.",
    ),
    lesson="The whole way through a hidden layer in one line: a matrix product, where each neuron went to all "
    "outputs, and a product entry by entry, where it stands alone. With one output * would have done for both.",
    draw=draw_hidden,
    draw_square=lambda rng: draw_hidden(rng, 4, 4, 4),
    wrong={
        slopes.SLOPE_FORGOTTEN: with_slope(lambda m3: 1.0),
        slopes.SLOPE_AT_OUTPUT: with_slope(lambda m3: sigmoid(m3) * (1 - sigmoid(m3))),
        slopes.SIGMA_FOR_SLOPE: with_slope(lambda m3: m3),
        slopes.REST_FOR_SLOPE: with_slope(lambda m3: 1 - m3),
        slopes.SLOPE_SIGN: with_slope(lambda m3: m3 * (m3 - 1)),
        slopes.SLOPE_ONLY: lambda d, W2, m3: m3 * (1 - m3),
        backward_pass.BRACKETS_FORGOTTEN: lambda d, W2, m3: d @ W2.T * m3 * 1 - m3,
        backward_pass.SLOPE_OF_TANH: with_slope(lambda m3: 1 - m3**2),
        known.SECOND_1_OVER_B: with_slope(lambda m3: m3 * (1 - m3) / len(m3)),
        known.ROWS_ADDED: lambda d, W2, m3: hidden_gradient(d, W2, m3).sum(axis=0),
        products.BACK_TURNED: (
            lambda d, W2, m3: hidden_gradient(d, W2, m3).T,
            with_product(lambda d, W2: W2 @ d.T),
        ),
        products.WEIGHTS_NOT_TRANSPOSED: with_product(lambda d, W2: d @ W2),
        products.BACK_ORDER: with_product(lambda d, W2: W2.T @ d),
        products.BOTH_WRONG: with_product(lambda d, W2: W2 @ d),
        products.ENTRYWISE_BACK: with_product(lambda d, W2: d * W2.T),
        products.PRODUCT_FOR_ENTRYWISE: lambda d, W2, m3: d @ W2.T @ (m3 * (1 - m3)),
        products.SLOPE_TOO_EARLY: lambda d, W2, m3: d @ (W2.T * m3 * (1 - m3)),
    },
)


def gradient_at_the_fork(dE_dm5, h, V, W2, S):
    """Return ∂E/∂m3, where m3 goes to m5 on two ways."""
    dE_dk = dE_dm5 @ W2.T * h * (1 - h)
    long_way = dE_dk @ V.T
    direct_way = dE_dm5 @ S.T
    return long_way + direct_way


def draw_fork(rng, batch=5, n_hidden=4, n_second=6, n_out=3):
    """Return ∂E/∂m₅, h and the weights V, W₂ and S, new each time."""
    return (
        rng.normal(size=(batch, n_out)),
        rng.uniform(0.1, 0.9, size=(batch, n_second)),
        rng.normal(size=(n_hidden, n_second)),
        rng.normal(size=(n_second, n_out)),
        rng.normal(size=(n_hidden, n_out)),
    )


def at_the_fork(join=lambda long, direct: long + direct, slope=lambda h: h * (1 - h), back=lambda d, W: d @ W.T):
    """Return the function that joins the two ways so, with this slope(h) and back(d, W) through W2, V and S."""
    w2, v, s = back if isinstance(back, tuple) else (back,) * 3
    return lambda d, h, V, W2, S: join(v(w2(d, W2) * slope(h), V), s(d, S))


def in_some_product(wrong):
    """Return the ways in which all three products are taken by this wrong(d, W), or one of them."""

    def right(d, W):
        return d @ W.T

    one = [tuple(wrong if place == n else right for n in range(3)) for place in range(3)]
    return tuple(at_the_fork(back=backs) for backs in (wrong, *one))


SKIP = Exercise(
    name="05-skip",
    title="a value used twice",
    statement="""
A network has a second hidden layer, and a way around it: $k = m_3 \\times V$, $h = \\sigma(k)$, and
$m_5 = h \\times W_2 + m_3 \\times S$. So $m_3$ is used twice. Given are `dE_dm5`, the saved `h`, and the weights:
$V$ (4, 6), $W_2$ (6, 3), $S$ (4, 3); there are 5 rows. Return $\\partial E/\\partial m_3$, of the shape (5, 4).
Such a way around is called a skip connection.
""",
    level=3,
    starter="def gradient_at_the_fork(dE_dm5, h, V, W2, S):\n"
    '    """∂E/∂m3, where m3 goes to m5 on two ways."""\n'
    "    return ...\n",
    reference=gradient_at_the_fork,
    hints=(
        "Follow each of the two ways back from m₅ by itself. What does the recipe say where they meet?",
        "The direct way is one product back. The long way is a product, a slope, and another product.",
        "On the long way: back through W₂, times the slope had from h, then back through V.",
    ),
    lesson="Both ways count. The direct one passes no sigmoid, so its share does not fade: this is what such "
    "connections are built for.",
    draw=draw_fork,
    draw_square=lambda rng: draw_fork(rng, 4, 4, 4, 4),
    wrong={
        backward_pass.ONE_WAY_ALONE: (
            at_the_fork(join=lambda long, direct: direct),
            at_the_fork(join=lambda long, direct: long),
        ),
        forks.BRANCHES_AVERAGED: at_the_fork(join=lambda long, direct: (long + direct) / 2),
        forks.BRANCHES_MULTIPLIED: at_the_fork(join=lambda long, direct: long * direct),
        forks.BRANCHES_SUBTRACTED: at_the_fork(join=lambda long, direct: direct - long),
        slopes.SLOPE_FORGOTTEN: at_the_fork(slope=lambda h: 1.0),
        slopes.SLOPE_AT_OUTPUT: at_the_fork(slope=lambda h: sigmoid(h) * (1 - sigmoid(h))),
        slopes.SIGMA_FOR_SLOPE: at_the_fork(slope=lambda h: h),
        slopes.REST_FOR_SLOPE: at_the_fork(slope=lambda h: 1 - h),
        backward_pass.SLOPE_OF_TANH: at_the_fork(slope=lambda h: 1 - h**2),
        backward_pass.BRACKETS_FORGOTTEN: lambda d, h, V, W2, S: (d @ W2.T * h * 1 - h) @ V.T + d @ S.T,
        products.WEIGHTS_NOT_TRANSPOSED: in_some_product(lambda d, W: d @ W),
        products.BACK_ORDER: in_some_product(lambda d, W: W.T @ d),
        products.ENTRYWISE_BACK: in_some_product(lambda d, W: d * W.T),
    },
)
