"""An exercise of chapter 07: the best settings for a valley."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import stability


def draw_curvatures(rng):
    """Return the smallest and the largest curvature of a valley."""
    c_min = rng.uniform(0.5, 2.5)
    return c_min, c_min * rng.uniform(8.0, 60.0)


def best_settings(c_min, c_max):
    """Return the best learning rate and the best momentum, in this order."""
    kappa = c_max / c_min
    learning_rate = (2 / (np.sqrt(c_min) + np.sqrt(c_max))) ** 2
    momentum = ((np.sqrt(kappa) - 1) / (np.sqrt(kappa) + 1)) ** 2
    return learning_rate, momentum


def best_rate(a, b):
    """Return the best learning rate for a = √c_min and b = √c_max."""
    return (2 / (a + b)) ** 2


def best_momentum(a, b):
    """Return the best momentum for a = √c_min and b = √c_max."""
    return ((b - a) / (b + a)) ** 2


def settings_with(rate=best_rate, momentum=best_momentum):
    """Return `best_settings` with another α or another m."""
    return lambda c_min, c_max: (rate(c_min**0.5, c_max**0.5), momentum(c_min**0.5, c_max**0.5))


BEST = Exercise(
    name="07-settings",
    title="the best settings",
    statement="""
Write a function that chooses: for a valley whose curvatures lie between `c_min` and `c_max` it returns the
learning rate and the momentum with which a heavy ball is fastest in the long run, in the order of
`Momentum(learning_rate, momentum)`. The formulas stand in “Each at its best”. The check takes a new valley each
time; neither curvature is 1, so κ is not the larger one.
""",
    level=2,
    starter='''def best_settings(c_min, c_max):
    """Return the best learning rate and the best momentum, in this order."""
    return ..., ...
''',
    reference=best_settings,
    hints=(
        "α depends on both curvatures, m only on their ratio κ.",
        "Both formulas are squares of a fraction, and both have roots in it.",
        "`np.sqrt(c_min) + np.sqrt(c_max)` stands below the 2; for m calculate the root of κ first.",
    ),
    lesson="With a smallest curvature of 1 the root of c_max and that of κ would have been the same. For 1 and "
    "1000 these settings took 204 steps in “Each at its best”, and plain descent 3,454.",
    wrong={
        stability.KAPPA_WITHOUT_ROOT: settings_with(momentum=lambda a, b: best_momentum(a**2, b**2)),
        stability.BOTH_WITHOUT_ROOTS: settings_with(
            lambda a, b: best_rate(a**2, b**2), lambda a, b: best_momentum(a**2, b**2)
        ),
        stability.M_NOT_SQUARED: settings_with(momentum=lambda a, b: (b - a) / (b + a)),
        stability.RATE_NOT_SQUARED: settings_with(rate=lambda a, b: 2 / (a + b)),
        stability.NEITHER_SQUARED: settings_with(lambda a, b: 2 / (a + b), lambda a, b: (b - a) / (b + a)),
        stability.RATE_OF_PLAIN: settings_with(rate=lambda a, b: 2 / (a**2 + b**2)),
        stability.RATE_AT_THE_EDGE: settings_with(rate=lambda a, b: 2 * (1 + best_momentum(a, b)) / b**2),
        stability.KAPPA_IS_LARGEST: settings_with(momentum=lambda a, b: best_momentum(1, b)),
        stability.NEITHER_ROOTS_NOR_SQUARES: settings_with(
            lambda a, b: 2 / (a**2 + b**2), lambda a, b: (b**2 - a**2) / (b**2 + a**2)
        ),
        stability.ROOT_OF_SUM: settings_with(rate=lambda a, b: 4 / (a**2 + b**2)),
        stability.SQUARE_BELOW_ALONE: settings_with(rate=lambda a, b: 2 / (a + b) ** 2),
    },
    draw=draw_curvatures,
    because="α and m are one number each",
)
