"""The chain u = f(x), v = g(u), y = h(v), with the number that each value, slope and gradient has just now."""

from mlp_tutorial.drawing.numbers import as_factor, decimals, written
from mlp_tutorial.drawing.style import BACKWARD, BLACK, FORWARD
from mlp_tutorial.figures.computation_graph import (
    draw_block_at_hand,
    draw_graph_frame,
    draw_graph_numbers,
    place_graph,
)

LONGEST = "\n−12.3456"  # longer numbers are written smaller
CAPTIONS = 0.4  # inches, above and below the graph
PRODUCT = 0.7  # inches, below that
PRODUCT_SIZE = 15


def place_chain(graph, results, size):
    """Return the GraphLayout of the chain in a figure of this (width, height) in inches.

    `graph` has the steps u, v and y, and `results` is {"f": "u", "g": "v", "h": "y"}.
    """
    values = {name: name + LONGEST for name in ("x", *results.values())}
    texts = {
        "gradients": {name: f"∂y/∂{name}{LONGEST}" for name in values},
        "boxes": {name: f"{function}: reciprocal" for function, name in results.items()},
        "slopes": {name: f"{function}′({name}) ={LONGEST}" for function, name in results.items()},
    }
    part = 0, (CAPTIONS + PRODUCT) / size[1], 1, 1 - CAPTIONS / size[1]
    return place_graph(graph, size, values, part=part, **texts)


def draw_chain_frame(ax, layout, results, functions):
    """Draw the chain's boxes and the arrows of the forward pass, with captions; return the boxes' patches.

    `functions` has the names of f, g and h.
    """
    boxes = {results[function]: f"{function}: {name}" for function, name in functions.items()}
    patches = draw_graph_frame(ax, layout, boxes)
    width, height = layout.size
    look = {"va": "center", "fontsize": layout.look.fontsize}
    ax.text(0.1, height + CAPTIONS / 2, "forward pass: values →", color=FORWARD, ha="left", **look)
    ax.text(width - 0.1, -CAPTIONS / 2, "← backward pass: gradients", color=BACKWARD, ha="right", **look)
    return patches


def draw_chain_numbers(ax, layout, results, numbers, failed=None):
    """Draw values above the arrows, slopes in the boxes, gradients below, and the product; return the texts.

    `numbers` holds the values by "x", "u", "v", "y", the gradients by "∂y/∂x" … and the slopes by "f′" …, as far
    as they are known. `failed` is (the value at which the forward pass stopped, why).
    """
    names = ["x", *results.values()]
    values = {name: value_label(name, numbers, failed) for name in names}
    gradients = {name: label(f"∂y/∂{name}", numbers) for name in names if f"∂y/∂{name}" in numbers}
    slopes = {
        result: label(f"{function}′", numbers).replace("′", f"′({argument}) =", 1)
        for (function, result), argument in zip(results.items(), names, strict=False)
    }
    texts = draw_graph_numbers(ax, layout, values, gradients, slopes=slopes)
    product = " · ".join(as_factor(number(f"{function}′", numbers)) for function in reversed(results))
    said = f"∂y/∂x = h′(v) · g′(u) · f′(x) = {product} = {number('∂y/∂x', numbers)}"
    middle = layout.size[0] / 2, -CAPTIONS - PRODUCT / 2
    texts.append(ax.text(*middle, said, ha="center", va="center", fontsize=PRODUCT_SIZE))
    if failed is not None:
        draw_block_at_hand(ax, layout, failed[0], color=BLACK, ls="--")
    return texts


def value_label(name, numbers, failed):
    """Return a value's label: the slider has hundredths, and the value at which a chain stopped says why."""
    if failed is not None and name == failed[0]:
        return f"{name}\n{failed[1]}"
    return f"x\n{decimals(numbers['x'], 2)}" if name == "x" else label(name, numbers)


def label(name, numbers):
    """Return the name over its number, or over a question mark."""
    return f"{name}\n{number(name, numbers)}"


def number(name, numbers):
    """Return the number as it is written, or a question mark."""
    return written(numbers[name]) if name in numbers else "?"
