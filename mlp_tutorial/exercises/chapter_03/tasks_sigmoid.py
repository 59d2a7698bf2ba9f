"""Exercises of chapter 03 with the sigmoid: its derivation, a neuron that is saturated, and its relative tanh."""

import numpy as np

from mlp_tutorial.exercises.answers import Unusable
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import chain, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue.first_slopes import WITHOUT_RATE
from mlp_tutorial.modules import sigmoid


def your_gaps(p):
    """Return the gaps A, B and C of lines 3, 5 and 6, where p is the number e⁻ˣ."""
    A = -p
    B = p / (1 + p)
    C = 1 / (1 + p)
    return A, B, C


def with_gap(place, wrong):
    """Return the gaps with that one, 0 for A, as wrong(p) has it."""
    return lambda p: tuple(wrong(p) if n == place else one for n, one in enumerate(your_gaps(p)))


GAPS = Exercise(
    name="03-gaps",
    title="fill the gaps",
    statement="""
Write the boxes A, B and C of the derivation above as code. In the cell, `p` stands for $e^{-x}$, so that
$\\sigma(x)$ is `1 / (1 + p)`; each gap is an expression in `p` alone. `p` may be an array: the check hands over
three such numbers at once, new each time, and looks at each of the three gaps.
""",
    level=2,
    starter="def your_gaps(p):\n"
    '    """The gaps A, B and C of lines 3, 5 and 6, where p is the number e⁻ˣ."""\n'
    "    A = ...\n    B = ...\n    C = ...\n    return A, B, C\n",
    reference=your_gaps,
    hints=(
        "A is the derivative of e⁻ˣ, and a chain of two functions. B and C follow from the line before each.",
        "For A: the derivative of eᶻ is eᶻ, and then comes that of z = −x. For B: take one 1 / (1 + p) out.",
        "For C: the numerator of B is (1 + p) − 1. Divide both of its terms by 1 + p.",
    ),
    lesson="Each line equals the one before for every x, and so the value of σ alone tells the slope.",
    because="`p` has three numbers, and each gap has one for each of them",
    draw=lambda rng: (np.exp(-rng.uniform(-2.5, 2.5, size=3)),),
    wrong={
        slopes.INNER_SIGN_LOST: with_gap(0, lambda p: p),
        slopes.POWER_RULE: with_gap(0, lambda p: np.log(p) * p / np.e),
        slopes.INNER_ALONE: with_gap(0, lambda p: -np.ones_like(p)),
        slopes.P_FOR_X: (
            with_gap(0, lambda p: -np.exp(-p)),
            lambda p: (-np.exp(-p), np.exp(-p) / (1 + np.exp(-p)), 1 / (1 + np.exp(-p))),
        ),
        slopes.NO_BRACKETS: (
            with_gap(1, lambda p: p / 1 + p),
            with_gap(2, lambda p: 1 / 1 + p),
            lambda p: (-p, p / 1 + p, 1 / 1 + p),
        ),
        slopes.B_IS_SIGMA: with_gap(1, lambda p: 1 / (1 + p)),
        slopes.B_UNSPLIT: with_gap(1, lambda p: p / (1 + p) ** 2),
        slopes.B_CANCELLED: with_gap(1, lambda p: p),
        slopes.GAPS_EXCHANGED: lambda p: (-p, 1 / (1 + p), p / (1 + p)),
        slopes.C_IS_B: with_gap(2, lambda p: p / (1 + p)),
        slopes.C_SIGN: with_gap(2, lambda p: -1 / (1 + p)),
    },
)


def your_steps(m5, y_hat, learning_rate):
    """Return how many steps are taken until the slope is no longer below 0.0025, and the m₅ reached."""
    for step in range(2_000):
        y = sigmoid(m5)
        slope = y * (1 - y)
        if slope >= 0.0025:
            return step, m5
        m5 = m5 - learning_rate * slope * (y - y_hat)
    return None


