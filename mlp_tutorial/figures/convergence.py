"""Where in the plane of learning rate and momentum descent converges, and how fast."""

import numpy as np
from matplotlib.image import PcolorImage
from matplotlib.ticker import MaxNLocator

from mlp_tutorial.drawing.style import BLACK, map_colours
from mlp_tutorial.figures.race import LOOKS, draw_scale

BANDS = [1, 1.2, 1.5, 2, 3, 5, 10, 30, 100]  # how many times as many steps as at the fastest settings, or more
COLOURS = map_colours(len(BANDS))[::-1]


def draw_convergence_axes(ax, learning_rates):
    """Draw the axes of the map, for learning rates from the first to the last, and its scale; return the title."""
    ax.set(xlabel="learning rate α", ylabel="momentum m")
    ax.set(xlim=(learning_rates[0], learning_rates[-1]), ylim=(0, 1))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 5, 10]))
    marks = {f"×{band:g}": number / len(BANDS) for number, band in enumerate(BANDS) if number % 2 == 0}
    draw_scale(ax, COLOURS, marks, "steps", 0.08)
    return ax.set_title("white: diverges", loc="left", fontsize=12)


def draw_convergence_map(ax, learning_rates, momenta, contraction):
    """Draw the map of `contraction` (n_momenta, n_rates), yellow where it is fastest, clear where E grows.

    The edges of its columns and rows are learning_rates (n_rates + 1,) and momenta (n_momenta + 1,).
    Return the image.
    """
    image = PcolorImage(ax, learning_rates, momenta, speed_colours(contraction))
    image.set_in_layout(False)  # it has no extent of its own
    ax.add_image(image)
    return image


def draw_settings(ax, settings, edge=None):
    """Draw {label: (learning rate, momentum)} on the map, and the stability edge, (rates, momenta), dashed.

    A setting beyond the map stands at its rim. Return the lines.
    """
    drawn = [] if edge is None else ax.plot(*edge, color=BLACK, ls="--")
    (low, high), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    for (rate, momentum), look in zip(settings.values(), LOOKS[: len(settings)], strict=True):
        place = np.clip(rate, low, high), np.clip(momentum, bottom, top)
        look = look | {"linestyle": "none", "mec": "white", "mew": 1.5, "markersize": 12, "clip_on": False}
        drawn += ax.plot(*place, **look)
    return drawn


def speed_colours(contraction):
    """Return a colour (…, 4) for each contraction, of the first to the last of BANDS; clear where it is 1 or more.

    The steps that it takes for E to fall to a tenth, at least 1, are compared with the fewest of all.
    """
    converges = contraction < 1
    tiny = np.finfo(float).tiny
    steps = np.maximum(-0.5 / np.log10(np.clip(contraction, tiny, 1 - 1e-12)), 1)
    band = np.searchsorted(BANDS, steps / steps.min() * (1 + 1e-9), side="right") - 1
    colours = np.concatenate([COLOURS[band], converges[..., np.newaxis]], axis=-1)
    return np.round(255 * colours).astype(np.uint8)
