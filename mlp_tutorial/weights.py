"""The weights of a network: named arrays that are views of one flat vector."""

from collections.abc import Mapping

import numpy as np

from mlp_tutorial.graph import shape_in_stack


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
