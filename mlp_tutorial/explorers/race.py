"""Plain gradient descent against momentum, side by side down one surface (lecture, rows 19, 20 and 22)."""

from mlp_tutorial.drawing.numbers import written
from mlp_tutorial.explorers.base.controls import decade_slider, menu, option_slider, slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.convergence import draw_convergence_axes, draw_convergence_map, draw_settings
from mlp_tutorial.figures.race import (
    draw_error_axes,
    draw_error_ends,
    draw_error_lines,
    draw_path_lines,
    draw_surface,
    place_race,
)
from mlp_tutorial.studies.race import N_STEPS, SURFACES, make_surface, run_race

KAPPAS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000]
ZOOMS = [1, 10, 100, 1000]


class MomentumExplorer(Explorer):
    """Plain descent and momentum race down a surface; a map shows which learning rates and momenta converge.

    `rival` is an optimizer of your own, whatever has `step(weights, gradient)`: it runs in the same race.
    """

    size = (10, 5.4)
    widths = (1, 1, 1)  # place_race gives the panels their places
    frame_settings = ("surface", "condition_number", "zoom")
    played = "step"
    about = "Plain descent and momentum down a surface, their errors, and the map of their settings."

    def __init__(self, rival=None, **start):
        self.rival = rival
        super().__init__(**start)

    def controls(self):
        """Return the controls."""
        return {
            "learning_rate": decade_slider("learning rate α", 0.09, 1e-4, 9.9),
            "momentum": slider("momentum m", 0.8, 0, 0.99, 0.01),
            "weight_decay": decade_slider("weight decay λ", 0.0, 1e-4, 1, zero=True),
            "condition_number": option_slider("ravine's κ", 20, KAPPAS),
            "start_w1": slider("start, left–right", -0.8, -1, 1, 0.05),
            "start_w2": slider("start, down–up", 0.5, -1, 1, 0.05),
            "surface": menu("surface", "ravine", list(SURFACES)),
            "zoom": menu("map enlarged", 1, [(f"× {zoom:,}", zoom) for zoom in ZOOMS]),
            "step": whole_slider("step", 30, 0, N_STEPS),
        }

    def compute(self, surface, condition_number, start_w1, start_w2, **settings):
        """Return the Race; the other settings are its own."""
        down = make_surface(surface, condition_number)
        start = down.point(start_w1, start_w2)
        return run_race(down, start, rival=self.rival, **settings)

    def frame(self, axes, race):
        """Draw the surface and the axes."""
        place_race(axes, race.surface)
        draw_surface(axes[0], race.surface, race.window)
        draw_error_axes(axes[1], list(race.paths), N_STEPS)
        draw_convergence_axes(axes[2], race.speeds[0])

    def draw(self, axes, race):
        """Draw the paths and errors up to the step, and the map with the settings on it."""
        draw_path_lines(axes[0], race.paths)
        notes = {label: f"{label} {how}" for label, how in race.failures.items()}
        draw_error_lines(axes[1], race.paths, notes)
        draw_error_ends(axes[1], race.paths)
        draw_convergence_map(axes[2], *race.speeds)
        draw_settings(axes[2], race.settings, race.edge)

    def read(self, race):
        """Say how far the racers are down, and which of them fail to come down, and why."""
        errors = [f"{written(path.values[-1])} with {label}" for label, path in race.paths.items()]
        steps = f"{race.step} step{'s' * (race.step != 1)}"
        sentences = [f"After {steps} E is " + ", ".join(errors) + "."]
        sentences += [f"{label[0].upper()}{label[1:]} {why_it_fails(race, label)}." for label in race.failures]
        if race.edges and not race.failures:
            limits = [f"{edge:.3g} for {label}" for label, edge in race.edges.items()]
            sentences.append(f"Stable learning rates: below {' and '.join(limits)}.")
        return " ".join(sentences)


def why_it_fails(race, label):
    """Return in words how a racer fails to come down, and why."""
    how, edge, diverged_at = race.failures[label], race.edges.get(label), race.runs[label].diverged_at
    if how == "climbs":
        return "climbs: E ends above its start"
    rate, _ = race.settings.get(label, (None, None))
    if how == "never settles":
        return f"never settles: its learning rate {rate:g} is just at its edge"
    if edge is not None and rate > edge:
        return f"diverges: its learning rate {rate:g} is above its edge, {edge:.3g}"
    return f"diverges: at step {diverged_at} it leaves the finite numbers"
