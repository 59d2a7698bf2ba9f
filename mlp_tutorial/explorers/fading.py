"""What is left of a gradient after many sigmoids (lecture, row 9)."""

from mlp_tutorial.drawing.numbers import decimals, written
from mlp_tutorial.drawing.style import caption, looks
from mlp_tutorial.explorers.base.controls import slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.fading import draw_fading_axes, draw_fading_shares
from mlp_tutorial.figures.sigmoid import draw_dot, draw_sigmoid_slope
from mlp_tutorial.studies.fading import N_SIGMOIDS, fade

SHARES = (1e-16, 1e7)  # the limits of the axis
LARGER = 1.005  # a share from which on the gradient is called larger than before
LINES = ("all at 0, w = 1", "all at x, weights w")
X_TICKS = range(-8, 9, 4)


class FadingExplorer(Explorer):
    """A gradient goes back through k sigmoids, all of them at x, with a weight w after each."""

    size = (10, 4.2)
    widths = (1, 0.02, 1.6)  # between the two an empty one, for the words at the ticks
    about = "The slope of the sigmoid at x, and the share of a gradient that is left after k such sigmoids."

    def controls(self):
        """Return the controls."""
        return {
            "k": whole_slider("sigmoids k", 10, 1, N_SIGMOIDS),
            "x": slider("every neuron at x", 2.0, -8, 8, 0.1, digits=1),
            "w": slider("each weight w", 1.0, 0.1, 8, 0.1, digits=1),
        }

    def compute(self, k, x, w):
        """Return the Fading."""
        return fade(k, x, w)

    def frame(self, axes, fading):
        """Draw the slope, and the axes for the shares."""
        slope, between, shares = axes
        draw_sigmoid_slope(slope)
        slope.set(title="slope of one sigmoid", xticks=X_TICKS)
        between.set_axis_off()
        draw_fading_axes(shares, N_SIGMOIDS, LINES, SHARES)

    def draw(self, axes, fading):
        """Draw the neurons' place on the slope, and the shares."""
        here, left = fading.here, fading.shares[-1]
        draw_dot(axes[0], here.x, here.slope, looks(2)[1], drop=True)
        caption(axes[0], f"σ′({decimals(here.x, 1)}) = {written(here.slope)}")
        below = ", below the axis" if left < SHARES[0] else ""
        became = "times as large" if left > LARGER else f"left{below}"
        text = f"after {len(fading.shares)}: {written(left)} {became}"
        draw_fading_shares(axes[2], fading.best, fading.shares, text)

    def read(self, fading):
        """Say what a sigmoid and its weight do to the gradient, and what is left after all of them."""
        x, slope, k = fading.here.x, written(fading.here.slope), len(fading.shares)
        said = f"Each sigmoid multiplies the gradient by σ′({decimals(x, 1)}) = {slope}"
        if fading.w != 1:
            factor = written(fading.shares[0])
            said += f", and each weight by {fading.w:.1f}: together by {factor}"
        return f"{said}. After {'one' if k == 1 else k}, {outcome(fading)}"


def outcome(fading):
    """Return in words what is left of the gradient."""
    left = fading.shares[-1]
    if left > LARGER:
        return f"the gradient is {written(left)} times as large: with such weights it explodes."
    if left > 0.995:
        return "the gradient is as large as before: the weights make up for the sigmoids."
    said = f"{written(left)} of it is left"
    if fading.w != 1:
        return f"{said}; with weights of 1 it would be {written(fading.unweighted[-1])}."
    if fading.here.x == 0:
        return f"{said}, the most that sigmoids alone can leave."
    return f"{said}; with every neuron at 0 it would be {written(fading.best[-1])}."
