"""Mistakes with momentum: the rule, and streams of gradients."""

from mlp_tutorial.exercises.mistake import Mistake

INTUITION, BY_HAND, WEIGHTS = "The intuition", "By hand", "Thousands of weights"

# the rule
RATE_IN_VELOCITY = Mistake(
    "the learning rate is multiplied into the velocity",
    "The velocity keeps gradients alone. With α in it, a new α would not act on what has been kept before.",
    7,
    INTUITION,
)
RATE_TWICE = Mistake(
    "the learning rate is applied twice, in the velocity and in the step",
    "α acts once, on the step. The velocity keeps gradients alone.",
    7,
    INTUITION,
)
ONE_MINUS_M = Mistake(
    "the gradient is multiplied by 1 − m before it enters the velocity",
    "That makes the velocity a mean of the gradients, 1/(1 − m) times smaller. Here each gradient enters whole.",
    7,
    INTUITION,
)
M_TIMES_GRADIENT = Mistake(
    "the momentum is multiplied by the gradient, and the old velocity kept whole",
    "m says how much of the old velocity is kept, so that old gradients fade. The new one enters whole.",
    7,
    INTUITION,
)
M_TIMES_BOTH = Mistake(
    "the momentum is multiplied by the new gradient as well",
    "m says how much of the old velocity is kept. The new gradient enters whole.",
    7,
    INTUITION,
)
ADDED_TO_OLD = Mistake(
    "m·v + g is added to the old velocity, where it should replace it",
    "With `+=` the old velocity is there twice: once whole, and once times m.",
    7,
    INTUITION,
)
NO_RATE = Mistake(
    "the learning rate is left out of the step",
    "The velocity says where to, and how steep it has been; α says how far to go.",
    7,
    INTUITION,
)
M_TIMES_WEIGHTS = Mistake(
    "the momentum is multiplied by the weights, where it belongs to the velocity",
    "Then the weights themselves fade at each step, and no gradient is remembered.",
    7,
    INTUITION,
)
NOT_KEPT = Mistake(
    "each step knows its own gradient alone",
    "The velocity is then not kept from one step to the next, or not used: that is plain gradient descent.",
    7,
    INTUITION,
)
NEVER_FADES = Mistake(
    "the old velocity is kept whole",
    "Without m nothing fades: the first gradient counts as much as the last, for ever.",
    7,
    INTUITION,
)
UPHILL = Mistake(
    "the velocity is added to the weights",
    "The velocity is made of gradients, so it points uphill. A step down has to subtract it.",
    7,
    INTUITION,
)
GRADIENT_SUBTRACTED = Mistake(
    "the gradient is subtracted in the velocity, and the velocity in the step",
    "Two minus signs make a plus: the weights climb. In this course the gradient is added to the velocity.",
    7,
    INTUITION,
)
ONE_SIGN_TOO_MANY = Mistake(
    "one sign is turned: the gradient is subtracted in the velocity, or the velocity is added to the weights",
    "There is one minus in the rule, at the step. With none, or with two, the weights climb.",
    7,
    INTUITION,
)
DOWNHILL_VELOCITY = Mistake(
    "the velocity points downhill, and is added to the weights",
    "The weights go where they should. But in this course the velocity is made of gradients, and points uphill.",
    7,
    INTUITION,
)
OLD_VELOCITY = Mistake(
    "the step is made with the velocity from before this gradient",
    "First the velocity takes the new gradient in, then the weights move by it.",
    7,
    INTUITION,
)
NOT_IN_PLACE = Mistake(
    "the weights that were handed over stay as they were",
    "`weights = …` gives the name to another array, inside the function only. The array itself has to change.",
    7,
    INTUITION,
)
SHARED = Mistake(
    "two optimizers share one velocity",
    "A velocity that belongs to the class, and not to `self`, is moved by the gradients of every object.",
    7,
    WEIGHTS,
)
GRADIENT_ITSELF = Mistake(
    "the velocity is at first the gradient's own array, and not a copy of it",
    "Whoever calls may write the next gradient into the same array: then the velocity changes with it.",
    7,
    INTUITION,
)
ONE_FOR_ALL = Mistake(
    "all weights share one velocity",
    "Each weight has a velocity of its own, made of its own gradients alone.",
    7,
    WEIGHTS,
)
ONE_ARRAY = Mistake(
    "all rows are one and the same array",
    "A list keeps the array itself, not what was in it. Changed in place, it changes in all rows at once.",
    7,
    INTUITION,
)
FIRST_ROW_MOVES = Mistake(
    "the first row is not a copy, and goes on with the weights",
    "What is changed in place later changes the row that was kept, too.",
    7,
    INTUITION,
)

# streams
NO_FACTOR = Mistake(
    "the velocity is taken to be the gradient",
    "That is so at the first step only. Later what is left of the older gradients is in it too.",
    7,
    BY_HAND,
)
ONLY_OLD_PART = Mistake(
    "only the kept part is counted, and not the gradient of the step itself",
    "In v = m·v + g the last gradient stands beside what has been kept.",
    7,
    BY_HAND,
)
STREAMS_EXCHANGED = Mistake(
    "the two streams are exchanged",
    "What is consistent piles up; what alternates cancels in part.",
    7,
    BY_HAND,
)
MULTIPLIED = Mistake(
    "the gradient is multiplied where it should be divided",
    "v = m·v + g, solved for v, has the gradient above the line.",
    7,
    BY_HAND,
)
CANCELS_ALL = Mistake(
    "the alternating gradients are taken to cancel altogether",
    "The older one has faded when the newer one comes, so something is left.",
    7,
    BY_HAND,
)

SIGN_OF_VELOCITY = Mistake(
    "a velocity is given with its sign, where its size is asked for",
    "In the alternating stream the sign changes at each step for ever; what comes to rest is the size.",
    7,
    BY_HAND,
)
GRADIENT_OF_ONE = Mistake(
    "the gradients are taken to be 1 and −1",
    "How many gradients come together is one thing, how large each of them is another.",
    7,
    BY_HAND,
)
