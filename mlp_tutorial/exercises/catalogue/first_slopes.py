"""Mistakes with slopes that are measured, and with steps downhill."""

from mlp_tutorial.exercises.mistake import Mistake

ONE_KNOB = "Turn one knob"
DOWNHILL = "A step downhill"
ALL_KNOBS = "All knobs, and four tomatoes"
AT_ONCE = "May all knobs move at once?"

FORWARD_DIFFERENCE = Mistake(
    "the slope is measured to one side only, upward (a forward difference)",
    "Where the curve bends, that is the slope at a place beside the one that is asked for.",
    1,
    ONE_KNOB,
)
BACKWARD_DIFFERENCE = Mistake(
    "the slope is measured to one side only, downward (a backward difference)",
    "Where the curve bends, that is the slope at a place beside the one that is asked for.",
    1,
    ONE_KNOB,
)
DIVIDED_BY_H = Mistake(
    "the difference is divided by h alone",
    "One place lies h above and the other h below: think of the distance between these two.",
    1,
    ONE_KNOB,
)
NOT_DIVIDED = Mistake(
    "the difference is not divided by the distance",
    "A slope is the change for each unit of the weight, not for the small move that was made.",
    1,
    ONE_KNOB,
)
DIVIDED_BY_2 = Mistake(
    "the difference is divided by 2, and h is left out",
    "What stands below the line is the distance between the two places, in units of the weight.",
    1,
    ONE_KNOB,
)
ONE_SIDE_BY_2H = Mistake(
    "one side only has moved, but the difference is divided by 2h",
    "From w itself to the place above it is one h, and not two.",
    1,
    ONE_KNOB,
)
TIMES_H = Mistake(
    "the difference is divided by 2 and multiplied by h (as `/ 2 * h` does it)",
    "Python works from left to right: without brackets only the 2 stands below the line.",
    1,
    ONE_KNOB,
)
ONLY_ONE_DIVIDED = Mistake(
    "only the second value is divided, because the brackets around the difference are missing",
    "Python divides before it subtracts, and the whole difference has to stand above the line.",
    1,
    ONE_KNOB,
)
OTHER_H = Mistake(
    "the steps to the sides are tiny, and not the h that is handed over",
    "It is a good slope. Asked is the difference over the given h, which on a bent curve is a little different.",
    1,
    ONE_KNOB,
)
SIDES_EXCHANGED = Mistake(
    "the lower side comes first in the difference",
    "Then the slope has the other sign, and a step against it would go uphill.",
    1,
    ONE_KNOB,
)
HALF_A_STEP = Mistake(
    "the two places are only h apart, but the difference is divided by 2h",
    "What stands below the line is the distance between the two places at which f was asked.",
    1,
    ONE_KNOB,
)
ALL_TOGETHER = Mistake(
    "all knobs are moved together, and each gets the slope of all",
    "A slope belongs to one knob: while it moves, all the others stay where they are.",
    1,
    ALL_KNOBS,
)
NOT_PUT_BACK = Mistake(
    "a knob stays where its measurement has left it while the next ones are measured",
    "Each slope is measured from the same place: before the next knob moves, this one goes back.",
    1,
    ALL_KNOBS,
)
COPIED_ONCE = Mistake(
    "the copies are made once, before the loop, and the knobs that moved first stay moved",
    "For each knob everything else stands as in w, so each round begins with new copies.",
    1,
    ALL_KNOBS,
)
SAME_ARRAY = Mistake(
    "all slopes are 0: nothing is put into `slopes`, or the two sides are two names for one array",
    "Whatever is done to one of two names is done to both, and f is the same. A copy is an array of its own.",
    1,
    ALL_KNOBS,
)
ONLY_FIRST_KNOB = Mistake(
    "only the first knob is measured",
    "Every entry of w has a slope of its own; a `return` inside a loop ends it after the first round.",
    1,
    ALL_KNOBS,
)
UPHILL = Mistake(
    "the step goes uphill, along the slope",
    "Where the slope is positive E grows with the weight, so the way down is against it.",
    1,
    DOWNHILL,
)
WITHOUT_RATE = Mistake(
    "the learning rate is left out",
    "The slope alone says how steep it is; α says how far to go for that.",
    1,
    DOWNHILL,
)
DIVIDED_BY_RATE = Mistake(
    "the slope is divided by the learning rate",
    "Then a smaller α would make a longer step.",
    1,
    DOWNHILL,
)
ONLY_THE_MOVE = Mistake(
    "the move itself is returned, and not the place that it leads to",
    "A step begins where the weight stands.",
    1,
    DOWNHILL,
)
ONLY_THE_LENGTH = Mistake(
    "α times the slope is returned: how far the step goes, but not where it leads",
    "A step begins where the weight stands, and goes against the slope.",
    1,
    DOWNHILL,
)
ONLY_THE_SLOPE = Mistake(
    "it is left at the slope, and no step is made",
    "The slope says how steep it is at the place; the step goes from there.",
    1,
    DOWNHILL,
)
ONLY_THE_SIGN = Mistake(
    "only the sign of the slope is used",
    "Then steep and flat knobs move equally far. In proportion to the slopes, E falls most.",
    1,
    AT_ONCE,
)
RATE_TIMES_ALL = Mistake(
    "the learning rate multiplies the weight too",
    "Only the slope is multiplied by α; a bracket around the whole difference draws the weight in as well.",
    1,
    DOWNHILL,
)
EXCHANGED_WITH_SLOPE = Mistake(
    "weight and slope have exchanged their places",
    "The step begins at the weight, and its length is α times the slope.",
    1,
    DOWNHILL,
)
SIZE_OF_SLOPE = Mistake(
    "the sign of the slopes is lost",
    "Then every weight becomes smaller, also those that should grow because their slope is negative.",
    1,
    DOWNHILL,
)
TIMES_WEIGHT = Mistake(
    "the step is also multiplied by the weight",
    "How far a weight moves depends on its slope and on α, not on how large the weight is.",
    1,
    DOWNHILL,
)
