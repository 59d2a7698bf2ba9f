"""Exercises of chapter 07 that are done by hand, in a valley: a step, its factor, and the edge."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import momentum, stability, valley


def next_v_and_w2():
    """Return the velocity and the weight in the direction of w2 after the step."""
    slope = 10 * -2.0
    v = 0.7 * 3.0 + slope
    return v, -2.0 - 0.1 * v


NEXT = Exercise(
    name="07-next",
    title="a step in a valley",
    statement="""
Now the gradient answers to the weight. In the valley $E = \\tfrac12 (2 w_1^2 + 10 w_2^2)$ a ball with momentum
$m = 0.7$ and learning rate $\\alpha = 0.1$ is on its way: in the direction of $w_2$ its velocity is $v = 3$, and
$w_2 = -2$. What are the next $v$ and the next $w_2$? Type the two numbers, with a comma between them.
""",
    level=2,
    starter="next_v_and_w2 = ..., ...\n",
    reference=next_v_and_w2,
    hints=(
        "First the slope in this direction. Which number is the curvature here?",
        "The slope is 10 · (−2). It enters the velocity, of which 0.7 is kept.",
        "Of the old velocity 2.1 is left; then comes the slope, then the step by −0.1 times the new velocity.",
    ),
    lesson="The ball was moving to smaller w₂; one steep slope has turned it round and brought it near 0.",
    wrong={
        valley.NO_CURVATURE: lambda: (0.1, -2.01),
        valley.HALF_KEPT: lambda: (-7.9, -1.21),
        valley.OTHER_CURVATURE: lambda: (-1.9, -1.81),
        momentum.OLD_VELOCITY: lambda: (-17.9, -2.3),
        momentum.NOT_KEPT: lambda: (-20.0, 0.0),
        momentum.NEVER_FADES: lambda: (-17.0, -0.3),
        momentum.ONE_MINUS_M: lambda: (-3.9, -1.61),
        momentum.RATE_IN_VELOCITY: lambda: (0.1, -2.1),
        momentum.UPHILL: lambda: (-17.9, -3.79),
        momentum.NO_RATE: lambda: (-17.9, 15.9),
        momentum.M_TIMES_BOTH: lambda: (-11.9, -0.81),
        momentum.M_TIMES_GRADIENT: lambda: (-11.0, -0.9),
        valley.TWO_KEPT: lambda: (-37.9, 1.79),
        valley.SLOPE_UNSIGNED: lambda: (22.1, -4.21),
    },
    within=1e-4,
)


def factors_of_w_and_E():
    """Return the factor of a step for the size of w's swing, and for E."""
    rate = np.sqrt(0.64)
    return rate, rate**2


RATE = Exercise(
    name="07-rate",
    title="how fast a swing shrinks",
    statement="""
A heavy ball with momentum $m = 0.64$ swings in all directions of a valley: the eigenvalues of a step are complex.
In the long run, by which factor does one step multiply the size of a swing of $w$? And by which factor does $E$
shrink in a step, when it is looked at over many of them? Type the two factors, with a comma between them. Neither
α nor a curvature is given, and neither is needed: why not?
""",
    level=2,
    starter="factors_of_w_and_E = ..., ...\n",
    reference=factors_of_w_and_E,
    hints=(
        "The eigenvalues are the roots of p(z) in “One direction at a time”. What is their product?",
        "Complex roots are mirror images of each other, equal in size. Their product is m.",
        "A number whose square is 0.64; and E goes with the square of w.",
    ),
    lesson="The product of the two is m, whatever α and c are; so all directions that swing shrink alike.",
    wrong={
        valley.M_FOR_ROOT: lambda: (0.64, 0.64**2),
        valley.E_AS_W: lambda: (0.8, 0.8),
        valley.EXCHANGED_W_AND_E: lambda: (0.64, 0.8),
        valley.WHAT_IS_LOST: lambda: (0.36, 0.36**2),
    },
    within=2e-3,
)


def three_factors_and_nearer():
    """Return the sizes of a step's factors: plain w1, plain w2, momentum; and which w momentum brings nearer."""
    rate, plain = np.sqrt(0.64), np.abs(1 - 0.1 * np.array([1.0, 15.0]))
    return plain[0], plain[1], rate, 1 + np.argmax(plain > rate)


NEARER = Exercise(
    name="07-nearer",
    title="ahead along, or across?",
    statement="""
A valley with the curvatures 1 (for $w_1$) and 15 (for $w_2$), and $\\alpha = 0.1$. Plain descent and a ball with
$m = 0.64$, which swings in both directions, race for 60 steps. Give four numbers. The size, without sign, of the
factor by which a step multiplies: $w_1$ in plain descent, $w_2$ in plain descent, and either of them with momentum
in the long run. And which weight is nearer to 0 with momentum than in plain descent: 1 or 2?
""",
    level=2,
    starter="three_factors_and_nearer = ..., ..., ..., ...\n",
    reference=three_factors_and_nearer,
    hints=(
        "In plain descent a step multiplies w by a number with α and c in it. With momentum a swing shrinks.",
        "1 − α·c for each of the two curvatures, and the root of m.",
        "The second factor is 1 − 1.5, without its sign. After 60 steps the smaller factor is far ahead.",
    ),
    lesson="Momentum is ahead along the valley, behind across it. The slower direction decides: 0.8 against 0.9.",
    wrong={
        valley.SIGN_FOR_SIZE: lambda: (0.9, -0.5, 0.8, 1),
        valley.RATE_TIMES_CURVATURE: lambda: (0.1, 1.5, 0.8, 2),
        valley.M_FOR_ROOT: lambda: (0.9, 0.5, 0.64, 1),
        valley.WHAT_IS_LOST: lambda: (0.9, 0.5, 0.36, 1),
        valley.LARGER_IS_NEARER: lambda: (0.9, 0.5, 0.8, 2),
    },
    within=2e-3,
)


def largest_rate():
    """Return the learning rate up to which the descent is stable."""
    return 2 * (1 + 0.6) / 10


EDGE = Exercise(
    name="07-edge",
    title="the largest learning rate",
    statement="""
In the valley $E = \\tfrac12 (2 w_1^2 + 10 w_2^2)$ a ball with momentum $m = 0.6$ rolls. Up to which learning rate
$\\alpha$ does it come to rest at the lowest point, in both directions; above which one does it swing wider and
wider? Type the number.
""",
    level=2,
    starter="largest_rate = ...\n",
    reference=largest_rate,
    hints=(
        "Each direction has an edge of its own. Which of the two is reached first as α grows?",
        "At the edge w only flips: α·c is then a number that depends on m alone.",
        "α·c = 2 · 1.6, in the steepest direction.",
    ),
    lesson="Plain descent would have to stay below 0.2: momentum moves the edge, here by the factor 1.6.",
    wrong={
        stability.EDGE_WITHOUT_M: lambda: 0.2,
        stability.EDGE_OF_FLATTEST: lambda: 1.6,
        stability.EDGE_PLAIN_FLATTEST: lambda: 1.0,
        stability.EDGE_ONE_MINUS_M: lambda: 0.08,
        stability.EDGE_WITHOUT_TWO: lambda: 0.16,
        stability.EDGE_WITH_HALF: lambda: 0.64,
        stability.EDGE_OF_SUM: lambda: 3.2 / 12,
        stability.EDGE_OF_SWINGING: lambda: (1 + np.sqrt(0.6)) ** 2 / 10,
    },
    within=2e-3,
)
