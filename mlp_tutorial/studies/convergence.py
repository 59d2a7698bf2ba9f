"""How fast gradient descent with momentum converges, for many learning rates and momenta at once."""

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.optimizers import Momentum


def matrix_of_a_step(curvature, learning_rate, momentum):
    """Return the matrix (2, 2) by which a step multiplies the pair (v, w) on E = ½ c w².

    v ← m v + c w and w ← w − α v, with the new v put into the second: w ← −α m v + (1 − α c) w. So it is
    [[m, c], [−α m, 1 − α c]], of determinant m. c, α and m are numbers.
    """
    c, α, m = curvature, learning_rate, momentum
    return np.array([[m, c], [-α * m, 1 - α * c]])


def best_plain(c_min, c_max):
    """Return the α whose contraction is best for all curvatures c_min … c_max without momentum: 2/(c_min + c_max).

    That contraction is (κ − 1)/(κ + 1), with κ = c_max/c_min.
    """
    return 2 / (c_min + c_max)


def best_with_momentum(c_min, c_max):
    """Return (α, m) whose contraction for all curvatures c_min … c_max is best (B. Polyak, 1964).

    α = (2/(√c_min + √c_max))² and m = ((√κ − 1)/(√κ + 1))², with κ = c_max/c_min; the contraction is √m.
    """
    low, high = np.sqrt(c_min), np.sqrt(c_max)
    return float((2 / (low + high)) ** 2), float(((high - low) / (high + low)) ** 2)


def condition_number_of(momentum):
    """Return the κ for which this m is the best: ((1 + √m)/(1 − √m))², the reverse of `best_with_momentum`."""
    root = np.sqrt(momentum)
    return ((1 + root) / (1 - root)) ** 2


def contraction(curvature, learning_rate, momentum, weight_decay=0.0):
    """Return the factor by which a step shrinks w in the long run on E = ½ c w²; above 1, w grows.

    With v ← m v + c w and w ← w − α (v + λ w), each step multiplies the pair (w, v) by one and the same matrix,
    of trace 1 + m − α (c + λ) and determinant m (1 − αλ). The factor is the size of its larger eigenvalue.
    On E = ½ Σ cᵢ wᵢ² it is the largest over the cᵢ. Without momentum and decay it is |1 − α c|; with momentum,
    where w swings, it is √m.

    The curvature c, learning_rate α, momentum m and weight_decay λ are numbers or arrays that fit together, and
    so is the result. Source: B. Polyak (1964), for λ = 0.
    """
    half_trace = (1 + momentum - learning_rate * (curvature + weight_decay)) / 2
    determinant = momentum * (1 - learning_rate * weight_decay)
    root = np.sqrt(np.asarray(half_trace**2 - determinant, dtype=complex))
    return np.maximum(np.abs(half_trace + root), np.abs(half_trace - root))


def stability_edge(curvature, momentum, weight_decay=0.0):
    """Return the learning rate above which w grows on E = ½ c w²: 2 (1 + m) / (c + λ (1 + m)).

    Without decay this is 2 (1 + m) / c. The arguments are numbers or arrays that fit together.
    """
    return 2 * (1 + momentum) / (curvature + weight_decay * (1 + momentum))


def measured_contraction(surface, start, learning_rate, momentum, weight_decay=0.0, n_steps=100):
    """Return by which factor √E shrank per step, the average over n_steps; inf where E is no longer finite.

    On E = ½ c w² this nears `contraction`. learning_rate and momentum are numbers or arrays that fit together;
    all these descents run side by side from `start` (2,). ValueError unless n_steps is 1 or more, and for settings
    that the optimizer Momentum refuses.
    """
    require_whole_number("n_steps", n_steps, 1)
    settings = np.stack(np.broadcast_arrays(learning_rate, momentum), dtype=float)
    optimizer = Momentum(*settings[..., np.newaxis], weight_decay)
    w = np.tile(np.asarray(start, dtype=float), (*settings.shape[1:], 1))
    E_start = surface.value(w)
    with np.errstate(all="ignore"):
        for _ in range(n_steps):
            optimizer.step(w, surface.gradient(w))
        E = surface.value(w)
        factor = np.where(E_start == E, 1.0, (E / E_start) ** (0.5 / n_steps))
    return np.where(np.isfinite(factor), factor, np.inf)


def largest_curvature(surface, step=1e-4):
    """Return c_max at the surface's minimum: the larger eigenvalue of the matrix of E's second derivatives.

    They are central differences of the gradient, `step` to both sides.
    """
    offsets = step * np.eye(2)
    minimum = np.asarray(surface.minimum)
    second = (surface.gradient(minimum + offsets) - surface.gradient(minimum - offsets)) / (2 * step)
    return float(np.linalg.eigvalsh((second + second.T) / 2)[-1])


def convergence_map(surface, start, learning_rates, momenta, weight_decay=0.0):
    """Return the contraction (n_momenta, n_rates) for every momentum and learning rate.

    Exact for a surface with `curvatures`, of which the slowest counts; else measured from `start`.
    """
    m = np.asarray(momenta)[:, np.newaxis]
    if surface.curvatures is None:
        return measured_contraction(surface, start, learning_rates, m, weight_decay)
    factors = [contraction(c, np.asarray(learning_rates), m, weight_decay) for c in surface.curvatures]
    return np.max(factors, axis=0)
