"""Wrong ways to calculate a gradient, each with the name of the mistake: what to offer, and what to recognise."""

from functools import singledispatch

import numpy as np

from mlp_tutorial.expressions import (
    difference,
    error,
    gradient_of,
    named,
    negative,
    product,
    reduced,
    times,
    transposed,
)
from mlp_tutorial.formulas import local_rules
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.rules import slope_at

ENTRYWISE = "it multiplies entry by entry (*) where a matrix product (@), a sum of products, is needed"
MATRIX_PRODUCT = "it is a matrix product where every entry has a slope of its own: multiply entry by entry"
ORDER = "the order of the two factors is exchanged"
TRANSPOSE = "a transpose is forgotten"
ROW_SUM = "the sum over the rows is missing: every row used the same value, so their gradients add"
WRONG_AXIS = "it sums over the wrong axis, over the columns instead of the rows"
NOT_SHARED = "it sums over the rows, but each row had a value of its own"
MEAN = "the division by B is missing: E is the mean over the rows"
WRONG_VALUE = "the slope is taken at the wrong value: at the block's output instead of its input"
NO_SLOPE = "it multiplies by the block's output instead of by its slope"
NO_UPSTREAM = "the gradient that comes in is left out: it is the slope alone"
OTHER_FACTOR = "it multiplies by the input itself: the slope of a product is the other factor"
TWICE = "it divides by B a second time: the gradient that comes in carries the 1/B already"
SIGN = "the sign is reversed"


def wrong_rules(step, index, values, batch=True):
    """Return [(Expression, mistake), …]: wrong ways to the gradient of one input of a graph's step.

    `step` is (name, module, inputs), `index` counts its inputs from 0, `values` are those of a forward pass,
    with the gradient that comes in under "∂E/∂name", as `expressions.gradient_of` has it; without `batch`
    there is one sample. Some do not fit: then evaluating raises a ValueError. What happens to give the right
    numbers is not among them. ValueError for a module without a written rule.
    """
    name, module, arguments = step
    right = local_rules(step, gradient_of(name), values if batch else None)[index]
    shared = np.shape(values[arguments[index]]) != np.shape(values[name])
    known = gradient_of(name), [named(one) for one in arguments], index, named(name), shared, batch
    wrong = wrong_ways(module, *known)
    if SIGN not in [mistake for _, mistake in wrong]:
        wrong = [*wrong, (negative(right), SIGN)]
    wanted = right.evaluate(values)
    return [(expression, mistake) for expression, mistake in wrong if is_wrong(expression, values, wanted, batch)]


def is_wrong(expression, values, wanted, batch):
    """Return whether an expression gives something else; what does not fit is no way at all for single numbers."""
    found = result_of(expression, values)
    if found is None:
        return np.ndim(wanted) > 0
    if not batch:  # for one sample a row (1, n) is as good as (n,)
        found, wanted = np.squeeze(found), np.squeeze(wanted)
    return np.shape(found) != np.shape(wanted) or not np.allclose(found, wanted, rtol=1e-9, atol=0, equal_nan=True)


def result_of(expression, values):
    """Return what the expression gives; None if its shapes do not fit."""
    try:
        return expression.evaluate(values)
    except ValueError:
        return None


@singledispatch
def wrong_ways(module, upstream, inputs, index, output, shared, batch):
    """Return [(Expression, mistake), …] of one block, by the Expressions of what it knows."""
    return []


@wrong_ways.register
def _(module: MatMul, upstream, inputs, index, output, shared, batch):
    x, W = inputs
    if index == 0:
        return [
            (product(transposed(W), upstream), ORDER),
            (product(upstream, W), TRANSPOSE),
            (times(upstream, transposed(W)), ENTRYWISE),
            (times(upstream, W), ENTRYWISE),
        ]
    return [
        (product(upstream, transposed(x)), ORDER),
        (product(x, upstream), TRANSPOSE),
        (times(upstream, transposed(x)), ENTRYWISE),
        (times(upstream, x), ENTRYWISE),
    ]


@wrong_ways.register
def _(module: Add, upstream, inputs, index, output, shared, batch):
    return wrong_sums(upstream) if shared else [(rows_summed(upstream), NOT_SHARED)]


@wrong_ways.register
def _(module: Multiply, upstream, inputs, index, output, shared, batch):
    own, other = inputs[index], inputs[1 - index]
    wrong = [(times(upstream, own), OTHER_FACTOR)]
    if shared:
        wrong += wrong_sums(times(upstream, other))
    return wrong


@wrong_ways.register(Sigmoid)
@wrong_ways.register(Square)
@wrong_ways.register(Exp)
@wrong_ways.register(Sin)
@wrong_ways.register(Reciprocal)
def _(module, upstream, inputs, index, output, shared, batch):
    slope = slope_at(module, inputs[0])
    return [
        (times(upstream, slope_at(module, output)), WRONG_VALUE),
        (times(upstream, output), NO_SLOPE),
        (slope, NO_UPSTREAM),
        (product(upstream, slope), MATRIX_PRODUCT),
    ]


@wrong_ways.register
def _(module: MSE, upstream, inputs, index, output, shared, batch):
    own, other = inputs[index], inputs[1 - index]
    return [(times(upstream, difference(own, other)), MEAN), (times(upstream, error(other, own, batch)), SIGN)]


def wrong_sums(gradients):
    """Return [(Expression, mistake), …] for gradients that have to be summed over the rows."""
    return [
        (gradients, ROW_SUM),
        (reduced(gradients, "Σ columns", lambda array, _: array.sum(axis=-1)), WRONG_AXIS),
        (reduced(gradients, "mean of the rows", lambda array, _: array.mean(axis=0)), TWICE),
    ]


def rows_summed(gradients):
    """Return the sum over the rows."""
    return reduced(gradients, "Σ rows", lambda array, _: array.sum(axis=0))
