"""A stream of gradients, and the velocity that momentum makes of it (lecture, rows 19 and 20)."""

import numpy as np

from mlp_tutorial.drawing.numbers import as_factor, decimals, written
from mlp_tutorial.drawing.style import caption
from mlp_tutorial.explorers.base.controls import menu, slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.velocity import draw_stream, draw_velocity_axes, draw_what_is_left
from mlp_tutorial.studies.velocity import MEAN, N_STEPS, PULSE_AT, STREAMS, flow_until, sign_changes

FINALS = {  # what the velocity of each stream leads to
    "consistent": "g / (1 − m) = {:.2f}",
    "alternating": "±g / (1 + m) = ±{:.2f}",
    "random": f"{MEAN} / (1 − m) = {{:.2f}}",
    "one pulse": "v fades to 0",
    "sign change": "±g / (1 − m) = ±{:.2f}",
}


class VelocityExplorer(Explorer):
    """Gradients come in one after the other; momentum accumulates them to a velocity."""

    size = (10, 4.2)
    widths = (1.4, 1)
    played = "step"
    about = "A stream of gradients as bars, the velocity as a line, and what is left of each gradient in it."

    def controls(self):
        """Return the controls."""
        return {
            "momentum": slider("momentum m", 0.9, 0, 0.99, 0.01),
            "stream": menu("gradients", "sign change", list(STREAMS)),
            "step": whole_slider("step", 27, 0, N_STEPS),
        }

    def compute(self, momentum, stream, step):
        """Return the Flow."""
        return flow_until(step, stream, momentum)

    def frame(self, axes, flow):
        """Draw the axes."""
        draw_velocity_axes(axes, N_STEPS, 500, 1.7)

    def draw(self, axes, flow):
        """Draw the gradients and velocities up to the step, where they will end, and what is left of each."""
        gradients, lines = flow.gradients[: flow.step], flow.finals
        draw_stream(axes[0], gradients, flow.velocities[: flow.step], lines)
        draw_what_is_left(axes[1], gradients, flow.left[: flow.step])
        texts = FINALS[flow.stream].format(flow.final), f"sum: v = {decimals(flow.left.sum(), 3)}"
        for ax, text in zip(axes, texts, strict=True):
            caption(ax, text)

    def read(self, flow):
        """Say how the step's velocity comes about, and where it is going."""
        if flow.step == 0:
            return "Before the first gradient there is no velocity: v = 0."
        v = np.concatenate([[0.0], flow.velocities])[flow.step - 1 : flow.step + 1]
        g = flow.gradients[flow.step - 1]
        sign = "+" if g >= 0 else "−"
        sum_up = f"{flow.momentum:.2f} · {as_factor(decimals(v[0], 3))} {sign} {abs(g):.3f} = {decimals(v[1], 3)}"
        said = f"Step {flow.step}: v = m · v + g = {sum_up}."
        if flow.momentum == 0:
            return f"{said} With m = 0 nothing is kept: the velocity is the gradient, as in plain descent."
        return f"{said} {OUTLOOKS[flow.stream](flow)}"


def accelerate(flow):
    """Return what happens while the sign is always the same."""
    share = flow.velocities[flow.step - 1] / flow.final
    if share > 0.995:
        return f"It has arrived at g / (1 − m) = {flow.final:.2f}, where it no longer grows."
    towards = f"g / (1 − m) = {flow.final:.2f}: {share:.0%} of it is reached"
    return f"The sign stays the same, so it grows towards {towards}."


def slow_down(flow):
    """Return what happens when the sign changes at every step."""
    ends = f"v ends at ±g / (1 + m) = ±{flow.final:.2f}"
    return f"The sign changes every time, so the gradients cancel in part: {ends}."


def wander(flow):
    """Return what happens when the gradients are random."""
    g, v = (sign_changes(values[: flow.step]) for values in (flow.gradients, flow.velocities))
    changes = f"So far the gradient changed its sign {times(g)}, the velocity {times(v)}"
    return f"{changes}; v wanders round {MEAN} / (1 − m) = {flow.final:.2f}, as the gradients round {MEAN}."


def fade(flow):
    """Return what happens before and after a single gradient."""
    since = flow.step - PULSE_AT
    if since < 0:
        return f"All gradients have been 0; one of 1 comes at step {PULSE_AT}."
    if since == 0:
        return "This is the only gradient; from now on it fades."
    share = written(flow.left[PULSE_AT - 1])
    return f"The only gradient came at step {PULSE_AT}; {share} of it is left: m to the power of {since}."


def turn(flow):
    """Return what happens before and after the sign changes once."""
    half = N_STEPS // 2
    if flow.step <= half:
        return accelerate(flow)
    turned = half + 1 + np.flatnonzero(flow.velocities[half:] < 0)
    if len(turned) and flow.step >= turned[0]:
        return f"The gradient turned at step {half + 1}, the velocity at step {turned[0]}."
    weighs = "the older gradients in it still outweigh the new ones"
    return f"The gradient turned at step {half + 1}; the velocity has not turned yet: {weighs}."


OUTLOOKS = dict(zip(STREAMS, (accelerate, slow_down, wander, fade, turn), strict=True))


def times(count):
    """Return how often in words."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
