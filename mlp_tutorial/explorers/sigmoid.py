"""The sigmoid's slope where a neuron stands (lecture, row 9)."""

from mlp_tutorial.drawing.numbers import decimals
from mlp_tutorial.drawing.style import caption, looks
from mlp_tutorial.explorers.base.controls import slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.sigmoid import draw_saturation, draw_sigmoid, draw_sigmoid_slope, draw_sigmoid_tangent
from mlp_tutorial.studies.sigmoid import LARGEST_SLOPE, SATURATED, place, saturation_edge

X_TICKS = range(-8, 9, 4)


class SigmoidExplorer(Explorer):
    """The sigmoid with its tangent at x, its slope, and where it is saturated."""

    size = (10, 4.2)
    widths = (1, 1)
    about = "The sigmoid with its tangent at x, and beside it the slope at the same x, at most 0.25."

    def controls(self):
        """Return the control."""
        return {"x": slider("argument x", 2.0, -8, 8, 0.1, digits=1)}

    def compute(self, x):
        """Return the Place."""
        return place(x)

    def frame(self, axes, here):
        """Draw both curves, and the ranges in which the slope is below a hundredth of its largest."""
        edge = saturation_edge()
        draw_sigmoid(axes[0])
        draw_sigmoid_slope(axes[1])
        for ax in axes:
            draw_saturation(ax, edge)
            ax.set_xticks(X_TICKS)
        axes[0].set_title("σ(x) and its tangent")

    def draw(self, axes, here):
        """Draw the tangent, both points, and their numbers."""
        draw_sigmoid_tangent(axes, here.x, here.y, here.slope, looks(2)[1], drop=True)
        texts = f"σ({decimals(here.x, 1)}) = {here.y:.4f}", f"{here.y:.5f} · {1 - here.y:.5f} = {here.slope:.5f}"
        for ax, text in zip(axes, texts, strict=True):
            caption(ax, text, 0.14)

    def read(self, here):
        """Say the slope, its share of the largest, and whether the neuron is saturated."""
        share = here.slope / LARGEST_SLOPE
        slope = f"σ({decimals(here.x, 1)}) = {here.y:.4f}; the slope is σ · (1 − σ) = {here.slope:.5f}"
        if here.slope < SATURATED:
            said = f"less than a hundredth of the largest, {LARGEST_SLOPE}. Saturated: the neuron hardly learns."
        elif share > 0.9999:
            said = "the largest that there is. A quarter of a gradient comes through."
        else:
            said = f"{share:.0%} of the largest, {LARGEST_SLOPE}. It multiplies every gradient that comes back."
        return f"{slope}, {said}"
