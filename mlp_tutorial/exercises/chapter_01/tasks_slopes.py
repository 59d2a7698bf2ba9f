"""Exercises of chapter 01: slopes that are measured."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import first_slopes as known
from mlp_tutorial.gradient_check import numerical_gradient


def draw_curve(rng):
    """Return a bent function of one number, a place, and a step to either side."""
    a, b, c, d = rng.uniform(0.5, 1.5, 4)

    def curve(w):
        return a * w**3 + b * w**2 + c * w + d * np.exp(w)

    return curve, float(rng.uniform(0.5, 1.5)), float(rng.uniform(0.1, 0.3))


def central_difference(f, w, h):
    """Return the slope of f at w, measured with a step h to either side."""
    return (f(w + h) - f(w - h)) / (2 * h)


CENTRAL = Exercise(
    name="01-central",
    title="the central difference as a function",
    statement=r"""
`f` is a function of one number, like `error_with` above. Measure its slope at `w` by a **central difference**:
one step `h` to either side, and the change of `f` for each unit of the distance between the two places.

All are single numbers, the result too. The check draws bent functions and places of its own, and an `h` between
0.1 and 0.3, so large that a difference to one side only would show at once. Use the `h` that is handed over.
""",
    level=2,
    starter="def central_difference(f, w, h):\n"
    '    """Return the slope of f at w, measured with a step h to either side."""\n'
    "    return ...\n",
    reference=central_difference,
    hints=(
        "Ask f at two places: a little above w, and as much below.",
        "The slope is the change of f divided by the distance between the two places. How far apart are they?",
        "Python divides before it subtracts, and works from left to right: put brackets around both parts.",
    ),
    lesson="Two runs, one slope. With h = 0.00001 a step to one side would have passed unseen; with long steps on "
    "a bent curve it does not.",
    wrong={
        known.FORWARD_DIFFERENCE: lambda f, w, h: (f(w + h) - f(w)) / h,
        known.BACKWARD_DIFFERENCE: lambda f, w, h: (f(w) - f(w - h)) / h,
        known.ONE_SIDE_BY_2H: lambda f, w, h: (f(w + h) - f(w)) / (2 * h),
        known.DIVIDED_BY_H: lambda f, w, h: (f(w + h) - f(w - h)) / h,
        known.DIVIDED_BY_2: lambda f, w, h: (f(w + h) - f(w - h)) / 2,
        known.NOT_DIVIDED: lambda f, w, h: f(w + h) - f(w - h),
        known.TIMES_H: lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h,
        known.ONLY_ONE_DIVIDED: lambda f, w, h: f(w + h) - f(w - h) / (2 * h),
        known.OTHER_H: lambda f, w, h: (f(w + 1e-5) - f(w - 1e-5)) / 2e-5,
        known.SIDES_EXCHANGED: lambda f, w, h: (f(w - h) - f(w + h)) / (2 * h),
        known.HALF_A_STEP: lambda f, w, h: (f(w + h / 2) - f(w - h / 2)) / (2 * h),
    },
    draw=draw_curve,
)


def all_five(w):
    """Return weights as an array; ValueError, in words, unless there are five."""
    if np.shape(w) != (5,):
        raise ValueError(f"f takes all five weights, of the shape (5,), and was given the shape {np.shape(w)}")
    return np.asarray(w)


def draw_landscape(rng):
    """Return an error over five weights whose slopes depend on each other, a place, and a step to either side."""
    c = rng.uniform(0.5, 1.5, 5)
    mixed = rng.uniform(-0.3, 0.3, (5, 5))

    def landscape(w):
        w = all_five(w)
        return np.sum(c * w**2) + np.sum(w**3) / 5 + w @ mixed @ w

    places = rng.uniform(0.5, 1.5, 5) * rng.choice([-1.0, 1.0], 5)
    return landscape, places, float(rng.uniform(0.05, 0.2))


def slopes_of_all(f, w, h):
    """Return an array like w: the slope of f along each entry of w, by central differences."""
    slopes = np.zeros(len(w))
    for k in range(len(w)):
        move = np.zeros(len(w))
        move[k] = h
        slopes[k] = (f(w + move) - f(w - move)) / (2 * h)
    return slopes


def _all_together(f, w, h):
    return np.full(len(w), (f(w + h) - f(w - h)) / (2 * h))


def _not_put_back(f, w, h):
    w, slopes = w.copy(), np.zeros(len(w))
    for k in range(len(w)):
        w[k] += h
        up = f(w)
        w[k] -= 2 * h
        slopes[k] = (up - f(w)) / (2 * h)
    return slopes


def _copied_once(f, w, h):
    up, down = w.copy(), w.copy()
    slopes = np.zeros(len(w))
    for k in range(len(w)):
        up[k] += h
        down[k] -= h
        slopes[k] = (f(up) - f(down)) / (2 * h)
    return slopes


def _other_divisor(f, w, h, divisor):
    return slopes_of_all(f, w, h) * 2 * h / divisor


def _one_side(f, w, h):
    return np.array([(f(w + h * one) - f(w)) / h for one in np.eye(len(w))])


ALL_SLOPES = Exercise(
    name="01-slopes",
    title="a slope for each knob",
    statement=r"""
`numerical_gradient` measures the slope along every entry of $w$. Write it yourself: `f` takes a whole vector `w`
of five weights and returns one number, E. Move **one** weight at a time, by `h` to either side, while the others
stay where they are; the central difference is its slope. Return all slopes in an array of the shape of `w`.

The check draws functions, places and steps of its own. `w` still has to be what it was afterwards: work with
copies (`w.copy()`).
""",
    level=3,
    starter="def slopes_of_all(f, w, h):\n"
    '    """Return an array like w: the slope of f along each entry of w, by central differences."""\n'
    "    slopes = np.zeros(len(w))\n"
    "    for k in range(len(w)):\n"
    "        ...  # slopes[k] = …\n"
    "    return ...\n",
    reference=slopes_of_all,
    hints=(
        "For one weight it is a central difference, as ever. Only that f wants the whole vector each time.",
        "Make two vectors for every k: one with entry k moved up, one with it moved down, all else as in w.",
        "`moved = w` gives w a second name; `moved = w.copy()` is an array that can be changed on its own.",
    ),
    lesson="Ten runs for five slopes: two for each knob. What the others do while one moves would not have shown "
    "with a function in which the weights do not meet.",
    wrong={
        known.ALL_TOGETHER: _all_together,
        known.NOT_PUT_BACK: _not_put_back,
        known.COPIED_ONCE: _copied_once,
        known.SAME_ARRAY: lambda f, w, h: np.zeros(len(w)),
        known.ONLY_FIRST_KNOB: lambda f, w, h: slopes_of_all(f, w, h) * (np.arange(len(w)) == 0),
        known.FORWARD_DIFFERENCE: _one_side,
        known.BACKWARD_DIFFERENCE: lambda f, w, h: _one_side(f, w, -h),
        known.ONE_SIDE_BY_2H: lambda f, w, h: _one_side(f, w, h) / 2,
        known.DIVIDED_BY_H: lambda f, w, h: _other_divisor(f, w, h, h),
        known.NOT_DIVIDED: lambda f, w, h: _other_divisor(f, w, h, 1.0),
        known.TIMES_H: lambda f, w, h: _other_divisor(f, w, h, 2 / h),
        known.OTHER_H: lambda f, w, h: numerical_gradient(f, w),
        known.SIDES_EXCHANGED: lambda f, w, h: -slopes_of_all(f, w, h),
    },
    draw=draw_landscape,
    because="each weight has a slope of its own",
)
