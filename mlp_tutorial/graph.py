"""A computation graph: named steps, run forward to get every value and backward to get every gradient."""

import copy

import numpy as np

from mlp_tutorial.checks import require_inputs, require_known, require_order
from mlp_tutorial.modules import Module
from mlp_tutorial.weights import models_of


class Graph:
    """Named steps in an order in which they can be calculated, the last of them the scalar error E.

    `steps` is a list of (name, module, names of the module's inputs). A name is the output of an earlier
    step or, if no step has it, an input of the graph; a fork is a name that is used more than once.
    `data` are the inputs for which no gradient is wanted (lecture, row 16).
    `shapes` fixes the shapes of some inputs, as a network's weights have them: {"W1": (2, 3), "b1": (3,), …}.
    Many models, one for each entry of some axes in front, go through it at once when these inputs have the axes
    too: (…, 2, 3) and (…, 1, 3). Then E has an entry for each model, and every gradient is that of its own E.

    ValueError for an empty list, a name given to two steps, a step that uses itself or a later one, a
    module in two steps (it can save the values of only one), and `shapes` or `data` of something not an input.
    """

    def __init__(self, steps, shapes=None, data=()):
        require_order(steps)
        self.steps = [(name, module, tuple(arguments)) for name, module, arguments in steps]
        made = {name for name, _, _ in self.steps}
        used = [argument for _, _, arguments in self.steps for argument in arguments]
        self.inputs = tuple(dict.fromkeys(name for name in used if name not in made))
        self.shapes = {name: tuple(shape) for name, shape in (shapes or {}).items()}
        require_known("shapes names", self.shapes, self.inputs)
        require_known("data names", data, self.inputs)
        self.data = frozenset(data)
        self._is_data = {name: tuple(one in self.data for one in arguments) for name, _, arguments in self.steps}
        self.values, self.models = None, ()

    @np.errstate(all="ignore")  # numbers too large become inf or nan, without a warning
    def forward(self, **inputs):
        """Calculate every step in order and return every value by its name, the inputs' among them.

        ValueError if an input is missing, unknown or of the wrong shape; then nothing can go backward
        until a forward pass has succeeded.
        """
        self.values = None
        require_inputs(inputs, self.inputs)
        values = {name: np.asanyarray(value) for name, value in inputs.items()}
        self.models = models_of({name: values[name].shape for name in self.shapes}, self.shapes)
        for name, module, arguments in self.steps:
            try:
                values[name] = module.forward(*map(values.get, arguments))
            except ValueError as error:
                raise ValueError(f"step {name!r} with inputs {', '.join(arguments)}: {error}") from error
        self.values = values
        return values.copy()

    @np.errstate(all="ignore")
    def backward(self):
        """Return E's gradient of every name but the data, {name: ∂E/∂name}, each of the shape of that value.

        Two of them may be one array: copy before you change one in place. ValueError before `forward`, and when
        the last value is not a scalar for each model.
        """
        values, gradients = self._values_with_error(), {}
        gradients[self.steps[-1][0]] = np.ones(self.models)[()]  # ∂E/∂E = 1
        for name, module, arguments in reversed(self.steps):  # 1. from the back to the front
            if name in gradients:
                module.is_data = self._is_data.get(name, Module.is_data)
                local = module.backward(gradients[name])  # 2. gradients for all inputs of the block
                if not isinstance(local, tuple) or len(local) != len(arguments):
                    raise ValueError(not_one_each(module, arguments))
                for argument, gradient in zip(arguments, local, strict=True):
                    if argument not in self.data:
                        value = values[argument]
                        if gradient is None or np.asanyarray(gradient).shape != np.asanyarray(value).shape:
                            raise ValueError(not_its_shape(module, argument, gradient, value))
                        if argument in gradients:
                            gradient = gradients[argument] + gradient  # 3. at a fork, add
                        gradients[argument] = gradient
        if len(gradients) + len(self.data) < len(values):
            self._add_zeros(gradients)
        return gradients

    def up_to(self, name):
        """Return a new graph of the steps that `name` is calculated from, with modules of its own.

        `network.up_to("y")` predicts: it needs no target. ValueError if `name` is not a step.
        """
        require_known("up_to was asked for", [name], [step for step, _, _ in self.steps])
        used, steps = {name}, []
        for step, module, arguments in reversed(self.steps):
            if step in used:
                used.update(arguments)
                steps.insert(0, (step, copy.copy(module), arguments))
        return Graph(steps, {name: self.shapes[name] for name in self.shapes if name in used}, self.data & used)

    def _add_zeros(self, gradients):
        """Give a gradient of zeros to every value on which E does not depend."""
        for name in self.values.keys() - gradients.keys() - self.data:
            gradients[name] = np.zeros(np.shape(self.values[name]))[()]

    def _values_with_error(self):
        """Return all values; ValueError without a forward pass, or if the last is not one number a model."""
        if self.values is None:
            raise ValueError("Graph.backward was called before a forward pass that succeeded")
        last = self.steps[-1][0]
        shape = np.asanyarray(self.values[last]).shape
        if shape != self.models:
            wrong = f"the last step {last!r} has shape {shape}, but backward starts from one scalar E"
            raise ValueError(f"{wrong}: let the graph end in an error such as MSE")
        return self.values


def not_one_each(module, arguments):
    """Say what a block has to return from `backward`."""
    return f"{type(module).__name__}.backward must return a tuple of {len(arguments)}, one gradient for each input"


def not_its_shape(module, argument, gradient, value):
    """Say that a gradient has not the shape of the input whose gradient it is."""
    given = "no value" if gradient is None else f"the shape {np.shape(gradient)}"
    return f"{type(module).__name__}.backward gives ∂E/∂{argument} {given}, but {argument} has {np.shape(value)}"
