"""What weight decay leaves of weights: a map of them, and their sizes over the steps."""

import numpy as np
from matplotlib.image import PcolorImage

from mlp_tutorial.drawing.style import GREY, looks, map_colours
from mlp_tutorial.figures.graph_rows import spread

LARGEST = 2.0  # |weight| at which the map is brightest


def draw_weight_axes(ax, inputs, n_hidden):
    """Draw the axes of a map of W1: one row for each of the named inputs, one column a hidden neuron.

    Return the title.
    """
    ax.set(xlim=(0, n_hidden), ylim=(len(inputs), 0), xlabel="hidden neuron")
    ax.set_xticks(np.arange(n_hidden) + 0.5, [str(number + 1) for number in range(n_hidden)])
    ax.set_yticks(np.arange(len(inputs)) + 0.5, inputs)
    ax.tick_params(length=0)
    return ax.set_title("$W_1$, dark is near 0")


def draw_weight_map(ax, W1):
    """Draw the size of each weight of W1 (n_in, n_hidden), from dark, 0, to yellow; return the image."""
    colours = map_colours(256)[np.round(255 * np.clip(np.abs(W1) / LARGEST, 0, 1)).astype(int)]
    rows, columns = np.arange(W1.shape[0] + 1.0), np.arange(W1.shape[1] + 1.0)
    image = PcolorImage(ax, columns, rows, np.round(255 * colours).astype(np.uint8))
    image.set_in_layout(False)  # it has no extent of its own
    ax.add_image(image)
    return image


def draw_size_axes(ax, labels, n_steps, highest):
    """Draw the axes for sizes over the steps, with room for names at the right; return the legend inside."""
    for label, look in zip(labels, looks(len(labels)), strict=True):
        ax.plot([], [], label=label, **look)
    ax.set(xlim=(0, 1.11 * n_steps), ylim=(0, highest), xlabel="step", ylabel="size of an input's weights")
    ax.set_xticks(np.linspace(0, n_steps, 5))
    ax.spines["bottom"].set_bounds(0, n_steps)
    return ax.legend(loc="upper left")


def draw_sizes(ax, sizes, names, step):
    """Draw {label: (n_steps + 1, n)} as n lines each over the steps, each with its name, and where the step is.

    All but the first line of a label are thinner, with hollow markers. Return the lines.
    """
    drawn, top = [], ax.get_ylim()[1]
    ax.plot([step, step], [0, 0.68 * top], color=GREY, lw=2, ls=":")  # below the legend
    for lines, look in zip(sizes.values(), looks(len(sizes)), strict=True):
        look = look | {"markevery": len(lines) // 8}
        for number, line in enumerate(np.transpose(lines)):
            hollow = {"markerfacecolor": "white", "linewidth": 1.8} if number else {}
            drawn += ax.plot(range(len(line)), line, **look | hollow)
    ends = [line.get_ydata()[-1] for line in drawn]
    for line, name, end, height in zip(drawn, names, ends, apart(ends, 0.064 * top), strict=True):
        last = len(line.get_ydata()) - 1
        ax.plot([1.015 * last, 1.045 * last], [end, height], color=GREY, lw=1)
        ax.text(1.055 * last, height, name, color=line.get_color(), va="center")
    return drawn


def apart(heights, gap):
    """Return places near the heights (n,), at least a gap apart, the lowest not below half a gap."""
    order = np.argsort(heights, kind="stable")
    near = spread(np.array(heights)[order], [gap] * (len(order) - 1))
    places = np.empty(len(order))
    places[order] = np.maximum(near, gap * (np.arange(len(order)) + 0.5))
    return places
