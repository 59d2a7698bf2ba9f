"""Right answers to the exercises of chapter 01 on networks and errors, each written in another way."""

import math

import numpy as np

from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid, sigmoid


def neuron_by_the_package(red, soft, weight_of_red, weight_of_soft, bias):
    weights = np.array([[weight_of_red], [weight_of_soft]])
    graph = mlp(2, 1).up_to("y")
    return float(graph.forward(x=np.array([[red, soft]]), W1=weights, b1=np.array([bias]))["y"][0, 0])


def neuron_by_blocks(red, soft, weight_of_red, weight_of_soft, bias):
    product = MatMul().forward(np.array([[red, soft]]), np.array([[weight_of_red], [weight_of_soft]]))
    return Sigmoid().forward(Add().forward(product, np.array([bias])))[0, 0]


def neuron_in_a_loop(red, soft, weight_of_red, weight_of_soft, bias):
    total = bias
    for number, weight in ((red, weight_of_red), (soft, weight_of_soft)):
        total += number * weight
    return 1 / (1 + math.exp(-total))


def layer_by_blocks(W1, b1, W2, b2):
    return MatMul().forward(W1, W2), Add().forward(MatMul().forward(b1[np.newaxis], W2), b2)[0]


def layer_by_trying(W1, b1, W2, b2):
    def both(x):
        return (x @ W1 + b1) @ W2 + b2

    b = both(np.zeros(4))
    return both(np.eye(4)) - b, b


def layer_in_loops(W1, b1, W2, b2):
    W = np.zeros((4, 3))
    b = b2.copy()
    for k in range(5):
        b += b1[k] * W2[k]
        for i in range(4):
            W[i] += W1[i, k] * W2[k]
    return W, b


def layer_with_a_row_more(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    return both[:-1], both[-1] + b2


def error_row_by_row(y, y_hat):
    errors = []
    for output, target in zip(y, y_hat, strict=True):
        errors.append(sum((o - t) ** 2 for o, t in zip(output, target, strict=True)) / 2)
    return sum(errors) / len(errors)


def error_in_place(y, y_hat):
    mistakes = y.copy()
    mistakes -= y_hat
    mistakes *= mistakes
    return mistakes.sum(axis=1).mean() / 2


RIGHT = {
    "01-neuron": [
        neuron_by_the_package,
        neuron_by_blocks,
        neuron_in_a_loop,
        lambda red, soft, w, u, b: sigmoid(b + soft * u + w * red),
        lambda red, soft, w, u, b: sigmoid(np.array([red, soft]) @ np.array([w, u]) + b),
        lambda red, soft, w, u, b: 1 / (1 + np.exp(-(red * w)) * np.exp(-(soft * u)) * np.exp(-b)),
        lambda red, soft, w, u, b: np.exp(red * w + soft * u + b) / (1 + np.exp(red * w + soft * u + b)),
        lambda red, soft, w, u, b: (1 + np.tanh((red * w + soft * u + b) / 2)) / 2,
        lambda red, soft, w, u, b: np.array(sigmoid(sum([red * w, soft * u, b]))),
    ],
    "01-one-layer": [
        layer_by_blocks,
        layer_by_trying,
        layer_in_loops,
        layer_with_a_row_more,
        lambda W1, b1, W2, b2: (np.einsum("ik,kj->ij", W1, W2), np.einsum("k,kj->j", b1, W2) + b2),
        lambda W1, b1, W2, b2: [(W2.T @ W1.T).T, W2.T @ b1 + b2],
        lambda W1, b1, W2, b2: (np.dot(W1, W2).tolist(), list(b2 + np.dot(b1, W2))),
        lambda W1, b1, W2, b2: (np.matmul(W1, W2), np.sum(b1[:, None] * W2, axis=0) + b2),
    ],
    "01-batch": [
        error_row_by_row,
        error_in_place,
        lambda y, y_hat: MSE().forward(y, y_hat),
        lambda y, y_hat: np.mean(0.5 * np.sum((y_hat - y) ** 2, axis=1)),
        lambda y, y_hat: np.mean((y - y_hat) ** 2) * y.shape[1] / 2,
        lambda y, y_hat: np.linalg.norm(y - y_hat) ** 2 / (2 * len(y)),
        lambda y, y_hat: np.einsum("ij,ij->", y - y_hat, y - y_hat) / 2 / y.shape[0],
        lambda y, y_hat: sum(0.5 * (d @ d) for d in y - y_hat) / 5,
        lambda y, y_hat: np.array([np.mean((y[:, k] - y_hat[:, k]) ** 2) / 2 for k in range(3)]).sum(),
    ],
}
