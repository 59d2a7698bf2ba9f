"""Gradients that somebody has calculated, beside the right ones: the first step back at which they part."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.graph import Graph, not_one_each
from mlp_tutorial.mistakes import ENTRYWISE, result_of, wrong_rules
from mlp_tutorial.modules import MatMul

LEAST, OF_LARGEST, OF_ITSELF = 1e-11, 1e-8, 1e-6  # what an entry may differ by: central differences are right too


@dataclass(frozen=True)
class Parting:
    """The step at which what was given parts from what is right."""

    number: int  # of the step, counted from 1
    given: np.ndarray | None  # None if there is none, and `why` says so
    why: str  # in a sentence: which mistake it is, or what else is known of it


@np.errstate(all="ignore")
def first_parting(passes, given):
    """Return the Parting of a Trace from what was given; None if all of it agrees.

    `given` is {name: ∂E/∂name}, or a Graph of the same steps with modules of somebody's own: copies of them get
    the right inputs and the right incoming gradient, so that a mistake is found where it is made. ValueError for
    names or steps that the graph does not have, for what is no array of numbers, and if nothing is given.
    """
    own = numbers_of_graph(passes, given) if isinstance(given, Graph) else numbers_given(passes, given)
    for number, step, number_of_own, why in own:
        if number_of_own is None or not is_close(number_of_own, step.result):
            return Parting(number, number_of_own, why or mistake_in(passes, step, number_of_own))
    return None


def numbers_given(passes, gradients):
    """Yield (number, Step, the gradient given, why there is none) for each name, at the step where it is whole."""
    if not isinstance(gradients, Mapping) or not gradients:
        raise ValueError(f"compare was given {gradients!r}, expected gradients, {{name: array}}, or a Graph")
    require_known("compare was given", list(gradients), passes.gradients)
    arrays = {name: as_array(name, gradient) for name, gradient in gradients.items() if gradient is not None}
    met = {step.name for step in passes.steps if step.is_backward}
    for name in arrays.keys() - met:
        if not is_close(arrays[name], passes.gradients[name]):
            raise ValueError(f"∂E/∂{name} is {gradients[name]!r}, but E does not depend on {name}: expected zeros")
    for number, step in enumerate(passes.steps, start=1):
        if step.is_backward and step.name in gradients and step.is_whole:
            yield number, step, arrays.get(step.name), "Nothing is given for it." * (step.name not in arrays)


def numbers_of_graph(passes, graph):
    """Yield (number, Step, what the graph's module gives, why it gives nothing) for every step of both passes."""
    names, own = ([(name, used) for name, _, used in one.steps] for one in (passes.graph, graph))
    if names != own:
        raise ValueError(f"compare was given a graph with the steps {own}, expected {names}")
    modules = {name: copy.deepcopy(module) for name, module, _ in graph.steps}
    for number, step in enumerate(passes.steps, start=1):
        if step.block:
            yield number, step, *outcome(passes, step, modules[step.block])


def outcome(passes, step, module):
    """Return (what the module gives for the right inputs at this step, ""), or (None, why it gives nothing)."""
    _, _, arguments = passes.block(step)
    module.is_data = tuple(one in passes.graph.data for one in arguments)
    inputs = [np.array(passes.values[one])[()] for one in arguments]
    try:
        result = module.forward(*inputs)
        if step.is_backward:
            result = module.backward(np.array(passes.gradients[step.block])[()])
    except Exception as error:  # whatever a module of somebody's own may raise is shown to them
        said = f"{type(module).__name__} raised {type(error).__name__}: {error}"
        is_entrywise = isinstance(module, MatMul) and step.is_backward and "broadcast" in str(error)
        return None, f"{said}: {ENTRYWISE}." if is_entrywise else f"{said}."
    for one, value in zip(arguments, inputs, strict=True):
        if not np.array_equal(value, passes.values[one], equal_nan=True):
            return None, f"{type(module).__name__} changes its input {one} in place: others need it, too."
    if step.is_backward:
        if not isinstance(result, tuple) or len(result) != len(arguments):
            return None, f"{not_one_each(module, arguments)}."
        result = result[step.index]
    if result is None:
        return None, f"{type(module).__name__} gives nothing for it."
    before = step.values.get(f"∂E/∂{step.name} so far")
    result = as_array(step.name, result)
    fits = before is not None and result.shape == np.shape(before)
    return before + result if fits else result, ""


def as_array(name, numbers):
    """Return an array of numbers; ValueError for anything else."""
    try:
        return np.asarray(numbers, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"what is given for {name} is {numbers!r}, expected an array of numbers") from error


def is_close(given, right):
    """Return whether the shapes are the same and the numbers equal, up to rounding."""
    return np.shape(given) == np.shape(right) and not entries_apart(given, right)


def entries_apart(given, right):
    """Return the places at which two arrays of one shape differ by more than rounding."""
    finite = np.abs(right)[np.isfinite(right)] if np.ndim(right) else np.abs(right)
    largest = np.max(finite, initial=0) if np.all(np.isfinite(finite)) else 0
    close = np.isclose(given, right, rtol=OF_ITSELF, atol=LEAST + OF_LARGEST * largest, equal_nan=True)
    return [tuple(int(k) for k in place) for place in np.argwhere(~close)]


def places_apart(passes, parting):
    """Return the entries in which a Parting differs; none if there is none, or nothing of the right shape."""
    right = passes.steps[parting.number - 1].result if parting else None
    if right is None or parting.given is None or np.shape(parting.given) != np.shape(right):
        return []
    return entries_apart(parting.given, right)


def mistake_in(passes, step, given):
    """Return in a sentence which known mistake gives these numbers, or how they differ."""
    if step.is_backward and step.block:
        known = known_mistakes(passes, step)
        named = [why for why, found in known if is_close(given, found)]
        if named:
            return named[0]
    shape, wanted = np.shape(given), np.shape(step.result)
    if shape and is_close(given, np.transpose(step.result)):
        return "It is the right one with rows and columns exchanged."
    if shape != wanted:
        rule = "a gradient has that of its value," if step.is_backward else "the right one has"
        return f"It has the shape {shape}, but {rule} {wanted}."
    factor = common_factor(given, step.result)
    if factor is not None:
        return f"It is {factor:.4g} times the right one."
    return "No known mistake gives these numbers."


def known_mistakes(passes, step):
    """Return [(why, what it gives), …] for the known mistakes at a step back."""
    before, found = step.values.get(f"∂E/∂{step.name} so far"), []
    if step.expression:
        for expression, mistake in wrong_rules(passes.block(step), step.index, step.values, passes.is_batch):
            share = result_of(expression, step.values)
            if share is not None and (before is None or np.shape(share) == np.shape(before)):
                why = f"It looks as if it were {expression.text}: {mistake}."
                found.append((why, share if before is None else before + share))
    if step.n_branches > 1:
        only = "It is only the branch through {}: at a fork the gradients of all branches add."
        branches = [one for one in passes.steps if one.is_backward and one.name == step.name]
        found += [(only.format(one.block), one.share) for one in branches]
    return found


def common_factor(given, right):
    """Return by what number the right gradient has been multiplied; None if there is no such number."""
    at = np.unravel_index(np.argmax(np.abs(right)), np.shape(right))
    right_there = np.asarray(right)[at]
    if right_there == 0 or not np.isfinite(right_there):
        return None
    factor = np.asarray(given)[at] / right_there
    return float(factor) if np.isfinite(factor) and is_close(given, factor * np.asarray(right)) else None
