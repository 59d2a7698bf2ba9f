"""The sigmoid with its tangent and its slope, and the squared error."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, PALE, RED, looks, with_minus
from mlp_tutorial.modules import sigmoid


def draw_tangents(axes, points):
    """Draw σ with its tangents at the points, and σ′ with the same points: two axes; return the tangents."""
    draw_sigmoid(axes[0])
    draw_sigmoid_slope(axes[1])
    tangents = []
    for point, look in zip(points, looks(len(points) + 1)[1:], strict=True):
        y = sigmoid(point)
        slope = y * (1 - y)
        tangents.append(draw_sigmoid_tangent(axes, point, y, slope, look))
        axes[1].annotate(
            f"{slope:.3f}",
            (point, slope),
            (9 if point >= 0 else -9, 12),
            ha="left" if point >= 0 else "right",
            textcoords="offset points",
            color=look["color"],
        )
    return tangents


def draw_sigmoid(ax):
    """Draw σ for x from −8 to 8; return the curve."""
    x = np.linspace(-8, 8, 401)
    ax.set(title="σ(x) and its tangents", xlabel="x", ylim=(-0.15, 1.15), xlim=(-8, 8))
    return ax.plot(x, sigmoid(x), color=BLUE)[0]


def draw_sigmoid_slope(ax):
    """Draw σ′ for x from −8 to 8; return the curve."""
    x = np.linspace(-8, 8, 401)
    ax.set(title="its slope σ′(x) = σ(x) · (1 − σ(x))", xlabel="x", ylim=(-0.02, 0.3), xlim=(-8, 8))
    return ax.plot(x, sigmoid(x) * (1 - sigmoid(x)), color=BLUE)[0]


def draw_sigmoid_tangent(axes, x, y, slope, look, drop=False):
    """Draw the tangent of σ at (x, y) and that point, and the point (x, slope) of σ′; return the tangent."""
    ends = np.array([x - 3, x + 3])
    on_the_curve = {"color": look["color"], "ls": look["linestyle"], "gapcolor": "white", "lw": 3}
    (tangent,) = axes[0].plot(ends, y + slope * (ends - x), **on_the_curve)
    draw_dot(axes[0], x, y, look, drop)
    draw_dot(axes[1], x, slope, look, drop)
    return tangent


def draw_dot(ax, x, y, look, drop=False):
    """Draw the point (x, y), whole where the axes end too; with `drop` and a thin line down; return it."""
    if drop:
        ax.plot([x, x], [ax.get_ylim()[0], y], color=look["color"], lw=1.5, ls=":")
    return ax.plot(x, y, marker=look["marker"], color=look["color"], markersize=10, clip_on=False)[0]


def draw_saturation(ax, edge):
    """Draw a shade where x is beyond ±`edge`, too far out for a slope worth speaking of; return its two parts."""
    parts = [ax.axvspan(-8, -edge, color=PALE, lw=0), ax.axvspan(edge, 8, color=PALE, lw=0)]
    middle = {"transform": ax.get_xaxis_transform(), "ha": "center", "va": "center", "rotation": 90}
    for side in (-1, 1):
        ax.text(side * (edge + 8) / 2, 0.45, "saturated", color=BLACK, fontsize=12, **middle)
    return parts


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
