"""The chain rule with functions to choose (lecture, rows 2 to 4), and a fork (row 5)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.explorers.controls import menu, slider, switch
from mlp_tutorial.explorers.explorer import Explorer
from mlp_tutorial.figures.chain import RESULTS, draw_chain_frame, draw_chain_numbers
from mlp_tutorial.figures.computation_graph import place
from mlp_tutorial.figures.fork import ROWS, draw_fork_frame, draw_fork_lines, draw_fork_numbers
from mlp_tutorial.figures.numbers import as_factor, decimals, written
from mlp_tutorial.figures.quick_text import quick_text
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Exp, Multiply, Reciprocal, Sigmoid, Sin, Square

BLOCKS = {"square": Square, "sin": Sin, "exp": Exp, "reciprocal": Reciprocal, "sigmoid": Sigmoid}
STEP = 0.01  # by which the reading raises x
TOO_LITTLE = 1e-12  # of y: a smaller change drowns in the rounding of y


@dataclass(frozen=True)
class Passes:
    """Both passes through the chain: every number that is finite, by its name."""

    functions: dict  # {"f": "square", …}
    numbers: dict  # {"x": …, "u": …, "f′": the slope of the block alone, "u′": the gradient, …}
    failed: tuple | None  # (the value at which the forward pass stopped, why)
    change: float  # of y, when x is raised by STEP


class ChainExplorer(Explorer):
    """Three functions in a chain: values go forward, local slopes and gradients come back."""

    size = (10, 4.2)
    about = "A chain u = f(x), v = g(u), y = h(v): values forward, the slope of each block, gradients backward."

    def controls(self):
        """Return the controls."""
        menus = {"f": ("u = f(x)", "square"), "g": ("v = g(u)", "sin"), "h": ("y = h(v)", "exp")}
        return {"x": slider("x", 1.2, -2, 2, 0.05)} | {
            name: menu(label, start, list(BLOCKS)) for name, (label, start) in menus.items()
        }

    def compute(self, x, f, g, h):
        """Return the Passes."""
        functions = {"f": f, "g": g, "h": h}
        graph = make_chain(**functions)
        x = round(x, 2)  # the slider's 0 may be 1e-17, and only 0 itself has no reciprocal
        values = graph.forward(x=np.float64(x))
        failed = first_failure(graph, values)
        if failed is not None:
            values = dict(list(values.items())[: list(values).index(failed[0])])
            return Passes(functions, values | slopes(graph, values), failed, np.nan)
        gradients = {f"{name}′": gradient for name, gradient in graph.backward().items()}
        numbers = values | slopes(graph, values) | gradients
        change = make_chain(**functions).forward(x=np.float64(x + STEP))["y"] - values["y"]
        return Passes(functions, numbers, None, change)

    def frame(self, axes, passes):
        """Draw the boxes and arrows."""
        draw_chain_frame(axes[0], make_chain(**passes.functions))

    def draw(self, axes, passes):
        """Draw the numbers."""
        places = place(make_chain(**passes.functions), {})
        draw_chain_numbers(axes[0], places, passes.functions, passes.numbers, passes.failed, quick_text)

    def read(self, passes):
        """Say how the slopes multiply, and how well they foretell the change of y."""
        if passes.failed is not None:
            return read_failure(passes)
        product = " · ".join(as_factor(written(passes.numbers[name])) for name in ("h′", "g′", "f′"))
        gradient = written(passes.numbers["x′"])
        return f"∂y/∂x = h′(v) · g′(u) · f′(x) = {product} = {gradient}. {read_change(passes)}"


def make_chain(f, g, h):
    """Return the Graph of y = h(g(f(x))), for three names of blocks."""
    steps = {"u": (f, "x"), "v": (g, "u"), "y": (h, "v")}
    return Graph([(name, BLOCKS[block](), (argument,)) for name, (block, argument) in steps.items()])


def first_failure(graph, values):
    """Return (the first value that is no finite number, why in two words); None if all are finite."""
    for name, module, (argument,) in graph.steps:
        if not np.isfinite(values[name]):
            divides = isinstance(module, Reciprocal) and values[argument] == 0
            return name, "undefined" if divides else "too large"
    return None


def slopes(graph, values):
    """Return the slope of each block alone, at its own argument: its gradient when what comes in is 1."""
    modules = {name: module for name, module, _ in graph.steps}
    return {
        f"{function}′": modules[result].backward(np.float64(1))[0]
        for function, result in RESULTS.items()
        if result in values
    }


def read_change(passes):
    """Say what the gradient foretells for a step of x, and what comes true."""
    flat = [function for function in "fgh" if passes.numbers[f"{function}′"] == 0]
    if flat:
        block = passes.functions[flat[0]]
        zero = "0" if block == "square" else "so small that the computer holds 0 for it"
        return (
            f"The slope of {flat[0]}, {block}, is {zero}: it makes the whole product 0, whatever the others are."
        )
    foretold, change = passes.numbers["x′"] * STEP, passes.change
    said = f"Raising x by {STEP} should change y by about {written(foretold)}"
    if not np.isfinite(change):
        return f"{said}; in truth y leaves the finite numbers there."
    if abs(foretold) < TOO_LITTLE * abs(passes.numbers["y"]):
        return f"{said}: too little to be seen among the digits of y."
    said = f"{said}; in truth it changes by {written(change)}"
    far = abs(change - foretold) > abs(foretold) / 2
    return f"{said}, because a slope holds only nearby, and {STEP} is far here." if far else f"{said}."


def read_failure(passes):
    """Say where the forward pass stopped, and that nothing comes back."""
    name, why = passes.failed
    function = next(function for function, result in RESULTS.items() if result == name)
    if why == "undefined":
        reason = f"{function} would have to divide by 0: the reciprocal is undefined there"
    else:
        reason = f"{name} is larger than the largest number of the computer, about 1.8·10³⁰⁸"
    stops = f"At x = {decimals(passes.numbers['x'], 2)} the forward pass stops at {name}: {reason}."
    return f"{stops} So there is no slope there, and no gradient comes back."


@dataclass(frozen=True)
class Fork:
    """E = p · q with p = a² and q = sin a, and the gradient of a with the branches that are kept."""

    values: dict  # of a, p, q and E
    gradients: dict  # of a, as it was obtained, and of p, q and E
    shares: dict  # {"p": the right share of the branch through p, "q": …}
    kept: dict  # {"p": is this branch counted, "q": …}
    measured: float  # the slope of E over a, by moving a


class ForkExplorer(Explorer):
    """A value used twice: each branch can be left out, and the gradient is then wrong by exactly its share."""

    size = (10.4, 4.4)
    widths = (1.5, 1)
    about = "The fork E = a² · sin a, what each branch adds to the gradient, and the slope of E over a."

    def controls(self):
        """Return the controls."""
        return {
            "a": slider("a", 1.2, -3, 3, 0.05),
            "through_p": switch("branch through p", True),
            "through_q": switch("branch through q", True),
        }

    def compute(self, a, through_p, through_q):
        """Return the Fork."""
        a = np.float64(round(a, 2))
        fork, copies = make_fork("a", "a"), make_fork("a′", "a″")
        values = fork.forward(a=a)
        measured = float(numerical_gradient(lambda a: fork.forward(a=a)["E"], a))
        copies.forward(**{"a′": a, "a″": a})
        gradients = copies.backward()
        shares = {"p": gradients.pop("a′"), "q": gradients.pop("a″")}
        kept = {"p": through_p, "q": through_q}
        obtained = sum(share for name, share in shares.items() if kept[name])
        return Fork(values, gradients | {"a": obtained}, shares, kept, measured)

    def frame(self, axes, fork):
        """Draw the graph's boxes and arrows, and E over a."""
        a = np.linspace(-3, 3, 241)
        draw_fork_frame(axes, make_fork("a", "a"), a, make_fork("a", "a").forward(a=a)["E"])

    def draw(self, axes, fork):
        """Draw the numbers, strike out the branches left out, and draw both lines."""
        graph = make_fork("a", "a")
        numbers = fork.values, fork.gradients, fork.shares, fork.kept
        draw_fork_numbers(axes[0], graph, place(graph, ROWS), *numbers, quick_text)
        point = fork.values["a"], fork.values["E"]
        draw_fork_lines(axes[1], *point, fork.measured, fork.gradients["a"], quick_text)

    def read(self, fork):
        """Say what the branches add up to, and what is missing."""
        p, q, obtained = (decimals(number) for number in (*fork.shares.values(), fork.gradients["a"]))
        judge = f"the slope measured by moving a is {decimals(fork.measured)}"
        if all(fork.kept.values()):
            return f"∂E/∂a is {p} through p plus {q} through q, together {obtained}, and {judge}: they agree."
        missing = [name for name, kept in fork.kept.items() if not kept]
        without = " and ".join(f"the branch through {name}" for name in missing)
        share = sum(fork.shares[name] for name in missing)
        wrong = f"wrong by exactly {'its share' if len(missing) == 1 else 'both shares'}, {decimals(share)}"
        if share == 0:
            wrong = "right only because nothing comes through there at this a"
        return f"Without {without} the gradient of a is {obtained}, but {judge}: {wrong}."


def make_fork(into_p, into_q):
    """Return the Graph of E = p · q with p = square and q = sin of the values named."""
    return Graph([("p", Square(), (into_p,)), ("q", Sin(), (into_q,)), ("E", Multiply(), ("p", "q"))])
