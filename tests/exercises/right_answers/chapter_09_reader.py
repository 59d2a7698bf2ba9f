"""Right answers to 09-reader: programs that learn to read, by the package's blocks and by blocks of their own."""

import numpy as np

from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import Hyperparameters, fit, minibatches, train
from mlp_tutorial.weights import Weights


def by_fit(x, y_hat):
    setting = Hyperparameters(n_hidden=30, learning_rate=0.5, momentum=0.8, n_epochs=40, batch_size=32)
    return fit(setting, x, y_hat, np.random.default_rng(1)).predict


def by_momentum(x, y_hat):
    rng = np.random.default_rng(4)
    network = mlp(x.shape[1], 40, y_hat.shape[1])
    weights = initial_weights(network, rng)
    train(network, weights, Momentum(0.2, 0.9), x, y_hat, n_epochs=40, batch_size=32, rng=rng)
    return lambda x: network.forward(x=x, y_hat=np.zeros((len(x), y_hat.shape[1])), **weights)["y"]


def by_hand(x, y_hat):
    rng, n_hidden = np.random.default_rng(2), 32
    W1, b1 = rng.normal(size=(x.shape[1], n_hidden)) / np.sqrt(x.shape[1]), np.zeros(n_hidden)
    W2, b2 = rng.normal(size=(n_hidden, y_hat.shape[1])) / np.sqrt(n_hidden), np.zeros(y_hat.shape[1])

    def forward(x):
        m3 = 1 / (1 + np.exp(-(x @ W1 + b1)))
        return m3, 1 / (1 + np.exp(-(m3 @ W2 + b2)))

    for _ in range(40):
        for rows in np.array_split(rng.permutation(len(x)), -(-len(x) // 16)):
            m3, y = forward(x[rows])
            d5 = y * (1 - y) * (y - y_hat[rows]) / len(rows)
            d2 = d5 @ W2.T * m3 * (1 - m3)
            for w, g in ((W1, x[rows].T @ d2), (b1, d2.sum(0)), (W2, m3.T @ d5), (b2, d5.sum(0))):
                w -= 2.0 * g
    return lambda x: forward(x)[1]


def by_a_loop(x, y_hat):
    rng = np.random.default_rng(3)
    network = mlp(x.shape[1], 32, y_hat.shape[1])
    weights, optimizer = initial_weights(network, rng), SGD(2.0)
    gradient = weights.copy()
    for _ in range(40):
        for rows in minibatches(len(x), 16, rng):
            network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
            gradient.write(network.backward())
            optimizer.step(weights.flat, gradient.flat)
    reader = network.up_to("y")
    return lambda x: reader.forward(x=x, **weights)["y"].tolist()


def by_blocks(x, y_hat):
    steps = [
        ("h", MatMul(), ("x", "A")),
        ("s", Add(), ("h", "a")),
        ("z", Sigmoid(), ("s",)),
        ("o", MatMul(), ("z", "B")),
        ("t", Add(), ("o", "b")),
        ("y", Sigmoid(), ("t",)),
        ("E", MSE(), ("y", "y_hat")),
    ]
    n_in, n_out = x.shape[1], y_hat.shape[1]
    shapes = {"A": (n_in, 24), "a": (24,), "B": (24, n_out), "b": (n_out,)}
    graph, weights, rng = Graph(steps, shapes, data=("x", "y_hat")), Weights(shapes), np.random.default_rng(6)
    weights.flat = rng.normal(0, 0.2, size=weights.flat.shape)
    train(graph, weights, Momentum(0.5, 0.8), x, y_hat, n_epochs=40, batch_size=20, rng=rng)
    return lambda x: graph.up_to("y").forward(x=x, **weights)["y"]


def scaled(x, y_hat):
    low, high = x.min(), x.max()
    rng = np.random.default_rng(8)
    network = mlp(x.shape[1], 32, y_hat.shape[1])
    weights = initial_weights(network, rng)
    train(network, weights, SGD(1.0), (x - low) / (high - low), y_hat, n_epochs=40, batch_size=16, rng=rng)
    reader = network.up_to("y")
    return lambda x: reader.forward(x=(x - low) / (high - low), **weights)["y"]


def with_decay(x, y_hat):
    rng = np.random.default_rng(9)
    network = mlp(x.shape[1], 48, y_hat.shape[1])
    weights = initial_weights(network, rng)
    train(network, weights, SGD(2.0, 1e-5), x, y_hat, n_epochs=40, batch_size=16, rng=rng)
    return lambda x: network.up_to("y").forward(x=x, **weights)["y"] - 0.5


def with_other_numbers_each_time(x, y_hat):
    rng = np.random.default_rng()
    network = mlp(x.shape[1], 32, y_hat.shape[1])
    weights = initial_weights(network, rng)
    train(network, weights, Momentum(0.4, 0.8), x, y_hat, n_epochs=40, batch_size=24, rng=rng)
    reader = network.up_to("y")

    def read(x):
        return reader.forward(x=x, **weights)["y"].astype(np.float32)

    return read


RIGHT = {
    "09-reader": [
        by_fit,
        by_momentum,
        by_hand,
        by_a_loop,
        by_blocks,
        scaled,
        with_decay,
        with_other_numbers_each_time,
    ]
}