NOT_REACHED = Unusable(
    "The loop ran to its end, and None came back. Is y calculated anew in each round, has the step the right "
    "sign, and is there a `return` for when the slope is large enough?"
)


def from_both_sides(answer, low, high, learning_rate):
    """Return what an answer gives for a neuron far below 0 that should say 1, and for one far above that 0."""
    ways = {
        "the way from below": answer(low, 1.0, learning_rate),
        "the way from above": answer(high, 0.0, learning_rate),
    }
    return {name: NOT_REACHED if found is None else found for name, found in ways.items()}


def with_steps(gradient, too_many=0, too_far=0):
    """Return the count with this gradient(y, y_hat), so many steps too many, and m₅ so many steps too far."""

    def your_steps(m5, y_hat, learning_rate):
        for step in range(2_000):
            y = sigmoid(m5)
            move = learning_rate * gradient(y, y_hat)
            if y * (1 - y) >= 0.0025:
                return step + too_many, m5 - too_far * move
            m5 = m5 - move
        return None

    return your_steps


def right_step(y, y_hat):
    """Return ∂E/∂m₅."""
    return y * (1 - y) * (y - y_hat)


WAY_OUT = Exercise(
    name="03-way-out",
    title="the way out of saturation",
    statement="""
A neuron is saturated, as B is: it stands far below 0 and should say 1, or far above 0 and should say 0. There is
one sample. As long as the slope $y \\cdot (1 - y)$ is below 0.0025, take a step of gradient descent,
$m_5 \\leftarrow m_5 - \\alpha \\cdot \\partial E/\\partial m_5$, where α is the learning rate. Return two numbers:
how many steps were taken, and the $m_5$ reached.
""",
    level=3,
    starter="def your_steps(m5, y_hat, learning_rate):\n"
    '    """How many steps are taken until the slope is no longer below 0.0025, and the m₅ reached."""\n'
    "    for step in range(2_000):\n"
    "        # y, and its slope\n"
    "        return ...  # the two numbers, but only if the slope is large enough\n"
    "        # a step\n"
    "    return None  # not reached, unless the step has the wrong sign, or y is not calculated anew\n",
    reference=your_steps,
    hints=(
        "In each round: calculate y and the slope, look whether to stop, and only then take a step.",
        "When the slope is large enough, `step` is just the number of steps taken before.",
        "∂E/∂m₅ has two factors, the slope and the mistake; after the step m₅ is smaller by α times that.",
    ),
    lesson="Tens or hundreds of steps, from a mistake that could hardly be larger: the slope is a factor, and "
    "it is what holds the neuron.",
    draw=lambda rng: (rng.uniform(-7.0, -6.3), rng.uniform(6.3, 7.0), rng.uniform(2.0, 5.0)),
    use=from_both_sides,
    wrong={
        slopes.STEPS_ONE_TOO_MANY: with_steps(right_step, too_many=1),
        slopes.STEPS_ONE_TOO_FEW: with_steps(right_step, too_many=-1),
        slopes.STEP_BEFORE_THE_LOOK: (
            with_steps(right_step, too_far=1),
            with_steps(right_step, too_many=1, too_far=1),
        ),
        slopes.RETURNED_AT_ONCE: lambda m5, y_hat, learning_rate: (0, m5),
        WITHOUT_RATE: lambda m5, y_hat, learning_rate: your_steps(m5, y_hat, 1.0),
        slopes.SLOPE_FORGOTTEN: with_steps(lambda y, y_hat: y - y_hat),
        known.FACTOR_2: with_steps(lambda y, y_hat: 2 * right_step(y, y_hat)),
        known.HALF_LEFT: with_steps(lambda y, y_hat: 0.5 * right_step(y, y_hat)),
        slopes.SLOPE_AT_OUTPUT: with_steps(lambda y, y_hat: sigmoid(y) * (1 - sigmoid(y)) * (y - y_hat)),
        slopes.SIGMA_FOR_SLOPE: with_steps(lambda y, y_hat: y * (y - y_hat)),
        slopes.REST_FOR_SLOPE: with_steps(lambda y, y_hat: (1 - y) * (y - y_hat)),
        known.E_TIMES_SLOPE: with_steps(lambda y, y_hat: y * (1 - y) * np.sign(y - y_hat) * (y - y_hat) ** 2 / 2),
    },
)


