"""Right answers to the exercises of chapter 07, each written in another way."""

import numpy as np

from mlp_tutorial.optimizers import Momentum


# the rule as code
class Own:
    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0


class InSteps(Own):
    def step(self, weights, gradient):
        kept = self.momentum * self.velocity
        self.velocity = kept + gradient
        weights[:] = weights - self.learning_rate * self.velocity


class InPlace(Own):
    def step(self, weights, gradient):
        if np.ndim(self.velocity) == 0:
            self.velocity = np.zeros_like(weights)
        self.velocity *= self.momentum
        self.velocity += gradient
        weights += -self.learning_rate * self.velocity


class AddedToTheZero(Own):
    def step(self, weights, gradient):
        self.velocity *= self.momentum
        self.velocity += gradient  # a float and an array: a new array at the first step
        np.subtract(weights, self.learning_rate * self.velocity, out=weights)


class EachWeightAlone(Own):
    def step(self, weights, gradient):
        old = [0.0] * len(weights) if self.velocity == 0.0 else self.velocity
        self.velocity = [self.momentum * v + g for v, g in zip(old, gradient.tolist(), strict=True)]
        for i, v in enumerate(self.velocity):
            weights[i] -= self.learning_rate * v


class DownhillVelocity(Own):
    def step(self, weights, gradient):
        self.velocity = self.momentum * self.velocity - gradient
        weights += self.learning_rate * self.velocity


class AllGradientsKept(Own):
    def __init__(self, learning_rate, momentum):
        super().__init__(learning_rate, momentum)
        self.gradients = []

    def step(self, weights, gradient):
        self.gradients.insert(0, gradient.copy())
        weights -= self.learning_rate * sum(self.momentum**age * g for age, g in enumerate(self.gradients))
        return weights


class ClassZero:
    velocity = 0.0

    def __init__(self, learning_rate, momentum):
        self.learning_rate = learning_rate
        self.momentum = momentum

    def step(self, weights, gradient):
        self.velocity = gradient + self.velocity * self.momentum
        weights -= self.velocity * self.learning_rate


# the best settings
def from_the_ends(c_min, c_max):
    root_m = (np.sqrt(c_max) - np.sqrt(c_min)) / (np.sqrt(c_max) + np.sqrt(c_min))
    return (1 + root_m) ** 2 / c_max, root_m**2


def from_the_rate(c_min, c_max):
    alpha = 4 / (c_min + c_max + 2 * (c_min * c_max) ** 0.5)
    return alpha, (1 - (alpha * c_min) ** 0.5) ** 2


def as_a_list(c_min, c_max):
    a, b = c_min**0.5, c_max**0.5
    return [4 / (a + b) ** 2, (b - a) ** 2 / (b + a) ** 2]


def with_kappa_upside_down(c_min, c_max):
    part = np.sqrt(c_min / c_max)
    return np.square(2 / (np.sqrt(c_min) * (1 + 1 / part))), np.square((1 - part) / (1 + part))


def as_an_array(c_min, c_max):
    roots = np.sqrt(np.array([c_min, c_max]))
    return tuple(np.array([2 / roots.sum(), np.diff(roots)[0] / roots.sum()]) ** 2)


def by_solving(c_min, c_max):
    # √α·√c_min + √m = 1 and √α·√c_max − √m = 1
    ends = np.array([[np.sqrt(c_min), 1.0], [np.sqrt(c_max), -1.0]])
    root_rate, root_m = np.linalg.solve(ends, np.ones(2))
    return root_rate * root_rate, root_m * root_m


def in_floats(c_min, c_max):
    a, b = float(c_min) ** 0.5, float(c_max) ** 0.5
    root_m = 1 - 2 * a / (a + b)
    return (1 - root_m) ** 2 / c_min, root_m**2


def by_logarithms(c_min, c_max):
    return 1 / (c_min * c_max) ** 0.5 / np.cosh(np.log(c_max / c_min) / 4) ** 2, np.tanh(
        np.log(c_max / c_min) / 4
    ) ** 2


# the whole descent
def by_the_package(curvatures, start, learning_rate, momentum, n_steps):
    one, w = Momentum(learning_rate, momentum), start.copy()
    points = [start]
    for _ in range(n_steps):
        one.step(w, curvatures * w)
        points.append(w.copy())
    return np.array(points)


def in_the_rows(curvatures, start, learning_rate, momentum, n_steps):
    path, v = np.zeros((n_steps + 1, len(start))), np.zeros_like(start)
    path[0] = start
    for n in range(1, n_steps + 1):
        v *= momentum
        v += curvatures * path[n - 1]
        path[n] = path[n - 1] - learning_rate * v
    return path


def rate_in_the_velocity(curvatures, start, learning_rate, momentum, n_steps):
    w, v, points = start, 0.0, [start]
    for _ in range(n_steps):
        v = momentum * v - learning_rate * curvatures * w
        w = w + v
        points += [w]
    return points


def weight_after_weight(curvatures, start, learning_rate, momentum, n_steps):
    columns = []
    for c, w in zip(curvatures.tolist(), start.tolist(), strict=True):
        v, column = 0.0, [w]
        for _ in range(n_steps):
            v = momentum * v + c * w
            w -= learning_rate * v
            column.append(w)
        columns.append(column)
    return np.array(columns).T


def by_powers_of_the_matrix(curvatures, start, learning_rate, momentum, n_steps):
    a, m = learning_rate, momentum
    steps = [np.array([[m, c], [-a * m, 1 - a * c]]) for c in curvatures]
    return [
        [(np.linalg.matrix_power(step, n) @ [0.0, w])[1] for step, w in zip(steps, start, strict=True)]
        for n in range(n_steps + 1)
    ]


def by_the_last_two(curvatures, start, learning_rate, momentum, n_steps):
    path = [start, start]  # at rest: the step before had no length
    while len(path) < n_steps + 2:
        before, now = path[-2:]
        path.append(now + momentum * (now - before) - learning_rate * curvatures * now)
    return np.array(path[1:])


def by_recursion(curvatures, start, learning_rate, momentum, n_steps, v=0.0):
    if n_steps == 0:
        return np.array([start])
    v = momentum * v + curvatures * start
    later = by_recursion(curvatures, start - learning_rate * v, learning_rate, momentum, n_steps - 1, v)
    return np.vstack([start, later])


def all_gradients_kept(curvatures, start, learning_rate, momentum, n_steps):
    path, gradients = [np.array(start)], []
    while len(path) <= n_steps:
        gradients.append(path[-1] * curvatures)
        fading = momentum ** np.arange(len(gradients))[::-1]
        path.append(path[-1] - learning_rate * fading @ np.array(gradients))
    return path


RIGHT = {
    "07-step": [
        InSteps,
        InPlace,
        AddedToTheZero,
        EachWeightAlone,
        DownhillVelocity,
        AllGradientsKept,
        ClassZero,
        Momentum,
    ],
    "07-settings": [
        from_the_ends,
        from_the_rate,
        as_a_list,
        with_kappa_upside_down,
        as_an_array,
        by_solving,
        by_logarithms,
        in_floats,
    ],
    "07-path": [
        by_the_package,
        in_the_rows,
        rate_in_the_velocity,
        weight_after_weight,
        by_powers_of_the_matrix,
        by_the_last_two,
        by_recursion,
        all_gradients_kept,
    ],
}
