"""Right answers to the exercises of chapter 06, each written in another way."""

from functools import reduce

import numpy as np
from right_answers.training_loops import TRAIN

from mlp_tutorial.training import accuracy, training_step
from mlp_tutorial.weights import Weights


# one epoch
def plainly(network, weights, optimizer, x, y_hat, batches):
    slopes = weights.copy()
    for rows in batches:
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        slopes.write(network.backward())
        optimizer.step(weights.flat, slopes.flat)
    return weights


def by_the_package(network, weights, optimizer, x, y_hat, batches):
    slopes = Weights(weights.shapes)
    for rows in batches:
        training_step(network, weights, slopes, optimizer, x[rows], y_hat[rows])
    return weights


def new_slopes_each_time(network, weights, optimizer, x, y_hat, batches):
    for rows in batches:
        network.forward(x=x.take(rows, axis=0), y_hat=y_hat.take(rows, axis=0), **weights)
        optimizer.step(weights.flat, Weights.of({name: network.backward()[name] for name in weights}).flat)
    return weights


def joined_by_hand(network, weights, optimizer, x, y_hat, batches):
    for i in range(len(batches)):
        network.forward(x=x[batches[i], :], y_hat=y_hat[batches[i], :], **weights)
        gradients = network.backward()
        optimizer.step(weights.flat, np.concatenate([gradients[name].ravel() for name in weights]))
    return weights


def returned_as_a_vector(network, weights, optimizer, x, y_hat, batches):
    return plainly(network, weights, optimizer, x, y_hat, batches).flat


def on_a_vector_of_its_own(network, weights, optimizer, x, y_hat, batches):
    trial = weights.flat.copy()
    slopes = weights.copy()
    for rows in batches:
        weights.flat = trial
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        slopes.write(network.backward())
        optimizer.step(trial, slopes.flat)
    weights.flat = trial
    return weights


def formulas(network, weights, optimizer, x, y_hat, batches):
    for rows in batches:
        m3 = 1 / (1 + np.exp(-(x[rows] @ weights["W1"] + weights["b1"])))
        y = 1 / (1 + np.exp(-(m3 @ weights["W2"] + weights["b2"])))
        d5 = y * (1 - y) * (y - y_hat[rows]) / len(rows)
        d2 = d5 @ weights["W2"].T * m3 * (1 - m3)
        parts = x[rows].T @ d2, d2.sum(axis=0), m3.T @ d5, d5.sum(axis=0)
        optimizer.step(weights.flat, np.concatenate([part.ravel() for part in parts]))
    return weights


def folded(network, weights, optimizer, x, y_hat, batches):
    slopes = weights.copy()

    def one(so_far, rows):
        network.forward(x=x[list(rows)], y_hat=y_hat[list(rows)], **so_far)
        slopes.write(network.backward())
        optimizer.step(so_far.flat, slopes.flat)
        return so_far

    return reduce(one, batches, weights)


# the share that is right
def counted(y, y_hat):
    right = 0
    for row, target in zip(y, y_hat, strict=True):
        right += int(row.argmax() == target.argmax())
    return right / len(y)


def by_the_target(y, y_hat):
    return sum(y_hat[range(len(y)), y.argmax(axis=1)]) / len(y)


def one_minus_the_wrong(y, y_hat):
    return 1 - np.count_nonzero(np.argmax(y, axis=1) != np.argmax(y_hat, axis=1)) / y.shape[0]


def of_lists(y, y_hat):
    places = [list(row).index(max(row)) for row in y]
    return sum(target[place] == 1 for place, target in zip(places, y_hat.tolist(), strict=True)) / len(places)


SHARE = [
    counted,
    by_the_target,
    one_minus_the_wrong,
    of_lists,
    accuracy,
    lambda y, y_hat: (y.argmax(axis=-1) == y_hat.argmax(axis=-1)).mean(),
    lambda y, y_hat: np.mean(np.max(y, axis=1) == np.sum(y * y_hat, axis=1)),
    lambda y, y_hat: np.float32(np.mean(np.argsort(y, axis=1)[:, -1] == np.argsort(y_hat, axis=1)[:, -1])),
]


