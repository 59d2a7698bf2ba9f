"""A network set by hand, its outputs beside their targets, and its error beside the one that descent reaches."""

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, caption
from mlp_tutorial.figures.network import draw_neurons, open_network

HIGHEST = 0.2  # of the axis of E
NETWORK = (0.0, 0.02, 0.31, 0.96)  # its part of the picture: left, bottom, width, height
DIAMETER = 31  # points, of a neuron
THICKEST = 2.0  # a weight beyond it has no thicker line
TARGET = {"color": BLACK, "linestyle": "-", "linewidth": 5}
MACHINE = {
    "color": GREY,
    "marker": "s",
    "linestyle": "none",
    "markersize": 13,
    "markeredgewidth": 2,
    "markerfacecolor": "white",
}
YOURS = {"color": BLUE, "marker": "o", "linestyle": "none", "markersize": 12}


def draw_knob_axes(axes, names, targets, outputs, errors):
    """Draw the axes for the outputs of samples of these names, and for E over the steps, beside empty ones.

    Targets and the machine's last outputs (B,) and its errors (k + 1,) stay. Return the legend of the outputs.
    """
    network, left, right = axes
    network.set_position(NETWORK)
    open_network(network, (2, 3, 1))
    for number, target in enumerate(targets):
        left.plot(
            [number - 0.3, number + 0.3], [target, target], **TARGET, label="target" if number == 0 else None
        )
    left.plot(range(len(outputs)), outputs, **MACHINE, label="machine")
    left.plot([], [], **YOURS, label="yours")
    left.set(xlim=(-0.5, len(names) - 0.5), ylim=(-0.06, 1.06), ylabel="output y")
    left.set_xticks(range(len(names)), names)
    right.plot(range(len(errors)), errors, color=GREY)
    right.text(0.35 * len(errors), 0.07, "the machine", color=GREY)
    right.set(xlim=(-8, len(errors) + 4), ylim=(0, HIGHEST), xlabel="step of the machine", ylabel="E")
    right.set_xticks([0, (len(errors) - 1) // 2, len(errors) - 1])
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 0.99), "ncols": 3, "borderaxespad": 0.2}
    return left.legend(**above, handlelength=1.2, columnspacing=1.2)


def draw_knobs(axes, weights, targets, outputs, error, step):
    """Draw the network of the weights, outputs (B,) with their way to the targets, and E as a level.

    `weights` is {"W1": …, "b1": …, "W2": …, "b2": …} of 2 inputs, 3 hidden neurons and 1 output. On the level is a
    dot at the machine's step of that error, None if it was never so low; beyond the axis it stands at its rim.
    Return the line of the outputs.
    """
    network, left, right = axes
    matrices, biases = [weights["W1"], weights["W2"]], [weights["b1"], weights["b2"]]
    draw_neurons(network, [["red", "soft"], ["", "", ""], ["y"]], matrices, biases, DIAMETER, THICKEST)
    for number, (target, output) in enumerate(zip(targets, outputs, strict=True)):
        left.plot([number, number], [target, output], color=BLUE, lw=2, ls=":")
    (drawn,) = left.plot(range(len(outputs)), outputs, **YOURS)
    level, high = min(error, HIGHEST), error > HIGHEST
    right.plot(right.get_xlim(), [level, level], color=BLUE, lw=2.5, ls="--", clip_on=False)
    if step is not None or high:
        right.plot(step or 0, level, **YOURS | {"marker": "^" if high else "o", "clip_on": False})
    caption(right, f"your E = {error:.4f}", x=0.98, ha="right")
    return drawn
