"""An exercise of chapter 07: momentum as a class of one's own."""

import copy

import numpy as np

from mlp_tutorial.exercises.answers import Unusable
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import momentum

N_STEPS, N_WEIGHTS = 4, 5


def draw_streams(rng):
    """Return gradients (steps, optimizers, weights), a learning rate a step, momenta, and the first weights."""
    rates, momenta = rng.uniform(0.05, 0.4, size=N_STEPS), rng.uniform(0.4, 0.9, size=2)
    return rng.normal(size=(N_STEPS, 2, N_WEIGHTS)), rates, momenta, rng.normal(size=(2, N_WEIGHTS))


def weights_on_the_way(kind, stream, rates, momenta, start):
    """Return the weights of two optimizers that step in turn, {which, after which step: five of them}.

    The gradients come in one and the same array. What the class itself holds is afterwards as it was.
    """
    of_class = {name: value for name, value in vars(kind).items() if is_data(name, value)}
    before = copy.deepcopy(of_class)
    two, w, gradient, seen = [kind(rates[0], m) for m in momenta], start.copy(), np.empty(N_WEIGHTS), {}
    if not all(hasattr(one, "learning_rate") for one in two):
        raise Unusable("The check changes `learning_rate` of an optimizer: it has to be kept under this name.")
    for n, (rate, gradients) in enumerate(zip(rates, stream, strict=True), 1):
        for own, one_gradient, one in zip(w, gradients, two, strict=True):
            gradient[:] = one_gradient
            one.learning_rate = rate
            returned = one.step(own, gradient)
        for which, own in zip(("first", "second"), w, strict=True):
            seen[f"The {which} optimizer's vector after step {n}"] = own.copy()
    for name, value in before.items():
        setattr(kind, name, value)
    return ... if returned is ... and np.array_equal(w, start) else seen


def is_data(name, value):
    """Return whether an entry of a class is a number or an array, and not a method or Python's own."""
    return not name.startswith("__") and (value is None or isinstance(value, (int, float, list, dict, np.ndarray)))


class MyMomentum:
    """Gradient descent with momentum."""

    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, weights, gradient):
        """Change the velocity, then the weights in place."""
        self.velocity = self.momentum * self.velocity + gradient
        weights -= self.learning_rate * self.velocity


def class_with(step, velocity=0.0):
    """Return a class like MyMomentum with another `step(self, weights, gradient)`, and its first velocity."""

    def begin(self, learning_rate, momentum):
        self.learning_rate, self.momentum = learning_rate, momentum

    return type("Wrong", (), {"__init__": begin, "step": step, "velocity": velocity})


def rule(velocity, change):
    """Return a step from a new velocity of (v, g, m, α), and a change of the weights of (v, α)."""

    def step(self, weights, gradient):
        m, rate = self.momentum, self.learning_rate
        self.velocity = velocity(self.velocity, gradient, m, rate)
        weights += change(self.velocity, rate)

    return step


def accumulated(v, g, m, rate):
    """Return m v + g."""
    return m * v + g


def down(v, rate):
    """Return − α v."""
    return -rate * v


def _old(self, weights, gradient):
    weights -= self.learning_rate * self.velocity
    self.velocity = self.momentum * self.velocity + gradient


def _not_in_place(self, weights, gradient):
    self.velocity = self.momentum * self.velocity + gradient
    return weights - self.learning_rate * self.velocity


def _fading_weights(self, weights, gradient):
    weights *= self.momentum
    weights -= self.learning_rate * gradient


def _shared(self, weights, gradient):
    self.velocity *= self.momentum  # the array of the class, changed in place
    self.velocity += gradient
    weights -= self.learning_rate * self.velocity


def _gradient_itself(self, weights, gradient):
    first = isinstance(self.velocity, float)
    self.velocity = gradient if first else self.momentum * self.velocity + gradient
    weights -= self.learning_rate * self.velocity


STEP = Exercise(
    name="07-step",
    title="the rule as code",
    statement="""
Write `step`: it changes `self.velocity`, and then the vector `weights` **in place** (`weights -= …`, or nothing
arrives outside). It returns nothing. The check makes two of your optimizers, with different momenta, and lets them
step in turn: five weights each, four steps. Meanwhile the gradients change, and the check changes `learning_rate`
of your optimizers: α must act on the step, not on what $v$ keeps. All gradients come in one array, filled anew for
each step.
""",
    level=3,
    starter='''class MyMomentum:
    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, weights, gradient):
        """Change the velocity, then the weights in place."""
        return ...  # your lines, in place of this one
''',
    reference=MyMomentum,
    hints=(
        "The two formulas of “The intuition”, in their order: a line for the velocity, a line for the weights.",
        "What has to last from one step to the next belongs to `self`. Numbers that the object has: "
        "`self.learning_rate`, `self.momentum`.",
        "The first line begins `self.velocity = self.momentum * …`, the second `weights -= …`.",
    ),
    lesson="Two optimizers with changing learning rates: a shared velocity, or an α inside it, would have shown. "
    "Hand `MyMomentum(0.09, 0.5)` to the race as its rival.",
    wrong={
        momentum.RATE_IN_VELOCITY: class_with(rule(lambda v, g, m, rate: m * v + rate * g, lambda v, rate: -v)),
        momentum.RATE_TWICE: class_with(rule(lambda v, g, m, rate: m * v + rate * g, down)),
        momentum.ONE_MINUS_M: class_with(rule(lambda v, g, m, rate: m * v + (1 - m) * g, down)),
        momentum.M_TIMES_GRADIENT: class_with(rule(lambda v, g, m, rate: v + m * g, down)),
        momentum.M_TIMES_BOTH: class_with(rule(lambda v, g, m, rate: m * (v + g), down)),
        momentum.ADDED_TO_OLD: class_with(rule(lambda v, g, m, rate: v + m * v + g, down)),
        momentum.NO_RATE: class_with(rule(accumulated, lambda v, rate: -v)),
        momentum.M_TIMES_WEIGHTS: class_with(_fading_weights),
        momentum.NOT_KEPT: class_with(rule(lambda v, g, m, rate: g, down)),
        momentum.NEVER_FADES: class_with(rule(lambda v, g, m, rate: v + g, down)),
        momentum.ONE_SIGN_TOO_MANY: class_with(rule(accumulated, lambda v, rate: rate * v)),
        momentum.OLD_VELOCITY: class_with(_old),
        momentum.NOT_IN_PLACE: class_with(_not_in_place),
        momentum.SHARED: class_with(_shared, np.zeros(N_WEIGHTS)),
        momentum.GRADIENT_ITSELF: class_with(_gradient_itself),
    },
    draw=draw_streams,
    use=weights_on_the_way,
    because="each of two optimizers moves its five weights, and they are looked at after each of four steps",
)
