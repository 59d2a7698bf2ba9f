"""Plain gradient descent against momentum, side by side down one surface (lecture, rows 19, 20 and 22)."""

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.descent import Surface, beale, bowl, descend, ravine, rosenbrock, saddle
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.convergence import convergence_map, largest_curvature, stability_edge

N_STEPS = 100
PLAIN = "plain descent"
SURFACES = {
    "ravine": ravine,
    "bowl 2, 10": partial(bowl, 2, 10),
    "Rosenbrock": rosenbrock,
    "Beale": beale,
    "saddle": saddle,
}


@dataclass(frozen=True)
class Race:
    """Where the racers have got to, and how the map of learning rates and momenta looks."""

    surface: Surface
    window: tuple  # the part of the surface that is looked at
    step: int
    runs: dict  # {label: the whole Path, of N_STEPS steps}
    settings: dict  # {label: (learning rate, momentum)}
    edges: dict  # {label: the learning rate above which it diverges}, where this is known exactly
    failures: dict  # {label: "never settles", "diverges" or "climbs"} of those that fail to come down
    speeds: tuple  # of the map: the edges of its columns, of its rows, and the contractions
    edge: tuple | None  # of the map: the learning rates and momenta on the stability edge

    @property
    def paths(self):
        """The Paths up to the step, by their labels."""
        return {label: path.until(self.step) for label, path in self.runs.items()}


def run_race(surface, start, step, learning_rate, momentum, weight_decay, rival=None, zoom=1):
    """Return the Race from a start (2,), looked at after `step` steps and `zoom` times as close as the window.

    A rival, an optimizer, is "yours".
    """
    racers = {PLAIN: SGD(learning_rate, weight_decay), "momentum": Momentum(learning_rate, momentum, weight_decay)}
    if rival is not None:
        racers["yours"] = rival
    runs = {label: descend(surface, racer, start, N_STEPS) for label, racer in racers.items()}
    settings = {PLAIN: (learning_rate, 0.0), "momentum": (learning_rate, momentum)}
    edges = stable_below(surface, start, settings, weight_decay)
    failures = {label: failure(path, learning_rate, edges.get(label)) for label, path in runs.items()}
    measured_from = start if surface.curvatures is None else None
    return Race(
        surface=surface,
        window=surface.view(zoom),
        step=step,
        runs=runs,
        settings=settings,
        edges=edges,
        failures={label: how for label, how in failures.items() if how},
        speeds=speeds(surface, weight_decay, measured_from),
        edge=edge_on_the_map(surface, weight_decay),
    )


@lru_cache
def make_surface(name, condition_number):
    """Return the surface of this name, the same object every time; only the ravine has a condition number."""
    require_known("surface is", [name], SURFACES)
    return ravine(condition_number) if name == "ravine" else SURFACES[name]()


@lru_cache(maxsize=64)
def speeds(surface, weight_decay, start):
    """Return the edges of the map's columns, learning rates, and of its rows, momenta; and the contractions."""
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
    """Return how a path fails to come down: "never settles", "diverges" or "climbs"; an empty string if not."""
    if edge is not None and np.isclose(learning_rate, edge, rtol=1e-9):
        return "never settles"
    if (edge is not None and learning_rate > edge) or path.diverged_at is not None:
        return "diverges"
    return "climbs" if path.values[-1] > path.values[0] else ""
