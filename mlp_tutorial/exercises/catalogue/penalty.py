"""Mistakes with the penalty on the weights, with where a weight rests, and with which weights decay."""

from mlp_tutorial.exercises.mistake import Mistake

PENALTY, NEEDED, BIASES = "What is being minimised", "A weight that is needed", "Why on new points?"

# the penalty and its gradient
LOSS_ONLY = Mistake(
    "the penalty is in the error, and not in the gradient",
    "Then the steps know nothing of it: what is measured is not what is made smaller.",
    8,
    PENALTY,
)
GRADIENT_ONLY = Mistake(
    "the penalty is in the gradient, and not in the error",
    "The steps are right. But the error that is shown is then not the one that they make smaller.",
    8,
    PENALTY,
)
NEITHER = Mistake(
    "the penalty is left out, of the error and of the gradient",
    "That is the plain error. It says nothing of the size of the weights.",
    8,
    PENALTY,
)
LOSS_WITHOUT_HALF = Mistake(
    "the ½ is left out of the penalty, and the gradient is that of the penalty with it",
    "The slope of λ·w² is 2λ·w. Error and gradient have to belong to each other.",
    8,
    PENALTY,
)
BOTH_WITHOUT_HALF = Mistake(
    "the ½ is left out of the penalty, and so there is a 2 in its gradient",
    "The two belong to each other, but this is the penalty of a λ twice as large.",
    8,
    PENALTY,
)
GRADIENT_WITH_HALF = Mistake(
    "the ½ of the penalty is still in its gradient",
    "The derivative of a square brings a 2, and the ½ is there to cancel it.",
    8,
    PENALTY,
)
GRADIENT_WITH_TWO = Mistake(
    "the gradient of the penalty has a 2, and its ½ has been forgotten there",
    "The derivative of the square brings a 2, and the ½ in front cancels it.",
    8,
    PENALTY,
)
PENALTY_ALONE = Mistake(
    "the penalty and its gradient are returned, without those of E",
    "What is minimised is the sum of both: E with the penalty beside it.",
    8,
    PENALTY,
)
AVERAGED = Mistake(
    "the penalty is a mean over the weights, where it should be their sum",
    "Each weight pays for itself. With a mean, the same weight would pay less in a larger network.",
    8,
    PENALTY,
)
NOT_SQUARED = Mistake(
    "the sizes of the weights are added up, and not their squares",
    "That penalty pulls on all weights alike. The one asked for pulls more on a large one.",
    8,
    PENALTY,
)
ROOT_TAKEN = Mistake(
    "the root of the sum of the squares is taken in the penalty",
    "This is the length of all weights together. The penalty is made of the squares themselves.",
    8,
    PENALTY,
)
SUM_SQUARED = Mistake(
    "the weights are added up first, and then squared",
    "Positive and negative weights cancel in such a sum, and would cost nothing.",
    8,
    PENALTY,
)
SUBTRACTED = Mistake(
    "the penalty is subtracted",
    "A penalty makes the error larger. Subtracted, it rewards large weights.",
    8,
    PENALTY,
)

# where a weight rests
AT_TARGET = Mistake(
    "the weight is taken to rest where E is smallest",
    "There the gradient is 0, but the decay still pulls. It rests where the two balance.",
    8,
    NEEDED,
)
AT_ZERO = Mistake(
    "the weight is taken to fade altogether",
    "A needed weight is pushed back by its gradient, the more the farther it is from its target.",
    8,
    NEEDED,
)
STEEPNESS_FORGOTTEN = Mistake(
    "the factor in front of the square is forgotten",
    "It makes the slope that many times steeper, and a steeper slope holds the weight nearer to its target.",
    8,
    NEEDED,
)
HALF_PULL = Mistake(
    "the pull is taken to be ½λ·w, or the slope of E twice as steep",
    "½λ·w² is the penalty. In its slope, and in that of E, the 2 of the square and the ½ cancel.",
    8,
    NEEDED,
)
DOUBLE_PULL = Mistake(
    "the pull is taken to be 2λ·w, or the slope of E half as steep",
    "The 2 of the square and the ½ cancel, in the slope of E and in that of the penalty.",
    8,
    NEEDED,
)
SHARES_EXCHANGED = Mistake(
    "the shares of gradient and decay are exchanged",
    "The stronger the decay is against the gradient, the nearer to 0 the weight rests, and not farther from it.",
    8,
    NEEDED,
)
PULL_WITHOUT_W = Mistake(
    "the pull is taken to be λ, whatever the weight is",
    "λ is multiplied by the weight: the farther the weight is from 0, the stronger the pull.",
    8,
    NEEDED,
)
RATE_AT_REST = Mistake(
    "only one of the two, gradient or decay, is multiplied by α",
    "α multiplies gradient and decay alike, so it does not change where they balance.",
    8,
    NEEDED,
)

# which weights decay
BIASES_DECAY = Mistake(
    "the biases decay too",
    "That is what most optimizers do, and no error; but here the biases are to be spared.",
    8,
    BIASES,
)
BIASES_PAY = Mistake(
    "the biases are spared in the steps, and counted in the penalty",
    "Then the error that is shown is not the one that the steps make smaller.",
    8,
    BIASES,
)
ONLY_BIASES_DECAY = Mistake(
    "the biases decay, and the weights are spared",
    "The mask is True for a bias. What decays is where it is False.",
    8,
    BIASES,
)
BIASES_STAY = Mistake(
    "the biases do not move at all",
    "They are spared the decay, and not the gradient: a bias learns like every weight.",
    8,
    BIASES,
)
