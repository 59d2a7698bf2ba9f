"""Exercises of chapter 01: one step downhill, and many."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import first_descents as many
from mlp_tutorial.exercises.catalogue import first_slopes as known
from mlp_tutorial.exercises.chapter_01.tasks_slopes import all_five
from mlp_tutorial.gradient_check import numerical_gradient


def weight_by_hand():
    """Return where a step with α = 2 leads from 0.8."""
    slope = (0.24 - 0.30) / (0.9 - 0.7)
    return 0.8 - 2 * slope


BY_HAND = Exercise(
    name="01-by-hand",
    title="a step by hand",
    statement=r"""
A weight stands at 0.8. Three runs of the network have given E:

| weight | 0.7 | 0.8 | 0.9 |
| --- | --- | --- | --- |
| E | 0.30 | 0.26 | 0.24 |

Calculate the slope at 0.8 by the central difference, with $h = 0.1$, and make **one** step downhill with the
learning rate $\alpha = 2$. Where does the weight stand then? Write the number, or let Python calculate it. Guess
first: to the left of 0.8 or to the right?
""",
    level=1,
    starter="weight_by_hand = ...\n",
    reference=weight_by_hand,
    hints=(
        "E falls from left to right. Which sign has the slope, and to which side is it downhill?",
        "The slope: the change of E from 0.7 to 0.9, for each unit of the weight.",
        "From 0.7 to 0.9 E changes by −0.06, over a distance of 0.2. The step is twice that slope, the other way.",
    ),
    lesson="The slope is negative, so the weight grows. The run at 0.8 itself was not needed: a central "
    "difference asks to either side.",
    wrong={
        known.UPHILL: lambda: 0.8 + 2 * -0.3,
        known.FORWARD_DIFFERENCE: lambda: 0.8 - 2 * -0.2,
        known.BACKWARD_DIFFERENCE: lambda: 0.8 - 2 * -0.4,
        known.DIVIDED_BY_H: lambda: 0.8 - 2 * -0.6,
        known.NOT_DIVIDED: lambda: 0.8 - 2 * -0.06,
        known.WITHOUT_RATE: lambda: 0.8 - -0.3,
        known.DIVIDED_BY_RATE: lambda: 0.8 - -0.3 / 2,
        known.ONLY_THE_MOVE: lambda: -2 * -0.3,
        known.ONLY_THE_LENGTH: lambda: 2 * -0.3,
        known.ONLY_THE_SLOPE: (lambda: -0.3, lambda: 0.3),
    },
    within=2e-3,
)


def draw_step(rng):
    """Return a matrix of weights, a slope for each, and a learning rate: new numbers each time."""
    return rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), float(rng.uniform(0.1, 0.9))


def step_downhill(w, slope, learning_rate):
    """Return the weights after one step of gradient descent."""
    return w - learning_rate * slope


STEP = Exercise(
    name="01-step",
    title="one step downhill",
    statement=r"""
Write the rule of gradient descent, $w \leftarrow w - \alpha\,\frac{\partial E}{\partial w}$, as a function: it
**returns** the new weights. `w` and `slope` are arrays of one shape, a slope for each weight; `learning_rate` is
$\alpha$, a single number.

