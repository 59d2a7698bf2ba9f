"""What each block calculates, in writing: its value forward, and backward the gradient of each of its inputs.

A block of your own gets its rules with `@forward_rule.register` and `@local_rule.register`, as below.
"""

from functools import singledispatch

import numpy as np

from mlp_tutorial.expressions import (
    applied,
    error,
    function,
    half_mean_square,
    plus,
    product,
    sigma_slope,
    times,
    transposed,
)
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square, sigmoid

SLOPES = {  # f′ of each block that works on every entry by itself: LaTeX, text, and its calculation
    Sigmoid: (r"\sigma({0})(1 - \sigma({0}))", "σ({0})(1 − σ({0}))", sigma_slope),
    Square: ("2{0}", "2{0}", lambda x: 2 * x),
    Exp: ("e^{{{0}}}", "exp({0})", np.exp),
    Sin: (r"\cos({0})", "cos({0})", np.cos),
    Reciprocal: ("(-{0}^{{-2}})", "(−{0}⁻²)", lambda x: -1 / np.square(x)),
}
FUNCTIONS = {
    Sigmoid: (r"\sigma({0})", "σ({0})", sigmoid),
    Square: ("{0}^2", "{0}²", np.square),
    Exp: ("e^{{{0}}}", "exp({0})", np.exp),
    Sin: (r"\sin({0})", "sin({0})", np.sin),
    Reciprocal: ("{0}^{{-1}}", "{0}⁻¹", lambda x: 1 / np.asarray(x)),
}


class NoRule(ValueError):
    """A module has no written rule."""


@singledispatch
def forward_rule(module, inputs, batch):
    """Return the Expression of the module's output for those of its inputs; NoRule if none is written."""
    raise NoRule(f"no written rule for the module {type(module).__name__}")


@singledispatch
def local_rule(module, upstream, inputs, batch):
    """Return one Expression for each input of the module: its backward, in writing.

    `upstream` is the Expression of the gradient that comes in. What the rows share is not yet summed.
    NoRule if none is written.
    """
    raise NoRule(f"no written rule for the module {type(module).__name__}")


@forward_rule.register
def _(module: MatMul, inputs, batch):
    return product(*inputs)


@local_rule.register
def _(module: MatMul, upstream, inputs, batch):
    x, W = inputs
    return product(upstream, transposed(W)), product(transposed(x), upstream)


@forward_rule.register
def _(module: Add, inputs, batch):
    return plus(*inputs)


@local_rule.register
def _(module: Add, upstream, inputs, batch):
    return upstream, upstream


@forward_rule.register
def _(module: Multiply, inputs, batch):
    a, b = inputs
    return times(b, a)


@local_rule.register
def _(module: Multiply, upstream, inputs, batch):
    a, b = inputs
    return times(upstream, b), times(upstream, a)


@forward_rule.register(Sigmoid)
@forward_rule.register(Square)
@forward_rule.register(Exp)
@forward_rule.register(Sin)
@forward_rule.register(Reciprocal)
def _(module, inputs, batch):
    return applied(inputs[0], *of_kind(FUNCTIONS, module))


@local_rule.register(Sigmoid)
@local_rule.register(Square)
@local_rule.register(Exp)
@local_rule.register(Sin)
@local_rule.register(Reciprocal)
def _(module, upstream, inputs, batch):
    return (times(upstream, slope_at(module, inputs[0])),)


@forward_rule.register
def _(module: MSE, inputs, batch):
    return half_mean_square(*inputs, batch)


@local_rule.register
def _(module: MSE, upstream, inputs, batch):
    return times(upstream, error(*inputs, batch)), times(upstream, error(*reversed(inputs), batch))


def slope_at(module, x):
    """Return f′(x) of a block that works on every entry by itself, x being an Expression of one value."""
    return function(x, *of_kind(SLOPES, module))


def slope(module, x):
    """Return f′(x), in numbers, of a block that works on every entry by itself."""
    return of_kind(SLOPES, module)[2](x)


def of_kind(table, module):
    """Return what the table has for the module's class, or the one that it is derived from."""
    return next(table[kind] for kind in type(module).__mro__ if kind in table)
