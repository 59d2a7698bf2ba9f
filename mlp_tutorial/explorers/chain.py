"""The chain rule with functions to choose (lecture, rows 2 to 4)."""

from functools import cache

import numpy as np

from mlp_tutorial.drawing.numbers import as_factor, decimals, written
from mlp_tutorial.explorers.base.controls import menu, slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.chain import draw_chain_frame, draw_chain_numbers, place_chain
from mlp_tutorial.studies.chain import BLOCKS, RESULTS, STEP, both_passes, make_chain

TOO_LITTLE = 1e-12  # of y: a smaller change drowns in the rounding of y


class ChainExplorer(Explorer):
    """Three functions in a chain: values go forward, local slopes and gradients come back."""

    size = (11, 4)
    frame_settings = ("f", "g", "h")
    about = "A chain u = f(x), v = g(u), y = h(v): values forward, the slope of each block, gradients backward."

    def controls(self):
        """Return the controls."""
        menus = {"f": ("u = f(x)", "square"), "g": ("v = g(u)", "sin"), "h": ("y = h(v)", "exp")}
        return {"x": slider("x", 1.2, -2, 2, 0.05)} | {
            name: menu(label, start, list(BLOCKS)) for name, (label, start) in menus.items()
        }

    def compute(self, x, f, g, h):
        """Return the Passes."""
        return both_passes(x, f, g, h)

    def frame(self, axes, passes):
        """Draw the boxes and arrows."""
        draw_chain_frame(axes[0], layout(), RESULTS, passes.functions)

    def draw(self, axes, passes):
        """Draw the numbers."""
        draw_chain_numbers(axes[0], layout(), RESULTS, passes.numbers, passes.failed)

    def read(self, passes):
        """Say how the slopes multiply, and how well they foretell the change of y."""
        if passes.failed is not None:
            return read_failure(passes)
        product = " · ".join(as_factor(written(passes.numbers[name])) for name in ("h′", "g′", "f′"))
        gradient = written(passes.numbers["∂y/∂x"])
        return f"∂y/∂x = h′(v) · g′(u) · f′(x) = {product} = {gradient}. {read_change(passes)}"


@cache
def layout():
    """Return the layout of the picture, the same for all functions."""
    return place_chain(make_chain("square", "sin", "exp"), RESULTS, ChainExplorer.size)


def read_change(passes):
    """Say what the gradient foretells for a step of x, and what comes true."""
    flat = [function for function in "fgh" if passes.numbers[f"{function}′"] == 0]
    if flat:
        block = passes.functions[flat[0]]
        zero = "0" if block == "square" else "so small that the computer holds 0 for it"
        return (
            f"The slope of {flat[0]}, {block}, is {zero}: it makes the whole product 0, whatever the others are."
        )
    foretold, change = passes.numbers["∂y/∂x"] * STEP, passes.change
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
