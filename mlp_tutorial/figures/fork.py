"""The fork E = a² · sin a: what comes back along each of its two branches, and what is missing without one."""

from mlp_tutorial.drawing.numbers import as_factor, decimals
from mlp_tutorial.drawing.style import BLACK, BLUE, GREEN, RED
from mlp_tutorial.figures.computation_graph import draw_graph_frame, draw_graph_numbers, place_graph

# a broad band: the other line may lie on it
TRUE = {"color": GREEN, "marker": "D", "markersize": 11, "markeredgewidth": 0, "linewidth": 7, "alpha": 0.4}
OBTAINED = {"color": RED, "linestyle": "--"}
PRODUCT = "slopes\nq, p"  # of p · q, for p and for q
SHARES = {"p": r"$\partial E/\partial a_1$", "q": r"$\partial E/\partial a_2$"}  # a₁ and a₂: the two copies of a
REACH = 1.2  # of the tangents, to both sides of a
PART = (0.0, 0.1, 0.58, 1.0)  # of the figure, for the graph: left, bottom, right, top
BESIDE = (0.64, 0.15, 0.34, 0.75)  # for E over a: left, bottom, width, height


def place_fork(graph, size):
    """Return the GraphLayout of the fork beside the panel with E over a, in a figure of this size in inches.

    `graph` has the input a and the steps p, q and E.
    """
    shapes = dict.fromkeys(("a", "p", "q", "E"), ())
    shares = {("a", name): f"{label}\n−8.8888\nleft out" for name, label in SHARES.items()}
    boxes = {"p": "square", "q": "sin", "E": "multiply"}
    slopes = {"p": "slope\n−8.8888", "q": "slope\n−8.8888", "E": PRODUCT}
    return place_graph(graph, size, shapes, digits=4, part=PART, shares=shares, boxes=boxes, slopes=slopes)


def draw_fork_frame(axes, layout, a, E):
    """Draw the graph's boxes and arrows, and E over a, vectors of the same length; return the boxes' patches."""
    left, right = axes
    right.set_in_layout(False)  # an arranged layout would give both panels one width
    right.set_position(BESIDE)
    right.plot(a, E, color=BLUE, label="E = a² · sin a")
    right.plot([], [], label="slope measured", **TRUE)
    right.plot([], [], label="gradient obtained", **OBTAINED)
    right.legend(loc="upper left", borderaxespad=0.1, handlelength=2.8)
    right.set(xlabel="a", ylabel="E", xlim=(a[0], a[-1]), ylim=(-5.5, 5.5))
    return draw_graph_frame(left, layout)


def draw_fork_numbers(ax, layout, values, gradients, slopes, shares, kept):
    """Draw the numbers of both passes, and grey and dashed the branches that are not kept; return the texts.

    `values` and `gradients` are those of a, p, q and E, that of a as it was obtained. `slopes` are those of the
    blocks that give "p" and "q", `shares` of ∂E/∂a come back through them, and `kept` says which are counted.
    """
    labels = {("a", name): f"{SHARES[name]}\n{decimals(share)}" for name, share in shares.items()}
    labels = {key: f"{label}\n{' ' if kept[key[1]] else 'left out'}" for key, label in labels.items()}
    cut = {("a", name) for name in shares if not kept[name]}
    in_boxes = {name: f"slope\n{decimals(slope)}" for name, slope in slopes.items()} | {"E": PRODUCT}
    texts = draw_graph_numbers(ax, layout, values, gradients, labels, in_boxes, cut)
    terms = " + ".join(
        as_factor(decimals(share)) if kept[name] else "(left out)" for name, share in shares.items()
    )
    total = f"∂E/∂a = {terms} = {decimals(gradients['a'])}"
    middle, below = layout.size[0] / 2, -0.5 * PART[1] * layout.size[1] / (PART[3] - PART[1])
    texts.append(ax.text(middle, below, total, color=BLACK, ha="center", va="center", fontsize=15))
    return texts


def draw_fork_lines(ax, a, E, measured, obtained):
    """Draw the line through (a, E) with the slope measured, and that with the gradient obtained; return both."""
    ends = [a - REACH, a + REACH]
    drawn = []
    for slope, look in ((measured, TRUE), (obtained, OBTAINED)):
        drawn += ax.plot(ends, [E + slope * (end - a) for end in ends], **look)
    ax.plot(a, E, marker="o", color=RED, markersize=10, clip_on=False)
    slopes = f"measured {decimals(measured)}, obtained {decimals(obtained)}"
    ax.text(0, 1.06 * ax.get_ylim()[1], slopes, ha="center", va="center", fontsize=13)
    return drawn