# E of each epoch
def in_order(x, y_hat, W, learning_rate, n_epochs):
    W, errors = W.copy(), []
    for _ in range(n_epochs):
        y = x @ W
        errors.append(0.5 * ((y - y_hat) ** 2).sum(axis=1).mean())
        dE_dy = (y - y_hat) / len(x)
        W = W - learning_rate * (x.T @ dE_dy)
    return errors


def into_an_array(x, y_hat, W, learning_rate, n_epochs):
    W, errors = 1.0 * W, np.empty(n_epochs)
    for epoch in range(n_epochs):
        d = x.dot(W) - y_hat
        errors[epoch] = np.vdot(d, d) / 2 / x.shape[0]
        W -= learning_rate / x.shape[0] * np.dot(x.T, d)
    return errors


def by_sums(x, y_hat, W, learning_rate, n_epochs):
    W, errors = W.tolist(), []
    B, n_in, n_out = len(x), len(W), len(W[0])
    for _ in range(n_epochs):
        d = [[sum(x[b, i] * W[i][j] for i in range(n_in)) - y_hat[b, j] for j in range(n_out)] for b in range(B)]
        errors.append(sum(one**2 for row in d for one in row) / 2 / B)
        for i in range(n_in):
            for j in range(n_out):
                W[i][j] -= learning_rate * sum(x[b, i] * d[b][j] for b in range(B)) / B
    return errors


def row_after_row(x, y_hat, W, learning_rate, n_epochs):
    errors = []
    for _ in range(n_epochs):
        E, slope = 0.0, np.zeros(W.shape)
        for row, target in zip(x, y_hat, strict=True):
            E += 0.5 * np.sum((row @ W - target) ** 2)
            slope += np.outer(row, row @ W - target)
        errors.append(E / len(x))
        W = W - learning_rate * slope / len(x)
    return tuple(errors)


def by_einsum(x, y_hat, W, learning_rate, n_epochs):
    errors = []
    for _ in range(n_epochs):
        d = np.einsum("bi,ij->bj", x, W) - y_hat
        errors.append(np.einsum("bj,bj->", d, d) / (2 * len(d)))
        W = W - learning_rate * np.einsum("bi,bj->ij", x, d) / len(d)
    return np.array(errors)


def by_recursion(x, y_hat, W, learning_rate, n_epochs):
    if n_epochs == 0:
        return []
    d = (x @ W - y_hat) / len(x)
    return [
        len(x) * np.sum(d * d) / 2,
        *by_recursion(x, y_hat, W - learning_rate * x.T @ d, learning_rate, n_epochs - 1),
    ]


def with_the_targets_first(x, y_hat, W, learning_rate, n_epochs):
    W, errors = np.array(W), []
    while len(errors) < n_epochs:
        missing = y_hat - x @ W
        errors += [np.linalg.norm(missing) ** 2 / (2 * len(x))]
        W += learning_rate * x.T @ missing / len(x)
    return errors


def by_normal_equations(x, y_hat, W, learning_rate, n_epochs):
    A, c = x.T @ x / len(x), x.T @ y_hat / len(x)
    weights = [W]
    for _ in range(n_epochs - 1):
        weights.append(weights[-1] - learning_rate * (A @ weights[-1] - c))
    return [0.5 * np.mean(np.sum((x @ one - y_hat) ** 2, axis=1)) for one in weights]


RIGHT = {
    "06-epoch": [
        plainly,
        by_the_package,
        new_slopes_each_time,
        joined_by_hand,
        returned_as_a_vector,
        on_a_vector_of_its_own,
        formulas,
        folded,
    ],
    "06-share": SHARE,
    "06-errors": [
        in_order,
        into_an_array,
        by_sums,
        row_after_row,
        by_einsum,
        by_recursion,
        with_the_targets_first,
        by_normal_equations,
    ],
    "06-train": TRAIN,
}
