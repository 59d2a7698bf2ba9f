"""All thirteen knobs of the small network, to be set by hand in a race with gradient descent (lecture, row 1)."""

import numpy as np

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.drawing.numbers import decimals
from mlp_tutorial.explorers.base.controls import slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.knobs import draw_knob_axes, draw_knobs
from mlp_tutorial.mlp import example_weights
from mlp_tutorial.studies.knobs import N_STEPS, set_knobs
from mlp_tutorial.studies.one_weight import NAMES

FURTHEST, STEP = 8.0, 0.1  # of the sliders
LABEL = "4.6em"
TOMATOES = ["1\nready", "2\ngreen", "3\nsoft", "4\nsoft"]
KNOBS = {f"{name}_{''.join(map(str, index))}": label for label, (name, index) in NAMES.items()}  # W1_00: W1[0, 0]


class KnobsExplorer(Explorer):
    """Thirteen sliders, one for each weight of the 2-3-1 network; the four tomatoes' outputs and E follow.

    The sliders stand in three columns, one for each hidden neuron, and their numbers in the picture.
    """

    size = (10, 4.2)
    widths = (0.9, 1.15, 0.8)
    n_columns = 3
    about = (
        "The outputs of four tomatoes with thirteen knobs set by hand, and E beside what gradient descent reaches."
    )

    def controls(self):
        """Return the controls."""
        start = dict(zip(KNOBS, example_weights().flat, strict=True))
        made = {
            name: slider(label, start[name], -FURTHEST, FURTHEST, STEP, digits=1) for name, label in KNOBS.items()
        }
        for control in made.values():
            control.style.description_width, control.readout = LABEL, False
        return made

    def buttons(self):
        """Return the button that shows what the machine has found."""
        return {"the machine's knobs": self.show_machine}

    def show_machine(self):
        """Set every knob as gradient descent has set it, to the nearest position of its slider."""
        found = np.round(self.result.machine.weights.flat / STEP) * STEP
        self.set(**dict(zip(KNOBS, found.round(1), strict=True)))

    def compute(self, **knobs):
        """Return the Knobs."""
        return set_knobs([knobs[name] for name in KNOBS])

    def frame(self, axes, knobs):
        """Draw the axes, the targets and what the machine reaches."""
        y_hat = tomatoes()[1]
        draw_knob_axes(axes, TOMATOES, y_hat[:, 0], knobs.machine.outputs[-1], knobs.machine.errors)

    def draw(self, axes, knobs):
        """Draw the outputs and E as the knobs stand."""
        targets = tomatoes()[1][:, 0]
        draw_knobs(axes, knobs.weights, targets, knobs.outputs, knobs.error, knobs.machine_step)

    def read(self, knobs):
        """Say what the outputs and E are, and how far the machine was with such an E."""
        outputs = ", ".join(decimals(y, 2) for y in knobs.outputs)
        return f"Outputs {outputs}: E = {knobs.error:.4f}. {compared(knobs)}"


def compared(knobs):
    """Return in a sentence how E compares with the machine's."""
    first, last = knobs.machine.errors[[0, -1]]
    end = f"after {N_STEPS} steps it has {last:.4f}"
    if knobs.machine_step is None:
        return f"You are ahead of the machine: {end}."
    if knobs.machine_step == 0:
        place = "where the machine starts" if np.isclose(knobs.error, first) else "above the machine's start"
        return f"You stand {place}, {first:.4f}; {end}."
    steps = "1 step" if knobs.machine_step == 1 else f"{knobs.machine_step} steps"
    return f"The machine is as low after {steps}; {end}."
