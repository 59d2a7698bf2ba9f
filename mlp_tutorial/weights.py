"""The weights of a network: named arrays that are views of one flat vector."""

from collections.abc import Mapping

import numpy as np


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

    def write(self, arrays):
        """Copy into each of the named arrays the one of `arrays` that has its name; others are left out.

        So the gradients of a backward pass become one vector, `flat`. ValueError if one is missing or of another
        shape; then nothing has changed.
        """
        if not self._views.keys() <= arrays.keys():
            missing = [name for name in self._views if name not in arrays]
            raise UnknownWeights(f"write was given {list(arrays)}; missing: {missing}")
        for name, view in self._views.items():
            if np.asanyarray(arrays[name]).shape != view.shape:
                raise ValueError(f"{name} was given shape {np.shape(arrays[name])}, expected {view.shape}")
        for name, view in self._views.items():
            view[...] = arrays[name]

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
        try:
            return self._views[name]
        except KeyError:
            raise UnknownWeights(f"no weights are named {name!r}; expected one of {list(self._views)}") from None

    def __setitem__(self, name, value):
        if np.shape(value) != self[name].shape:
            raise ValueError(f"{name} was given shape {np.shape(value)}, expected {self[name].shape}")
        self[name][...] = value

    __eq__, __hash__ = object.__eq__, object.__hash__  # two networks' weights are two things, equal or not

    def __contains__(self, name):
        return name in self._views

    def __iter__(self):
        return iter(self._views)

    def keys(self):
        """Return the names."""
        return self._views.keys()

    def __len__(self):
        return len(self._views)

    def __repr__(self):
        return f"Weights({', '.join(f'{name} {array.shape}' for name, array in self._views.items())})"


def shape_in_stack(shape, models):
    """Return the shape that an input has for many models at once: (…, 1, n) for (n,), the axes `models` first."""
    return models + (1,) * (2 - len(shape)) + shape if models else shape


def models_of(shapes, alone):
    """Return the axes in front that `shapes` have, {name: shape}, where those of one model alone have none.

    ValueError if a shape is neither that of one model nor of as many as the others are for.
    """
    if shapes == alone:
        return ()
    models = next((shapes[name] for name, shape in alone.items() if len(shape) == 2), ())[:-2]
    for name, shape in alone.items():
        expected = shape_in_stack(shape, models)
        if shapes[name] != expected:
            raise ValueError(f"{name} has shape {shapes[name]}, expected {expected}")
    return models


def joined(shapes, flat):
    """Return Weights of these shapes with a copy of the vector, or the vectors (…, n) of a stack."""
    weights = Weights(shapes, flat.shape[:-1])
    weights.flat = flat
    return weights
