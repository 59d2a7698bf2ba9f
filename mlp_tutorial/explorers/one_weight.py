"""One weight of a small network: E along it, its slope, and steps downhill (lecture, rows 1 and 18)."""

import numpy as np

from mlp_tutorial.drawing.numbers import decimals
from mlp_tutorial.drawing.style import with_minus
from mlp_tutorial.explorers.base.controls import decade_slider, menu, slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.one_weight import draw_descent, draw_descent_axes
from mlp_tutorial.studies.one_weight import NAMES, READABLE, WINDOW, walk

N_STEPS = 30


class OneWeightExplorer(Explorer):
    """E of the 2-3-1 network along one of its weights, for the first B tomatoes, and steps down that curve."""

    size = (10, 4.2)
    widths = (1.3, 1)
    played = "n_steps"
    about = "The error E along one weight, its tangent where the weight stands, and E after each step downhill."

    def controls(self):
        """Return the controls."""
        return {
            "weight": menu("weight", "W2[0, 0]", list(NAMES)),
            "value": slider("start value of w", -2.0, *WINDOW, 0.05),
            "learning_rate": decade_slider("learning rate α", 4.0, 0.1, 4000),
            "n_samples": whole_slider("tomatoes, B", 1, 1, 4),
            "n_steps": whole_slider("steps downhill", 12, 0, N_STEPS),
        }

    def buttons(self):
        """Return the button that takes one step."""
        return {"step downhill": self.step}

    def step(self):
        """Take one more step, if the slider of the steps is not at its end."""
        self.set(n_steps=min(self.settings["n_steps"] + 1, N_STEPS))

    def compute(self, weight, value, learning_rate, n_samples, n_steps):
        """Return the Walk."""
        return walk(weight, value, learning_rate, n_samples, n_steps)

    def frame(self, axes, walk):
        """Draw the axes."""
        draw_descent_axes(axes, WINDOW, N_STEPS)

    def draw(self, axes, walk):
        """Draw the curve, the places on it, the tangent at the last one, and E over the steps."""
        went = walk.descent
        texts = [f"{walk.weight}: slope {decimals(went.slopes[-1])}", f"E = {decimals(went.errors[-1])}"]
        if len(went.rises):
            texts[1] += f"; step {went.rises[0]} went too far"
        draw_descent(axes, walk.curve, (went.values, went.errors), went.slopes[-1], texts)

    def read(self, walk):
        """Say where the weight stands, which way is down, and what went wrong on the way."""
        went = walk.descent
        w, E, slope = went.values[-1], decimals(went.errors[-1]), went.slopes[-1]
        stands, goes = f"{walk.weight} = {decimals(w, 2)}", f"slope {decimals(slope)}, {way_down(slope)}"
        n_steps = len(went.values) - 1
        if n_steps == 0:
            machine = "" if np.isclose(w, walk.own_value) else f" (the machine has {decimals(walk.own_value, 2)})"
            move = with_minus(f"{-walk.learning_rate * slope:+z.3f}")
            return f"{stands}{machine}: E = {E}, {goes}. One step moves it by −α · slope = {move}."
        outside = "" if WINDOW[0] <= w <= WINDOW[1] else ", outside of the picture"
        steps = "1 step" if n_steps == 1 else f"{n_steps} steps"
        before = f"{decimals(went.errors[0])} at the start"
        return f"After {steps} {stands}{outside}: E = {E} ({before}), {goes}.{trouble(went)}"


def way_down(slope):
    """Return which way E falls."""
    if abs(slope) < READABLE:
        return "so the curve is nearly flat here"
    return "so raising w lowers E" if slope < 0 else "so lowering w lowers E"


def trouble(went):
    """Return what went wrong on the way in a sentence, or nothing."""
    if len(went.rises):
        k = went.rises[0]
        return f" Step {k} went too far: E rose from {went.errors[k - 1]:.4f} to {went.errors[k]:.4f}."
    if len(went.crossings):
        return f" Step {went.crossings[0]} went across the bottom of the valley: the slope changed its sign."
    return ""
