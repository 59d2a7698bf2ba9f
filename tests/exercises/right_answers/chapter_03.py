"""Right answers to the exercises of chapter 03, each written in another way."""

import itertools
import math

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.modules import MSE, Sigmoid, sigmoid
from mlp_tutorial.studies.sigmoid import place


def column_by_the_block(y, targets):
    block = MSE()
    block.forward(y, targets.reshape(-1, 1))
    return block.backward()[0]


def column_in_place(y, targets):
    gradient = y.copy()
    gradient[:, 0] -= targets
    gradient /= y.shape[0]
    return gradient


def column_measured(y, targets):
    return numerical_gradient(lambda y: 0.5 * np.sum((y[:, 0] - targets) ** 2) / len(targets), y)


COLUMN = [
    lambda y, t: (y - t.reshape(y.shape)) / len(t),
    lambda y, t: ((y[:, 0] - t) / y.shape[0])[:, None],
    lambda y, t: [[(one[0] - wanted) / len(y)] for one, wanted in zip(y, t, strict=True)],
    lambda y, t: (y - np.expand_dims(t, 1)) * (1 / t.size),
    lambda y, t: (y.T - t).T / len(y),
    lambda y, t: np.diag(y - t).reshape(-1, 1) / len(y),
    column_by_the_block,
    column_in_place,
    column_measured,
]


def gaps_by_sigmoid(p):
    σ = sigmoid(-np.log(p))
    return -p, 1 - σ, σ


def gaps_in_a_loop(p):
    return [[-one for one in p], [one / (1 + one) for one in p], [1 / (1 + one) for one in p]]


def gaps_with_exponentials(p):
    x = -np.log(p)
    return -np.exp(-x), np.exp(-x) / (1 + np.exp(-x)), 1 / (1 + np.exp(-x))


GAPS = [
    lambda p: np.array([-p, p / (1 + p), 1 / (1 + p)]),
    lambda p: (-p, p / (1 + p), 1 / (1 + p)),
    lambda p: (-p, 1 - 1 / (1 + p), 1 / (1 + p)),
    lambda p: (p * -1, ((1 + p) - 1) / (1 + p), (1 + p) ** -1.0),
    lambda p: (0 - p, 1 / (1 / p + 1), np.reciprocal(p + 1)),
    lambda p: [-p, p * (1 / (1 + p)), 1 - p / (1 + p)],
    lambda p: np.array([-p, p / (p + 1), 1 / (p + 1)]).tolist(),
    gaps_by_sigmoid,
    gaps_in_a_loop,
    gaps_with_exponentials,
]


def batch_by_blocks(m5, y_hat):
    last, error = Sigmoid(), MSE()
    error.forward(last.forward(m5), y_hat)
    return last.backward(error.backward()[0])[0]


def batch_by_entries(m5, y_hat):
    gradient = np.zeros(m5.shape)
    for i, j in np.ndindex(m5.shape):
        y = 1 / (1 + math.exp(-m5[i, j]))
        gradient[i, j] = y * (1 - y) * (y - y_hat[i, j]) / m5.shape[0]
    return gradient


def batch_in_place(m5, y_hat):
    gradient = sigmoid(m5)
    slope = gradient - gradient**2
    gradient -= y_hat
    gradient *= slope
    gradient /= len(m5)
    return gradient


def batch_measured(m5, y_hat):
    return numerical_gradient(lambda m5: MSE().forward(sigmoid(m5), y_hat), m5)


BATCH = [
    lambda m5, y_hat: (sigmoid(m5) - y_hat) / len(m5) * sigmoid(m5) * sigmoid(-m5),
    lambda m5, y_hat: np.exp(-m5) / (1 + np.exp(-m5)) ** 2 * (sigmoid(m5) - y_hat) / m5.shape[0],
    lambda m5, y_hat: (0.25 - (sigmoid(m5) - 0.5) ** 2) * (sigmoid(m5) - y_hat) / len(y_hat),
    lambda m5, y_hat: [
        (y * (1 - y) * (y - one) / len(m5)).tolist() for y, one in zip(sigmoid(m5), y_hat, strict=True)
    ],
    lambda m5, y_hat: -(y_hat - sigmoid(m5)) * (sigmoid(m5) - sigmoid(m5) ** 2) * (1 / len(m5)),
    batch_by_blocks,
    batch_by_entries,
    batch_in_place,
    batch_measured,
]


