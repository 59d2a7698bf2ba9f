"""Mistakes with the two rules of weight decay: outside the velocity, and inside it."""

from mlp_tutorial.exercises.mistake import Mistake

RULES, BOTH = "Where the decay stands: two rules, one name", "One weight under both rules"

COUPLED_TWICE = Mistake(
    "both rules have the decay in the velocity",
    "In the lecture's rule the velocity collects gradients only, and the decay stands beside it in the step.",
    8,
    RULES,
)
OUTSIDE_TWICE = Mistake(
    "both rules have the decay outside of the velocity",
    "PyTorch's rule adds λ·w to the gradient first, and the velocity collects that sum.",
    8,
    RULES,
)
RULES_EXCHANGED = Mistake(
    "the two rules are exchanged",
    "The lecture's velocity collects gradients only; PyTorch's collects the decay too.",
    8,
    RULES,
)
INSIDE_AND_OUTSIDE = Mistake(
    "PyTorch's rule has the decay in the velocity and in the step as well",
    "Once it is in the velocity, it is subtracted with it.",
    8,
    RULES,
)
VELOCITY_NOT_HANDED_BACK = Mistake(
    "the velocity is handed back as it was",
    "The next step starts from the new velocity; without it nothing is collected.",
    8,
    RULES,
)
DECAY_FADES_FIRST = Mistake(
    "the decay is added to the old velocity, and fades with it by m at once",
    "In PyTorch's rule it is added to the gradient, and enters as whole as the gradient does.",
    8,
    RULES,
)

# which decay rests at the same place
SAME_DECAY = Mistake(
    "the same λ is taken for both rules",
    "With momentum the pull of PyTorch's rule is collected, and is stronger.",
    8,
    BOTH,
)
THE_OTHER_WAY = Mistake(
    "λ is divided where it should be multiplied",
    "That is the λ of the lecture's rule that rests where PyTorch's does: the other way round.",
    8,
    BOTH,
)
M_FOR_ONE_MINUS_M = Mistake(
    "m stands where 1 − m belongs",
    "At rest v = m·v + g, so it is 1 − m of v that equals g.",
    8,
    BOTH,
)
ONE_PLUS_M = Mistake(
    "1 + m stands where 1 − m belongs",
    "1 + m belongs to gradients that alternate. At rest all of them are the same.",
    8,
    BOTH,
)
ONLY_ONE_MINUS_M = Mistake(
    "λ itself is left out",
    "1 − m says how the two rules are to each other. It multiplies the λ that there is.",
    8,
    BOTH,
)
M_SQUARED = Mistake(
    "the factor comes in twice",
    "The equation of the velocity is used once, where v is replaced.",
    8,
    BOTH,
)
