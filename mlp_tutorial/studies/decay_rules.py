"""Two rules of one name: the lecture's decay, and the one that goes through the velocity (lecture, row 22)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.optimizers import CoupledMomentum, Momentum
from mlp_tutorial.studies.convergence import stability_edge

N_STEPS = 100
RULES = {"the lecture": Momentum, "PyTorch": CoupledMomentum}


@dataclass(frozen=True)
class Rule:
    """One weight under one rule: w after each step, where it rests in the end, and its largest stable rate."""

    path: np.ndarray  # (N_STEPS + 1,), the start first
    rest: float
    edge: float
    failure: str  # "diverges", "never settles" or ""


@dataclass(frozen=True)
class Comparison:
    """One weight with E = ½ (w − target)² under both rules, with the same settings."""

    learning_rate: float
    target: float
    rules: dict  # {label: Rule}


def compare_rules(weight_decay, momentum, learning_rate, target, start):
    """Return the Comparison of the RULES from a start."""
    pulls = {"the lecture": (1 - momentum) * weight_decay, "PyTorch": weight_decay}  # share of w, at rest
    edges = {
        "the lecture": stability_edge(1.0, momentum, weight_decay),
        "PyTorch": stability_edge(1.0 + weight_decay, momentum),
    }
    rules = {}
    for label, optimizer in RULES.items():
        path = follow(optimizer(learning_rate, momentum, weight_decay), target, start)
        rest = target / (1 + pulls[label])
        rules[label] = Rule(path, rest, edges[label], failure(path, learning_rate, edges[label]))
    return Comparison(learning_rate, target, rules)


def failure(path, learning_rate, edge):
    """Return how a weight fails to come to rest: "never settles", "diverges", or "" if it does not fail."""
    if np.ptp(path) == 0:
        return ""
    if np.isclose(learning_rate, edge, rtol=1e-9):
        return "never settles"
    return "" if learning_rate < edge else "diverges"


def follow(optimizer, target, start):
    """Return w (N_STEPS + 1,) before and after each step of the optimizer down E = ½ (w − target)²."""
    w, path = np.array([start], dtype=float), [start]
    for _ in range(N_STEPS):
        optimizer.step(w, w - target)
        path.append(w[0])
    return np.array(path)
