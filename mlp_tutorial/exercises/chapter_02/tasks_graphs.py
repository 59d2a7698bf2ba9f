"""Exercises of chapter 02: forks, a weighted sum at the end, and the backward pass through any graph."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import chain as known
from mlp_tutorial.exercises.catalogue import forks


def draw_number(rng):
    """Return a number away from 0, of either sign."""
    return (float(rng.uniform(0.4, 1.4) * rng.choice([-1.0, 1.0])),)


def fork_gradient(a):
    """Return ∂E/∂a of E = p · q with p = sin a and q = a³."""
    p, q = np.sin(a), a**3
    return q * np.cos(a) + p * 3 * a**2


def _fork(way):
    """Return a function of a: what `way` makes of p, q, their slopes and a."""
    return lambda a: way(np.sin(a), a**3, np.cos(a), 3 * a**2, a)


FORK = Exercise(
    name="02-fork",
    title="a fork of other functions",
    statement=r"""
One number, used twice: $p = \sin a$, $q = a^3$, $E = p \cdot q$. Return $\partial E / \partial a$ for the number
`a`, in radians.

As in the text: calculate $p$ and $q$, and how far $E$ moves per unit of each; multiply by the slope of the
function that leads there from $a$; and think of what happens where the branches meet. The check takes three
numbers, drawn anew each time, positive and negative. The right value is what a central difference measures.
""",
    level=2,
    starter="def fork_gradient(a):\n"
    '    """Return ∂E/∂a of E = p · q with p = sin a and q = a³."""\n'
    "    p, q = np.sin(a), a**3\n"
    "    return ...\n",
    reference=fork_gradient,
    hints=(
        "There are two branches from a to E. What happens to gradients that meet at a fork?",
        "If p moves alone, E moves q times as far; if q moves alone, p times as far.",
        "Two products with two factors each: what comes back to p times the slope of the sine, and so for q.",
    ),
    lesson="Each branch is a chain, and its slopes multiply; the branches meet at a, and there their shares add.",
    wrong={
        forks.BRANCH_P_ONLY: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope),
        forks.BRANCH_Q_ONLY: _fork(lambda p, q, p_slope, q_slope, a: p * q_slope),
        forks.BRANCHES_MULTIPLIED: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope * p * q_slope),
        forks.BRANCHES_SUBTRACTED: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope - p * q_slope),
        forks.BRANCHES_AVERAGED: _fork(lambda p, q, p_slope, q_slope, a: (q * p_slope + p * q_slope) / 2),
        forks.SLOPES_OF_P_AND_Q_ADDED: _fork(lambda p, q, p_slope, q_slope, a: p_slope + q_slope),
        forks.SLOPES_OF_P_AND_Q_MULTIPLIED: _fork(lambda p, q, p_slope, q_slope, a: p_slope * q_slope),
        forks.WRONG_FACTOR: _fork(lambda p, q, p_slope, q_slope, a: p * p_slope + q * q_slope),
        known.FACTOR_LOST: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope + p * a**2),
        known.EXPONENT_KEPT: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope + p * 3 * a**3),
        known.POWER_LOST: _fork(lambda p, q, p_slope, q_slope, a: q * p_slope + p * 3 * a),
        known.FACTOR_OF_A_SQUARE: (
            _fork(lambda p, q, p_slope, q_slope, a: q * p_slope + p * 2 * a**2),
            _fork(lambda p, q, p_slope, q_slope, a: q * p_slope + p * 2 * a),
        ),
        known.FUNCTION_FOR_SLOPE: _fork(lambda p, q, p_slope, q_slope, a: q * p + p * q_slope),
        known.INCOMING_ALONE: _fork(lambda p, q, p_slope, q_slope, a: q + p),
        forks.EXAMPLE_ABOVE: _fork(lambda p, q, p_slope, q_slope, a: p * 2 * a + a**2 * p_slope),
        known.COSINE_WITH_MINUS: _fork(lambda p, q, p_slope, q_slope, a: -q * p_slope + p * q_slope),
        known.ONLY_THE_VALUE: _fork(lambda p, q, p_slope, q_slope, a: p * q),
    },
    draw=draw_number,
)


def draw_factors(rng):
    """Return x of four rows and three columns, and a factor for each entry: new numbers each time."""
    return rng.uniform(0.2, 1.3, (4, 3)), rng.uniform(0.2, 1.8, (4, 3))


def weighted_gradient(x, factors):
    """Return ∂E/∂x of E = Σ factors · y with u = sin x and y = u²."""
    u = np.sin(x)
    dE_du = 2 * u * factors
    return np.cos(x) * dE_du


def _weighted(way):
    """Return a function of x and factors: what `way` makes of x, u, its slope, and the factors."""
    return lambda x, factors: way(x, np.sin(x), np.cos(x), factors)


WEIGHTED = Exercise(
    name="02-weighted",
    title="a weighted sum at the end",
    statement=r"""
