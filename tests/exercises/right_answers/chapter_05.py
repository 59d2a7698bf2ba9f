"""Right answers to the exercises of chapter 05, each written in another way."""

import numpy as np
from right_answers.networks_05 import NETWORKS

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MatMul, Sigmoid, sigmoid
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.weights import Weights

NAMES = ("W1", "b1", "W2", "b2")


def in_steps(values, weights):
    dE_dy = (values["y"] - values["y_hat"]) / values["y"].shape[0]
    dE_dm5 = dE_dy * values["y"] * (1 - values["y"])
    dE_dm3 = dE_dm5 @ weights["W2"].T
    dE_dm2 = dE_dm3 * values["m3"] * (1 - values["m3"])
    return values["x"].T @ dE_dm2, dE_dm2.sum(0), values["m3"].T @ dE_dm5, dE_dm5.sum(0)


def by_the_package(values, weights):
    network = mlp(values["x"].shape[1], values["m3"].shape[1], values["y"].shape[1])
    network.forward(x=values["x"], y_hat=values["y_hat"], **weights)
    gradients = network.backward()
    return [gradients[name] for name in ("W1", "b1", "W2", "b2")]


def by_einsum(values, weights):
    d5 = values["y"] * (1 - values["y"]) * (values["y"] - values["y_hat"]) / len(values["y"])
    d2 = np.einsum("ij,kj->ik", d5, weights["W2"]) * values["m3"] * (1 - values["m3"])
    return (
        np.einsum("bi,bj->ij", values["x"], d2),
        np.einsum("bj->j", d2),
        np.einsum("bi,bj->ij", values["m3"], d5),
        np.einsum("bj->j", d5),
    )


def row_by_row(values, weights):
    totals = [np.zeros_like(weights[name]) for name in ("W1", "b1", "W2", "b2")]
    for x, m3, y, y_hat in zip(values["x"], values["m3"], values["y"], values["y_hat"], strict=True):
        d5 = y * (1 - y) * (y - y_hat) / len(values["y"])
        d2 = weights["W2"] @ d5 * m3 * (1 - m3)
        for total, share in zip(totals, (np.outer(x, d2), d2, np.outer(m3, d5), d5), strict=True):
            total += share
    return tuple(totals)


def from_the_sums(values, weights):
    def slope(m):
        return np.exp(-m) / (1 + np.exp(-m)) ** 2

    d5 = slope(values["m5"]) * (values["y"] - values["y_hat"]) / len(values["y"])
    d2 = (weights["W2"] @ d5.T).T * slope(values["m2"])
    return np.dot(values["x"].T, d2), d2.sum(axis=0), np.dot(values["m3"].T, d5), d5.sum(axis=0)


def divided_at_the_end(values, weights):
    B = len(values["x"])
    d5 = (values["y"] - values["y_hat"]) * (values["y"] - values["y"] ** 2)
    d2 = d5 @ weights["W2"].T * (values["m3"] - values["m3"] ** 2)
    ones = np.ones(B)
    return (values["x"].T @ d2) / B, ones @ d2 / B, (values["m3"].T @ d5) / B, ones @ d5 / B


def in_place(values, weights):
    d = values["y"] - values["y_hat"]
    d /= len(d)
    d *= values["y"]
    d *= 1 - values["y"]
    hidden = d @ weights["W2"].T
    hidden *= values["m3"] * (1 - values["m3"])
    return values["x"].T @ hidden, hidden.sum(axis=0), values["m3"].T @ d, d.sum(axis=0)


def as_lists(values, weights):
    return [gradient.tolist() for gradient in in_steps(values, weights)]


BACKWARD = [
    in_steps,
    by_the_package,
    by_einsum,
    row_by_row,
    from_the_sums,
    divided_at_the_end,
    in_place,
    as_lists,
]


def step_by_the_optimizer(values, weights, learning_rate):
    new = Weights.of({name: weights[name].copy() for name in NAMES})
    gradients = new.copy()
    gradients.write(dict(zip(NAMES, by_the_package(values, weights), strict=True)))
    SGD(learning_rate).step(new.flat, gradients.flat)
    return [new[name] for name in NAMES]


def step_on_own_copies(values, weights, learning_rate):
    new = {name: weights[name].copy() for name in NAMES}
    for name, gradient in zip(NAMES, in_steps(values, weights), strict=True):
        new[name] -= learning_rate * gradient
    return tuple(new.values())


