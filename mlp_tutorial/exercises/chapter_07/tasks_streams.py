"""Exercises of chapter 07 that are done by hand, with streams of gradients."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import momentum


def v_and_w():
    """Return the velocity and the weight after three steps."""
    v, w = 0.0, 1.0
    for g in (4.0, 3.0, -6.0):
        v = 0.6 * v + g
        w = w - 0.1 * v
    return v, w


BY_HAND = Exercise(
    name="07-by-hand",
    title="three steps by hand",
    statement="""
One weight, $w = 1$, and a ball at rest, $v = 0$. The momentum is $m = 0.6$, the learning rate $\\alpha = 0.1$.
Three gradients come in, one after the other: 4, 3 and −6. Each time first the velocity takes the gradient in, then
the weight makes its step. What are $v$ and $w$ after the third step? Type the two numbers, with a comma between
them.
""",
    level=1,
    starter="v_and_w = ..., ...\n",
    reference=v_and_w,
    hints=(
        "Make a table with a line for each step: g, the new v, the new w.",
        "At each step 0.6 of the old velocity is left, and the whole gradient is added. First v becomes 4.",
        "After the second step v is 5.4, and w is 1 − 0.4 − 0.54.",
    ),
    lesson="Of each velocity 0.6 is left for the next step: of the 5.4 there still were 3.24 when the −6 came.",
    wrong={
        momentum.RATE_IN_VELOCITY: lambda: (-0.276, 0.336),
        momentum.RATE_TWICE: lambda: (-0.276, 0.9336),
        momentum.ONE_MINUS_M: lambda: (-1.104, 0.7344),
        momentum.M_TIMES_BOTH: lambda: (-1.656, 0.6016),
        momentum.UPHILL: lambda: (-2.76, 1.664),
        momentum.GRADIENT_SUBTRACTED: lambda: (2.76, 1.664),
        momentum.DOWNHILL_VELOCITY: lambda: (2.76, 0.336),
        momentum.NOT_KEPT: (lambda: (-6.0, 0.9), lambda: (-2.76, 0.9)),
        momentum.NEVER_FADES: lambda: (1.0, -0.2),
        momentum.OLD_VELOCITY: lambda: (-2.76, 0.06),
        momentum.NO_RATE: lambda: (-2.76, -5.64),
        momentum.M_TIMES_GRADIENT: lambda: (0.6, 0.28),
        momentum.M_TIMES_WEIGHTS: lambda: (-6.0, 0.492),
    },
    within=1e-4,
)


def velocities_in_the_end():
    """Return the size of v in the end: for the consistent stream, and for the alternating one."""
    g, m = 2.0, 0.75
    return g / (1 - m), g / (1 + m)


LIMITS = Exercise(
    name="07-limits",
    title="where the velocity ends",
    statement="""
Two streams of gradients that go on for ever: 2, 2, 2, … and 2, −2, 2, −2, … The momentum is $m = 0.75$, and no
weight answers: the streams are fixed. To which size does the velocity come in the end, in the first stream and in
the second? (In the second its sign changes at each step; give the size alone.) Type two numbers, with a comma
between them, to three digits.
""",
    level=1,
    starter="velocities_in_the_end = ..., ...\n",
    reference=velocities_in_the_end,
    hints=(
        "In the end the velocity does not grow any more. What does that say about v and m·v + g?",
        "The first: v = m·v + g. In the second the velocity has the other sign after each step: −v = m·v − g.",
        "Solve both for v: in the first it stands 0.25 times on one side, in the second 1.75 times.",
    ),
    lesson="Four times the gradient where the sign is consistent; little more than half of it where it changes.",
    wrong={
        momentum.NO_FACTOR: lambda: (2.0, 2.0),
        momentum.ONLY_OLD_PART: lambda: (6.0, 1.5 / 1.75),
        momentum.STREAMS_EXCHANGED: lambda: (2 / 1.75, 8.0),
        momentum.MULTIPLIED: lambda: (0.5, 3.5),
        momentum.CANCELS_ALL: lambda: (8.0, 0.0),
        momentum.SIGN_OF_VELOCITY: lambda: (8.0, -2 / 1.75),
        momentum.GRADIENT_OF_ONE: lambda: (4.0, 1 / 1.75),
        momentum.ONE_MINUS_M: lambda: (2.0, 0.5 / 1.75),
    },
    within=3e-3,
)
