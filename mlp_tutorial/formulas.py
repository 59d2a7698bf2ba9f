"""The gradient of a graph written out as one formula: "result so far", for reading, never for training."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.expressions import Expression, latex_name, named, plus, summed, text_name
from mlp_tutorial.modules import Add, Multiply
from mlp_tutorial.rules import local_rule

ONE = Expression("1", "1", lambda values: np.float64(1.0), "one")  # ∂E/∂E


@dataclass(frozen=True)
class Formula:
    """∂E/∂name written out; a notebook shows it as LaTeX, `print` as text."""

    name: str
    expression: Expression

    def evaluate(self, values):
        """Return the gradient for the {name: value} of a forward pass; for one sample, a bias's is (1, n)."""
        return self.expression.evaluate(values)

    @property
    def latex(self):
        """The formula in LaTeX, without signs for where mathematics begins."""
        return rf"\frac{{\partial E}}{{\partial {latex_name(self.name)}}} = {self.expression.latex}"

    def _repr_latex_(self):
        return rf"$\displaystyle {self.latex}$"

    def __repr__(self):
        return f"∂E/∂{text_name(self.name)} = {self.expression.text}"


def gradient_formula(graph, name, batch=False):
    """Return the Formula of ∂E/∂name for any graph of the course's modules.

    By default it is the lecture's, for one sample (B = 1). With `batch=True` the mean over the B rows and
    the sum over the rows that share a bias are written too, and it holds for any B; which values the rows
    share is seen from the last forward pass. The tree is built by the recipe of `Graph.backward`, with
    expressions in place of numbers. ValueError for an unknown name, one that E does not depend on, and
    `batch=True` before a forward pass.
    """
    require_known("gradient_formula was asked for", [name], [*graph.inputs, *(step for step, _, _ in graph.steps)])
    if batch and graph.values is None:
        raise ValueError("batch=True needs a forward pass first: the shapes tell which values the rows share")
    written, on_the_way = {graph.steps[-1][0]: ONE}, {name}
    for step, _, arguments in graph.steps:
        if on_the_way.intersection(arguments):
            on_the_way.add(step)
    for step in reversed(graph.steps):
        if step[0] in written and step[0] in on_the_way and step[0] != name:
            local = local_rules(step, written[step[0]], graph.values if batch else None)
            for argument, expression in zip(step[2], local, strict=True):
                if argument in on_the_way:
                    written[argument] = plus(written[argument], expression) if argument in written else expression
    if name not in written:
        raise ValueError(f"E does not depend on {name!r}: its gradient is zero")
    return Formula(name, written[name])


def local_rules(step, upstream, values=None):
    """Return one Expression for each input of the graph's step (name, module, inputs), given that of ∂E/∂name.

    With the `values` of a forward pass it is for a batch. ValueError for a module without a written rule.
    """
    name, module, arguments = step
    local = local_rule(module, upstream, [named(argument) for argument in arguments], values is not None)
    if values is None or not isinstance(module, Add | Multiply):
        return local
    shapes = [np.shape(values[argument]) for argument in arguments]
    return [
        expression if shape == np.shape(values[name]) else summed(expression, argument, shared_by(shape))
        for expression, argument, shape in zip(local, arguments, shapes, strict=True)
    ]


def shared_by(shape):
    """Return in a word what shares a value of this shape, which is smaller than the step's: a bias's are rows."""
    return "rows" if np.prod(shape[:-1], dtype=int) == 1 and shape else "entries"


def formula_length(graph, name):
    """Return how long ∂E/∂name is, written out, known beforehand: a part for each block on each way from E."""
    length = {graph.steps[-1][0]: 1}
    for step, _, arguments in reversed(graph.steps):
        for argument in arguments if step in length else ():
            length[argument] = length.get(argument, 0) + length[step] + 1
    return length.get(name, 0)
