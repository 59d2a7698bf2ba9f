"""Exercise of chapter 08: plain gradient descent with weight decay, as a class."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import decay, training
from mlp_tutorial.exercises.catalogue import momentum as moving


class DecaySGD:
    """Plain gradient descent with weight decay."""

    def __init__(self, learning_rate, weight_decay):
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay

    def step(self, weights, gradient):
        """Change the weights in place."""
        weights -= self.learning_rate * (gradient + self.weight_decay * weights)


def draw_descent(rng):
    """Return the start of the weights, six gradients, and two pairs of α and λ."""
    rates, decays = rng.uniform([0.1, 0.4], [0.3, 0.6]), rng.uniform([0.7, 1.1], [0.9, 1.3])
    return rng.normal(size=5), rng.normal(size=(6, 5)), rates, decays


def three_steps_each(kind, start, gradients, rates, decays):
    """Return {which: its weights after three steps}, of two optimizers with settings of their own."""
    first, second = (kind(*settings) for settings in zip(rates, decays, strict=True))
    weights = start.copy(), 2 * start
    for one, other in zip(gradients[:3], gradients[3:], strict=True):
        if first.step(weights[0], one) is ... and np.array_equal(weights[0], start):
            return ...  # the starter
        second.step(weights[1], other)
    names = "The first optimizer's vector after three steps", "The second optimizer's vector after three steps"
    return dict(zip(names, weights, strict=True))


def _own(update):
    """Return DecaySGD with another step, update(w, g, α, λ), which is what the weights become."""

    class Wrong(DecaySGD):
        def step(self, weights, gradient):
            weights[:] = update(weights, gradient, self.learning_rate, self.weight_decay)

    return Wrong


class _Shared(DecaySGD):
    def __init__(self, learning_rate, weight_decay):
        type(self).learning_rate, type(self).weight_decay = learning_rate, weight_decay


class _FromTheStart(DecaySGD):
    start = None

    def step(self, weights, gradient):
        self.start = weights.copy() if self.start is None else self.start
        weights -= self.learning_rate * (gradient + self.weight_decay * self.start)


SGD = Exercise(
    name="08-sgd",
    title="an optimizer with decay",
    statement="Write the class `DecaySGD`: plain gradient descent with weight decay, "
    "$w \\leftarrow w - \\alpha\\,(g + \\lambda w)$. `step` changes the vector `weights` in place, so that who "
    "handed it over sees the new values; it returns nothing, and leaves `gradient` as it was. The check makes two "
    "optimizers with settings of their own, lets them take three steps in turns, each with another gradient, and "
    "compares the weights.",
    level=3,
    starter="class DecaySGD:\n"
    "    def __init__(self, learning_rate, weight_decay):\n"
    "        self.learning_rate = ...\n"
    "        self.weight_decay = ...\n\n"
    "    def step(self, weights, gradient):\n"
    '        """Change the weights in place."""\n'
    "        return ...\n",
    reference=DecaySGD,
    hints=(
        "Keep both settings in `self`. The step is one line.",
        "`weights -= …` and `weights[:] = …` change the array itself; `weights = …` only the name.",
        "Subtract α times a bracket, in place. In the bracket stand the gradient and λ times the weights.",
    ),
    lesson="Three steps with three gradients, and two optimizers side by side: neither a kept start nor a shared "
    "setting could hide.",
    wrong={
        decay.NO_DECAY: _own(lambda w, g, a, d: w - a * g),
        decay.NO_RATE: _own(lambda w, g, a, d: w - a * g - d * w),
        decay.WRONG_SIGN: _own(lambda w, g, a, d: w - a * (g - d * w)),
        decay.HALVED: _own(lambda w, g, a, d: w - a * (g + 0.5 * d * w)),
        decay.TWICE: _own(lambda w, g, a, d: (1 - a * d) * w - a * (g + d * w)),
        decay.ON_THE_GRADIENT: _own(lambda w, g, a, d: w - a * (g + d * g)),
        training.ASCENT: _own(lambda w, g, a, d: w + a * (g + d * w)),
        decay.LAMBDA_ALONE: _own(lambda w, g, a, d: w - a * (g + d)),
        decay.SAME_PULL: _own(lambda w, g, a, d: w - a * (g + d * np.sign(w))),
        decay.AFTER_THE_STEP: _own(lambda w, g, a, d: (1 - a * d) * (w - a * g)),
        decay.NO_GRADIENT: _own(lambda w, g, a, d: w - a * d * w),
        decay.SETTINGS_EXCHANGED: _own(lambda w, g, a, d: w - d * (g + a * w)),
        moving.NOT_IN_PLACE: _own(lambda w, g, a, d: w),
        decay.SETTINGS_SHARED: _Shared,
        decay.SAME_AMOUNT: _FromTheStart,
    },
    draw=draw_descent,
    use=three_steps_each,
)