def while_loop(m5, y_hat, learning_rate):
    steps, y = 0, sigmoid(m5)
    while y * (1 - y) < 0.0025:
        m5 -= learning_rate * y * (1 - y) * (y - y_hat)
        y = sigmoid(m5)
        steps += 1
    return steps, m5


def with_exponentials(m5, y_hat, learning_rate):
    for step in range(10_000):
        y = 1 / (1 + math.exp(-m5))
        if y * (1 - y) >= 0.0025:
            return [step, m5]
        m5 = m5 + learning_rate * y * (1 - y) * (y_hat - y)
    return None


def one_step_and_the_rest(m5, y_hat, learning_rate):
    y = sigmoid(m5)
    if y * (1 - y) >= 0.0025:
        return 0, m5
    steps, end = one_step_and_the_rest(m5 - learning_rate * y * (1 - y) * (y - y_hat), y_hat, learning_rate)
    return steps + 1, end


def by_blocks(m5, y_hat, learning_rate):
    last, error = Sigmoid(), MSE()
    for step in itertools.count():
        E = error.forward(last.forward(m5), y_hat)
        slope = last.backward(1.0)[0]
        if slope >= 0.0025 or E < 1e-9:
            return step, m5
        m5 = m5 - learning_rate * last.backward(error.backward()[0])[0]
    return None


def keeping_the_path(m5, y_hat, learning_rate):
    path = [m5]
    while sigmoid(path[-1]) * sigmoid(-path[-1]) < 0.0025:
        y = sigmoid(path[-1])
        path.append(path[-1] - learning_rate * (y - y_hat) * (y - y * y))
    return len(path) - 1, path[-1]


def by_the_place(m5, y_hat, learning_rate):
    here, steps = place(m5), 0
    while here.slope < 0.0025:
        here, steps = place(here.x - learning_rate * here.slope * (here.y - y_hat)), steps + 1
    return steps, here.x


def counting_down(m5, y_hat, learning_rate):
    y = sigmoid(m5)
    for left in range(5000, 0, -1):
        slope = y - y**2
        if not slope < 0.0025:
            return 5000 - left, m5
        m5 = m5 - slope * (y - y_hat) * learning_rate
        y = sigmoid(m5)
    return None


def as_numpy_numbers(m5, y_hat, learning_rate):
    steps, m5 = np.int64(0), np.float64(m5)
    while np.exp(-m5) / (1 + np.exp(-m5)) ** 2 < 0.0025:
        m5 = m5 - learning_rate * np.exp(-m5) / (1 + np.exp(-m5)) ** 2 * (sigmoid(m5) - y_hat)
        steps = steps + 1
    return steps, m5


WAY_OUT = [
    lambda m5, y_hat, learning_rate: np.array(while_loop(m5, y_hat, learning_rate)),
    while_loop,
    with_exponentials,
    one_step_and_the_rest,
    by_blocks,
    keeping_the_path,
    by_the_place,
    counting_down,
    as_numpy_numbers,
]


def tanh_by_entries(x, dE_dy):
    return [
        [(1 - math.tanh(m) ** 2) * d for m, d in zip(*rows, strict=True)] for rows in zip(x, dE_dy, strict=True)
    ]


def tanh_in_place(x, dE_dy):
    result = np.tanh(x)
    np.square(result, out=result)
    np.subtract(1, result, out=result)
    result *= dE_dy
    return result


TANH = [
    lambda x, d: d * (1 - np.tanh(x) * np.tanh(x)),
    lambda x, d: d * (1 + np.tanh(x)) * (1 - np.tanh(x)),
    lambda x, d: d / np.cosh(x) ** 2,
    lambda x, d: 4 * sigmoid(2 * x) * (1 - sigmoid(2 * x)) * d,
    lambda x, d: d * 4 / (np.exp(x) + np.exp(-x)) ** 2,
    lambda x, d: d - d * np.tanh(x) ** 2,
    lambda x, d: numerical_gradient(lambda x: np.sum(np.tanh(x) * d), x),
    lambda x, d: d * (1 - ((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))) ** 2),
    tanh_by_entries,
    tanh_in_place,
]

RIGHT = {
    "03-column": COLUMN,
    "03-gaps": GAPS,
    "03-batch": BATCH,
    "03-way-out": WAY_OUT,
    "03-tanh": TANH,
}
