"""Mistakes with a whole backward pass."""

from mlp_tutorial.exercises.mistake import Mistake

OUTPUT_SLOPE_FORGOTTEN = Mistake(
    "the slope of the last sigmoid is left out",
    "The gradient passes a sigmoid before it comes to m₅, and is multiplied by its slope.",
    5,
    "Sigmoid",
)
HIDDEN_SLOPE_FORGOTTEN = Mistake(
    "the slope of the hidden layer's sigmoid is left out",
    "The gradient passes that sigmoid on its way from m₃ to m₂, and is multiplied by its slope.",
    5,
    "Sigmoid again",
)
OUTPUT_SLOPE_AT_OUTPUT = Mistake(
    "the slope of the last sigmoid is taken at its output",
    "What is saved as y is σ of m₅ already, and the slope is wanted at m₅.",
    5,
    "Sigmoid",
)
HIDDEN_SLOPE_AT_OUTPUT = Mistake(
    "the slope of the hidden layer's sigmoid is taken at its output",
    "What is saved as m₃ is σ of m₂ already, and the slope is wanted at m₂.",
    5,
    "Sigmoid again",
)
ANOTHER_ORDER = Mistake(
    "the gradients come in another order than was asked for",
    "The numbers are those that were asked for: only their places differ.",
    5,
    "Is it true?",
)
TOO_NEW_WEIGHTS = Mistake(
    "W₂ is updated before the gradient has passed it",
    "The gradient belongs to the weights with which E was calculated. All gradients first, then the step.",
    5,
    "What breaks: an old forward pass",
)
ASCENT = Mistake(
    "the gradient is added to the weights",
    "A gradient points where E grows, so this step goes uphill.",
    5,
    "A puzzle: thirteen slopes, not twenty-six runs",
)
RATE_FORGOTTEN = Mistake(
    "the learning rate is left out",
    "The gradient says which way and how steep it is; how far to go is the learning rate's affair.",
    5,
    "The sweep as code",
)
CHANGES_RETURNED = Mistake(
    "the changes are returned, not the new weights",
    "The step is taken from where the weights stood.",
    5,
    "The sweep as code",
)
BIASES_LEFT = Mistake(
    "the biases stay as they were",
    "They are parameters like the weights, with gradients of their own.",
    5,
    "The sweep as code",
)
DIRECT_WAY_ALONE = Mistake(
    "only the direct way back counts at the fork",
    "m₃ is used a second time, and moves E on that way, too: at a fork gradients add.",
    2,
    "A fork: one value, used twice",
)
BRANCHES_AVERAGED = Mistake(
    "the branches of the fork are averaged",
    "Both ways move E, and for small changes the two moves add.",
    2,
    "A fork: one value, used twice",
)
BRANCHES_MULTIPLIED = Mistake(
    "the branches of the fork are multiplied",
    "Slopes multiply along one way; where two ways meet they add.",
    2,
    "A fork: one value, used twice",
)
LONG_SLOPE_FORGOTTEN = Mistake(
    "on the long way back the slope of its sigmoid is left out",
    "Each block on a way multiplies by its own slope, and the sigmoid is one of them.",
    5,
    "Sigmoid again",
)
LONG_SLOPE_AT_OUTPUT = Mistake(
    "on the long way back σ′ is taken at the output of the sigmoid",
    "What is given is σ of its argument already, and the slope is wanted at the argument.",
    5,
    "Sigmoid again",
)
SAVED_FOR_ALL = Mistake(
    "all blocks of the kind share one place for what they save",
    "Each block needs what its own forward pass has saved; here the last one has overwritten it.",
    5,
    "The sweep as code",
)
SAVED_ONCE = Mistake(
    "what the first forward pass saved is kept for good",
    "A backward pass belongs to the forward pass just before it.",
    5,
    "What breaks: an old forward pass",
)
GRADIENT_LEFT_OUT = Mistake(
    "the gradient that comes in is not used",
    "A block multiplies what comes in by its own part; alone it would be the last one.",
    5,
    "MatMul: two branches",
)
