"""The sigmoid's slope where a neuron stands, and what many sigmoids leave of a gradient (lecture, row 9)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.explorers.controls import slider, whole_slider
from mlp_tutorial.explorers.explorer import Explorer
from mlp_tutorial.figures.numbers import decimals, written
from mlp_tutorial.figures.quick_text import corner_text
from mlp_tutorial.figures.sigmoid import (
    draw_dot,
    draw_fading_axes,
    draw_fading_share,
    draw_saturation,
    draw_sigmoid,
    draw_sigmoid_slope,
    draw_sigmoid_tangent,
)
from mlp_tutorial.figures.style import looks
from mlp_tutorial.modules import Multiply, Sigmoid

N_SIGMOIDS = 20
SHARES = (1e-24, 1e10)  # the limits of the axis
X_TICKS = range(-8, 9, 4)
LARGEST_SLOPE = 0.25
SATURATED = 0.01 * LARGEST_SLOPE


@dataclass(frozen=True)
class Place:
    """Where a neuron stands on the sigmoid: its argument x, y = σ(x) and the slope σ′(x)."""

    x: float
    y: float
    slope: float


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
        texts = f"σ({decimals(here.x, 1)}) = {here.y:.4f}", f"{here.y:.4f} · {1 - here.y:.4f} = {here.slope:.4f}"
        for ax, text in zip(axes, texts, strict=True):
            corner_text(ax, text, 0.14)

    def read(self, here):
        """Say the slope, its share of the largest, and whether the neuron is saturated."""
        share = here.slope / LARGEST_SLOPE
        slope = f"σ({decimals(here.x, 1)}) = {here.y:.4f}; the slope is σ(1 − σ) = {here.slope:.5f}"
        if here.slope < SATURATED:
            said = f"less than a hundredth of the largest, {LARGEST_SLOPE}. Saturated: the neuron hardly learns."
        elif share > 0.9999:
            said = "the largest that there is. A quarter of a gradient comes through."
        else:
            said = f"{share:.0%} of the largest, {LARGEST_SLOPE}. It multiplies every gradient that comes back."
        return f"{slope}, {said}"


@dataclass(frozen=True)
class Fading:
    """What is left of a gradient after 1, 2, …, k layers, each a sigmoid at the same place and a weight w."""

    here: Place
    w: float
    shares: np.ndarray
    best: np.ndarray  # the same with every neuron at 0 and weights of 1


class FadingExplorer(Explorer):
    """A gradient goes back through k sigmoids, all of them at x, with a weight w after each."""

    size = (10, 4.2)
    widths = (1, 1.5)
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
        return Fading(place(x), w, shares_left(k, x, w), shares_left(N_SIGMOIDS, 0.0, 1.0))

    def frame(self, axes, fading):
        """Draw the slope, and the best case on the axes for the shares."""
        draw_sigmoid_slope(axes[0])
        axes[0].set(title="slope of one sigmoid", xticks=X_TICKS)
        draw_fading_axes(axes[1], fading.best, "x = 0, w = 1", SHARES)

    def draw(self, axes, fading):
        """Draw the neurons' place on the slope, and the shares."""
        here, left = fading.here, fading.shares[-1]
        draw_dot(axes[0], here.x, here.slope, looks(2)[1], drop=True)
        corner_text(axes[0], f"σ′({decimals(here.x, 1)}) = {written(here.slope)}")
        below = ", below the axis" if left < SHARES[0] else ""
        draw_fading_share(axes[1], fading.shares, f"after {len(fading.shares)}: {written(left)}{below}")

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
    left, best = fading.shares[-1], fading.best[len(fading.shares) - 1]
    if left > 1.005:
        return f"the gradient is {written(left)} times as large: with such weights it explodes."
    if left > 0.995:
        return "the gradient is as large as before: the weights make up for the sigmoids."
    said = f"{written(left)} of it is left"
    if np.isclose(left, best, rtol=1e-9, atol=0):
        return f"{said}, the most that sigmoids alone can leave."
    if left > best:
        return f"{said}; without the help of the weights it would be {written(best)} at best."
    where = "every neuron at 0" if fading.w == 1 else "every neuron at 0 and weights of 1"
    return f"{said}; with {where} it would be {written(best)}."


def place(x):
    """Return the Place of a neuron whose argument is x."""
    module = Sigmoid()
    y = module.forward(x)
    (slope,) = module.backward(1.0)
    return Place(x, float(y), float(slope))


def saturation_edge():
    """Return the x above which the slope is below a hundredth of its largest."""
    module, x = Sigmoid(), np.linspace(8, 0, 801)
    module.forward(x)
    (slopes,) = module.backward(np.ones(x.shape))
    return np.interp(SATURATED, slopes, x)


def shares_left(k, x, w):
    """Return the shares (k,) of a gradient after 1, 2, …, k layers backward: a sigmoid at x, then a weight w."""
    sigmoid, multiply = Sigmoid(), Multiply()
    sigmoid.forward(x)
    multiply.forward(1.0, w)
    gradient, shares = 1.0, []
    for _ in range(k):
        (gradient,) = sigmoid.backward(gradient)
        gradient, _ = multiply.backward(gradient)
        shares.append(gradient)
    return np.array(shares)