def step_last_layer_first(values, weights, learning_rate):
    y, m3 = values["y"], values["m3"]
    dE_dm5 = (y - y**2) * (y - values["y_hat"]) / len(y)
    dE_dm3 = dE_dm5 @ weights["W2"].T
    W2, b2 = weights["W2"] - learning_rate * (m3.T @ dE_dm5), weights["b2"] - learning_rate * dE_dm5.sum(axis=0)
    dE_dm2 = dE_dm3 * (m3 - m3**2)
    W1 = weights["W1"] - learning_rate * (values["x"].T @ dE_dm2)
    return W1, weights["b1"] - learning_rate * dE_dm2.sum(axis=0), W2, b2


def step_row_by_row(values, weights, learning_rate):
    new = [weights[name].copy() for name in NAMES]
    for n in range(len(values["x"])):
        one = {name: values[name][n : n + 1] for name in ("x", "m3", "y", "y_hat")}
        for w, gradient in zip(new, in_steps(one, weights), strict=True):
            w -= learning_rate / len(values["x"]) * gradient
    return new


def stepping(gradients):
    def step(values, weights, learning_rate):
        given = zip(NAMES, gradients(values, weights), strict=True)
        return tuple(weights[name] - learning_rate * np.array(gradient) for name, gradient in given)

    return step


STEP = [
    step_by_the_optimizer,
    step_on_own_copies,
    step_last_layer_first,
    step_row_by_row,
    *map(stepping, (by_einsum, from_the_sums, divided_at_the_end, as_lists)),
]


def hidden_by_blocks(d, W2, m3):
    product, slope = MatMul(), Sigmoid()
    product.forward(m3, W2)
    slope.forward(np.log(m3 / (1 - m3)))
    return slope.backward(product.backward(d)[0])[0]


def hidden_by_entries(d, W2, m3):
    result = np.zeros(m3.shape)
    for i, k in np.ndindex(m3.shape):
        result[i, k] = sum(d[i, j] * W2[k, j] for j in range(d.shape[1])) * m3[i, k] * (1 - m3[i, k])
    return result


def hidden_measured(d, W2, m3):
    return numerical_gradient(lambda m2: np.sum(sigmoid(m2) @ W2 * d), np.log(m3 / (1 - m3)))


def hidden_in_place(d, W2, m3):
    result = d @ W2.T
    result *= m3
    result *= 1 - m3
    return result


HIDDEN = [
    lambda d, W2, m3: m3 * (1 - m3) * (d @ W2.T),
    lambda d, W2, m3: (W2 @ d.T).T * (m3 - m3**2),
    lambda d, W2, m3: np.einsum("ij,kj,ik->ik", d, W2, m3 * (1 - m3)),
    lambda d, W2, m3: [(W2 @ row * m * (1 - m)).tolist() for row, m in zip(d, m3, strict=True)],
    hidden_by_blocks,
    hidden_by_entries,
    hidden_measured,
    hidden_in_place,
]


def skip_with_two_gradients(d, h, V, W2, S):
    dE_dm3 = d @ S.T
    dE_dm3 += (d @ W2.T * (h - h * h)) @ V.T
    return dE_dm3


def skip_as_one_matrix(d, h, V, W2, S):
    of_both = np.hstack([d @ W2.T * h * (1 - h), d])
    return of_both @ np.hstack([V, S]).T


def skip_row_by_row(d, h, V, W2, S):
    return np.array([V @ ((W2 @ row) * one * (1 - one)) + S @ row for row, one in zip(d, h, strict=True)])


def skip_by_the_matrix_of_slopes(d, h, V, W2, S):
    return [(row @ (V @ np.diag(one * (1 - one)) @ W2 + S).T).tolist() for row, one in zip(d, h, strict=True)]


SKIP = [
    lambda d, h, V, W2, S: (d @ W2.T * h * (1 - h)) @ V.T + d @ S.T,
    lambda d, h, V, W2, S: sum([np.dot(d, S.T), np.dot((h - h**2) * np.dot(d, W2.T), V.T)]),
    lambda d, h, V, W2, S: np.einsum("bo,ko,bk,ik->bi", d, W2, h * (1 - h), V) + np.einsum("bo,io->bi", d, S),
    lambda d, h, V, W2, S: (S @ d.T + V @ ((W2 @ d.T) * (h * (1 - h)).T)).T,
    skip_with_two_gradients,
    skip_as_one_matrix,
    skip_row_by_row,
    skip_by_the_matrix_of_slopes,
]

RIGHT = {
    "05-hidden": HIDDEN,
    "05-backward": BACKWARD,
    "05-step": STEP,
    "05-skip": SKIP,
    "05-graph": NETWORKS,
}
