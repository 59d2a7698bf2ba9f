"""Error surfaces over two weights, and the path that an optimizer takes down one of them.

A point is w = (w₁, w₂); functions take points as an array of shape (…, 2).
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from mlp_tutorial.checks import require_whole_number


@dataclass(frozen=True)
class Surface:
    """An error E over two weights: E(w) for w (…, 2) gives (…), its gradient (…, 2).

    `window` is ((w₁ from, to), (w₂ from, to)), the part worth looking at; `start` a good place to begin;
    `minimum` the lowest point (of several, one). `curvatures` are c₁, c₂ where E = ½ (c₁ w₁² + c₂ w₂²), else None.
    """

    name: str
    value: Callable
    gradient: Callable
    window: tuple
    start: tuple
    minimum: tuple
    curvatures: tuple | None = None

    def point(self, right, up):
        """Return the point of the window at (right, up), each from −1 to 1, the middle at (0, 0)."""
        shares = zip(self.window, (right, up), strict=True)
        return tuple((low + high) / 2 + share * (high - low) / 2 for (low, high), share in shares)

    def view(self, zoom):
        """Return the window, `zoom` times as close round the minimum; with 1 it is the window itself."""
        if zoom == 1:
            return self.window
        halves = [(high - low) / 2 / zoom for low, high in self.window]
        return tuple((middle - half, middle + half) for middle, half in zip(self.minimum, halves, strict=True))


def bowl(c1, c2):
    """Return E = ½ (c₁ w₁² + c₂ w₂²): along w₁ the curvature is c₁ = `c1`, along w₂ it is c₂ = `c2`.

    The slope along w₁ is c₁ w₁, so the curvature is how fast the slope changes. With c_max, the larger of the two,
    plain gradient descent converges for α < 2/c_max, and momentum for α < 2 (1 + m)/c_max. ValueError unless both
    are finite and above 0.
    """
    for name, c in {"c1": c1, "c2": c2}.items():
        if not 0 < c < np.inf:
            raise ValueError(f"{name} is {c}, expected a finite number above 0")
    curvatures = np.array([c1, c2], dtype=float)
    return Surface(
        name=f"E = ½ ({c1:g} w₁² + {c2:g} w₂²)",
        value=lambda w: 0.5 * np.sum(curvatures * np.square(w), axis=-1),
        gradient=lambda w: curvatures * w,
        window=((-12.5, 12.5), (-4.0, 4.0)),
        start=(-10.0, 2.0),
        minimum=(0.0, 0.0),
        curvatures=(float(c1), float(c2)),
    )


def ravine(condition_number=20.0):
    """Return E = ½ (w₁² + κ w₂²): a valley κ = `condition_number` times as steep across as along.

    It is the bowl of the curvatures 1 and κ. ValueError unless κ is finite and at least 1.
    """
    kappa = condition_number
    if not 1 <= kappa < np.inf:
        raise ValueError(f"condition_number is {kappa}, expected a finite number, 1 or more")
    return replace(bowl(1, kappa), name=f"ravine, κ = {kappa:g}")


def rosenbrock():
    """Return E = (1 − w₁)² + 100 (w₂ − w₁²)²: a bent, nearly flat valley with its minimum 0 at (1, 1)."""

    def value(w):
        a, b = coordinates(w)
        return (1 - a) ** 2 + 100 * (b - a**2) ** 2

    def gradient(w):
        a, b = coordinates(w)
        return np.stack([-2 * (1 - a) - 400 * a * (b - a**2), 200 * (b - a**2)], axis=-1)

    return Surface("Rosenbrock", value, gradient, ((-1.5, 1.5), (-1.25, 1.75)), (-1.2, 1.0), (1.0, 1.0))


def beale():
    """Return E = Σ (cₖ − w₁ + w₁ w₂ᵏ)², k = 1, 2, 3, c = 1.5, 2.25, 2.625: plateaus, minimum 0 at (3, ½)."""
    targets = {1: 1.5, 2: 2.25, 3: 2.625}

    def value(w):
        a, b = coordinates(w)
        return sum((c - a + a * b**k) ** 2 for k, c in targets.items())

    def gradient(w):
        a, b = coordinates(w)
        along_a = sum(2 * (c - a + a * b**k) * (b**k - 1) for k, c in targets.items())
        along_b = sum(2 * (c - a + a * b**k) * a * k * b ** (k - 1) for k, c in targets.items())
        return np.stack([along_a, along_b], axis=-1)

    return Surface("Beale", value, gradient, ((0.5, 5.5), (-1.5, 2.5)), (1.0, 1.5), (3.0, 0.5))


def saddle():
    """Return E = ½ w₁² − ½ w₂² + ¼ w₂⁴ + ¼: a saddle of height ¼ at (0, 0), minima 0 at (0, −1) and (0, 1)."""

    def value(w):
        a, b = coordinates(w)
        return 0.5 * a**2 - 0.5 * b**2 + 0.25 * b**4 + 0.25

    def gradient(w):
        a, b = coordinates(w)
        return np.stack([a, b**3 - b], axis=-1)

    return Surface("saddle", value, gradient, ((-2.2, 2.2), (-2.2, 2.2)), (-1.8, 0.001), (0.0, 1.0))


@dataclass(frozen=True)
class Path:
    """Where an optimizer went: points (k + 1, 2) and their E (k + 1,), the start first, all finite.

    `diverged_at` is the step whose result was no longer finite, or None if there was none.
    """

    points: np.ndarray
    values: np.ndarray
    diverged_at: int | None = None

    def until(self, step):
        """Return the path's first part, up to the step (0 is the start). ValueError for one below 0."""
        require_whole_number("step", step, 0)
        reached = self.diverged_at is not None and self.diverged_at <= step
        return Path(self.points[: step + 1], self.values[: step + 1], self.diverged_at if reached else None)


