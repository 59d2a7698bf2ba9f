"""Right answers to the exercises of chapter 04, each written in another way."""

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Add, MatMul, Module, sum_to_shape


def gradients_by_the_block(m3, W2, d):
    block = MatMul()
    block.forward(m3, W2)
    return block.backward(d)


def gradients_measured(m3, W2, d):
    return (
        numerical_gradient(lambda m3: np.sum(m3 @ W2 * d), m3),
        numerical_gradient(lambda W2: np.sum(m3 @ W2 * d), W2),
    )


def gradients_as_outer_products(m3, W2, d):
    return (
        np.stack([sum(d_j * w for d_j, w in zip(row, W2.T, strict=True)) for row in d]),
        sum(np.outer(one, two) for one, two in zip(m3, d, strict=True)),
    )


def gradients_by_full_tables(m3, W2, d):
    of_m3 = (d[:, None, :] * W2[None, :, :]).sum(axis=2)
    of_W2 = (m3[:, :, None] * d[:, None, :]).sum(axis=0)
    return of_m3, of_W2


def loops_in_another_order(m3, W2, d):
    (B, n_hidden), n_out = m3.shape, W2.shape[1]
    of_m3, of_W2 = np.zeros_like(m3), np.zeros_like(W2)
    for j in range(n_out):
        for k in range(n_hidden):
            for i in range(B):
                of_m3[i, k] = of_m3[i, k] + W2[k, j] * d[i, j]
                of_W2[k, j] = of_W2[k, j] + d[i, j] * m3[i, k]
    return of_m3, of_W2


def plain_lists(m3, W2, d):
    of_m3 = [[sum(d[i, j] * W2[k, j] for j in range(len(W2[0]))) for k in range(len(W2))] for i in range(len(d))]
    of_W2 = [[sum(m3[i, k] * d[i, j] for i in range(len(d))) for j in range(len(W2[0]))] for k in range(len(W2))]
    return [of_m3, of_W2]


def in_single_precision(m3, W2, d):
    m3, W2, d = (one.astype(np.float32) for one in (m3, W2, d))
    return d @ W2.T, m3.T @ d


LOOPS = [
    lambda m3, W2, d: (d @ W2.T, m3.T @ d),
    lambda m3, W2, d: (np.einsum("ij,kj->ik", d, W2), np.einsum("ik,ij->kj", m3, d)),
    lambda m3, W2, d: ((W2 @ d.T).T, (d.T @ m3).T),
    lambda m3, W2, d: (np.inner(d, W2), np.tensordot(m3, d, axes=(0, 0))),
    gradients_by_the_block,
    gradients_measured,
    gradients_as_outer_products,
    gradients_by_full_tables,
    loops_in_another_order,
    plain_lists,
    in_single_precision,
]


def layer_by_blocks(m3, W2, d):
    layer, bias = MatMul(), Add()
    bias.forward(layer.forward(m3, W2), np.zeros(W2.shape[1]))
    before, of_bias = bias.backward(d)
    return (*layer.backward(before), of_bias)


def layer_measured(m3, W2, d):
    b2 = np.zeros(W2.shape[1])
    return *gradients_measured(m3, W2, d), numerical_gradient(lambda b2: np.sum((m3 @ W2 + b2) * d), b2)


def layer_row_by_row(m3, W2, d):
    of_W2, of_b2, of_m3 = np.zeros(W2.shape), np.zeros(d.shape[1]), []
    for one, gradient in zip(m3, d, strict=True):
        of_m3.append(W2 @ gradient)
        of_W2 += np.outer(one, gradient)
        of_b2 += gradient
    return np.array(of_m3), of_W2, of_b2


LAYER = [
    lambda m3, W2, d: (*gradients_by_full_tables(m3, W2, d), np.add.reduce(d)),
    lambda m3, W2, d: (*plain_lists(m3, W2, d), [sum(column) for column in d.T]),
    lambda m3, W2, d: (np.dot(d, W2.T), np.dot(m3.T, d), np.ones(len(d)) @ d),
    lambda m3, W2, d: (np.einsum("ij,kj->ik", d, W2), np.einsum("ik,ij->kj", m3, d), np.einsum("ij->j", d)),
    lambda m3, W2, d: ((W2 @ d.T).T, (d.T @ m3).T, d.T.sum(axis=1)),
    lambda m3, W2, d: (np.matmul(d, W2.mT), np.matmul(m3.mT, d), d.mean(axis=0) * len(d)),
    lambda m3, W2, d: (*in_single_precision(m3, W2, d), d.sum(0).astype(np.float32)),
    layer_by_blocks,
    layer_measured,
    layer_row_by_row,
]


