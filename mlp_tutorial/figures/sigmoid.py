"""The sigmoid with its tangent, and the gradient that many sigmoids leave."""

import numpy as np

from mlp_tutorial.figures.style import BLACK, BLUE, GREY, RED, looks, with_minus
from mlp_tutorial.modules import sigmoid


def draw_tangents(axes, points):
    """Draw σ with its tangents at the points, and σ′ with the same points: two axes; return the tangents."""
    x = np.linspace(-8, 8, 401)
    left, right = axes
    tangents = []
    left.plot(x, sigmoid(x), color=BLUE)
    right.plot(x, sigmoid(x) * (1 - sigmoid(x)), color=BLUE)
    for point, look in zip(points, looks(len(points) + 1)[1:], strict=True):
        y = sigmoid(point)
        slope = y * (1 - y)
        ends = np.array([point - 2, point + 2])
        tangents += left.plot(ends, y + slope * (ends - point), color=look["color"], ls=look["linestyle"])
        for ax, height in ((left, y), (right, slope)):
            ax.plot(point, height, marker=look["marker"], color=look["color"], markersize=10)
        right.annotate(
            f"{slope:.3f}",
            (point, slope),
            (6 if point >= 0 else -6, 12),
            ha="left" if point >= 0 else "right",
            textcoords="offset points",
            color=look["color"],
        )
    left.set(title="σ(x) and its tangents", xlabel="x", ylim=(-0.15, 1.15), xlim=(-8, 8))
    right.set(title="its slope σ′(x) = σ(x)(1 − σ(x))", xlabel="x", ylim=(0, 0.3), xlim=(-8, 8))
    return tangents


def draw_fading(ax, factors):
    """Draw what k sigmoids leave of a gradient, {label: shares for k = 1, 2, …}, logarithmically; return lines."""
    lines = []
    for (label, left), look in zip(factors.items(), looks(len(factors)), strict=True):
        lines += ax.plot(np.arange(1, len(left) + 1), left, label=label, **look)
    ax.set(
        xlabel="number of sigmoids that the gradient has passed", ylabel="share of the gradient left", yscale="log"
    )
    ax.axhline(1, color=GREY, lw=1, ls=":")
    ax.legend()
    return lines


def draw_squared_error(ax, y, y_hat):
    """Draw E = ½ (y − ŷ)² over y, with its tangent at y, whose slope is y − ŷ; return the tangent."""
    ys = np.linspace(0, 1, 101)
    E = 0.5 * (y - y_hat) ** 2
    ax.plot(ys, 0.5 * (ys - y_hat) ** 2, color=BLUE)
    ends = np.array([y - 0.25, y + 0.25])
    slope = with_minus(f"slope y − ŷ = {y - y_hat:.2f}")
    (tangent,) = ax.plot(ends, E + (y - y_hat) * (ends - y), color=RED, ls="--", label=slope)
    ax.plot(y, E, "o", color=RED, ms=10)
    ax.axvline(y_hat, color=BLACK, lw=1.5, ls=":", label=f"target ŷ = {y_hat:g}")
    ax.set(xlabel="output y", ylabel="E = ½ (y − ŷ)²", xlim=(-0.05, 1.05), ylim=(-0.05, 0.55))
    ax.legend(loc="upper center")
    return tangent
