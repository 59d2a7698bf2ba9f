"""Right answers to 08-train, each written in another way."""

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import sigmoid
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.weights import Weights

MATRICES = ("W1", "W2")


def penalty(weights, weight_decay):
    return 0.5 * weight_decay * sum((weights[name] ** 2).sum() for name in MATRICES)


def as_copies(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network = mlp(4, 3, 2)
    weights = {name: array.copy() for name, array in weights.items()}
    found = []
    for _ in range(n_steps):
        E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
        found.append(float(E) + penalty(weights, weight_decay))
        gradients = network.backward()
        for name, array in weights.items():
            if name in MATRICES:
                array *= 1 - learning_rate * weight_decay
            array -= learning_rate * gradients[name]
    return found, weights


def by_an_optimizer(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network, weights = mlp(4, 3, 2), {name: array.copy() for name, array in weights.items()}
    optimizers = {name: SGD(learning_rate, weight_decay * name.startswith("W")) for name in weights}
    found = np.zeros(n_steps)
    for step in range(n_steps):
        found[step] = network.forward(x=x, y_hat=y_hat, **weights)["E"] + penalty(weights, weight_decay)
        gradients = network.backward()
        for name, optimizer in optimizers.items():
            optimizer.step(weights[name], gradients[name].copy())
    return found, weights


def with_one_vector(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network, weights = mlp(4, 3, 2), Weights.of(weights)
    gradient, mask = weights.copy(), weights.copy()
    for name, array in mask.items():
        array[...] = name in MATRICES
    found = []
    for _ in range(n_steps):
        E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
        found += [E + weight_decay / 2 * np.sum(mask.flat * weights.flat**2)]
        gradient.write(network.backward())
        weights.flat = weights.flat - learning_rate * (gradient.flat + weight_decay * mask.flat * weights.flat)
    return found, dict(weights)


def by_hand(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    W1, b1, W2, b2 = (weights[name] for name in ("W1", "b1", "W2", "b2"))
    found = []
    for _ in range(n_steps):
        m3 = sigmoid(x @ W1 + b1)
        y = sigmoid(m3 @ W2 + b2)
        E = 0.5 * np.sum((y - y_hat) ** 2) / len(x)
        found.append(E + 0.5 * weight_decay * (np.sum(W1**2) + np.sum(W2**2)))
        d5 = y * (1 - y) * (y - y_hat) / len(x)
        d2 = d5 @ W2.T * m3 * (1 - m3)
        W1, b1, W2, b2 = (
            W1 - learning_rate * (x.T @ d2 + weight_decay * W1),
            b1 - learning_rate * d2.sum(axis=0),
            W2 - learning_rate * (m3.T @ d5 + weight_decay * W2),
            b2 - learning_rate * d5.sum(axis=0),
        )
    return found, {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def by_differences(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network, found = mlp(4, 3, 2), []

    def minimised(weights):
        return network.forward(x=x, y_hat=y_hat, **weights)["E"] + penalty(weights, weight_decay)

    for _ in range(n_steps):
        found.append(minimised(weights))
        weights = {
            name: array
            - learning_rate * numerical_gradient(lambda w, name=name, at=weights: minimised(at | {name: w}), array)
            for name, array in weights.items()
        }
    return found, weights


def gradients_first(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network: Graph = mlp(4, 3, 2)
    found, now = [], weights
    while len(found) < n_steps:
        E = network.forward(x=x, y_hat=y_hat, **now)["E"]
        full = {name: gradient for name, gradient in network.backward().items() if name in now}
        for name in MATRICES:
            full[name] = full[name] + weight_decay * now[name]
        found.append(E + penalty(now, weight_decay))
        now = {name: now[name] - learning_rate * full[name] for name in now}
    return tuple(found), now


def in_two_turns(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    network, weights, found = mlp(4, 3, 2), dict(weights), []
    for _ in range(n_steps):
        values = network.forward(x=x, y_hat=y_hat, **weights)
        found.append(
            values["E"] + weight_decay * sum(np.vdot(weights[name], weights[name]) for name in MATRICES) / 2
        )
        gradients = network.backward()
        for name in MATRICES:
            weights[name] = (1 - learning_rate * weight_decay) * weights[name] - learning_rate * gradients[name]
        for name in ("b2", "b1"):
            weights[name] = weights[name] - learning_rate * gradients[name]
    return [found, weights]


def as_lists(*given):
    found, weights = as_copies(*given)
    return found, {name: array.tolist() for name, array in weights.items()}


def as_the_packages_weights(*given):
    found, weights = as_copies(*given)
    return found, Weights.of(weights)


RIGHT = {
    "08-train": [
        as_copies,
        by_an_optimizer,
        with_one_vector,
        by_hand,
        by_differences,
        gradients_first,
        in_two_turns,
        as_lists,
        as_the_packages_weights,
    ]
}
