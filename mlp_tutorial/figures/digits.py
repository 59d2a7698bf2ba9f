"""Handwritten digits, what else has a number for each of their pixels, and a network that learns to read them."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.image import PcolorImage
from matplotlib.ticker import PercentFormatter

from mlp_tutorial.drawing.style import RED, looks, map_colours
from mlp_tutorial.figures.curves import label_plainly

SHADES = 64
# left, bottom, width, height in inches, of a picture of SIZE
SIZE = (10, 4.8)
PANELS = ((0.85, 2.6, 3.6, 1.85), (0.85, 0.6, 3.6, 1.75), (4.9, 2.35, 5.0, 2.1), (4.9, 0.05, 5.0, 1.9))
LABELS = ("training", "held out")


def draw_digits(ax, x, labels=None, columns=10):
    """Draw the rows of x (n, 64) as 8 × 8 pictures, dark on light, with labels above them; return the image."""
    rows = -(-len(x) // columns)
    sheet = np.zeros((rows * 13, columns * 10))
    for number, picture in enumerate(x):
        left, top = _corner(number, columns)
        sheet[top : top + 8, left : left + 8] = picture.reshape(8, 8)
    if labels is not None:
        _draw_labels(ax, labels, columns)
    image = ax.imshow(sheet, cmap="Greys", vmin=0, vmax=1)
    ax.set_axis_off()
    return image


def _draw_labels(ax, labels, columns=10):
    """Draw a label above each picture of `draw_digits`; return the labels."""
    drawn = []
    for number, label in enumerate(labels):
        left, top = _corner(number, columns)
        drawn.append(ax.text(left + 3.5, top - 2.2, label, ha="center", va="center", fontsize=12))
    return drawn


def draw_answers(ax, labels, answers, columns=10):
    """Draw a network's answers where the labels of `draw_digits` stand, with a frame round what it misreads.

    `labels` and `answers` are whole numbers (n,), an answer of −1 being none. Return the frames.
    """
    words = [
        f"{label} ✓" if label == answer else f"{label}: none" if answer < 0 else f"{label} as {answer}"
        for label, answer in zip(labels, answers, strict=True)
    ]
    _draw_labels(ax, words, columns)
    corners = np.array([_corner(number, columns) for number in np.flatnonzero(labels != answers)])
    frames = corners.reshape(-1, 1, 2) + np.array([(-1, -1), (8, -1), (8, 8), (-1, 8)])
    ax.set(xlim=(-0.5, 10 * columns - 0.5), ylim=(13 * -(-len(labels) // columns) - 0.5, -0.5))
    ax.set_axis_off()
    return ax.add_collection(PolyCollection(frames, facecolor="none", edgecolor=RED, lw=2.5), autolim=False)


def _corner(number, columns):
    """Return the left column and the top row of a picture on the sheet."""
    row, column = divmod(number, columns)
    return 10 * column + 1, 13 * row + 4


def draw_pixel_maps(axes, maps, label, largest=None):
    """Draw {title: 64 numbers}, an 8 × 8 map on each of the axes, with one labelled colour bar for all.

    What lies beyond `largest`, if that is given, has the colour of the end. Return the images.
    """
    images, extend = [], "neither" if largest is None else "max"
    largest = largest or max(np.max(values) for values in maps.values())
    for ax, (title, values) in zip(axes, maps.items(), strict=True):
        images.append(ax.imshow(np.reshape(values, (8, 8)), vmin=0, vmax=largest))
        ax.set(title=title, xticks=[], yticks=[])
    axes[0].figure.colorbar(images[0], ax=list(axes), shrink=0.8, label=label, extend=extend)
    return images


def draw_influences(ax, pictures, influences, largest):
    """Draw the mean picture of each of n digits, (n, 64), and below it its influences (64, n); return their image.

    An influence says how ink in a pixel moves the digit's output. The colours go from −largest to largest; what
    lies beyond has the colour of the end.
    """
    n_digits = len(pictures)
    width = 9 * n_digits - 1
    ax.imshow(weight_sheet(pictures.T, n_digits), cmap="Greys", vmin=0, vmax=1, extent=(0, width, 8, 0))
    look = {"vmin": -largest, "vmax": largest, "extent": (0, width, 18, 10)}
    image = ax.imshow(weight_sheet(influences, n_digits), **look)
    for digit in range(n_digits):
        ax.text(9 * digit + 4, -1.2, str(digit), ha="center", va="center")
    ax.set(xlim=(0, width), ylim=(18, -2.5))
    ax.figure.colorbar(image, ax=ax, shrink=0.8, extend="both", label="effect of ink")
    ax.set_axis_off()
    return image


def weight_sheet(W1, columns):
    """Return the maps of the columns of W1 (64, n_hidden) side by side, a pixel of nan between any two."""
    n_hidden = W1.shape[1]
    rows = -(-n_hidden // columns)
    sheet = np.full((rows * 9 - 1, columns * 9 - 1), np.nan)
    for number in range(n_hidden):
        row, column = divmod(number, columns)
        sheet[9 * row : 9 * row + 8, 9 * column : 9 * column + 8] = W1[:, number].reshape(8, 8)
    return sheet


def draw_weight_scale(ax, n_hidden, largest, columns=8):
    """Draw the scale of `draw_weight_pictures` at the right of the maps; return its image."""
    height, width = weight_sheet(np.zeros((64, n_hidden)), columns).shape
    _open_sheet(ax, height, width)
    shades = np.linspace(largest, -largest, SHADES)[:, np.newaxis]
    scale = _add_map(ax, [width + 2, width + 4], np.linspace(0, height, SHADES + 1), _shades(shades, largest))
    for place, words, va in ((0, f"{largest:g}", "top"), (0.5, "0", "center"), (1, f"−{largest:g}", "bottom")):
        ax.text(width + 5, place * height, words, va=va, fontsize=12)
    ax.text(width + 11, height / 2, "weight", rotation=90, ha="center", va="center", fontsize=12)
    return scale


def draw_weight_pictures(ax, W1, largest, columns=8):
    """Draw the weights W1 (64, n_hidden) of each hidden neuron as an 8 × 8 map; return the image.

    The colours are fixed, from −largest to largest.
    What lies beyond has the colour of the end.
    """
    sheet = weight_sheet(W1, columns)
    height, width = sheet.shape
    _open_sheet(ax, height, width)
    return _add_map(ax, np.arange(width + 1), np.arange(height + 1), _shades(sheet, largest))


def _add_map(ax, columns, rows, colours):
    """Draw colours between the edges of columns and rows, ten times quicker than imshow does; return the image."""
    image = PcolorImage(ax, columns, rows, colours)
    image.set_in_layout(False)  # a layout would ask it for an extent, which it has not
    return ax.add_image(image)


def _open_sheet(ax, height, width):
    """Make room for maps, from the top left corner, and for their scale."""
    ax.set(xlim=(0, width + 13), ylim=(height, 0), aspect="equal")
    ax.set_axis_off()


def _shades(values, largest):
    """Return the colours (rows, columns, 4) of values, dark for −largest, yellow for largest, white for nan."""
    place = np.clip((values + largest) / (2 * largest), 0, 1)
    colours = map_colours(SHADES)[np.round((SHADES - 1) * np.nan_to_num(place)).astype(int)]
    colours[np.isnan(values)] = 1
    return np.round(255 * np.concatenate([colours, np.ones((*values.shape, 1))], axis=-1)).astype(np.uint8)


def place_panels(axes):
    """Place the four Axes: error over accuracy at the left, weights over digits at the right."""
    width, height = SIZE
    for ax, (left, bottom, panel_width, panel_height) in zip(axes, PANELS, strict=True):
        ax.set_position((left / width, bottom / height, panel_width / width, panel_height / height))


def draw_training_axes(axes, n_epochs, lowest=3e-3, highest=6):
    """Draw two Axes, for errors and for accuracies over the epochs, with one legend; return the legend."""
    error, accuracy = axes
    for label, look in zip(LABELS, looks(2), strict=True):
        error.plot([], [], label=label, **look)
    around = -0.02 * n_epochs, 1.02 * n_epochs
    error.set(xlim=around, ylim=(lowest, highest), yscale="log", ylabel="mean error E")
    label_plainly(error.yaxis, decades=3.3)
    error.tick_params(labelbottom=False)
    accuracy.set(xlim=around, ylim=(0, 1.03), xlabel="epoch", ylabel="accuracy")
    accuracy.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    return error.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 0.98), borderaxespad=0.2)


def draw_training_lines(axes, curves):
    """Draw (epochs, errors, accuracies) of training and of held-out samples, on both Axes; return the lines."""
    drawn = []
    for (epochs, errors, accuracies), look in zip(curves, looks(2), strict=True):
        for ax, values in zip(axes, (errors, accuracies), strict=True):
            drawn += ax.plot(epochs, values, markevery=10, **look)
    return drawn
