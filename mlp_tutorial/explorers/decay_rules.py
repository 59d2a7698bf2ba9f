"""Two rules of one name: the lecture's decay, and the one that goes through the velocity (lecture, row 22)."""

from mlp_tutorial.drawing.style import with_minus
from mlp_tutorial.explorers.base.controls import decade_slider, slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.decay_rules import draw_rule_axes, draw_rules
from mlp_tutorial.studies.decay_rules import N_STEPS, RULES, compare_rules

NARROWEST = 2.0  # height of the axis of w


class DecayRulesExplorer(Explorer):
    """One weight with E = ½ (w − target)², under the lecture's weight decay and under PyTorch's."""

    size = (9.6, 4.2)
    frame_settings = ("target", "start")
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
        """Return the Comparison."""
        return compare_rules(weight_decay, momentum, learning_rate, target, start)

    def frame(self, axes, result):
        """Draw the axes."""
        draw_rule_axes(axes[0], [f"{label}'s rule" for label in RULES], N_STEPS, *reach(result))

    def draw(self, axes, result):
        """Draw the weight over the steps under each rule, and where it rests."""
        target, rules = result.target, result.rules
        rests = {label: rule.rest for label, rule in rules.items() if not rule.failure}
        notes = [f"{label}'s rule {rule.failure}" for label, rule in rules.items() if rule.failure]
        draw_rules(axes[0], {label: rule.path for label, rule in rules.items()}, rests, target, notes)

    def read(self, result):
        """Say where the two rules lead."""
        sentences = []
        for label, rule in result.rules.items():
            if rule.failure:
                limit = f"its learning rate {result.learning_rate:g} is not below {rule.edge:.3g}"
                sentences.append(f"{label}'s rule {rule.failure}: {limit}.")
            else:
                now = f"after {N_STEPS} steps w is {rule.path[-1]:.4f}"
                sentences.append(f"{label}'s rule rests at {rule.rest:.4f}; {now}.")
        return with_minus(" ".join(sentence[0].upper() + sentence[1:] for sentence in sentences))


def reach(result):
    """Return (lowest, highest) of the axis of w: with 0, the start, and as far beyond the target.

    What swings further leaves the picture.
    """
    start, target = result.rules["the lecture"].path[0], result.target
    low, high = min(0.0, start, 2 * target - start), max(0.0, start, 2 * target - start)
    room = max(0.06 * (high - low), (NARROWEST - (high - low)) / 2)
    return low - room, high + room
