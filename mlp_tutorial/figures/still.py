"""A still picture in a notebook: a figure without pyplot, shown as a crisp PNG with a sentence beside it."""

from io import BytesIO

from matplotlib.figure import Figure

from mlp_tutorial.figures.style import styled

SCREEN_DPI = 100
SHARPNESS = 2  # pixels stored for each pixel of the page: crisp on a 2× screen


class Still:
    """A drawn figure. `says` is its one-sentence text alternative, which is also its repr."""

    def __init__(self, figure, says):
        self.figure = figure
        self.says = says

    def png(self):
        """Return the picture as PNG bytes, `SHARPNESS` × as many pixels as it is shown with."""
        buffer = BytesIO()
        with styled():
            self.figure.draw_without_rendering()  # the layout settles in two passes: labels move the ticks
            self.figure.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()

    def __repr__(self):
        return f"[picture] {self.says}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        width, height = (round(side * SCREEN_DPI) for side in self.figure.get_size_inches())
        data = {"image/png": self.png(), "text/plain": repr(self)}
        return data, {"image/png": {"width": width, "height": height}}


def still(draw, *args, says, size=(9, 4), panels=1, **kwargs):
    """Return a Still on which `draw(ax, *args, **kwargs)` has drawn.

    `size` is (width, height) in inches, a hundred pixels each on the page; with more `panels` draw gets an
    array of that many axes, side by side.
    """
    with styled():
        figure = Figure(figsize=size, dpi=SHARPNESS * SCREEN_DPI, layout="constrained")
        axes = figure.subplots(1, panels)
        draw(axes, *args, **kwargs)
    return Still(figure, says)