def columns_by_blocks(W, x, d):
    layer = MatMul()
    layer.forward(W, x)
    of_W, of_x = layer.backward(d)
    return of_W, sum_to_shape(d, (len(W), 1)), of_x


def columns_one_by_one(W, x, d):
    of_W, of_b, of_x = np.zeros(W.shape), np.zeros((len(W), 1)), np.zeros(x.shape)
    for n in range(x.shape[1]):
        of_W += d[:, n : n + 1] * x[:, n]
        of_b += d[:, [n]]
        of_x[:, n] = d[:, n] @ W
    return of_W, of_b, of_x


def columns_measured(W, x, d):
    b = np.zeros((len(W), 1))
    return (
        numerical_gradient(lambda W: np.sum((W @ x + b) * d), W),
        numerical_gradient(lambda b: np.sum((W @ x + b) * d), b),
        numerical_gradient(lambda x: np.sum((W @ x + b) * d), x),
    )


def columns_through_rows(W, x, d):
    of_x, of_W = gradients_by_the_block(x.T, W.T, d.T)
    return of_W.T, d.T.sum(axis=0)[:, None], of_x.T


COLUMNS = [
    lambda W, x, d: [d @ x.T, d.sum(axis=1).reshape(-1, 1), W.T @ d],
    lambda W, x, d: ((x @ d.T).T, d @ np.ones((d.shape[1], 1)), (d.T @ W).T),
    lambda W, x, d: (np.inner(d, x), d.sum(1)[:, np.newaxis], np.einsum("oi,ob->ib", W, d)),
    lambda W, x, d: ((d[:, None] * x).sum(axis=2), [[sum(row)] for row in d], np.dot(W.T, d).tolist()),
    columns_by_blocks,
    columns_one_by_one,
    columns_measured,
    columns_through_rows,
]


class Short:
    def forward(self, x, W):
        self.saved = (x, W)
        return x @ W

    def backward(self, dE_dm):
        x, W = self.saved
        return [dE_dm @ W.T, x.T @ dE_dm]


class Copies:
    def __init__(self):
        self.x = self.W = None

    def forward(self, x, W):
        self.x, self.W = x.copy(), W.copy()
        return np.dot(self.x, self.W)

    def backward(self, dE_dm):
        return np.dot(dE_dm, self.W.T), np.dot(self.x.T, dE_dm)


class OfThePackage(MatMul):
    pass


class Derived(Module):
    def forward(self, x, W):
        self.x, self.W, self.output = x, W, np.einsum("bi,io->bo", x, W)
        return self.output

    def backward(self, dE_dm):
        dE_dm = self.received(dE_dm)
        return np.einsum("bo,io->bi", dE_dm, self.W), np.einsum("bi,bo->io", self.x, dE_dm)


class KeepsTransposes:
    def forward(self, x, W):
        self.xT, self.WT = x.T, W.T
        return (self.WT @ self.xT).T

    def backward(self, dE_dm):
        dE_dx, dE_dW = dE_dm @ self.WT, self.xT @ dE_dm
        return dE_dx, dE_dW


class Closes:
    def forward(self, x, W):
        self.backward = lambda dE_dm: gradients_as_outer_products(x, W, dE_dm)
        return np.array([sum(one * row for one, row in zip(sample, W, strict=True)) for sample in x])


class Holds:
    def __init__(self):
        self.block = MatMul()

    def forward(self, *inputs):
        return self.block.forward(*inputs)

    def backward(self, dE_dm):
        return self.block.backward(dE_dm)


class InAGraph:
    def forward(self, x, W):
        self.inputs, self.graph = {"x": x, "W": W}, Graph([("m", MatMul(), ("x", "W"))])
        return self.graph.forward(**self.inputs)["m"]

    def backward(self, dE_dm):
        return gradients_measured(*self.inputs.values(), dE_dm)


RIGHT = {
    "04-loops": LOOPS,
    "04-layer": LAYER,
    "04-columns": COLUMNS,
    "04-block": [Short, Copies, OfThePackage, Derived, KeepsTransposes, Closes, Holds, InAGraph],
}
