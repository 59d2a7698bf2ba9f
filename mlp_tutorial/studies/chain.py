"""A chain of three functions: values forward, the slope of each, gradients backward (lecture, rows 2 to 4)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Exp, Reciprocal, Sigmoid, Sin, Square

BLOCKS = {"square": Square, "sin": Sin, "exp": Exp, "reciprocal": Reciprocal, "sigmoid": Sigmoid}
RESULTS = {"f": "u", "g": "v", "h": "y"}  # what each function gives
STEP = 0.01  # by which x is raised, to see what becomes of y


@dataclass(frozen=True)
class Passes:
    """Both passes through the chain: every number that is finite, by its name."""

    functions: dict  # {"f": "square", …}
    numbers: dict  # {"x": …, "u": …, "f′": the slope of the block alone, "∂y/∂u": the gradient, …}
    failed: tuple | None  # (the value at which the forward pass stopped, why)
    change: float  # of y, when x is raised by STEP


def both_passes(x, f, g, h):
    """Return the Passes through y = h(g(f(x))) at a number x, for three names of BLOCKS."""
    functions = {"f": f, "g": g, "h": h}
    graph, x = make_chain(**functions), np.float64(x)
    values = graph.forward(x=x)
    failed = first_failure(graph, values)
    if failed is not None:
        values = dict(list(values.items())[: list(values).index(failed[0])])
        return Passes(functions, values | slopes(graph, values), failed, np.nan)
    gradients = {f"∂y/∂{name}": gradient for name, gradient in graph.backward().items()}
    numbers = values | slopes(graph, values) | gradients
    change = make_chain(**functions).forward(x=x + STEP)["y"] - values["y"]
    return Passes(functions, numbers, None, change)


def make_chain(f, g, h):
    """Return the Graph of y = h(g(f(x))), for three names of BLOCKS; ValueError for another name."""
    require_known("the functions are", [f, g, h], BLOCKS)
    steps = {"u": (f, "x"), "v": (g, "u"), "y": (h, "v")}
    return Graph([(name, BLOCKS[block](), (argument,)) for name, (block, argument) in steps.items()])


def first_failure(graph, values):
    """Return (the first value that is no finite number, why in words); None if all are finite."""
    for name, module, (argument,) in graph.steps:
        if not np.isfinite(values[name]):
            divides = isinstance(module, Reciprocal) and values[argument] == 0
            return name, "undefined" if divides else "too large"
    return None


@np.errstate(all="ignore")
def slopes(graph, values):
    """Return the slope of each block alone, at its own argument: its gradient when what comes in is 1."""
    modules = {name: module for name, module, _ in graph.steps}
    return {
        f"{function}′": modules[result].backward(np.float64(1))[0]
        for function, result in RESULTS.items()
        if result in values
    }
