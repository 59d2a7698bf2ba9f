"""Exercises of chapter 08 on the two rules: the decay outside of the velocity, and inside it."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import decay as pull
from mlp_tutorial.exercises.catalogue import momentum as moving
from mlp_tutorial.exercises.catalogue import velocity_decay


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


def _mean(w, v, g, a, m, d, enters):
    """Return both rules with (1 − m) times the gradient; in PyTorch's the decay enters with it, or whole."""
    v_lecture, v_pytorch = m * v + (1 - m) * g, m * v + (1 - m) * g + ((1 - m) if enters else 1) * d * w
    return w - a * (v_lecture + d * w), v_lecture, w - a * v_pytorch, v_pytorch


def _m_times_both(w, v, g, a, m, d, enters):
    """Return both rules with m times the gradient too; in PyTorch's the decay enters with it, or whole."""
    v_lecture, v_pytorch = m * (v + g), m * (v + g) + (m if enters else 1) * d * w
    return w - a * (v_lecture + d * w), v_lecture, w - a * v_pytorch, v_pytorch


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
        pull.NO_RATE: _no_rate,
        pull.WRONG_SIGN: lambda w, v, g, a, m, d: both_rules(w, v, g, a, m, -d),
        pull.HALVED: lambda w, v, g, a, m, d: both_rules(w, v, g, a, m, d / 2),
        moving.OLD_VELOCITY: _old_velocity,
        velocity_decay.VELOCITY_NOT_HANDED_BACK: _velocity_kept,
        moving.UPHILL: lambda w, v, g, a, m, d: both_rules(w, v, g, -a, m, d),
        moving.M_TIMES_BOTH: (
            lambda *given: _m_times_both(*given, enters=True),
            lambda *given: _m_times_both(*given, enters=False),
        ),
        moving.NOT_KEPT: lambda w, v, g, a, m, d: both_rules(w, v, g, a, 0, d),
        moving.NEVER_FADES: lambda w, v, g, a, m, d: both_rules(w, v, g, a, 1, d),
        moving.ONE_MINUS_M: (
            lambda *given: _mean(*given, enters=True),
            lambda *given: _mean(*given, enters=False),
        ),
        velocity_decay.DECAY_FADES_FIRST: _fades_first,
        moving.RATE_IN_VELOCITY: _rate_inside,
    },
    draw=draw_step,
    because="each weight has a velocity of its own",
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
