"""An exercise of chapter 07: the whole descent with momentum, from an empty cell."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import momentum, training, valley

N_STEPS, N_WEIGHTS = 7, 3


def draw_valley(rng):
    """Return curvatures, a start, a learning rate, a momentum, and how many steps there are."""
    curvatures = rng.uniform([1.0, 4.0, 9.0], [3.0, 8.0, 14.0])
    return curvatures, rng.normal(size=N_WEIGHTS), rng.uniform(0.03, 0.08), rng.uniform(0.5, 0.9), N_STEPS


def ball_path(curvatures, start, learning_rate, momentum, n_steps):
    """Return the weights at the start and after each step, a row for each."""
    w, v = start.copy(), np.zeros(len(start))
    points = [w]
    for _ in range(n_steps):
        v = momentum * v + curvatures * w
        w = w - learning_rate * v
        points.append(w)
    return np.array(points)


def path_with(velocity=lambda v, g, m: m * v + g, step=lambda w, v, rate: w - rate * v, slope=lambda c, w: c * w):
    """Return `ball_path` with another rule for the velocity or the step, or another slope."""

    def wrong_path(curvatures, start, learning_rate, momentum, n_steps):
        points, v = [start], np.zeros(len(start))
        for _ in range(n_steps):
            v = velocity(v, slope(curvatures, points[-1]), momentum)
            points.append(step(points[-1], v, learning_rate))
        return np.array(points)

    return wrong_path


def _rate_twice(curvatures, start, learning_rate, momentum, n_steps):
    return ball_path(curvatures, start, learning_rate**2, momentum, n_steps)


def _old_velocity(curvatures, start, learning_rate, momentum, n_steps):
    w, v, points = start, 0.0, [start]
    for _ in range(n_steps):
        v, w = momentum * v + curvatures * w, w - learning_rate * v
        points.append(w)
    return np.array(points)


def _fading_weights(curvatures, start, learning_rate, momentum, n_steps):
    points = [start]
    for _ in range(n_steps):
        points.append(momentum * points[-1] - learning_rate * curvatures * points[-1])
    return np.array(points)


def _slope_of_the_start(curvatures, start, learning_rate, momentum, n_steps):
    return path_with(slope=lambda c, w: c * start)(curvatures, start, learning_rate, momentum, n_steps)


def _one_array(*given):
    path = ball_path(*given)
    return np.broadcast_to(path[-1], path.shape)


def _first_row_moves(*given):
    path = ball_path(*given)
    return np.vstack([path[-1:], path[1:]])


PATH = Exercise(
    name="07-path",
    title="a descent of your own",
    statement="""
Write the whole descent: no class, no package. The valley is $E = \\tfrac12 \\sum_i c_i w_i^2$, with two arrays of
the same length, `curvatures` and `start`; the ball begins at rest. Return an array with `n_steps + 1` rows: the
start, then the weights after each step. The check takes three weights and seven steps. Leave `start` as it is.
Afterwards print the rows for $c = (1, 20)$ from $(-10, 2)$ with α = 0.09 and m = 0.8, and look for the swing.
""",
    level=4,
    starter='''def ball_path(curvatures, start, learning_rate, momentum, n_steps):
    """Return the weights at the start and after each step, a row for each."""
    return ...
''',
    reference=ball_path,
    hints=(
        "Two things last from step to step: the weights and the velocity, an array of three each. All starts with "
        "w at the start and v at 0.",
        "A round of the loop: the slope at the weights as they are now, then the velocity, then the weights, then "
        "a new row.",
        "The slope is `curvatures * w`. A row that is kept has to be an array of its own: `w = w - …` makes a new "
        "one, `w -= …` changes the rows before as well.",
    ),
    lesson="Three curvatures: a velocity shared by all weights, or a slope without curvature, would have shown.",
    wrong={
        momentum.ONE_SIGN_TOO_MANY: path_with(step=lambda w, v, rate: w + rate * v),
        momentum.ONE_MINUS_M: path_with(velocity=lambda v, g, m: m * v + (1 - m) * g),
        momentum.M_TIMES_GRADIENT: path_with(velocity=lambda v, g, m: v + m * g),
        momentum.M_TIMES_BOTH: path_with(velocity=lambda v, g, m: m * (v + g)),
        momentum.NO_RATE: path_with(step=lambda w, v, rate: w - v),
        momentum.NOT_KEPT: path_with(velocity=lambda v, g, m: g),
        momentum.NEVER_FADES: path_with(velocity=lambda v, g, m: v + g),
        momentum.ONE_FOR_ALL: path_with(velocity=lambda v, g, m: m * v + g.sum()),
        valley.NO_CURVATURE: path_with(slope=lambda c, w: w),
        valley.TWO_KEPT: path_with(slope=lambda c, w: 2 * c * w),
        valley.HALF_KEPT: path_with(slope=lambda c, w: c * w / 2),
        momentum.RATE_TWICE: _rate_twice,
        momentum.OLD_VELOCITY: _old_velocity,
        momentum.M_TIMES_WEIGHTS: _fading_weights,
        training.START_GRADIENT: _slope_of_the_start,
        momentum.ONE_ARRAY: _one_array,
        momentum.FIRST_ROW_MOVES: _first_row_moves,
    },
    draw=draw_valley,
    because="there is a row for the start and one for each step, and a column for each weight",
)
