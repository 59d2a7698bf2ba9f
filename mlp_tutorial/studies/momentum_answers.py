"""What the reader's own momentum does, and which mistake it is where it goes wrong (lecture, rows 19 and 20)."""

import numpy as np

from mlp_tutorial.studies.convergence import best_plain
from mlp_tutorial.your_turn import Remark

RATES = (0.1, 0.3, 0.2, 0.05)  # of the steps in turn
MOMENTA = (0.9, 0.5)  # of two optimizers
NOT_IN_PLACE = "the velocity changes, the caller's weights do not: write weights -= …"


def weights_on_the_way(kind):
    """Return the weights (step, optimizer, weight), (4, 2, 5), of two optimizers that step in turn.

    `kind(learning_rate, momentum)` makes one with `step(weights, gradient)`. All gradients come in the same array,
    and the learning rate of each step is another. None if neither weights nor velocity ever change.
    """
    two, w = [kind(RATES[0], m) for m in MOMENTA], np.ones((2, 5))
    gradient, seen = np.empty(5), []
    stream = np.random.default_rng(7).normal(size=(len(RATES), 2, 5))
    for rate, gradients in zip(RATES, stream, strict=True):
        for own_w, own_gradient, one in zip(w, gradients, two, strict=True):
            gradient[:] = own_gradient
            one.learning_rate = rate
            one.step(own_w, gradient)
        seen.append(w.copy())
    if np.any(w != 1):
        return np.array(seen)
    return Remark(NOT_IN_PLACE) if np.any(two[0].velocity) else None


class Wrong:
    """A momentum with a mistake: `rule(w, v, g, α, m)` returns the next w and v."""

    def __init__(self, rule, learning_rate, momentum):
        self.rule, self.learning_rate, self.momentum, self.velocity = rule, learning_rate, momentum, 0.0

    def step(self, weights, gradient):
        """Change the weights in place and the velocity, as the rule says."""
        settings = self.learning_rate, self.momentum
        weights[:], self.velocity = self.rule(weights, self.velocity, gradient, *settings)


WRONG_STEPS = {  # the mistake: (w, v, g, α, m) to the next w and v
    "α stands inside the velocity, so an old gradient keeps its old α": (
        lambda w, v, g, α, m: (w - (m * v + α * g), m * v + α * g)
    ),
    "that is plain descent: keep the velocity in self.velocity, and step with it": (
        lambda w, v, g, α, m: (w - α * g, v)
    ),
    "the sign is reversed: v points uphill": lambda w, v, g, α, m: (w + α * (m * v + g), m * v + g),
    "the step takes the old velocity: v first, then w": lambda w, v, g, α, m: (w - α * v, m * v + g),
    "that is a mean, with (1 − m) · g; here the gradient is added whole": (
        lambda w, v, g, α, m: (w - α * (m * v + (1 - m) * g), m * v + (1 - m) * g)
    ),
}


def step_answer(kind):
    """Return what `weights_on_the_way` gives, or a Remark if that is one of WRONG_STEPS."""
    found = weights_on_the_way(kind)
    wrong = {
        mistake: weights_on_the_way(lambda *settings, rule=rule: Wrong(rule, *settings))
        for mistake, rule in WRONG_STEPS.items()
    }
    return found if found is None or isinstance(found, Remark) else remark_on(found, wrong, 1e-9)


EDGE_OF_PLAIN = "that is the edge of plain descent: where is m?"
EDGE_OF_FLAT = "that is for the flat direction: the steepest reaches the edge first"
OLD_V, OTHER_SIGN = "w₂ steps with the new v", "the step is −α v, and v is negative"
NOT_DIVIDED = "that is α c: divide by α"

MISTAKES = {  # of each place: for each of its answers {mistake: wrong number}
    "swing": ({NOT_DIVIDED: (1 - np.sqrt(0.8)) ** 2}, {NOT_DIVIDED: (1 + np.sqrt(0.8)) ** 2}),
    "edge": (
        {EDGE_OF_PLAIN: 0.2, EDGE_OF_FLAT: 1.9},
        {"the gradient is c · w₂ = −20": 22.7, "α belongs in the step, not in v": 0.7},
        {OLD_V: -2.3, OTHER_SIGN: -3.73},
    ),
    "choose": (
        {"that α is for plain descent": best_plain(4, 100)},
        {"that is √m": 2 / 3, "it takes √κ, here 5, not κ": (24 / 26) ** 2},
        {"that is m: the factor is its root": 4 / 9},
        {"plain descent has an α of its own: 2 / (c_min + c_max)": 1 - 4 / 36},
    ),
}


def recognised(answers, wrong, within):
    """Return the answers, a Remark in place of each number that is one of its {mistake: wrong number}.

    `answers` and `wrong` are of equal length; numbers are the same up to `within`. What is no number stays.
    """
    return [remark_on(answer, mistakes, within) for answer, mistakes in zip(answers, wrong, strict=True)]


def remark_on(answer, mistakes, within):
    """Return the answer, or its mistake as a Remark if it is one of {mistake: wrong number or array}."""
    try:
        number = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return answer
    for mistake, value in mistakes.items():
        if np.shape(value) == number.shape and np.all(np.abs(number - value) <= within):
            return Remark(mistake)
    return answer
