"""The sheets that figures are drawn on, used again and again: each takes megabytes, and old figures die late."""

from functools import lru_cache

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg

sheet = lru_cache(maxsize=16)(RendererAgg)  # (width, height, dpi), in pixels → what draws on so many of them


class SheetCanvas(FigureCanvasAgg):
    """A canvas on a sheet that it shares with all figures of its size: take the pixels before another one draws.

    Every text keeps what it was drawn with, so a sheet of its own would live as long as a figure, which refers to
    itself in so many ways that it is only found when Python looks for such rings.
    """

    def get_renderer(self):
        """Return the sheet for the figure's size and dots per inch as they are now."""
        self.renderer = sheet(*self.get_width_height(physical=True), self.figure.dpi)
        return self.renderer
