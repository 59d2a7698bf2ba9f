"""A graph's boxes and arrows in columns one unit wide."""

from matplotlib.patches import FancyBboxPatch

from mlp_tutorial.drawing.style import BLACK, GREY, PALE, with_minus

BOX_WIDTH, BOX_HEIGHT = 0.6, 0.46  # in columns and rows of the drawing
ABOVE, BELOW = 0.26, 0.28  # where the labels of an arrow stand, clear of the boxes


def draw_graph_frame(ax, graph, above=None, boxes=None, rows=None, size=(BOX_WIDTH, BOX_HEIGHT)):
    """Draw the boxes and arrows of the graph, and return {name: (x, y)} of its boxes and inputs.

    The labels `above` are not drawn, but the arrows start clear of those of the inputs. `size` is a box's width
    and height, in columns and rows.
    """
    above, boxes = above or {}, boxes or {}
    places = place(graph, rows)
    users = users_of(graph)
    for name, (x, y) in places.items():
        is_step = name not in graph.inputs
        if is_step:
            _draw_box(ax, x, y, boxes.get(name, step_label(graph, name)), size)
        if not users[name]:
            end, start = (x + 0.75, y), (x + size[0] / 2, y)
            ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": GREY, "lw": 1.5})
        for user in users[name]:
            clear = size[0] / 2 if is_step else label_reach(with_minus(above.get(name, "$x$")))
            _draw_edge(ax, (x, y), places[user], clear, size)
    columns = [x for x, _ in places.values()]
    heights = [y for _, y in places.values()]
    ax.set_xlim(min(columns) - 0.5, max(columns) + 1.0)
    ax.set_ylim(min(heights) - 0.75, max(heights) + 0.6)
    ax.set_axis_off()
    return places


def users_of(graph):
    """Return {name: the steps that use it}."""
    names = [*graph.inputs, *(name for name, _, _ in graph.steps)]
    return {name: [step for step, _, used in graph.steps if name in used] for name in names}


def place(graph, rows=None):
    """Return {name: (column, row)}: a step stands right of all it uses, a weight or target above its user."""
    column, rows = {}, rows or {}
    for name, _, arguments in graph.steps:
        column[name] = 1 + max((column.get(argument, 0) for argument in arguments), default=0)
    places = {name: (float(x), float(rows.get(name, 0))) for name, x in column.items()}
    for name in graph.inputs:
        user = next(step for step, _, arguments in graph.steps if name in arguments)
        is_side = name in graph.shapes or name == "y_hat"
        x, y = places[user]
        places[name] = (x, y + 1.0) if is_side else (x - 1.0, float(rows.get(name, 0)))
    return places


def step_label(graph, name):
    """Return the name of the step's module."""
    return next(type(module).__name__ for step, module, _ in graph.steps if step == name)


def _draw_box(ax, x, y, label, size):
    """Draw one block."""
    width, height = size
    style = "round,pad=0,rounding_size=0.08"
    corner = (x - width / 2, y - height / 2)
    ax.add_patch(FancyBboxPatch(corner, width, height, boxstyle=style, fc=PALE, ec=BLACK, lw=1.5))
    ax.text(x, y, label, ha="center", va="center", fontsize=12)


def _draw_edge(ax, start, end, clear, size):
    """Draw the arrow from a box or an input to the box that uses it, starting clear of it."""
    (x, y), (x_to, y_to) = start, end
    arrow = {"arrowstyle": "-|>", "color": GREY, "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
    if x == x_to:
        ax.annotate("", (x_to, y_to + size[1] / 2), (x, y - 0.2), arrowprops=arrow)
    else:
        ax.annotate("", (x_to - size[0] / 2, y_to), (x + clear, y), arrowprops=arrow)


def label_reach(label):
    """Return how far a label reaches from its middle, in columns; mathtext counts as one letter."""
    return 0.15 if label.startswith("$") else 0.1 + 0.04 * len(label)
