"""Mistakes with E, the error of a batch."""

from mlp_tutorial.exercises.mistake import Mistake

ONE_NUMBER = "How wrong is it? One number, E"
BATCH = "All knobs, and four tomatoes"

SUMMED_OVER_ROWS = Mistake(
    "the errors of the rows are summed, not averaged",
    "Then E grows with the number of rows, and the same learning rate would step further in a larger batch.",
    1,
    BATCH,
)
HALF_LOST = Mistake(
    "the ½ is lost",
    "The error of one output is half the square of its mistake. What the ½ is good for, chapter 03 shows.",
    1,
    ONE_NUMBER,
)
HALF_TWICE = Mistake(
    "the ½ is there twice",
    "One ½ belongs to each square, and the mean over the rows brings no other.",
    1,
    ONE_NUMBER,
)
HALF_AND_MEAN_LOST = Mistake(
    "all squares are only added up, without the ½ and without the mean over the rows",
    "The error of a row has a ½, and E is the mean of the rows' errors.",
    1,
    BATCH,
)
MEAN_OVER_OUTPUTS = Mistake(
    "the mean is taken over the outputs too",
    "The error of one row is a sum over its outputs; the mean is over the rows alone.",
    1,
    BATCH,
)
MEAN_OF_ALL_SQUARES = Mistake(
    "E is the mean of all squares, without the ½ and without a sum over the outputs",
    "Other libraries measure so. Here a row's error is ½ times a sum over its outputs.",
    1,
    BATCH,
)
DIVIDED_BY_OUTPUTS = Mistake(
    "E is divided by the number of outputs and not by the number of rows",
    "A sample is a row, and B counts the rows: the first number of the shape.",
    1,
    BATCH,
)
ONE_ROW_ONLY = Mistake(
    "only the first row is measured",
    "All samples of the batch have their share in E.",
    1,
    BATCH,
)
ONE_E_EACH_ROW = Mistake(
    "every row keeps an E of its own",
    "A knob has one position for all rows, so there has to be one E for all: their mean.",
    1,
    BATCH,
)
ONE_E_EACH_OUTPUT = Mistake(
    "every output keeps an E of its own",
    "The mean over the rows is there; within a row the outputs are still to be added up.",
    1,
    BATCH,
)
NOT_SQUARED = Mistake(
    "the mistakes are not squared",
    "Without the square, a mistake upward and one downward cancel, and E can be negative.",
    1,
    ONE_NUMBER,
)
ABSOLUTE = Mistake(
    "the size of each mistake is taken in place of its square",
    "Then a mistake twice as large counts twice; with the square it counts four times.",
    1,
    ONE_NUMBER,
)
SQUARE_OF_SUM = Mistake(
    "the mistakes of a row are added up first and then squared",
    "Then mistakes of different sign cancel within a row. Each mistake has a square of its own.",
    1,
    BATCH,
)
SQUARES_SUBTRACTED = Mistake(
    "output and target are squared first and then subtracted",
    "What is squared is the mistake, the distance between the two.",
    1,
    ONE_NUMBER,
)
