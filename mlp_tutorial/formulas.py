"""The gradient of a graph written out as one formula: "result so far", for reading, never for training."""

from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.expressions import (
    Expression,
    error,
    function,
    latex_name,
    named,
    plus,
    product,
    rows_summed,
    sigma_slope,
    text_name,
    times,
    transposed,
)
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square


@dataclass(frozen=True)
class Formula:
    """∂E/∂name written out; a notebook shows it as LaTeX, `print` as text."""

    name: str
    expression: Expression

    def evaluate(self, values):
        """Return the gradient for the {name: value} of a forward pass; for one sample, a bias's is (1, n)."""
        return self.expression.evaluate(values)

    def _repr_latex_(self):
        target = latex_name(self.name)
        return rf"$\displaystyle \frac{{\partial E}}{{\partial {target}}} = {self.expression.latex}$"

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
    one = Expression("1", "1", lambda values: np.float64(1.0), "one")
    written = {graph.steps[-1][0]: one}
    for step, module, arguments in reversed(graph.steps):
        if step in written:
            local = local_rule(module, written[step], [named(argument) for argument in arguments], batch)
            for argument, expression in zip(arguments, local, strict=True):
                if batch and isinstance(module, Add | Multiply) and is_shared(argument, step, graph.values):
                    expression = rows_summed(expression, argument)
                written[argument] = plus(written[argument], expression) if argument in written else expression
    if name not in written:
        raise ValueError(f"E does not depend on {name!r}: its gradient is zero")
    return Formula(name, written[name])


def is_shared(argument, step, values):
    """Return whether an input of the step is one for many entries of its output, as a bias is for the rows."""
    return np.shape(values[argument]) != np.shape(values[step])


@singledispatch
def local_rule(module, upstream, inputs, batch):
    """Return one expression for each input of the module: its backward, in writing."""
    raise ValueError(f"no written rule for the module {type(module).__name__}")


@local_rule.register
def _(module: MatMul, upstream, inputs, batch):
    x, W = inputs
    return product(upstream, transposed(W)), product(transposed(x), upstream)


@local_rule.register
def _(module: Add, upstream, inputs, batch):
    return upstream, upstream


@local_rule.register
def _(module: Multiply, upstream, inputs, batch):
    a, b = inputs
    return times(upstream, b), times(upstream, a)


@local_rule.register
def _(module: Sigmoid, upstream, inputs, batch):
    return (
        times(upstream, function(inputs[0], r"\sigma({0})(1 - \sigma({0}))", "σ({0})(1 − σ({0}))", sigma_slope)),
    )


@local_rule.register
def _(module: Square, upstream, inputs, batch):
    return (times(upstream, function(inputs[0], "2{0}", "2{0}", lambda x: 2 * x)),)


@local_rule.register
def _(module: Exp, upstream, inputs, batch):
    return (times(upstream, function(inputs[0], "e^{{{0}}}", "exp({0})", np.exp)),)


@local_rule.register
def _(module: Sin, upstream, inputs, batch):
    return (times(upstream, function(inputs[0], r"\cos({0})", "cos({0})", np.cos)),)


@local_rule.register
def _(module: Reciprocal, upstream, inputs, batch):
    return (times(upstream, function(inputs[0], "(-{0}^{{-2}})", "(−{0}⁻²)", lambda x: -1 / np.square(x))),)


@local_rule.register
def _(module: MSE, upstream, inputs, batch):
    return times(upstream, error(*inputs, batch)), times(upstream, error(*reversed(inputs), batch))
