"""SGD against momentum, side by side down one surface (lecture, rows 19, 20 and 22)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.descent import Surface, beale, descend, ravine, rosenbrock, saddle
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
)
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.convergence import convergence_map, largest_curvature, stability_edge

N_STEPS = 100
SURFACES = {"ravine": ravine, "Rosenbrock": rosenbrock, "Beale": beale, "saddle": saddle}
KAPPAS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000]


@dataclass(frozen=True)
class Race:
    """Where the racers have got to, and how the map of learning rates and momenta looks."""

    surface: Surface
    step: int
    paths: dict  # {label: Path up to the step}
    settings: dict  # {label: (learning rate, momentum)}
    edges: dict  # {label: the learning rate above which it diverges}, where this is known exactly
    failures: dict  # {label: how it fails to come down}
    speeds: tuple  # of the map: the edges of its columns, of its rows, and the contractions
    edge: tuple | None  # of the map: the learning rates and momenta on the stability edge


class MomentumExplorer(Explorer):
    """SGD and momentum race down a surface; a map shows which learning rates and momenta converge.

    `rival` is an optimizer of your own, whatever has `step(weights, gradient)`: it runs in the same race.
    """

    size = (10, 4.2)
    widths = (1.25, 1, 1)
    frame_settings = ("surface", "condition_number")
    played = "step"
    about = "SGD and momentum down a surface, their errors, and which learning rates and momenta converge."

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
            "step": whole_slider("step", 60, 0, N_STEPS),
        }

    def compute(self, learning_rate, momentum, weight_decay, condition_number, start_w1, start_w2, surface, step):
        """Return the Race."""
        down = make_surface(surface, condition_number)
        start = down.point(start_w1, start_w2)
        racers = {
            "SGD": SGD(learning_rate, weight_decay),
            "momentum": Momentum(learning_rate, momentum, weight_decay),
        }
        if self.rival is not None:
            racers["yours"] = self.rival
        paths = {label: descend(down, racer, start, N_STEPS) for label, racer in racers.items()}
        settings = {"SGD": (learning_rate, 0.0), "momentum": (learning_rate, momentum)}
        edges = stable_below(down, start, settings, weight_decay)
        failures = {label: failure(paths[label], learning_rate, edges.get(label)) for label in racers}
        measured_from = start if down.curvatures is None else None
        return Race(
            surface=down,
            step=step,
            paths={label: path.until(step) for label, path in paths.items()},
            settings=settings,
            edges=edges,
            failures={label: how for label, how in failures.items() if how},
            speeds=speeds(surface, condition_number, weight_decay, measured_from),
            edge=edge_on_the_map(down, weight_decay),
        )

    def frame(self, axes, race):
        """Draw the surface and the axes."""
        draw_surface(axes[0], race.surface)
        draw_error_axes(axes[1], list(race.paths), N_STEPS)
        draw_convergence_axes(axes[2], race.speeds[0])

    def draw(self, axes, race):
        """Draw the paths and errors up to the step, and the map with the settings on it."""
        draw_path_lines(axes[0], race.paths)
        notes = {label: f"{label} {how.split(':')[0]}" for label, how in race.failures.items()}
        draw_error_lines(axes[1], race.paths, notes)
        draw_error_ends(axes[1], race.paths)
        draw_convergence_map(axes[2], *race.speeds)
        draw_settings(axes[2], race.settings, race.edge)

    def read(self, race):
        """Say how far the racers are down, and which of them fail to come down, and why."""
        errors = [f"{written(path.values[-1])} with {label}" for label, path in race.paths.items()]
        sentences = [f"After {race.step} steps E is " + ", ".join(errors) + "."]
        sentences += [f"{label[0].upper()}{label[1:]} {how}." for label, how in race.failures.items()]
        if race.edges and not race.failures:
            limits = [f"{edge:.3g} for {label}" for label, edge in race.edges.items()]
            sentences.append(f"Stable learning rates: below {' and '.join(limits)}.")
        return " ".join(sentences)


def make_surface(name, condition_number):
    """Return the surface of this name; only the ravine has a condition number."""
    return ravine(condition_number) if name == "ravine" else SURFACES[name]()


@lru_cache(maxsize=64)
def speeds(name, condition_number, weight_decay, start):
    """Return the map's learning rates and momenta, the edges of its cells, and the contraction in each."""
    surface = make_surface(name, condition_number)
    rates, momenta = np.linspace(0, 4.9 / largest_curvature(surface), 81), np.linspace(0, 1, 41)
    middles = [(edges[1:] + edges[:-1]) / 2 for edges in (rates, momenta)]
    return rates, momenta, convergence_map(surface, start, *middles, weight_decay)


def stable_below(surface, start, settings, weight_decay):
    """Return {label: its stability edge} on a surface with curvatures, of the directions in which there is a way.

    From a point on the floor of the ravine, where w₂ is 0, the steep direction does not matter.
    """
    steep = [c for c, w in zip(surface.curvatures or (), start, strict=False) if w != 0]
    if not steep:
        return {}
    return {label: stability_edge(max(steep), m, weight_decay) for label, (_, m) in settings.items()}


def edge_on_the_map(surface, weight_decay):
    """Return the learning rates and momenta on the stability edge of a surface with curvatures, or None."""
    if surface.curvatures is None:
        return None
    m = np.linspace(0, 1, 21)
    return stability_edge(max(surface.curvatures), m, weight_decay), m


def failure(path, learning_rate, edge):
    """Return in words how a path fails to come down, or an empty string."""
    if edge is not None and np.isclose(learning_rate, edge, rtol=1e-9):
        return f"never settles: its learning rate {learning_rate:g} is just at its edge"
    if edge is not None and learning_rate > edge:
        return f"diverges: its learning rate {learning_rate:g} is above its edge, {edge:.3g}"
    if path.diverged_at is not None:
        return f"diverges: at step {path.diverged_at} it leaves the finite numbers"
    return "climbs: E ends above its start" if path.values[-1] > path.values[0] else ""
