"""Mistakes with a block that has two inputs."""

from mlp_tutorial.exercises.mistake import Mistake

RECIPE = "The recipe"
LOCAL = "Everything is local"

INPUTS_GRADIENTS_EXCHANGED = Mistake(
    "each input gets the gradient of the other",
    "The gradients are returned in the order of the inputs of `forward`.",
    2,
    RECIPE,
)
PRODUCT_SLOPES = Mistake(
    "the slopes are those of a product",
    "For a · b each input's slope is the other input. With a division it is not so.",
    2,
    LOCAL,
)
MINUS_LOST = Mistake(
    "the minus in the slope for b is lost",
    "Where a is positive, a larger b makes the quotient smaller, so this slope is negative.",
    2,
    LOCAL,
)
SQUARE_LOST = Mistake(
    "b is not squared in the slope for b",
    "The derivative of 1 / b has a square below the line.",
    2,
    LOCAL,
)
NUMERATOR_LOST = Mistake(
    "a is lost in the slope for b",
    "That is the slope of 1 / b; the quotient is a times that, and a stays while b moves.",
    2,
    LOCAL,
)
SQUARE_WITHOUT_BRACKETS = Mistake(
    "the product b · b below the line has no brackets",
    "Python works from left to right: it divides by b, and then multiplies by b again. `b**2` needs none.",
    2,
    LOCAL,
)
GRADIENTS_ADDED = Mistake(
    "the gradients of a and b are added",
    "At a fork the gradients of one value add. Here are two values, and each keeps its own.",
    2,
    RECIPE,
)
TIMES_B = Mistake(
    "the slope for a is b",
    "What a gives is divided by b: for a small b the quotient reacts strongly to a.",
    2,
    LOCAL,
)
INCOMING_FOR_FIRST_ONLY = Mistake(
    "what comes in reaches the gradient of a, but not that of b",
    "Both inputs moved the output, so both slopes are multiplied by what comes in.",
    2,
    LOCAL,
)
ONE_GRADIENT_ONLY = Mistake(
    "only the gradient of a is returned",
    "A block calculates the gradients for all its inputs, and b is one of them.",
    2,
    RECIPE,
)
SAME_FOR_BOTH = Mistake(
    "both inputs get the gradient of a",
    "Each input has a slope of its own: move one while the other stays.",
    2,
    RECIPE,
)
INCOMING_ALONE_FOR_BOTH = Mistake(
    "what comes in is passed on to both inputs as it is",
    "That is right for a sum, whose slopes are 1; a quotient has slopes of its own.",
    2,
    LOCAL,
)
FORWARD_EXCHANGED = Mistake(
    "forward divides the second input by the first",
    "The block is asked for a / b, with a as its first input.",
    2,
    LOCAL,
)
