"""A still picture in a notebook: a figure without pyplot, shown as a crisp PNG with a sentence beside it."""

from io import BytesIO

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import AutoLocator, MaxNLocator
from PIL import Image

from mlp_tutorial.drawing.sheet import SheetCanvas
from mlp_tutorial.drawing.style import styled

SCREEN_DPI = 100
LAYOUT_PASSES = 5  # until nothing moves any more: labels, colour bars and axes make room for each other
SHARPNESS = 2  # pixels stored for each pixel of the page: crisp on a 2× screen


class Still:
    """A stored picture, PNG bytes, as wide on the page as `width`; it keeps no figure.

    `says` is its one-sentence text alternative, which is also its repr.
    """

    def __init__(self, png, width, says):
        self.png = png
        self.width = width
        self.says = says

    def __repr__(self):
        return f"[picture] {self.says}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"image/png": self.png, "text/plain": repr(self)}, {"image/png": {"width": self.width}}


def still(draw, *args, says, size=(9, 4), panels=1, **kwargs):
    """Return a Still of the figure that `drawn` gives; `says` is its sentence."""
    return still_of(drawn(draw, *args, size=size, panels=panels, **kwargs), says)


def still_of(figure, says):
    """Return a Still of a figure whose dots per inch are `SHARPNESS` × those of the page."""
    return Still(figure_png(figure), round(figure.get_size_inches()[0] * SCREEN_DPI), says)


def drawn(draw, *args, size=(9, 4), panels=1, **kwargs):
    """Return a figure on which `draw(ax, *args, **kwargs)` has drawn, laid out.

    `size` is (width, height) in inches, a hundred pixels each on the page; with more `panels` draw gets an
    array of that many axes, side by side.
    """
    with styled():
        figure = Figure(figsize=size, dpi=SHARPNESS * SCREEN_DPI, layout="constrained")
        SheetCanvas(figure)
        axes = figure.subplots(1, panels)
        draw(axes, *args, **kwargs)
        for ax in figure.axes:
            keep_ticks(ax)
        for _ in range(LAYOUT_PASSES):
            figure.draw_without_rendering()
        figure.set_layout_engine("none")
    return figure


def figure_png(figure):
    """Return the figure as PNG bytes.

    256 colours chosen for this picture cannot be told from all of them, and take a third of the bytes.
    """
    with styled():
        canvas = SheetCanvas(figure)
        canvas.draw()
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    buffer = BytesIO()
    few_colours = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few_colours.save(buffer, format="png", optimize=True)
    return buffer.getvalue()


def keep_ticks(ax):
    """Choose ticks by the numbers alone: chosen by the room there is, they and the layout chase each other."""
    for axis in (ax.xaxis, ax.yaxis):
        if isinstance(axis.get_major_locator(), AutoLocator):
            axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