def tanh_backward(x, dE_dy):
    """Return ∂E/∂x of y = tanh x, given ∂E/∂y."""
    y = np.tanh(x)
    return (1 - y**2) * dE_dy


def with_tanh_slope(slope):
    """Return ∂E/∂x with this slope(x, y)."""
    return lambda x, dE_dy: slope(x, np.tanh(x)) * dE_dy


TANH = Exercise(
    name="03-tanh",
    title="another block, derived by you",
    statement="""
Many networks have $\\tanh$ in the place of σ: $\\tanh x = \\frac{e^x - e^{-x}}{e^x + e^{-x}}$, which is
$2\\,\\sigma(2x) - 1$. It runs from −1 to 1. Derive its slope, and write the backward pass of the block
$y = \\tanh x$: from its argument `x` and the gradient `dE_dy` that comes in, both of the shape $(B, n)$, to
$\\partial E/\\partial x$. Return this one array, without a tuple around it. `np.tanh` is there. Like that of σ,
its slope can be calculated from $y$ alone.
""",
    level=3,
    starter='def tanh_backward(x, dE_dy):\n    """∂E/∂x of y = tanh x, given ∂E/∂y."""\n    return ...\n',
    reference=tanh_backward,
    hints=(
        "By the quotient rule, or from 2 σ(2x) − 1 by the chain rule: you know the slope of σ.",
        "At x = 0 the slope is 1; far out, where y is −1 or 1, it is 0.",
        "It is a difference of 1 and something made of y that is not negative. Then multiply by what comes in.",
    ),
    lesson="A block needs its own slope and what comes in, nothing else. This one has a slope of 1 at 0, where σ "
    "has a quarter: one reason why it was preferred.",
    draw=lambda rng: (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
    wrong={
        slopes.TANH_AS_SIGMA: with_tanh_slope(lambda x, y: y * (1 - y)),
        slopes.SLOPE_OF_SIGMA: with_tanh_slope(lambda x, y: sigmoid(x) * (1 - sigmoid(x))),
        slopes.SQUARE_LOST: with_tanh_slope(lambda x, y: 1 - y),
        slopes.OUTER_TWO: with_tanh_slope(lambda x, y: 2 * y),
        slopes.TANH_OF_OUTPUT: with_tanh_slope(lambda x, y: 1 - np.tanh(y) ** 2),
        slopes.SLOPE_OF_THE_SUM: with_tanh_slope(lambda x, y: 1 - x**2),
        slopes.A_2_LOST: (
            with_tanh_slope(lambda x, y: (1 - y**2) / 2),
            with_tanh_slope(lambda x, y: (1 - y**2) / 4),
        ),
        slopes.SLOPE_AT_HALF: (
            with_tanh_slope(lambda x, y: 4 * sigmoid(x) * (1 - sigmoid(x))),
            with_tanh_slope(lambda x, y: 2 * sigmoid(x) * (1 - sigmoid(x))),
        ),
        slopes.SLOPE_SIGN: with_tanh_slope(lambda x, y: y**2 - 1),
        slopes.VALUE_FOR_SLOPE: with_tanh_slope(lambda x, y: y),
        chain.INCOMING_ALONE: lambda x, dE_dy: dE_dy,
        chain.INCOMING_FORGOTTEN: lambda x, dE_dy: 1 - np.tanh(x) ** 2,
        known.SECOND_1_OVER_B: lambda x, dE_dy: tanh_backward(x, dE_dy) / len(x),
    },
)
