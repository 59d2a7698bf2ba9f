"""Right answers to 06-train, each written in another way."""

import numpy as np

from mlp_tutorial.training import TrainingRun, train, training_step
from mlp_tutorial.weights import Weights


def one_step(network, weights, slopes, optimizer, x, y_hat):
    E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
    slopes.write(network.backward())
    optimizer.step(weights.flat, slopes.flat)
    return E


def by_the_package(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    how = {"n_epochs": n_epochs, "batch_size": batch_size, "rng": rng}
    return train(network, weights, optimizer, x, y_hat, **how).loss


def by_a_run(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    run = TrainingRun(network, weights, optimizer, x, y_hat, batch_size=batch_size, rng=rng)
    while len(run.history.loss) < n_epochs:
        run.step()
    return np.array(run.history.loss)


def split(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    slopes, means = weights.copy(), []
    for _ in range(n_epochs):
        batches = np.split(rng.permutation(len(x)), range(batch_size, len(x), batch_size))
        means.append(np.mean([one_step(network, weights, slopes, optimizer, x[r], y_hat[r]) for r in batches]))
    return means


def shuffled_copies(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    slopes, means = Weights(weights.shapes), np.zeros(n_epochs)
    for epoch in range(n_epochs):
        order = rng.permutation(len(x))
        x_now, y_now, n_steps = x[order], y_hat[order], 0
        while n_steps * batch_size < len(x):
            here = slice(n_steps * batch_size, (n_steps + 1) * batch_size)
            means[epoch] += training_step(network, weights, slopes, optimizer, x_now[here], y_now[here])
            n_steps += 1
        means[epoch] /= n_steps
    return means


def eaten_up(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    means = []
    for _ in range(n_epochs):
        left, total, count = list(rng.permutation(len(x))), 0.0, 0
        while left:
            rows, left = left[:batch_size], left[batch_size:]
            network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
            total, count = total + network.values["E"], count + 1
            gradients = network.backward()
            optimizer.step(weights.flat, np.concatenate([gradients[name].ravel() for name in weights]))
        means.append(total / count)
    return tuple(means)


def all_steps_then_means(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    slopes, errors = weights.copy(), []
    n_batches = -(-len(x) // batch_size)
    for step in range(n_epochs * n_batches):
        at = step % n_batches
        if at == 0:
            order = rng.permutation(len(x))
        rows = order[at * batch_size : (at + 1) * batch_size]
        errors.append(one_step(network, weights, slopes, optimizer, x[rows], y_hat[rows]))
    return np.reshape(errors, (n_epochs, n_batches)).mean(axis=1).tolist()


def formulas(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    means = []
    for _ in range(n_epochs):
        order, errors = rng.permutation(len(x)), []
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            m3 = 1 / (1 + np.exp(-(x[rows] @ weights["W1"] + weights["b1"])))
            y = 1 / (1 + np.exp(-(m3 @ weights["W2"] + weights["b2"])))
            errors.append(0.5 * np.sum((y - y_hat[rows]) ** 2) / len(rows))
            d5 = y * (1 - y) * (y - y_hat[rows]) / len(rows)
            d2 = d5 @ weights["W2"].T * m3 * (1 - m3)
            parts = x[rows].T @ d2, d2.sum(axis=0), m3.T @ d5, d5.sum(axis=0)
            optimizer.step(weights.flat, np.concatenate([part.ravel() for part in parts]))
        means.append(sum(errors) / len(errors))
    return means


def by_recursion(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    if n_epochs == 0:
        return []
    order, slopes, errors = rng.permutation(len(x)), weights.copy(), []
    while len(order):
        rows, order = np.split(order, [batch_size])
        errors.append(one_step(network, weights, slopes, optimizer, x[rows], y_hat[rows]))
    return [np.mean(errors), *by_recursion(network, weights, optimizer, x, y_hat, batch_size, n_epochs - 1, rng)]


TRAIN = [
    by_the_package,
    by_a_run,
    split,
    shuffled_copies,
    eaten_up,
    all_steps_then_means,
    formulas,
    by_recursion,
]
