"""The lecture's network, y = σ( σ( x × W₁ + b₁ ) × W₂ + b₂ ), as a graph; and its weights in one vector."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.graph import Graph, shape_in_stack
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid


def mlp(*sizes):
    """Return the graph of the network with layers of the given sizes: `mlp(n_in, n_hidden, n_out)`.

    Its inputs are x (B, n_in), y_hat (B, n_out) and the weights W1 (n_in, n_hidden), b1 (n_hidden,),
    W2 (n_hidden, n_out), b2 (n_out,); its steps are the lecture's m1 … m5, the output y and the error E.
    More sizes make more layers, each with a MatMul, an Add and a Sigmoid. ValueError unless there are at
    least two sizes, all of them whole numbers from 1.
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes are {sizes}; expected at least two, for input and output")
    for size in sizes:
        require_whole_number("a layer's size", size, 1)
    steps, shapes, activation = [], {}, "x"
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        W, b = f"W{layer}", f"b{layer}"
        product, total, output = (f"m{3 * layer - 2}", f"m{3 * layer - 1}", f"m{3 * layer}")
        if layer == len(sizes) - 1:
            output = "y"
        steps.append((product, MatMul(), (activation, W)))
        steps.append((total, Add(), (product, b)))
        steps.append((output, Sigmoid(), (total,)))
        shapes |= {W: (n_in, n_out), b: (n_out,)}
        activation = output
    return Graph([*steps, ("E", MSE(), ("y", "y_hat"))], shapes)


class UnknownWeights(ValueError, KeyError):
    """No weights have this name: a KeyError too, as a mapping's users expect."""

    __str__ = Exception.__str__


class Weights(Mapping):
    """Named arrays that are views of one flat float64 vector: the optimizer sees `flat`, the graph the names.

    `Weights(shapes)` is all zeros; `Weights.of(arrays)` copies {name: array}. `graph.forward(**weights)`
    and `weights["W1"]` see at once what an optimizer does to `weights.flat`. ValueError for an unknown name
    or a shape that does not match.

    A stack holds the weights of many models: `flat` (…, n) then has a row for each, `models` is the shape of the
    axes in front, and the named arrays have those axes too, W1 (…, n_in, n_hidden), b1 (…, 1, n_hidden).
    """

    def __init__(self, shapes, models=()):
        if not shapes:
            raise ValueError(f"shapes is {shapes}, expected at least one {{name: shape}}")
        self.shapes = {name: tuple(shape) for name, shape in shapes.items()}
        self.models = tuple(models)
        sizes = [int(np.prod(shape)) for shape in self.shapes.values()]
        self._flat = np.zeros((*self.models, sum(sizes)))
        pieces = np.split(self._flat, np.cumsum(sizes)[:-1], axis=-1)
        self._views = {
            name: piece.reshape(shape_in_stack(shape, self.models))
            for (name, shape), piece in zip(self.shapes.items(), pieces, strict=True)
        }

    @classmethod
    def of(cls, arrays):
        """Return new weights with a copy of each named array, in the mapping's order."""
        weights = cls({name: np.shape(array) for name, array in arrays.items()})
        for name, array in arrays.items():
            weights[name] = array
        return weights

    @classmethod
    def stack(cls, weights):
        """Return one stack (K, …) of the weights of K models. ValueError unless they have the same shapes."""
        if len({(*one.shapes.items(), one.models) for one in weights}) != 1:
            raise ValueError(
                f"weights are {list(weights)}, expected one or more, all of the same names and shapes"
            )
        stacked = cls(weights[0].shapes, (len(weights), *weights[0].models))
        stacked.flat = np.array([one.flat for one in weights])
        return stacked

    def unstack(self):
        """Return the list of the K models' weights, copied out of this stack (K, …)."""
        return [joined(self.shapes, flat) for flat in self._flat]

    def flattened(self, arrays):
        """Return one vector, in the order of `flat`, of arrays that have the names and shapes of these weights."""
        return np.concatenate([arrays[name].reshape(*self.models, -1) for name in self._views], axis=-1)

    def __reduce__(self):
        return joined, (self.shapes, self._flat)  # a copied or unpickled vector and its views must be joined again

    @property
    def flat(self):
        """The vector itself; assigning to it copies the new values into it, so that the views stay joined."""
        return self._flat

    @flat.setter
    def flat(self, values):
        if np.shape(values) != self._flat.shape:
            raise ValueError(f"flat was given shape {np.shape(values)}, expected {self._flat.shape}")
        self._flat[:] = values

    def copy(self):
        """Return weights with the same values and a vector of their own."""
        return joined(self.shapes, self._flat)

    def __getitem__(self, name):
        if name not in self._views:
            raise UnknownWeights(f"no weights are named {name!r}; expected one of {list(self._views)}")
        return self._views[name]

    def __setitem__(self, name, value):
        if np.shape(value) != self[name].shape:
            raise ValueError(f"{name} was given shape {np.shape(value)}, expected {self[name].shape}")
        self[name][...] = value

    __eq__, __hash__ = object.__eq__, object.__hash__  # two networks' weights are two things, equal or not

    def __contains__(self, name):
        return name in self._views

    def __iter__(self):
        return iter(self._views)

    def __len__(self):
        return len(self._views)

    def __repr__(self):
        return f"Weights({', '.join(f'{name} {array.shape}' for name, array in self._views.items())})"


def joined(shapes, flat):
    """Return Weights of these shapes with a copy of the vector, or the vectors (…, n) of a stack."""
    weights = Weights(shapes, flat.shape[:-1])
    weights.flat = flat
    return weights


def initial_weights(network, rng):
    """Return weights for the network's `shapes`: each W normal with deviation 1/√n_in, each b zero.

    So a sum of n_in products starts near −1 … 1, where σ is steep. `rng` is a numpy.random.Generator.
    """
    weights = Weights(network.shapes)
    for name, shape in network.shapes.items():
        if len(shape) == 2:
            weights[name] = rng.normal(0.0, 1 / np.sqrt(shape[0]), shape)
    return weights


def example_weights():
    """Return the weights of the 2-3-1 network that the chapters calculate by hand, chosen to be short numbers."""
    return Weights.of(
        {
            "W1": np.array([[0.5, -1.0, 0.8], [1.0, 0.6, -0.4]]),
            "b1": np.array([0.1, 0.2, -0.3]),
            "W2": np.array([[1.0], [-1.5], [0.7]]),
            "b2": np.array([0.2]),
        }
    )
