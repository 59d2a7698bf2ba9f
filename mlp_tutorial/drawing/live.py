"""A live picture: a frame that is drawn once, and parts that are drawn anew over it at every change."""

from itertools import groupby

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from mlp_tutorial.drawing.axes import QuickAxes, QuickText, render_texts
from mlp_tutorial.drawing.png import png_bytes
from mlp_tutorial.drawing.sheet import SheetCanvas
from mlp_tutorial.drawing.still import SCREEN_DPI, SHARPNESS, keep_ticks
from mlp_tutorial.drawing.style import styled

MARGINS = {"left": 0.75, "right": 0.2, "bottom": 0.65, "top": 0.45}  # inches, round the panels
GAP = 0.85  # inches, between two panels
ABOVE_THE_FRAME = 10  # added to the zorder of the parts


class LiveFigure:
    """A figure of panels side by side; `axes` is the list of them.

    `size` is (width, height) in inches, a hundred pixels each on the page; `widths` are the panels' relative
    widths. The layout is fixed, so that nothing jumps while a slider moves. Its `sharpness` is the number of
    pixels drawn for each of the page, along either side.
    """

    def __init__(self, size=(9.6, 4.2), widths=(1,)):
        width, height = size
        total = width - MARGINS["left"] - MARGINS["right"] - GAP * (len(widths) - 1)
        grid = {
            "left": MARGINS["left"] / width,
            "right": 1 - MARGINS["right"] / width,
            "bottom": MARGINS["bottom"] / height,
            "top": 1 - MARGINS["top"] / height,
            "wspace": GAP * len(widths) / total,
            "width_ratios": widths,
        }
        with styled():
            self.figure = Figure(figsize=size, dpi=SHARPNESS * SCREEN_DPI)
            quick = {"axes_class": QuickAxes}
            axes = self.figure.subplots(1, len(widths), squeeze=False, subplot_kw=quick, gridspec_kw=grid)
            self.axes = list(axes[0])
            self._canvas = SheetCanvas(self.figure)
        self._frames = {}  # sharpness → (limits that are not fixed, the frame's pixels)
        self._parts = []

    def draw_frame(self, draw, *args):
        """Clear everything, and let `draw(axes, *args)` draw what stays: limits, titles, fixed lines."""
        self._parts, self._frames = [], {}
        with styled():
            for ax in self.axes:
                ax.clear()
                ax.forget_parts()
                ax.quick = False  # the frame's letters are matplotlib's own
            draw(self.axes, *args)
            for ax in self.axes:
                keep_ticks(ax)
                ax.fix_limits()
                ax.quick = True

    def draw_parts(self, draw, *args):
        """Remove the former parts, and let `draw(axes, *args)` draw new ones above the frame."""
        while self._parts:
            self._parts.pop().remove()
        with styled():
            for ax in self.axes:
                ax.forget_parts()
            frame = {child for ax in self.axes for child in ax.get_children()}
            try:
                draw(self.axes, *args)
            finally:  # what a failed draw has left is removed next time
                self._parts = [child for ax in self.axes for child in ax.get_children() if child not in frame]

    def pixels(self, sharpness=SHARPNESS):
        """Return the picture (height, width, 4), whole numbers 0 … 255: the parts drawn over the kept frame."""
        with styled():
            return self._draw(sharpness).copy()

    def png(self, sharpness=SHARPNESS):
        """Return the picture as PNG bytes, in the course's 256 colours."""
        with styled():
            return png_bytes(self._draw(sharpness))

    def finished(self):
        """Return the figure with its parts in it for good: it can be drawn as a whole, and is live no longer."""
        for part in self._parts:
            part.set_animated(False)
            part.set_zorder(part.get_zorder() + ABOVE_THE_FRAME)
        return self.figure

    def _draw(self, sharpness):
        """Draw the parts over the kept frame; return the sheet's pixels, before another figure takes it."""
        if self.figure.dpi != sharpness * SCREEN_DPI:  # all places would be calculated anew
            self.figure.dpi = sharpness * SCREEN_DPI
        frame, renderer = self._frame(sharpness), self._canvas.get_renderer()
        pixels = np.asarray(renderer.buffer_rgba())
        np.copyto(pixels, frame)
        for ax in self.axes:
            drawn = [part for part in self._parts if part.axes is ax]
            for is_text, parts in groupby(sorted(drawn, key=Artist.get_zorder), key=is_plain_text):
                if is_text:
                    render_texts(renderer, parts)
                else:
                    for part in parts:
                        part.draw(renderer)
        return pixels

    def _frame(self, sharpness):
        """Return the frame's pixels, kept until limits that the parts choose have changed."""
        limits = [(ax.get_xlim(), ax.get_ylim()) for ax in self.axes if not ax.has_fixed_limits()]
        if sharpness not in self._frames or self._frames[sharpness][0] != limits:
            for part in self._parts:
                part.set_animated(True)  # the frame is drawn without them
            self._canvas.draw()
            self._frames[sharpness] = limits, np.array(self._canvas.buffer_rgba())
        return self._frames[sharpness][1]


def is_plain_text(artist):
    """Return whether the artist is a text that can be drawn together with others."""
    return isinstance(artist, QuickText) and artist.is_plain()
