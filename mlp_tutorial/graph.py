"""A computation graph: named steps, run forward to get every value and backward to get every gradient."""

import copy
from functools import partial
from itertools import compress

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.module import plain
from mlp_tutorial.quiet import quiet


class Graph:
    """Named steps in an order in which they can be calculated, the last of them the scalar error E.

    `steps` is a list of (name, module, names of the module's inputs). A name is the output of an earlier
    step or, if no step has it, an input of the graph; a fork is a name that is used more than once.
    `shapes` fixes the shapes of some inputs, as a network's weights have them: {"W1": (2, 3), "b1": (3,), …}.
    Many models, one for each entry of some axes in front, go through it at once when these have the axes too:
    (…, 2, 3) and (…, 1, 3). Then E has an entry for each model, and every gradient is that of its own E.

    ValueError for an empty list, a name given to two steps, a step that uses itself or a later one, a
    module in two steps (it can save the values of only one), and `shapes` of something not an input.
    """

    def __init__(self, steps, shapes=None):
        check_steps(steps)
        self.steps = [(name, module, tuple(arguments)) for name, module, arguments in steps]
        produced = {name for name, _, _ in self.steps}
        used = [argument for _, _, arguments in self.steps for argument in arguments]
        self.inputs = tuple(dict.fromkeys(name for name in used if name not in produced))
        self.shapes = {name: tuple(shape) for name, shape in (shapes or {}).items()}
        self.values = None
        self._shapes, self._swept = None, set()  # the inputs' shapes, and what was wanted with them: seen to fit
        self._ways_back = {}
        self._plain_steps = [(name, plain(module.forward), arguments) for name, module, arguments in self.steps]
        self._guarded_steps = [(name, module.forward, arguments) for name, module, arguments in self.steps]
        require_known("shapes names", self.shapes, self.inputs)

    @quiet
    def forward(self, **inputs):
        """Calculate every step in order and return every value by its name, the inputs' among them.

        ValueError if an input is missing, unknown or of the wrong shape; then nothing can go backward
        until a forward pass has succeeded.
        """
        self.values = None
        shapes = {name: getattr(value, "shape", None) for name, value in inputs.items()}
        has_fitted = bool(self._swept) and shapes == self._shapes
        if not has_fitted:
            self._check_inputs(inputs)
            self._shapes = None if None in shapes.values() else shapes
        steps = self._plain_steps if has_fitted else self._guarded_steps
        values = inputs.copy()
        for name, forward, arguments in steps:
            try:
                values[name] = forward(*[values[argument] for argument in arguments])
            except ValueError as error:
                raise ValueError(f"step {name!r} with inputs {', '.join(arguments)}: {error}") from error
        self.values = values
        return values.copy()

    @quiet
    def backward(self, wanted=None):
        """Return E's gradient for each wanted name, {name: ∂E/∂name}, each of the shape of that value.

        `wanted` is by default every name of the graph. What no wanted gradient depends on is not passed on,
        and MatMul, whose products cost most, does not even compute it.
        ValueError before `forward`, for an unknown name, and when the last value is not a scalar for each model.
        """
        wanted = self._check_wanted(wanted)
        gradients = {self.steps[-1][0]: self._one}  # ∂E/∂E
        for name, backward, arguments, needed in self._way_back(wanted):  # 1. from the back to the front
            if name in gradients:
                local = compress(zip(arguments, backward(gradients[name]), strict=True), needed)
                for argument, gradient in local:  # 2. for all inputs of the block
                    if argument in gradients:
                        gradient = gradients[argument] + gradient  # 3. at a fork, add
                    gradients[argument] = gradient
        self._swept.add(wanted)  # what has fitted once is not checked again
        return {name: self._gradient_or_zero(gradients, name) for name in wanted}

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
        shapes = {argument: shape for argument, shape in self.shapes.items() if argument in used}
        return Graph(steps, shapes)

    def _check_inputs(self, inputs):
        """Raise ValueError unless the inputs are those of the graph; note for how many models they are."""
        missing = [name for name in self.inputs if name not in inputs]
        if missing:
            raise ValueError(f"forward needs the inputs {list(self.inputs)}; missing: {missing}")
        require_known("forward was given", inputs, self.inputs)
        matrices = (np.shape(inputs[name]) for name, shape in self.shapes.items() if len(shape) == 2)
        models = next(matrices, ())[:-2]
        for name, shape in self.shapes.items():
            expected = shape_in_stack(shape, models)
            if np.shape(inputs[name]) != expected:
                raise ValueError(f"{name} has shape {np.shape(inputs[name])}, expected {expected}")
        self._one, self._swept = np.ones(models)[()], set()

    def _check_wanted(self, wanted):
        if self.values is None:
            raise ValueError("Graph.backward was called before a forward pass that succeeded")
        last = self.steps[-1][0]
        if np.shape(self.values[last]) != self._one.shape:
            raise ValueError(
                f"the last step {last!r} has shape {np.shape(self.values[last])}, but backward starts from one "
                "scalar E: let the graph end in an error such as MSE"
            )
        if wanted is None:
            return tuple(self.values)
        require_known("backward wants", wanted, self.values)
        return tuple(wanted)

    def _way_back(self, wanted):
        """Return (name, backward, arguments, whether each is needed), last first, of the steps that matter."""
        has_fitted = wanted in self._swept
        if (wanted, has_fitted) not in self._ways_back:
            names, way = set(wanted), []
            for name, module, arguments in self.steps:
                needed = tuple(argument in names for argument in arguments)
                if any(needed):
                    names.add(name)
                    backward = (
                        plain(module.backward) if has_fitted else partial(self._checked, module, arguments, needed)
                    )
                    if module.skips_unwanted:
                        backward = partial(backward, wanted=needed)
                    way.insert(0, (name, backward, arguments, needed))
            self._ways_back[wanted, has_fitted] = way
        return self._ways_back[wanted, has_fitted]

    def _checked(self, module, arguments, needed, grad_output, **options):
        """Return what the module gives back, once sure that its gradients have the shapes of its inputs."""
        kind, local = type(module).__name__, module.backward(grad_output, **options)
        if not isinstance(local, tuple) or len(local) != len(arguments):
            raise ValueError(
                f"{kind}.backward must return a tuple of {len(arguments)}, one gradient for each input"
            )
        for argument, gradient in compress(zip(arguments, local, strict=True), needed):
            if np.shape(gradient) != np.shape(self.values[argument]):
                raise ValueError(
                    f"{kind}.backward gives ∂E/∂{argument} the shape {np.shape(gradient)}, "
                    f"but {argument} has {np.shape(self.values[argument])}"
                )
        return local

    def _gradient_or_zero(self, gradients, name):
        """Return the gradient of a name; zeros if E does not depend on it."""
        return gradients[name] if name in gradients else np.zeros(np.shape(self.values[name]))[()]


def shape_in_stack(shape, models):
    """Return the shape that an input has for many models at once: (…, 1, n) for (n,), the axes `models` first."""
    return models + (1,) * (2 - len(shape)) + shape if models else shape


def check_steps(steps):
    """Raise ValueError unless the steps can be calculated in their order (see Graph)."""
    if not steps:
        raise ValueError("steps is empty; expected at least one (name, module, input names)")
    position = {name: number for number, (name, _, _) in enumerate(steps)}
    if len(position) != len(steps):
        raise ValueError(f"two steps have the same name: {[name for name, _, _ in steps]}")
    if len({id(module) for _, module, _ in steps}) != len(steps):
        raise ValueError("a module stands in two steps, but can save the values of only one: make it twice")
    for number, (name, _, arguments) in enumerate(steps):
        if isinstance(arguments, str):
            raise ValueError(
                f"step {name!r} has the inputs {arguments!r}, expected a tuple of names: ({arguments!r},)"
            )
        for argument in arguments:
            if position.get(argument, -1) >= number:
                raise ValueError(f"step {name!r} uses {argument!r}, which is not calculated before it")
