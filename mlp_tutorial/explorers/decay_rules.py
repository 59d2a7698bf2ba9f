"""Two rules of one name: the lecture's decay, and the one that goes through the velocity (lecture, row 22)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.drawing.style import with_minus
from mlp_tutorial.explorers.base.controls import decade_slider, slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.weight_decay import draw_rule_axes, draw_rules
from mlp_tutorial.studies.convergence import stability_edge

N_STEPS = 100
LOWEST, HIGHEST = -5.0, 5.0  # of the axis of w


@dataclass(frozen=True)
class Rule:
    """One weight under one rule: w after each step, where it rests in the end, and its largest stable rate."""

    path: np.ndarray
    rest: float
    edge: float
    failure: str  # "diverges", "never settles" or ""


class DecayRulesExplorer(Explorer):
    """One weight with E = ½ (w − target)², under the lecture's weight decay and under PyTorch's."""

    size = (9.6, 4.2)
    about = "One weight over the steps, with the lecture's weight decay and with PyTorch's, and where each rests."

    def controls(self):
        """Return the controls."""
        return {
            "weight_decay": slider("weight decay λ", 0.5, 0, 2, 0.05),
            "momentum": slider("momentum m", 0.9, 0, 0.99, 0.01),
            "learning_rate": decade_slider("learning rate α", 0.1, 0.001, 4),
            "target": slider("best w, no decay", 2.0, -3, 3, 0.5, 1),
            "start": slider("start w", 1.0, -3, 3, 0.5, 1),
        }

    def compute(self, weight_decay, momentum, learning_rate, target, start):
        """Return the settings that the reading needs, and {label: Rule}."""
        pulls = {"the lecture": (1 - momentum) * weight_decay, "PyTorch": weight_decay}  # share of w, at rest
        edges = {
            "the lecture": stability_edge(1.0, momentum, weight_decay),
            "PyTorch": stability_edge(1.0 + weight_decay, momentum),
        }
        rules = {}
        for label, rule in RULES.items():
            path = follow(rule, target, start, learning_rate, momentum, weight_decay)
            rests = learning_rate < edges[label] or np.ptp(path) == 0
            at_the_edge = np.isclose(learning_rate, edges[label], rtol=1e-9)
            failure = "" if rests else "never settles" if at_the_edge else "diverges"
            rules[label] = Rule(path, target / (1 + pulls[label]), edges[label], failure)
        return learning_rate, target, rules

    def frame(self, axes, result):
        """Draw the axes."""
        draw_rule_axes(axes[0], [f"{label}'s rule" for label in RULES], N_STEPS, LOWEST, HIGHEST)

    def draw(self, axes, result):
        """Draw the weight over the steps under each rule, and where it rests."""
        _, target, rules = result
        rests = {label: rule.rest for label, rule in rules.items() if not rule.failure}
        notes = [f"{label}'s rule {rule.failure}" for label, rule in rules.items() if rule.failure]
        draw_rules(axes[0], {label: rule.path for label, rule in rules.items()}, rests, target, notes)

    def read(self, result):
        """Say where the two rules lead."""
        learning_rate, _, rules = result
        sentences = []
        for label, rule in rules.items():
            if rule.failure:
                limit = f"its learning rate {learning_rate:g} is not below {rule.edge:.3g}"
                sentences.append(f"{label}'s rule {rule.failure}: {limit}.")
            else:
                now = f"after {N_STEPS} steps w is {rule.path[-1]:.4f}"
                sentences.append(f"{label}'s rule rests at {rule.rest:.4f}; {now}.")
        return with_minus(" ".join(sentence[0].upper() + sentence[1:] for sentence in sentences))


def lecture_rule(w, v, gradient, learning_rate, momentum, weight_decay):
    """Return (w, v) after a step: the decay stands outside of the velocity, as in the optimizer Momentum."""
    v = momentum * v + gradient
    return w - learning_rate * (v + weight_decay * w), v


def pytorch_rule(w, v, gradient, learning_rate, momentum, weight_decay):
    """Return (w, v) after a step: the decay goes through the velocity, as in the optimizer CoupledMomentum."""
    v = momentum * v + (gradient + weight_decay * w)
    return w - learning_rate * v, v


RULES = {"the lecture": lecture_rule, "PyTorch": pytorch_rule}


def follow(rule, target, start, learning_rate, momentum, weight_decay):
    """Return w (N_STEPS + 1,) before and after each step down E = ½ (w − target)²."""
    w, v, path = start, 0.0, [start]
    for _ in range(N_STEPS):  # in plain numbers, which is quick for a single weight
        w, v = rule(w, v, w - target, learning_rate, momentum, weight_decay)
        path.append(w)
    return np.array(path)
