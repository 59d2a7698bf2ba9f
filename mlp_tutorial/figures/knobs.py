"""Four tomatoes' outputs beside their targets, and the error beside the one that gradient descent reaches."""

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY, caption

HIGHEST = 0.2  # of the axis of E
TARGET = {"color": BLACK, "linestyle": "-", "linewidth": 5}
MACHINE = {"color": GREY, "marker": "s", "linestyle": "none", "markersize": 13, "markerfacecolor": "white"}
YOURS = {"color": BLUE, "marker": "o", "linestyle": "none", "markersize": 12}


def draw_knob_axes(axes, names, targets, outputs, errors):
    """Draw the left axes for the outputs of samples of these names, the right ones for E over the steps.

    Targets and the machine's last outputs (B,) and its errors (k + 1,) stay. Return the legend of the left axes.
    """
    left, right = axes
    for number, target in enumerate(targets):
        left.plot(
            [number - 0.3, number + 0.3], [target, target], **TARGET, label="target" if number == 0 else None
        )
    left.plot(range(len(outputs)), outputs, **MACHINE, markeredgewidth=2, label="machine, at its end")
    left.plot([], [], **YOURS, label="yours")
    left.set(xlim=(-0.5, len(names) - 0.5), ylim=(-0.06, 1.06), ylabel="output y")
    left.set_xticks(range(len(names)), names)
    right.plot(range(len(errors)), errors, color=GREY)
    right.text(0.4 * len(errors), 0.075, "the machine", color=GREY)
    right.set(xlim=(-8, len(errors) + 4), ylim=(0, HIGHEST), xlabel="step of the machine", ylabel="E")
    return left.legend(
        loc="lower center", bbox_to_anchor=(0.5, 0.99), ncols=3, borderaxespad=0.2, handlelength=1.4
    )


def draw_knobs(axes, targets, outputs, error, step, text):
    """Draw outputs (B,) with their way to the targets, and E as a level with a dot where the machine met it.

    `step` is the machine's step of that error, None if it was never so low. An E beyond the axis stands at
    its rim. The text stands above the error. Return the line of the outputs.
    """
    left, right = axes
    for number, (target, output) in enumerate(zip(targets, outputs, strict=True)):
        left.plot([number, number], [target, output], color=BLUE, lw=2, ls=":")
    (drawn,) = left.plot(range(len(outputs)), outputs, **YOURS)
    level, high = min(error, HIGHEST), error > HIGHEST
    right.plot(right.get_xlim(), [level, level], color=BLUE, lw=2.5, ls="--", clip_on=False)
    if step is not None or high:
        right.plot(step or 0, level, **YOURS | {"marker": "^" if high else "o", "clip_on": False})
    caption(right, text, x=0.98, ha="right")
    return drawn
