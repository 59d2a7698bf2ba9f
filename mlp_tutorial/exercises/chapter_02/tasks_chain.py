"""Exercises of chapter 02: the slope of a chain, by hand and in a loop."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import chain as known
from mlp_tutorial.modules import sigmoid


def slope_by_hand():
    """Return ∂y/∂x at x = 0.7 of u = sin x, v = eᵘ, y = v²."""
    x = 0.7
    u = np.sin(x)
    v = np.exp(u)
    return 2 * v * np.exp(u) * np.cos(x)


def _by_hand(combine, x=0.7):
    """Return a function of no argument: a combination of x, u, v and y."""
    u = np.sin(x)
    v = np.exp(u)
    return lambda: combine(x, u, v, v**2)


BY_HAND = Exercise(
    name="02-by-hand",
    title="the slope of a chain by hand",
    statement=r"""
The same three functions in another order: $u = \sin x$, $v = e^u$, $y = v^2$. How much does $y$ change per unit
of $x$ at $x = 0.7$ (radians)?

First the forward pass: $u$, $v$ and $y$. Then the slope of each function **at its own argument**, and from these
$\partial y / \partial x$. Write the number with at least three digits, or let Python calculate it, with
`np.sin`, `np.cos` and `np.exp`. The check looks at this one number.
""",
    level=1,
    starter="slope_by_hand = ...\n",
    reference=slope_by_hand,
    hints=(
        "Three functions, three slopes: what happens to rates along a chain?",
        "The derivatives stand in the table: cos x for the first, eᵘ for the second, 2v for the third.",
        "The first slope is cos 0.7 = 0.7648. The second is taken at u = 0.6442, and the third at v = 1.9045.",
    ),
    lesson="Three slopes at three different places, and one product. In another order the same functions have "
    "other arguments, and so the whole chain has another slope.",
    wrong={
        known.SLOPES_ADDED: _by_hand(lambda x, u, v, y: 2 * v + v + np.cos(x)),
        known.SLOPE_AT_OUTPUT: (
            _by_hand(lambda x, u, v, y: 2 * y * np.exp(v) * np.cos(u)),
            _by_hand(lambda x, u, v, y: 2 * v * np.exp(u) * np.cos(u)),  # that of the sine alone
        ),
        known.SLOPES_AT_X: _by_hand(lambda x, u, v, y: 2 * x * np.exp(x) * np.cos(x)),
        known.FIRST_SLOPE_FORGOTTEN: _by_hand(lambda x, u, v, y: 2 * v * v),
        known.MIDDLE_SLOPE_FORGOTTEN: _by_hand(lambda x, u, v, y: 2 * v * np.cos(x)),
        known.LAST_SLOPE_FORGOTTEN: _by_hand(lambda x, u, v, y: v * np.cos(x)),
        known.ONLY_LAST_SLOPE: _by_hand(lambda x, u, v, y: 2 * v),
        known.FACTOR_LOST: _by_hand(lambda x, u, v, y: v * v * np.cos(x)),
        known.FUNCTION_FOR_SLOPE: (
            _by_hand(lambda x, u, v, y: y * v * u),
            _by_hand(lambda x, u, v, y: 2 * v * v * u),  # that of the sine alone
        ),
        known.ORDER_OF_THE_CHAPTER: _by_hand(lambda x, u, v, y: 2 * x * np.cos(x**2) * np.exp(np.sin(x**2))),
        known.COSINE_WITH_MINUS: _by_hand(lambda x, u, v, y: -2 * v * v * np.cos(x)),
        known.ONLY_THE_VALUE: _by_hand(lambda x, u, v, y: y),
        known.IN_DEGREES: _by_hand(lambda x, u, v, y: 2 * v * v * np.cos(x), x=np.deg2rad(0.7)),
    },
    within=2e-3,
)

POOL = (  # functions with their derivatives
    (np.sin, np.cos),
    (np.exp, np.exp),
    (np.square, lambda x: 2 * x),
    (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    (sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
)


def draw_chain(rng):
    """Return three to five different functions with their derivatives, in any order, and a start."""
    order = rng.permutation(len(POOL))[: rng.integers(3, 6)]
    return [POOL[k] for k in order], float(rng.uniform(0.4, 1.2))


def chain_gradients(steps, x):
    """Return the gradients of all variables of a chain, that of x first and that of y, 1, last."""
    arguments = []
    for function, _ in steps:  # forward: save every argument
        arguments.append(x)
        x = function(x)
    gradients = [1.0]  # at the end
    for (_, slope), argument in zip(reversed(steps), reversed(arguments), strict=True):
        gradients.insert(0, gradients[0] * slope(argument))
    return gradients


def _values(steps, x):
    """Return all values of the chain, x among them."""
    values = [x]
    for function, _ in steps:
        values.append(function(values[-1]))
    return values


def _slopes(steps, places):
    return [slope(place) for (_, slope), place in zip(steps, places, strict=True)]


def _products(slopes, end=1.0):
    """Return the products of the slopes from the back, with the end last."""
    return np.cumprod([end, *reversed(slopes)])[::-1]


def _with(way):
    """Return a function of steps and x: what `way` makes of the right slopes and of the value at the end."""

    def wrong(steps, x):
        values = _values(steps, x)
        return np.array(way(_slopes(steps, values[:-1]), values[-1]))

    return wrong


def _at(places):
    """Return a function of steps and x that takes the slopes at other places, chosen from the chain's values."""
    return lambda steps, x: _products(_slopes(steps, places(_values(steps, x))))


