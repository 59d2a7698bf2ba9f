"""Gradients that somebody has calculated, beside the right ones: the first step back at which they part."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.graph import Graph
from mlp_tutorial.mistakes import ENTRYWISE, result_of, wrong_rules

CLOSE = 1e-6  # of the largest entry: central differences are right too


@dataclass(frozen=True)
class Parting:
    """The step at which what was given parts from what is right."""

    number: int  # of the step, counted from 1
    given: np.ndarray | None  # None if there is none, and `why` says so
    why: str  # in a sentence: which mistake it is, or what else is known of it


def first_parting(passes, given):
    """Return the Parting of a Trace from what was given; None if all of it agrees.

    `given` is {name: ∂E/∂name}, or a Graph of the same steps with modules of somebody's own: each of them gets
    the right inputs and the right incoming gradient, so that a mistake is found where it is made.
    ValueError for names or steps that the graph does not have, and for what is no array of numbers.
    """
    own = numbers_of_graph(passes, given) if isinstance(given, Graph) else numbers_given(passes, given)
    for number, step, number_of_own, why in own:
        if number_of_own is None or not is_close(number_of_own, step.result):
            return Parting(number, number_of_own, why or mistake_in(passes, step, number_of_own))
    return None


def numbers_given(passes, gradients):
    """Yield (number, Step, the gradient given, "") for each name: the step after which it is whole."""
    require_known("compare was given", list(gradients), passes.gradients)
    arrays = {name: as_array(name, gradient) for name, gradient in gradients.items()}
    for number, step in enumerate(passes.steps, start=1):
        if step.is_backward and step.name in arrays and step.is_whole:
            yield number, step, arrays[step.name], ""


def numbers_of_graph(passes, graph):
    """Yield (number, Step, what the graph's module gives, why it gives nothing) for every step of both passes."""
    names, own = ([(name, used) for name, _, used in one.steps] for one in (passes.graph, graph))
    if names != own:
        raise ValueError(f"compare was given a graph with the steps {own}, expected {names}")
    modules = {name: module for name, module, _ in graph.steps}
    for number, step in enumerate(passes.steps, start=1):
        if step.block:
            yield number, step, *outcome(passes, step, modules[step.block])


def outcome(passes, step, module):
    """Return (what the module gives for the right inputs at this step, ""), or (None, why it gives nothing)."""
    _, _, arguments = passes.block(step)
    kind, gradient = type(module).__name__, passes.gradients.get(step.block)
    try:
        result = module.forward(*(passes.values[name] for name in arguments))
        if step.is_backward:
            share = module.backward(gradient)[step.index]
            before = step.values.get(f"∂E/∂{step.name} so far")
            result = share if before is None else before + share
        return as_array(step.name, result), ""
    except Exception as error:  # whatever a module of somebody's own may raise is shown to them
        entrywise = ENTRYWISE if "broadcast" in str(error) else ""
        return None, f"{kind} raised {type(error).__name__}: {error}{f' ({entrywise})' * bool(entrywise)}"


def as_array(name, numbers):
    """Return an array of numbers; ValueError for anything else."""
    try:
        return np.asarray(numbers, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"∂E/∂{name} is {numbers!r}, expected an array of numbers") from error


def is_close(given, right):
    """Return whether the shapes are the same and the numbers equal, up to rounding."""
    return np.shape(given) == np.shape(right) and not entries_apart(given, right)


def entries_apart(given, right):
    """Return the places at which two arrays of one shape differ by more than rounding of the largest entry."""
    largest = np.max(np.abs(right), initial=0)
    close = np.isclose(given, right, rtol=0, atol=CLOSE * largest, equal_nan=True)
    return [tuple(int(k) for k in place) for place in np.argwhere(~close)]


def mistake_in(passes, step, given):
    """Return in a sentence which known mistake gives these numbers, or how they differ."""
    if step.is_backward and step.block and step.expression:
        block = passes.block(step)
        before = step.values.get(f"∂E/∂{step.name} so far")
        for expression, mistake in wrong_rules(block, step.index, step.values, passes.is_batch):
            found = result_of(expression, step.values)
            if found is not None and is_close(given, found if before is None else before + found):
                return f"It looks as if it were {expression.text}: {mistake}."
    if np.shape(given) and is_close(given, np.transpose(step.result)):
        return "It is the right one with rows and columns exchanged."
    if np.shape(given) != np.shape(step.result):
        return (
            f"It has the shape {np.shape(given)}, but a gradient has that of its value, {np.shape(step.result)}."
        )
    return "No known mistake gives these numbers."
