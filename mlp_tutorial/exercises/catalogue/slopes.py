"""Mistakes with the slope of a sigmoid, and with its derivation."""

from mlp_tutorial.exercises.mistake import Mistake

SLOPE_FORGOTTEN = Mistake(
    "the slope of the sigmoid is left out",
    "The gradient that comes in is multiplied by the local slope of each block that it passes, and the "
    "sigmoid is one.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SLOPE_ONLY = Mistake(
    "the slope of the sigmoid is there, but not the gradient that comes in",
    "The chain rule is a product: the local slope, times what comes back from the block behind.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SLOPE_AT_OUTPUT = Mistake(
    "σ′ is taken at the output of the sigmoid, not at its argument",
    "The output is a value of σ already. Another σ of it gives the slope at a place where the neuron does not "
    "stand.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SLOPE_OF_THE_SUM = Mistake(
    "in the formula of the slope stands the argument, where the function's value belongs",
    "The slope can be calculated from the value of the function, but not from its argument in the same way.",
    3,
    "The sigmoid, and its slope measured",
)
SLOPE_AT_TARGET = Mistake(
    "the slope is calculated from the target",
    "The neuron stands where its own sum has put it; the target says only where it should stand.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SIGMA_FOR_SLOPE = Mistake(
    "σ itself is taken for its slope",
    "The slope is small at both ends of the sigmoid; σ is small at one end only.",
    3,
    "The sigmoid, and its slope measured",
)
REST_FOR_SLOPE = Mistake(
    "1 − σ is taken for the slope of the sigmoid",
    "The slope is small at both ends of the sigmoid; 1 − σ is small at one end only.",
    3,
    "The sigmoid, and its slope measured",
)
SIGMA_FORGOTTEN = Mistake(
    "the sum is compared with the target, before the sigmoid",
    "E looks at the output, which is σ of the sum.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
INNER_SIGN_LOST = Mistake(
    "the derivative of the inner function −x is left out of A",
    "By the chain rule the derivative of an exponential is multiplied by that of its exponent.",
    3,
    "The derivation",
)
POWER_RULE = Mistake(
    "A treats e⁻ˣ as a power of x",
    "The rule for powers moves the exponent in front. In an exponential x stands in the exponent, and "
    "another rule holds.",
    3,
    "The derivation",
)
INNER_ALONE = Mistake(
    "A is the derivative of the exponent alone",
    "The chain rule is a product of two derivatives: that of the outer function is missing.",
    3,
    "The derivation",
)
B_IS_SIGMA = Mistake(
    "B is σ once more",
    "The fraction has e⁻ˣ above the line, and one of the two factors has to keep it.",
    3,
    "The derivation",
)
B_UNSPLIT = Mistake(
    "B is still the whole fraction",
    "One factor 1 + e⁻ˣ of the denominator went into the first σ.",
    3,
    "The derivation",
)
B_CANCELLED = Mistake(
    "in B the denominator is gone",
    "The square below the line has two factors, and the first σ took only one.",
    3,
    "The derivation",
)
GAPS_EXCHANGED = Mistake(
    "B and C have changed places",
    "B is what is left beside the first σ; C is what 1 has to be reduced by to get it.",
    3,
    "The derivation",
)
C_IS_B = Mistake(
    "C is B once more",
    "Line 6 says that B is 1 minus C.",
    3,
    "The derivation",
)
C_SIGN = Mistake(
    "the minus stands in C, too",
    "The minus of line 6 stands before the box already.",
    3,
    "The derivation",
)
NO_BRACKETS = Mistake(
    "1 + p stands below the line without brackets",
    "Python divides before it adds: `1 / 1 + p` is 1 + p.",
    3,
    "The derivation",
)
P_FOR_X = Mistake(
    "p is taken for x, and put into an exponent once more",
    "The exponential is in p already: p is e⁻ˣ.",
    3,
    "The derivation",
)
RETURNED_AT_ONCE = Mistake(
    "the function returns in its first round",
    "As long as the slope is below 0.0025, a step is taken; only when it no longer is, the numbers are returned.",
    3,
    "A puzzle: two neurons, two mistakes",
)
STEP_BEFORE_THE_LOOK = Mistake(
    "one more step is taken after the slope has become large enough",
    "In each round the look at the slope comes first. If it is large enough, m₅ stays where it is.",
    3,
    "A puzzle: two neurons, two mistakes",
)
STEPS_ONE_TOO_MANY = Mistake(
    "one step too many is counted",
    "Looking at the slope is not a step: the last look, at which it is large enough, is followed by none.",
    3,
    "A puzzle: two neurons, two mistakes",
)
STEPS_ONE_TOO_FEW = Mistake(
    "one step too few is counted",
    "A count that starts at 0 is 0 during the first step, and one less than the number of steps after each.",
    3,
    "A puzzle: two neurons, two mistakes",
)
TANH_AS_SIGMA = Mistake(
    "the slope is y · (1 − y), which is that of the sigmoid",
    "Each block has its own local slope. Derive that of tanh as the chapter does for σ.",
    3,
    "The derivation",
)
SQUARE_LOST = Mistake(
    "the square in the slope is lost",
    "At an output of −½ the function is as steep as at ½, so the slope cannot tell the two apart.",
    3,
    "The derivation",
)
OUTER_TWO = Mistake(
    "the output is squared, and the slope of that square is given",
    "tanh is not the square of something: its derivative has to be derived from the definition.",
    3,
    "The derivation",
)
TANH_OF_OUTPUT = Mistake(
    "another tanh is taken of the output",
    "The output is a value of tanh already. A tanh of that gives the slope at another place.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
ONE_FACTOR_LOST = Mistake(
    "one of the factors is lost: the mistake, or σ in the slope",
    "There are three: the mistake, and two from the slope of the sigmoid. Here two of them happen to be "
    "equal numbers.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SLOPE_OF_SIGMA = Mistake(
    "the slope of σ at the same place is taken for that of tanh",
    "Each block has its own local slope. Derive that of tanh as the chapter does for σ.",
    3,
    "The derivation",
)
A_2_LOST = Mistake(
    "one of the two factors 2 is left out, or both",
    "One stands in front of σ(2x). The other is the inner derivative, that of 2x, by the chain rule.",
    3,
    "The derivation",
)
SLOPE_AT_HALF = Mistake(
    "the slope of σ is taken at x, and not at 2x",
    "In 2 σ(2x) − 1 the argument of σ is 2x. A slope is taken at the function's own argument.",
    3,
    "The derivation",
)
SLOPE_SIGN = Mistake(
    "the sign of the slope is reversed",
    "The function rises everywhere, so its slope is above 0 everywhere.",
    3,
    "The sigmoid, and its slope measured",
)
VALUE_FOR_SLOPE = Mistake(
    "the value of the function is taken for its slope",
    "The value says where the function is; the slope says how fast it changes there.",
    3,
    "The sigmoid, and its slope measured",
)
