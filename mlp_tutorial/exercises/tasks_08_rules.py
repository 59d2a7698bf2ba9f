"""Exercises of chapter 08 on the rules: an optimizer with decay, and the decay outside and inside the velocity."""

import numpy as np

from mlp_tutorial.exercises.catalogue import decay, velocity_decay
from mlp_tutorial.exercises.catalogue import momentum as moving
from mlp_tutorial.exercises.exercise import Exercise


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
    """Return the weights after three steps of each of two optimizers with settings of their own."""
    first, second = (kind(*settings) for settings in zip(rates, decays, strict=True))
    weights = start.copy(), 2 * start
    for one, other in zip(gradients[:3], gradients[3:], strict=True):
        if first.step(weights[0], one) is ... and np.array_equal(weights[0], start):
            return ...  # the starter
        second.step(weights[1], other)
    return weights


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


def both_rules(w, v, g, learning_rate, momentum, decay):
    """Return the new w and v by the lecture's rule, then the new w and v by PyTorch's."""
    v_lecture = momentum * v + g
    v_pytorch = momentum * v + (g + decay * w)
    w_lecture = w - learning_rate * (v_lecture + decay * w)
    w_pytorch = w - learning_rate * v_pytorch
    return w_lecture, v_lecture, w_pytorch, v_pytorch


def draw_step(rng):
    """Return weights, velocity and gradient, and α, m and λ."""
    return *rng.normal(size=(3, 4)), rng.uniform(0.1, 0.3), rng.uniform(0.5, 0.9), rng.uniform(0.4, 0.8)


def _outside(w, v, g, a, m, d):
    return both_rules(w, v, g, a, m, d)[:2]


def _inside(w, v, g, a, m, d):
    return both_rules(w, v, g, a, m, d)[2:]


def _old_velocity(w, v, g, a, m, d):
    _, v_lecture, _, v_pytorch = both_rules(w, v, g, a, m, d)
    return w - a * (v + d * w), v_lecture, w - a * v, v_pytorch


def _velocity_kept(w, v, g, a, m, d):
    w_lecture, _, w_pytorch, _ = both_rules(w, v, g, a, m, d)
    return w_lecture, v, w_pytorch, v


def _twice_in_pytorch(w, v, g, a, m, d):
    w_lecture, v_lecture, w_pytorch, v_pytorch = both_rules(w, v, g, a, m, d)
    return w_lecture, v_lecture, w_pytorch - a * d * w, v_pytorch


def _no_rate(w, v, g, a, m, d):
    _, v_lecture, *pytorch = both_rules(w, v, g, a, m, d)
    return w - a * v_lecture - d * w, v_lecture, *pytorch


def _fades_first(w, v, g, a, m, d):
    v_pytorch = m * (v + d * w) + g
    return *_outside(w, v, g, a, m, d), w - a * v_pytorch, v_pytorch


def _rate_inside(w, v, g, a, m, d):
    v_lecture, v_pytorch = m * v + a * g, m * v + a * (g + d * w)
    return w - v_lecture - a * d * w, v_lecture, w - v_pytorch, v_pytorch


