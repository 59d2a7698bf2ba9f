"""Handwritten digits, and whatever else has a number for each of the 64 pixels."""

import numpy as np


def draw_digits(ax, x, labels=None, columns=10):
    """Draw the rows of x (n, 64) as 8 × 8 pictures, dark on light, with labels above them; return the image."""
    rows = -(-len(x) // columns)
    sheet = np.zeros((rows * 13, columns * 10))
    for number, picture in enumerate(x):
        row, column = divmod(number, columns)
        top, left = 13 * row + 4, 10 * column + 1
        sheet[top : top + 8, left : left + 8] = picture.reshape(8, 8)
        if labels is not None:
            ax.text(left + 3.5, top - 2.2, labels[number], ha="center", va="center", fontsize=12)
    image = ax.imshow(sheet, cmap="Greys", vmin=0, vmax=1)
    ax.set_axis_off()
    return image


def draw_pixel_maps(axes, maps, label):
    """Draw {title: 64 numbers}, an 8 × 8 map on each of the axes, with one labelled colour bar for all.

    Return the images.
    """
    images = []
    largest = max(np.max(values) for values in maps.values())
    for ax, (title, values) in zip(axes, maps.items(), strict=True):
        images.append(ax.imshow(np.reshape(values, (8, 8)), vmin=0, vmax=largest))
        ax.set(title=title, xticks=[], yticks=[])
    axes[0].figure.colorbar(images[0], ax=list(axes), shrink=0.8, label=label)
    return images


def draw_weight_maps(ax, W1, columns=8):
    """Draw the weights W1 (64, n_hidden) of each hidden neuron as an 8 × 8 map, on one scale; return the image."""
    n_hidden = W1.shape[1]
    rows = -(-n_hidden // columns)
    sheet = np.full((rows * 9 - 1, columns * 9 - 1), np.nan)
    for number in range(n_hidden):
        row, column = divmod(number, columns)
        sheet[9 * row : 9 * row + 8, 9 * column : 9 * column + 8] = W1[:, number].reshape(8, 8)
    largest = np.abs(W1).max()
    image = ax.imshow(sheet, vmin=-largest, vmax=largest)
    ax.figure.colorbar(image, ax=ax, shrink=0.8, label="weight")
    ax.set_axis_off()
    return image