An array goes through two functions, entry by entry: $u = \sin x$, $y = u^2$. At the end every output counts with a
factor of its own, and all are added up to one number: $E = \sum \text{factors} \cdot y$. Return the gradient
$\partial E / \partial x$, a slope for each entry of `x`.

`x` and `factors` are arrays of four rows and three columns, drawn anew each time. Ask yourself with which numbers
the way back through the square begins.
""",
    level=2,
    starter="def weighted_gradient(x, factors):\n"
    '    """Return ∂E/∂x of E = Σ factors · y with u = sin x and y = u²."""\n'
    "    u = np.sin(x)\n"
    "    return ...\n",
    reference=weighted_gradient,
    hints=(
        "If one entry of y moves a little, how much does E move? That is what comes in at the square.",
        "From there on it is a chain of two functions, for each entry by itself.",
        "Three arrays are multiplied: what comes in, the slope of the square at u, that of the sine at x.",
    ),
    lesson="Choosing the factors is choosing E. With factors of 1 nobody would have seen whether they were used, "
    "and the result has twelve slopes, though E is one number.",
    wrong={
        forks.FACTORS_FORGOTTEN: _weighted(lambda x, u, slope, c: 2 * u * slope),
        forks.FACTORS_SHARED: _weighted(lambda x, u, slope, c: c.mean() * 2 * u * slope),
        forks.MEAN_FOR_SUM: (
            _weighted(lambda x, u, slope, c: c * 2 * u * slope / c.size),
            _weighted(lambda x, u, slope, c: c * 2 * u * slope / len(c)),
        ),
        forks.SUMMED_TO_ONE: _weighted(lambda x, u, slope, c: np.sum(c * 2 * u * slope)),
        forks.FACTORS_IN_THE_SLOPE: _weighted(lambda x, u, slope, c: 2 * c**2 * u * slope),
        known.FIRST_SLOPE_FORGOTTEN: _weighted(lambda x, u, slope, c: c * 2 * u),
        known.LAST_SLOPE_FORGOTTEN: _weighted(lambda x, u, slope, c: c * slope),
        known.INCOMING_ALONE: _weighted(lambda x, u, slope, c: c),
        known.INCOMING_ADDED: _weighted(lambda x, u, slope, c: c + 2 * u * slope),
        known.SLOPES_ADDED: _weighted(lambda x, u, slope, c: c * (2 * u + slope)),
        known.SLOPES_AT_X: _weighted(lambda x, u, slope, c: c * 2 * x * slope),
        known.SLOPE_AT_OUTPUT: (
            _weighted(lambda x, u, slope, c: c * 2 * u**2 * np.cos(u)),
            _weighted(lambda x, u, slope, c: c * 2 * u * np.cos(u)),  # that of the sine alone
        ),
        known.FUNCTION_FOR_SLOPE: _weighted(lambda x, u, slope, c: c * 2 * u * u),
        known.FACTOR_LOST: _weighted(lambda x, u, slope, c: c * u * slope),
    },
    draw=draw_factors,
)