def descend(surface, optimizer, start, n_steps):
    """Return the Path of `n_steps` steps from the point `start` (2,), shorter if it diverges.

    Whatever has `step(weights, gradient)` is an optimizer; a copy of it is used, so that the same call
    gives the same path again. ValueError if start is not two finite numbers or n_steps is below 0.
    """
    if np.shape(start) != (2,):
        raise ValueError(f"start is {start}, expected two finite numbers")
    return path_until_it_diverges(*walk(surface, optimizer, start, n_steps))


def descend_from_all(surface, optimizer, starts, n_steps):
    """Return the list of Paths from K points (K, 2), all calculated at once.

    The optimizer gets weights and gradients (K, 2). If it treats every weight by itself, as SGD and Momentum do,
    the paths are those of `descend` from each point. ValueError as for `descend`.
    """
    if np.ndim(starts) != 2 or np.shape(starts)[1] != 2:
        raise ValueError(f"starts has shape {np.shape(starts)}, expected (K, 2)")
    points, values = walk(surface, optimizer, starts, n_steps)
    return [path_until_it_diverges(points[:, k], values[:, k]) for k in range(len(starts))]


@np.errstate(all="ignore")
def walk(surface, optimizer, start, n_steps):
    """Return the points (n_steps + 1, …, 2) and their E (n_steps + 1, …) from one start, or many, (…, 2)."""
    w = np.array(start, dtype=float)
    if not np.all(np.isfinite(w)):
        raise ValueError(f"start is {start}, expected two finite numbers")
    if not np.all(np.isfinite(surface.value(w))):
        raise ValueError(f"start is {start}, where E is {surface.value(w)}; expected a point where E is finite")
    require_whole_number("n_steps", n_steps, 0)
    optimizer = copy.deepcopy(optimizer)
    points = np.full((n_steps + 1, *w.shape), np.nan)
    points[0] = w
    for step in range(1, n_steps + 1):
        gradient = np.asarray(surface.gradient(w))
        goes_on = gradient.size and isfinite(gradient.item(0) + gradient.item(1))  # the first path, soon looked at
        if not goes_on and not np.isfinite(gradient).all(axis=-1).any():
            break  # and none of the others goes on
        optimizer.step(w, gradient)
        points[step] = w
    return points, surface.value(points)


def path_until_it_diverges(points, values):
    """Return the Path of the points (n, 2) and values (n,), up to the first that is not finite."""
    is_finite = np.isfinite(values) & np.isfinite(points).all(axis=1)
    if is_finite.all():
        return Path(points, values)
    diverged_at = int(np.argmin(is_finite))
    return Path(points[:diverged_at], values[:diverged_at], diverged_at)


def coordinates(w):
    """Return w₁ and w₂ of points (…, 2), as arrays (…)."""
    w = np.asarray(w, dtype=float)
    return w[..., 0], w[..., 1]
