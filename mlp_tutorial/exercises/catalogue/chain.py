"""Mistakes with chains, with the blocks along them, and the best known one at a fork."""

from mlp_tutorial.exercises.mistake import Mistake

TWO_NOTATIONS = "The chain rule, in two notations"
TWO_PASSES = "Two passes"
LOCAL = "Everything is local"

SLOPES_ADDED = Mistake(
    "the slopes along the chain are added",
    "Along a chain rates multiply, as with the gears of the bicycle: 3 turns of 2.1 metres are 6.3 metres. "
    "What adds are the branches of a fork.",
    2,
    "How much does y change when x changes?",
)
SLOPE_AT_OUTPUT = Mistake(
    "the slope is taken at the output of its function",
    "A derivative is taken at the function's argument: the value that went in, saved by the forward pass.",
    2,
    TWO_NOTATIONS,
)
SLOPES_AT_X = Mistake(
    "all slopes are taken at x",
    "Only the first function gets x. Each later one gets what the one before it has made.",
    2,
    TWO_NOTATIONS,
)
FIRST_SLOPE_FORGOTTEN = Mistake(
    "the slope of the first function is missing",
    "Then it is the gradient of u: how much the end changes per unit of u, and not yet per unit of x.",
    2,
    TWO_PASSES,
)
MIDDLE_SLOPE_FORGOTTEN = Mistake(
    "the slope of the function in the middle is missing",
    "Every function of the chain is a gear, and each has its factor.",
    2,
    TWO_PASSES,
)
COSINE_WITH_MINUS = Mistake(
    "the derivative of the sine has a minus",
    "The minus belongs to the derivative of the cosine; near 0 the sine rises.",
    2,
    "How much does y change when x changes?",
)
IN_DEGREES = Mistake(
    "the angle is taken in degrees",
    "Here it is in radians, as everywhere in this course; a calculator may have to be told so.",
    2,
    "A puzzle: the bicycle",
)
SLOPES_AT_THE_END = Mistake(
    "all slopes are taken at the end of the chain",
    "After the forward pass x names its last result. Each slope is taken at the argument that was saved for it.",
    2,
    TWO_PASSES,
)
ONLY_LAST_SLOPE = Mistake(
    "only the slope of the last function is there",
    "That is how much y changes per unit of v. The way back goes on, through two more functions.",
    2,
    TWO_PASSES,
)
LAST_SLOPE_FORGOTTEN = Mistake(
    "the slope of the last function is missing",
    "The last function before the end is a gear like the others, and the way back goes through it first.",
    2,
    TWO_PASSES,
)
ONLY_THE_VALUE = Mistake(
    "the value at the end is given, and not a slope",
    "The forward pass ends with this value. The question is how much it changes per unit of what went in.",
    2,
    TWO_PASSES,
)
FROM_THE_FRONT = Mistake(
    "the slopes are multiplied from the front on",
    "That tells how much each variable changes per unit of x. A gradient is how much the end changes per unit of "
    "the variable, so the products grow from the end.",
    2,
    "The shared head",
)
FROM_THE_FRONT_TURNED = Mistake(
    "the loop takes the first function first, though it puts each product in front of the others",
    "The gradient of y is known first, and the one before it needs the last function: start at the back.",
    2,
    TWO_PASSES,
)
SLOPES_NOT_MULTIPLIED = Mistake(
    "each function's own slope is given, without what comes from behind it",
    "A slope tells how one function moves its output. A gradient carries that on to the end.",
    2,
    TWO_PASSES,
)
LAST_ONE_FIRST = Mistake(
    "the gradient of y stands first and that of x last",
    "The numbers are there, in the order in which the backward pass meets them. Asked is the other one.",
    2,
    TWO_PASSES,
)
OPPOSITE_WAYS = Mistake(
    "the functions and their saved arguments are taken in opposite orders",
    "Each slope is taken at the argument of its own function; both lists have to run the same way.",
    2,
    TWO_PASSES,
)
STARTED_WITH_Y = Mistake(
    "the way back begins with the value of the end",
    "At the very end stands how much the end changes per unit of itself.",
    2,
    TWO_PASSES,
)
INCOMING_FORGOTTEN = Mistake(
    "what comes in is forgotten, and the slope is returned alone",
    "A block passes on the gradient that comes in from behind, multiplied by its own slope.",
    2,
    LOCAL,
)
INCOMING_ALONE = Mistake(
    "what comes in is passed on as it is, without the block's slope",
    "Only a block whose slope is 1 everywhere does that.",
    2,
    LOCAL,
)
INCOMING_ADDED = Mistake(
    "the slope is added to what comes in",
    "On the way back each block multiplies; rates along a chain do not add.",
    2,
    LOCAL,
)
FACTOR_LOST = Mistake(
    "the factor in the derivative is lost",
    "When a power is differentiated, its exponent comes down as a factor.",
    2,
    "How much does y change when x changes?",
)
EXPONENT_KEPT = Mistake(
    "the exponent is not lowered in the derivative",
    "The derivative of a power has an exponent that is smaller by one.",
    2,
    "How much does y change when x changes?",
)
FUNCTION_FOR_SLOPE = Mistake(
    "the function itself stands where its derivative belongs",
    "What is needed on the way back is how steep the function is, not how large.",
    2,
    LOCAL,
)
TIMES_FOR_POWER = Mistake(
    "forward multiplies by the exponent",
    "In Python `x * 3` is three times x, and `x ** 3` its third power.",
    2,
    LOCAL,
)
NO_TUPLE = Mistake(
    "the gradient is returned alone, without a tuple around it",
    "`backward` returns one gradient for each input, so there is a tuple even for one: mind the comma before the "
    "bracket closes.",
    2,
    LOCAL,
)
OVERWRITTEN_AT_A_FORK = Mistake(
    "the gradient is overwritten at a fork, where it should be added",
    "A value that is used twice changes E in two ways, and for small changes the two add.",
    2,
    "A fork: one value, used twice",
)
FACTOR_OF_A_SQUARE = Mistake(
    "the factor in the derivative of the cube, or all of it, is that of a square",
    "When a power is differentiated, it is its own exponent that comes down as a factor.",
    2,
    "How much does y change when x changes?",
)
POWER_LOST = Mistake(
    "the slope has no square",
    "The derivative of a power has an exponent that is smaller by one: from a cube a square is left.",
    2,
    "How much does y change when x changes?",
)
ORDER_OF_THE_CHAPTER = Mistake(
    "the functions stand in the order of the chapter: square, sine, exponential",
    "Which function comes first decides where each slope is taken. Here the sine gets x.",
    2,
    TWO_NOTATIONS,
)
SLOPE_AT_INCOMING = Mistake(
    "the slope is taken at the gradient that comes in",
    "The slope belongs to the place where the function was on the way forward; what comes in multiplies it.",
    2,
    LOCAL,
)
