"""Mistakes with weight decay: the pull of a step, and what is left after many."""

from mlp_tutorial.exercises.mistake import Mistake

IDEA, REORGANISED = "The idea: pull every weight towards zero, a little", "The same update, reorganised"
PENALTY = "What is being minimised"

# the pull
WRONG_SIGN = Mistake(
    "the decay has the other sign",
    "Then each step makes a weight larger: it is pushed away from 0, where it should be pulled towards it.",
    8,
    IDEA,
)
NO_RATE = Mistake(
    "the decay is not multiplied by α",
    "λ·w stands in the bracket beside Δ. Like Δ, it acts through the learning rate.",
    8,
    IDEA,
)
HALVED = Mistake(
    "the decay is only half as strong: ½λ in place of λ",
    "The ½ belongs to the penalty. In its slope, and so in the step, the 2 of the square has cancelled it.",
    8,
    PENALTY,
)
TWICE = Mistake(
    "the decay is applied twice in a step",
    "It belongs into the bracket, or into the factor of w: these are two ways to write one and the same pull.",
    8,
    REORGANISED,
)
ON_THE_GRADIENT = Mistake(
    "λ multiplies the gradient, where it should multiply the weight",
    "The pull depends on how large the weight is. It is there also where the gradient is 0.",
    8,
    IDEA,
)
LAMBDA_ALONE = Mistake(
    "λ itself is added to the gradient, and not λ times the weight",
    "The pull depends on the weight: a large one is pulled more, a negative one the other way.",
    8,
    IDEA,
)
SAME_PULL = Mistake(
    "all weights lose the same amount, whatever their size",
    "Here each weight loses a share of itself: a large one more, a small one less.",
    8,
    PENALTY,
)
SAME_AMOUNT = Mistake(
    "the same amount is taken away at each step",
    "Each step takes its share of what the weight is by then, and not of what it was at the start.",
    8,
    IDEA,
)
NO_DECAY = Mistake(
    "the decay is left out",
    "That is the plain step. A weight without gradient then stays where it is, for ever.",
    8,
    IDEA,
)
NO_GRADIENT = Mistake(
    "the gradient is left out",
    "The weights then only fade. A needed weight has to be pushed back by its gradient.",
    8,
    IDEA,
)
AFTER_THE_STEP = Mistake(
    "the decay acts on the weights after their step",
    "Gradient and decay both belong to the old weight: the bracket is calculated as a whole, then subtracted.",
    8,
    REORGANISED,
)
SETTINGS_EXCHANGED = Mistake(
    "α and λ are exchanged",
    "The learning rate comes first. In the product α·λ one does not see it, in the step of the gradient one does.",
    8,
    IDEA,
)
SETTINGS_SHARED = Mistake(
    "all optimizers share their settings",
    "What belongs to the class, and not to `self`, is changed for every one of them when another one is made.",
    8,
    IDEA,
)

# the factor of a step
FACTOR_IS_PRODUCT = Mistake(
    "α·λ is taken for the factor of a step",
    "α·λ is the share that a step takes away. The factor is what is left.",
    8,
    REORGANISED,
)
SIGN_LOST = Mistake(
    "the sign of the factor is dropped",
    "Where α·λ is above 1 the factor is negative: the step jumps over 0, to the other side.",
    8,
    REORGANISED,
)
ONLY_RATE = Mistake(
    "λ is left out of the factor",
    "The share that a step takes away is the product of both, α and λ.",
    8,
    REORGANISED,
)
START_COUNTED = Mistake(
    "the start is counted as the first of the values",
    "Asked is w after each step; the start is before the first.",
    8,
    REORGANISED,
)
NO_RATE_IN_DECAY = Mistake(
    "the answer is α·λ, and not yet λ",
    "What is solved for is the share that each step takes away. α has a part in it.",
    8,
    REORGANISED,
)
MULTIPLIED_BY_RATE = Mistake(
    "the share of a step is multiplied by α, where it should be divided",
    "The share is α·λ. To get λ from it, α has to be taken out again.",
    8,
    REORGANISED,
)
LINEAR = Mistake(
    "each step is taken to remove the same amount",
    "A step removes a share of what is left, so factors are multiplied. That is why a root comes in.",
    8,
    REORGANISED,
)
ONE_HUNDREDTH_LOST = Mistake(
    "the weight loses one hundredth, and does not go down to one hundredth",
    "What is left after all steps is 0.01 of the start, and not 0.99 of it.",
    8,
    REORGANISED,
)
FLIPS = Mistake(
    "the factor of a step is negative",
    "The size is right in the end, but α·λ is then above 1, and the weight changes its sign at each step.",
    8,
    REORGANISED,
)
EXPONENTIAL = Mistake(
    "the factor 1 − αλ is taken for the exponential function of −αλ",
    "For a small αλ the two are near each other, and in the third digit they differ.",
    8,
    REORGANISED,
)
