"""The chain u = f(x), v = g(u), y = h(v), with the number that each value, slope and gradient has just now."""

from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.numbers import decimals, written
from mlp_tutorial.drawing.style import BACKWARD, BLACK, FORWARD, RED, open_plane
from mlp_tutorial.figures.graph_in_columns import draw_graph_frame

BOX = (0.76, 0.56)  # columns, rows
VALUES, BACK, GRADIENTS = 0.43, -0.5, -0.66  # the heights of the values, of the arrows back and of the gradients
ARGUMENTS = {"f": "x", "g": "u", "h": "v"}
RESULTS = {"f": "u", "g": "v", "h": "y"}


def draw_chain_frame(ax, graph):
    """Draw the chain's boxes and the arrows of both passes, with captions; return {name: (x, y)} of the boxes."""
    places = draw_graph_frame(ax, graph, {"x": "x = 1.20"}, dict.fromkeys(RESULTS.values(), ""), size=BOX)
    for function, argument in ARGUMENTS.items():
        x, y = places[RESULTS[function]]
        arrow = {"arrowstyle": "-|>", "color": BACKWARD, "lw": 1.5}
        ax.annotate("", (x - 0.4, y + BACK), (x + 0.4, y + BACK), arrowprops=arrow)
        ax.text(x, y + BACK + 0.05, f"· {function}′({argument})", color=BACKWARD, ha="center", fontsize=12)
    ax.text(-0.3, 0.75, "forward pass: values →", color=FORWARD, va="center")
    ax.text(3.9, -0.98, "← backward pass: gradients", color=BACKWARD, ha="right", va="center")
    _set_limits(ax)
    return places


def draw_chain_numbers(ax, places, functions, numbers, failed=None):
    """Draw the values above, functions and slopes in the boxes, and the gradients below; return the texts.

    `functions` has the names of f, g and h; `numbers` the values by "x", "u", "v", "y", the gradients by "x′" …
    and the slopes by "f′" …, as far as they are known. `failed` is (the value at which the forward pass
    stopped, why).
    """
    middle = {"ha": "center", "va": "center"}
    _set_limits(ax)
    texts = []
    for name, (x, y) in places.items():
        column = x if name == "x" else x + 0.55
        look = middle | {"color": FORWARD, "fontsize": 15}
        texts.append(ax.text(column, y if name == "x" else y + VALUES, value_label(name, numbers, failed), **look))
        look = middle | {"color": BACKWARD, "fontsize": 15}
        texts.append(ax.text(column, y + GRADIENTS, label(f"{name}′", numbers), **look))
    for function, name in functions.items():
        x, y = places[RESULTS[function]]
        slope = label(f"{function}′", numbers).replace("′", f"′({ARGUMENTS[function]})", 1)
        texts.append(ax.text(x, y + 0.12, f"{function}: {name}", **middle, fontsize=14))
        texts.append(ax.text(x, y - 0.12, slope, **middle, color=BLACK, fontsize=12))
    if failed is not None:
        x, y = places[failed[0]]
        corner = (x - BOX[0] / 2 - 0.02, y - BOX[1] / 2 - 0.03)
        look = {"fill": False, "clip_on": False, "ec": RED, "lw": 4, "ls": "--"}
        ax.add_patch(Rectangle(corner, BOX[0] + 0.04, BOX[1] + 0.06, **look))
    return texts


def _set_limits(ax):
    """Leave room for the labels beside, above and below the boxes."""
    open_plane(ax, (-0.1, 3.9), (-0.9, 0.7))


def value_label(name, numbers, failed):
    """Return a value's label: the slider has hundredths, and the value at which a chain stopped says why."""
    if failed is not None and name == failed[0]:
        return f"{name}: {failed[1]}"
    return f"x = {decimals(numbers['x'], 2)}" if name == "x" else label(name, numbers)


def label(name, numbers):
    """Return the name with its number, or with a question mark."""
    return f"{name} = {written(numbers[name])}" if name in numbers else f"{name} = ?"
