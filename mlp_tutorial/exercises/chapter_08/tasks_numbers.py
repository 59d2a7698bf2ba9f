"""Numbers of chapter 08: what a step leaves, how much decay is needed, and where a weight rests."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import decay, penalty


def four_values():
    """Return w after each of four steps: each multiplies it by 1 − αλ = 1 − 0.25 · 6."""
    return tuple(8 * (1 - 0.25 * 6) ** step for step in (1, 2, 3, 4))


def _by_factor(factor):
    return lambda: tuple(8 * factor**step for step in (1, 2, 3, 4))


FLIP = Exercise(
    name="08-flip",
    title="over zero and back",
    statement="A weight without gradient stands at $w = 8$. The learning rate is $\\alpha = 0.25$, and the decay "
    "is as strong as $\\lambda = 6$. Calculate by hand where the weight is after each of the first four steps. "
    "Write the four numbers in this order, with commas between them and without the 8 of the start. "
    "The check compares all four, the signs too.",
    level=1,
    starter="four_values = (..., ..., ..., ...)  # w after steps 1, 2, 3 and 4\n",
    reference=four_values,
    hints=(
        "Each step multiplies the weight by the same factor. Which one?",
        "The factor is 1 − α·λ. Is it positive?",
        "α·λ = 1.5, so the factor is negative and half as large as 1: a jump over 0, to half the distance.",
    ),
    lesson="The weight jumps over 0 at each step and still comes nearer, because α·λ lies between 1 and 2.",
    wrong={
        decay.FACTOR_IS_PRODUCT: _by_factor(1.5),
        decay.WRONG_SIGN: _by_factor(2.5),
        decay.SIGN_LOST: _by_factor(0.5),
        decay.NO_RATE: _by_factor(-5),
        decay.ONLY_RATE: _by_factor(0.75),
        decay.HALVED: _by_factor(0.25),
        decay.TWICE: _by_factor(-2),
        decay.SAME_AMOUNT: lambda: tuple(8 - 12 * step for step in (1, 2, 3, 4)),
        decay.START_COUNTED: lambda: (8, -4, 2, -1),
    },
)


def fading_decay():
    """Return λ for which (1 − 0.5 λ)¹⁰⁰⁰ = 0.01."""
    return (1 - 0.01 ** (1 / 1000)) / 0.5


SHARE = Exercise(
    name="08-share",
    title="how much decay?",
    statement="A useless weight, whose gradient is always 0, shall be down to one hundredth of its start after "
    "1,000 steps. The learning rate is $\\alpha = 0.5$. Which $\\lambda$ does that, with $\\alpha\\lambda$ "
    "below 1? In Python `p ** (1 / n)` is the $n$-th root of $p$. Write the formula, or a number with four digits "
    "that count. The check compares it to one in a thousand.",
    level=1,
    starter="fading_decay = ...  # λ\n",
    reference=fading_decay,
    hints=(
        "What is left of the weight after one step, after two, after t?",
        "After 1,000 steps the factor of one step stands there to the power of 1,000. That shall be 0.01.",
        "So the factor 1 − α·λ is the thousandth root of 0.01; now solve that for λ.",
    ),
    lesson="Each step takes less than half a per cent, and a thousand of them leave one hundredth.",
    wrong={
        decay.NO_RATE_IN_DECAY: lambda: 1 - 0.01 ** (1 / 1000),
        decay.MULTIPLIED_BY_RATE: lambda: (1 - 0.01 ** (1 / 1000)) * 0.5,
        decay.LINEAR: lambda: 0.99 / 1000 / 0.5,
        decay.ONE_HUNDREDTH_LOST: lambda: (1 - 0.99 ** (1 / 1000)) / 0.5,
        decay.FLIPS: lambda: (1 + 0.01 ** (1 / 1000)) / 0.5,
        decay.EXPONENTIAL: lambda: -np.log(0.01) / 1000 / 0.5,
        decay.FACTOR_IS_PRODUCT: lambda: 0.01 ** (1 / 1000) / 0.5,
        decay.WRONG_SIGN: lambda: (0.01 ** (1 / 1000) - 1) / 0.5,
    },
    within=1e-3,
)


def resting_place():
    """Return w at which 3 (w − 4) + 2 w = 0."""
    return 3 * 4 / (3 + 2)


NEEDED = Exercise(
    name="08-needed",
    title="where does it rest?",
    statement="Plain gradient descent with weight decay trains one weight, whose error is "
    "$E = \\tfrac12 \\cdot 3\\,(w - 4)^2$, with $\\alpha = 0.1$ and $\\lambda = 2$. After many steps it does not "
    "move any more. Where does it rest? Calculate it by hand; a fraction such as `7 / 3` will do. "
    "The check compares one number.",
    level=1,
    starter="resting_place = ...  # w\n",
    reference=resting_place,
    hints=(
        "At rest a step changes nothing: the bracket in w − α (Δ + λ·w) is 0.",
        "The gradient of this E is 3 (w − 4). Does α matter, if the bracket is 0?",
        "Solve 3 (w − 4) + 2 w = 0 for w.",
    ),
    lesson="Gradient and decay balance between 0 and 4. The steeper E is against λ, the nearer to 4.",
    wrong={
        penalty.AT_TARGET: lambda: 4.0,
        penalty.AT_ZERO: lambda: 0.0,
        penalty.STEEPNESS_FORGOTTEN: lambda: 4 / 3,
        decay.WRONG_SIGN: lambda: 12.0,
        penalty.HALF_PULL: lambda: 3.0,
        penalty.DOUBLE_PULL: lambda: 12 / 7,
        penalty.SHARES_EXCHANGED: lambda: 8 / 5,
        penalty.RATE_AT_REST: (lambda: 12 / 3.2, lambda: 1.2 / 2.3),
        penalty.PULL_WITHOUT_W: lambda: 10 / 3,
    },
    within=1e-3,
)