RULES = Exercise(
    name="08-rules",
    title="both rules",
    statement="Write one step with momentum and weight decay, by both rules. In the lecture's rule the decay "
    "stands outside of the velocity, in PyTorch's it goes through it. Both start from the same weights `w`, "
    "velocity `v` and gradient `g`, vectors of four. Return four vectors: the new $w$ and $v$ by the lecture's "
    "rule, then the new $w$ and $v$ by PyTorch's. `decay` is $\\lambda$. The check starts from a velocity that is "
    "not 0, and the arguments must stay as they were.",
    level=3,
    starter="def both_rules(w, v, g, learning_rate, momentum, decay):\n"
    '    """Return w, v by the lecture\'s rule, then w, v by PyTorch\'s."""\n'
    "    return ..., ..., ..., ...\n",
    reference=both_rules,
    hints=(
        "Each rule has two lines: first the new velocity, then the new weights with it.",
        "In one rule λ·w stands in the line of v, in the other in the line of w. Which is which?",
        "The lecture's v collects g alone; PyTorch's collects g + λ·w, and then its step is α·v and nothing else.",
    ),
    lesson="From a velocity that is not 0 all four vectors differ. From v = 0 both rules would have given the "
    "same weights after this first step.",
    wrong={
        velocity_decay.COUPLED_TWICE: lambda *given: (*_inside(*given), *_inside(*given)),
        velocity_decay.OUTSIDE_TWICE: lambda *given: (*_outside(*given), *_outside(*given)),
        velocity_decay.RULES_EXCHANGED: lambda *given: (*_inside(*given), *_outside(*given)),
        velocity_decay.INSIDE_AND_OUTSIDE: _twice_in_pytorch,
        velocity_decay.OUTSIDE_WITHOUT_RATE: _no_rate,
        velocity_decay.BOTH_OUTWARDS: lambda w, v, g, a, m, d: both_rules(w, v, g, a, m, -d),
        velocity_decay.BOTH_HALVED: lambda w, v, g, a, m, d: both_rules(w, v, g, a, m, d / 2),
        moving.OLD_VELOCITY: _old_velocity,
        velocity_decay.VELOCITY_NOT_HANDED_BACK: _velocity_kept,
        moving.NOT_KEPT: lambda w, v, g, a, m, d: both_rules(w, v, g, a, 0, d),
        moving.NEVER_FADES: lambda w, v, g, a, m, d: both_rules(w, v, g, a, 1, d),
        velocity_decay.DECAY_FADES_FIRST: _fades_first,
        moving.RATE_IN_VELOCITY: _rate_inside,
    },
    draw=draw_step,
)


def matching_decay(momentum, decay):
    """Return the λ of PyTorch's rule that rests where the lecture's rests."""
    return (1 - momentum) * decay


MATCH = Exercise(
    name="08-match",
    title="the same resting place",
    statement="Somebody has trained with the lecture's rule, with `momentum` $m$ and `decay` $\\lambda$. Which "
    "$\\lambda$ does PyTorch's rule need, with the same $m$, so that in the end every weight rests at the same "
    "place? Return it, one number. At rest neither $v$ nor $w$ changes; the gradient there need not be 0. The "
    "check tries several momenta and decays.",
    level=2,
    starter="def matching_decay(momentum, decay):\n"
    '    """Return the decay of PyTorch\'s rule with the same resting place."""\n'
    "    return ...\n",
    reference=matching_decay,
    hints=(
        "Write down for each rule what must hold at rest: v is what it was, and the step is 0.",
        "Lecture: v = m·v + g and v + λ·w = 0. PyTorch: v = 0, so g + λ·w = 0 with its own λ.",
        "From v = m·v + g follows g = (1 − m)·v. Put v = −λ·w in, and compare with PyTorch's line.",
    ),
    lesson="With m = 0.9 PyTorch's rule needs only a tenth of the lecture's λ: who copies one has to know "
    "for which rule it was.",
    wrong={
        velocity_decay.SAME_DECAY: lambda momentum, decay: decay,
        velocity_decay.THE_OTHER_WAY: lambda momentum, decay: decay / (1 - momentum),
        velocity_decay.M_FOR_ONE_MINUS_M: lambda momentum, decay: momentum * decay,
        velocity_decay.ONE_PLUS_M: lambda momentum, decay: (1 + momentum) * decay,
        velocity_decay.ONLY_ONE_MINUS_M: lambda momentum, decay: 1 - momentum,
        velocity_decay.M_SQUARED: lambda momentum, decay: (1 - momentum) ** 2 * decay,
    },
    draw=lambda rng: (rng.uniform(0.6, 0.95), rng.uniform(0.1, 0.8)),
)
