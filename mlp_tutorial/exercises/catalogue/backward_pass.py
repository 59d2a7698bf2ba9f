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
TOO_NEW_WEIGHTS = Mistake(
    "W₂ is updated before the gradient has passed it",
    "The gradient belongs to the weights with which E was calculated. All gradients first, then the step.",
    5,
    "What breaks: an old forward pass",
)
ASCENT = Mistake(
    "the step goes uphill: the gradient is added, or its sign is reversed, as with ŷ − y",
    "A gradient points where E grows, and each weight moves against its own slope.",
    5,
    "The sweep as code",
)
RATE_FORGOTTEN = Mistake(
    "the learning rate is left out",
    "The gradient says which way and how steep it is; how far to go, the learning rate says.",
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
ONE_WAY_ALONE = Mistake(
    "only one of the two ways back counts at the fork",
    "m₃ is used twice, and moves E on both ways: at a fork gradients add.",
    2,
    "A fork: one value, used twice",
)
ONE_OUTPUT_ALONE = Mistake(
    "only one of the two outputs counts",
    "The neuron sends its number to both outputs: a fork, and at a fork gradients add.",
    2,
    "A fork: one value, used twice",
)
WEIGHTS_OF_THE_INPUTS = Mistake(
    "the weights that lead into the neuron are taken",
    "They stand in W₁. On this part of the way back count the weights that lead out of it, to the outputs.",
    5,
    "MatMul: two branches",
)
BRACKETS_FORGOTTEN = Mistake(
    "the brackets around the difference in the slope are missing",
    "Python multiplies before it subtracts: a * 1 - a is (a * 1) - a.",
    5,
    "Sigmoid again",
)
SLOPE_OF_TANH = Mistake(
    "the slope of another function, tanh, is taken",
    "Many books have tanh in the hidden layer, and its slope is 1 minus the square of its value. Here it is σ.",
    5,
    "Sigmoid again",
)
ROWS_OF_THE_EXAMPLE = Mistake(
    "it is divided by 3, the number of rows in the chapter's example",
    "Here there are other rows, and the 1/B of the mean goes with their number.",
    5,
    "Start from the end: MSE",
)
HALF_OF_E_LEFT_OUT = Mistake(
    "E is calculated without its ½",
    "The ½ belongs to E; it is there so that the slope has no 2.",
    5,
    "Start from the end: MSE",
)
ONE_BLOCK_TOO_FAR = Mistake(
    "the slope of the sigmoid is multiplied as well",
    "That is the next block on the way back, from m₃ to m₂. Here the gradient of m₃ is asked for.",
    5,
    "Sigmoid again",
)
SLOPE_OF_THE_LAST = Mistake(
    "the hidden layer gets the slope of the last sigmoid",
    "Each block has its own saved value, and its own slope; with sizes that differ the two do not even fit.",
    5,
    "Sigmoid again",
)
GRADIENTS_RETURNED = Mistake(
    "the gradients are returned, not the new weights",
    "They say which way and how steep; the step is still to be taken.",
    5,
    "The sweep as code",
)
DECAY = Mistake(
    "each change is multiplied by its weight",
    "The step is α times the slope, however large the weight is.",
    5,
    "The sweep as code",
)
ONE_ROW_BELIEVED = Mistake(
    "a comparison of numbers with one row is trusted to show everything",
    "With one row a sum over the rows has one term, and 1/B is 1.",
    5,
    "Is it true?",
)
ROW_FOR_VECTOR = Mistake(
    "the shapes (1, 2) and (2,) are taken for the same",
    "Both have two entries, but one is a row of a matrix, and a comparison of shapes tells them apart.",
    5,
    "Is it true?",
)
SHAPE_SHOWS_SUM = Mistake(
    "a shape is trusted to show that a sum is missing",
    "A single row of the gradient has the shape of the bias, too.",
    4,
    "Add: two outputs of the backward pass",
)
SHAPES_OVERLOOKED = Mistake(
    "the shapes are not looked at, and only numbers are compared",
    "A gradient that has another shape than its value cannot be right, whatever its numbers are.",
    5,
    "Is it true?",
)
DEAREST = Mistake(
    "only the dearest check is trusted",
    "It notices all of them, but some are noticed by a cheaper one already.",
    5,
    "Is it true?",
)
TARGET_AS_OUTPUT = Mistake(
    "the target gets the same gradient as the output",
    "E grows with the difference of the two, and the target stands behind the minus.",
    3,
    "The last block: the squared error",
)
E_NOT_A_MEAN = Mistake(
    "E is the sum over the rows, and not the mean",
    "Then E grows with the number of rows, and with it all that is calculated from it.",
    3,
    "The last block: the squared error",
)
SAVED_FOR_ALL = Mistake(
    "all blocks of the kind share one place for what they save",
    "Each block needs what its own forward pass has saved; here the last one has overwritten it.",
    2,
    "Everything is local",
)
SAVED_ONCE = Mistake(
    "what the first forward pass saved is kept for good",
    "A backward pass belongs to the forward pass right before it.",
    2,
    "Two passes",
)
GRADIENT_LEFT_OUT = Mistake(
    "the gradient that comes in is not used",
    "A block multiplies its own part with what comes in, whatever stands behind it.",
    2,
    "Everything is local",
)
