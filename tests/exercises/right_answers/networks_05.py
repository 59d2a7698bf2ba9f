"""Right networks of one's own blocks, for chapter 05, each written in another way."""

import numpy as np

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, MatMul, Module, Sigmoid


class Product:
    def forward(self, x, W):
        self.x, self.W = x, W
        return np.dot(x, W)

    def backward(self, d):
        return np.dot(d, self.W.T), np.dot(self.x.T, d)


class Sum:
    def forward(self, a, b):
        return np.add(a, b)

    def backward(self, d):
        return d, np.ones(len(d)) @ d


class Logistic:
    def forward(self, m):
        self.m = m
        return 1 / (1 + np.exp(-m))

    def backward(self, d):
        e = np.exp(-self.m)
        return (d * e / (1 + e) ** 2,)


class HalfMeanSquare:
    def forward(self, y, y_hat):
        self.y, self.y_hat = y, y_hat
        return 0.5 * np.mean(np.sum(np.square(y - y_hat), axis=1))

    def backward(self, d):
        B = self.y.shape[0]
        return d * (self.y - self.y_hat) / B, d * (self.y_hat - self.y) / B


def graph_of(product, add, slope, error, **options):
    steps = [
        ("m1", product(), ("x", "W1")),
        ("m2", add(), ("m1", "b1")),
        ("m3", slope(), ("m2",)),
        ("m4", product(), ("m3", "W2")),
        ("m5", add(), ("m4", "b2")),
        ("y", slope(), ("m5",)),
        ("E", error(), ("y", "y_hat")),
    ]
    return Graph(steps, **options)


def plain():
    return graph_of(Product, Sum, Logistic, HalfMeanSquare)


def derived_from_module():
    class Times(Module):
        def forward(self, x, W):
            self.saved, self.output = (x, W), x @ W
            return self.output

        def backward(self, d):
            x, W = self.saved
            return self.received(d) @ W.T, x.T @ d

    class Plus(Module):
        def forward(self, a, b):
            self.output = a + b
            return self.output

        def backward(self, d):
            return self.received(d), d.sum(axis=0)

    return graph_of(Times, Plus, Logistic, HalfMeanSquare)


def derived_from_the_package():
    return graph_of(
        *(type(f"My{kind.__name__}", (kind,), {"__module__": "mine"}) for kind in (MatMul, Add, Sigmoid, MSE))
    )


class Closure:
    """A block made of a function that returns the value, and the function for the way back."""

    def __init__(self, both):
        self.both = both

    def forward(self, *inputs):
        value, self.backward = self.both(*inputs)
        return value


def with_closures():
    def times(x, W):
        return x @ W, lambda d: (d @ W.T, x.T @ d)

    def plus(a, b):
        return a + b, lambda d: (d, d.sum(axis=0))

    def squash(m):
        y = 1 / (1 + np.exp(-m))
        return y, lambda d: (d * (y - y**2),)

    def error(y, y_hat):
        off = y - y_hat
        return np.vdot(off, off) / 2 / len(y), lambda d: (d * off / len(y), -d * off / len(y))

    return graph_of(*(lambda both=both: Closure(both) for both in (times, plus, squash, error)))


def with_einsum():
    class Einsum(Product):
        def forward(self, x, W):
            super().forward(x, W)
            return np.einsum("bi,io->bo", x, W)

        def backward(self, d):
            return np.einsum("bo,io->bi", d, self.W), np.einsum("bi,bo->io", self.x, d)

    return graph_of(Einsum, Sum, Logistic, HalfMeanSquare)


def row_by_row():
    class Rows(Product):
        def backward(self, d):
            return (
                np.array([self.W @ row for row in d]),
                sum(np.outer(one, row) for one, row in zip(self.x, d, strict=True)),
            )

    class AddedRows(Sum):
        def backward(self, d):
            total = np.zeros(d.shape[1])
            for row in d:
                total += row
            return d, total

    return graph_of(Rows, AddedRows, Logistic, HalfMeanSquare)


def with_fixed_shapes():
    shapes = {"W1": (5, 4), "b1": (4,), "W2": (4, 6), "b2": (6,)}
    return graph_of(Product, Sum, Logistic, HalfMeanSquare, shapes=shapes)


def in_place():
    class InPlace:
        def forward(self, m):
            self.y = np.negative(m)
            np.exp(self.y, out=self.y)
            self.y += 1
            np.reciprocal(self.y, out=self.y)
            return self.y

        def backward(self, d):
            slope = 1 - self.y
            slope *= self.y
            slope *= d
            return (slope,)

    return graph_of(Product, Sum, InPlace, HalfMeanSquare)


def stopping_at_the_shape():
    class Careful(Sum):
        def forward(self, a, b):
            self.shape = np.shape(b)
            return a + b

        def backward(self, d):
            return d, d.sum(axis=tuple(range(d.ndim - len(self.shape))))

    return graph_of(Product, Careful, Logistic, HalfMeanSquare)


NETWORKS = [
    plain,
    derived_from_module,
    derived_from_the_package,
    with_closures,
    with_einsum,
    row_by_row,
    with_fixed_shapes,
    in_place,
    stopping_at_the_shape,
]
