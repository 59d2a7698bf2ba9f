"""The error along one weight, with the slope where the weight stands."""

from mlp_tutorial.figures.style import BLUE, GREY, RED, with_minus


def draw_error_along_weight(ax, name, w, E, here, slope, moved=None):
    """Draw E over the weight, the tangent at `here` = (w, E), and where one step leads, `moved` = (w, E).

    w and E are vectors of the same length; `name` is the weight's, in mathtext.
    """
    (curve,) = ax.plot(w, E, color=BLUE, label="E, all other weights fixed")
    reach = 0.18 * (w[-1] - w[0])
    ends = [here[0] - reach, here[0] + reach]
    (tangent,) = ax.plot(
        ends,
        [here[1] + slope * (end - here[0]) for end in ends],
        color=RED,
        linestyle="--",
        label=with_minus(f"slope {slope:.4f}"),
    )
    ax.plot(*here, "o", color=RED, markersize=10)
    if moved is not None:
        ax.plot(*moved, "s", color=GREY, markersize=9, label="after a step downhill")
    ax.set(xlabel=f"the weight {name}", ylabel="E")
    ax.legend()
    return curve, tangent