The check takes four rows of three weights, drawn anew each time, with slopes of both signs. It also looks
whether `w` is afterwards what it was: `w -= …` would change the array of whoever called.
""",
    level=2,
    starter="def step_downhill(w, slope, learning_rate):\n"
    '    """Return the weights after one step of gradient descent."""\n'
    "    return ...\n",
    reference=step_downhill,
    hints=(
        "No loop is needed: numpy does the same to every weight with its slope.",
        "How far each weight moves is the product of two of the arguments.",
        "A weight whose slope is positive has to become smaller.",
    ),
    lesson="Every weight has moved by its own slope, against it. The same line will do for a matrix, a bias or "
    "thousands of weights at once.",
    wrong={
        known.UPHILL: lambda w, slope, learning_rate: w + learning_rate * slope,
        known.WITHOUT_RATE: lambda w, slope, learning_rate: w - slope,
        known.DIVIDED_BY_RATE: lambda w, slope, learning_rate: w - slope / learning_rate,
        known.ONLY_THE_MOVE: lambda w, slope, learning_rate: -learning_rate * slope,
        known.ONLY_THE_LENGTH: lambda w, slope, learning_rate: learning_rate * slope,
        known.ONLY_THE_SIGN: lambda w, slope, learning_rate: w - learning_rate * np.sign(slope),
        known.RATE_TIMES_ALL: lambda w, slope, learning_rate: learning_rate * (w - slope),
        known.EXCHANGED_WITH_SLOPE: lambda w, slope, learning_rate: slope - learning_rate * w,
        known.SIZE_OF_SLOPE: lambda w, slope, learning_rate: w - learning_rate * abs(slope),
        known.TIMES_WEIGHT: lambda w, slope, learning_rate: w - learning_rate * slope * w,
    },
    draw=draw_step,
    because="each weight moves to one new place",
)


def draw_descent(rng):
    """Return an error over five weights with a bottom, a start, a learning rate and a number of steps."""
    c = rng.uniform(0.5, 1.5, 5)
    mixed = rng.uniform(-0.2, 0.2, (5, 5))
    bottom = rng.uniform(-1.0, 1.0, 5)

    def valley(w):
        away = all_five(w) - bottom
        return np.sum(c * away**2) + away @ mixed @ away + np.sum(away**4) / 10

    start = bottom + rng.uniform(0.5, 1.5, 5) * rng.choice([-1.0, 1.0], 5)
    return valley, start, float(rng.uniform(0.05, 0.15)), int(rng.integers(3, 6))


def descend(f, w, learning_rate, n_steps):
    """Return where gradient descent on f leads from w, which stays as it is."""
    for _ in range(n_steps):
        w = w - learning_rate * numerical_gradient(f, w)
    return w


def _by(direction, n_more=0):
    """Return gradient descent that goes in this direction of the slopes, some steps more."""

    def descend(f, w, learning_rate, n_steps):
        for _ in range(n_steps + n_more):
            w = w - learning_rate * direction(numerical_gradient(f, w))
        return w

    return descend


def _one_after_another(f, w, learning_rate, n_steps):
    w = w.copy()
    for k in list(range(len(w))) * n_steps:
        w[k] -= learning_rate * numerical_gradient(f, w)[k]
    return w


def _always_from_start(f, w, learning_rate, n_steps):
    moved = w
    for _ in range(n_steps):
        moved = w - learning_rate * numerical_gradient(f, moved)
    return moved


def _only_the_move(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = -learning_rate * numerical_gradient(f, w)
    return w


DESCENT = Exercise(
    name="01-descent",
    title="gradient descent without `SGD`",
    statement=r"""
Measure the slopes of `f` at `w` with `numerical_gradient(f, w)`, move all of `w` downhill at once, and repeat
that `n_steps` times, each time from where you have come to. `f` takes a vector of weights and returns one
number; return the weights after the last step.

The check draws valleys over five weights, a start, a learning rate, and three to five steps. `w` itself has to
stay what it was: whoever called still needs it.
""",
    level=4,
    starter="def descend(f, w, learning_rate, n_steps):\n"
    '    """Return where gradient descent on f leads from w, which stays as it is."""\n'
    "    return ...\n",
    reference=descend,
    hints=(
        "One step is known: against the slopes, times the learning rate. What changes from one step to the next?",
        "A loop of `n_steps` rounds; in each, slopes are measured where the weights stand now.",
        "The result of a round has the name with which the next one begins; `return` stands behind the loop.",
    ),
    lesson="This loop is what trains networks. Only the slopes will come from somewhere else: from one pass back "
    "instead of two runs for each weight.",
    wrong={
        known.UPHILL: _by(lambda slopes: -slopes),
        known.ONLY_THE_SIGN: _by(np.sign),
        known.ONLY_THE_MOVE: _only_the_move,
        known.ONLY_THE_LENGTH: lambda f, w, learning_rate, n_steps: _only_the_move(f, w, -learning_rate, n_steps),
        known.WITHOUT_RATE: lambda f, w, learning_rate, n_steps: descend(f, w, 1.0, n_steps),
        many.ONE_STEP_ONLY: lambda f, w, learning_rate, n_steps: descend(f, w, learning_rate, 1),
        many.ONE_STEP_MORE: _by(lambda slopes: slopes, 1),
        many.ONE_STEP_LESS: _by(lambda slopes: slopes, -1),
        many.MEASURED_ONCE: lambda f, w, learning_rate, n_steps: descend(f, w, learning_rate * n_steps, 1),
        many.ALWAYS_FROM_START: _always_from_start,
        many.ONE_AFTER_ANOTHER: _one_after_another,
        many.STEEPEST_ONLY: _by(lambda slopes: slopes * (abs(slopes) == abs(slopes).max())),
        many.SAME_LENGTH: _by(lambda slopes: slopes / np.sqrt(np.sum(slopes**2))),
    },
    draw=draw_descent,
    because="each weight has moved to one new place",
)