def _arguments_turned(steps, x):
    slopes = _slopes(steps, _values(steps, x)[-2::-1])
    return np.cumprod([1.0, *slopes])[::-1]


def _at_incoming(steps, x, is_multiplied=True):
    gradients = [1.0]
    for _, slope in reversed(steps):
        gradients.insert(0, slope(gradients[0]) * (gradients[0] if is_multiplied else 1.0))
    return gradients


CHAIN = Exercise(
    name="02-chain",
    title="both passes in a loop",
    statement=r"""
`steps` is a chain of functions: a list of pairs (function, its derivative), three to five of them, as in
`[(np.sin, np.cos), (np.exp, np.exp)]`. `x` is the number that goes in. The forward pass stands there, and saves
the argument of each function.

Write the backward pass. Return a list of the gradients of **all** variables of the chain, from that of $x$ to that
of $y$, which is 1: one more than there are functions. The check draws functions, their order and `x`.
(`reversed(a_list)` runs from the end, `a_list.insert(0, g)` puts `g` in front.)
""",
    level=3,
    starter="def chain_gradients(steps, x):\n"
    '    """Return the gradients of all variables of a chain, that of x first and that of y, 1, last."""\n'
    "    arguments = []\n"
    "    for function, _ in steps:  # forward: save every argument\n"
    "        arguments.append(x)\n"
    "        x = function(x)\n"
    "    return ...  # all gradients, in a list\n",
    reference=chain_gradients,
    hints=(
        "Begin with a list that holds the last gradient alone: how much does y change per unit of y?",
        "Go through functions and saved arguments from the end; both lists have to run backwards.",
        "Each new gradient is the one found before it, times the derivative of this function at its own argument.",
    ),
    lesson="One pass forward and one back, and the gradients of all variables are there, however long the chain "
    "is. Only the first of them would not have shown from which end the products were made.",
    wrong={
        known.FROM_THE_FRONT: _with(lambda slopes, end: np.cumprod([1.0, *slopes])),
        known.FROM_THE_FRONT_TURNED: _with(lambda slopes, end: np.cumprod([1.0, *slopes])[::-1]),
        known.LAST_ONE_FIRST: _with(lambda slopes, end: _products(slopes)[::-1]),
        known.SLOPES_ADDED: _with(lambda slopes, end: np.cumsum([1.0, *reversed(slopes)])[::-1]),
        known.SLOPES_NOT_MULTIPLIED: _with(lambda slopes, end: [*slopes, 1.0]),
        known.STARTED_WITH_Y: _with(_products),
        known.SLOPE_AT_OUTPUT: _at(lambda values: values[1:]),
        known.SLOPES_AT_X: _at(lambda values: values[:1] * (len(values) - 1)),
        known.SLOPES_AT_THE_END: _at(lambda values: values[-1:] * (len(values) - 1)),
        known.OPPOSITE_WAYS: (_at(lambda values: values[-2::-1]), _arguments_turned),
        known.FUNCTION_FOR_SLOPE: lambda steps, x: _products(_values(steps, x)[1:]),
        known.SLOPE_AT_INCOMING: (_at_incoming, lambda steps, x: _at_incoming(steps, x, is_multiplied=False)),
    },
    draw=draw_chain,
    because="there is a gradient for every variable, from x to y",
)
