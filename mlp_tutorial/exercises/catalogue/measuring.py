"""Mistakes with what is measured: the error, the answer of a network, and the share that is right."""

from mlp_tutorial.exercises.mistake import Mistake

READS, EPOCHS = "A network that reads", "A hundred epochs"

# the error of one picture
COUNTED_FROM_ONE = Mistake(
    "the classes are counted from 1",
    "Places are counted from 0, as the digits are: class 2 has the third place.",
    6,
    READS,
)
HALF_LEFT_OUT = Mistake(
    "the ½ of the error is left out",
    "The ½ in front of the squares is part of E; thanks to it there is no 2 in the slope.",
    6,
    READS,
)
OUTPUTS_AVERAGED = Mistake(
    "the mean over the outputs is taken, where their sum is wanted",
    "E is a sum over the outputs of a row; a mean is taken only over the rows.",
    6,
    READS,
)
OWN_OUTPUT_ONLY = Mistake(
    "only the output of the right class counts in E",
    "The others should be 0, and are not: each of them has its error too.",
    6,
    READS,
)
NOT_SQUARED = Mistake(
    "the differences are not squared",
    "E is made of squares: a difference twice as large costs four times as much.",
    6,
    READS,
)
VALUE_FOR_PLACE = Mistake(
    "the largest output is given, and not its place",
    "What the network says is a class, and that is the number of the place.",
    6,
    READS,
)
ANSWER_FOR_TARGET = Mistake(
    "the answer of the network is taken for the target",
    "The target says which class the picture is of, whatever the network says.",
    6,
    READS,
)
TARGET_FOR_ANSWER = Mistake(
    "the class of the picture is given for the answer of the network",
    "The network does not know the target. It says the class whose output is largest, be it right or wrong.",
    6,
    READS,
)

# the error of an epoch
BATCH_ERRORS_SUMMED = Mistake(
    "the errors of the minibatches are added up, where their mean is wanted",
    "A sum grows with the number of minibatches; a mean can be compared from one epoch to another.",
    6,
    EPOCHS,
)
ROW_ERRORS_SUMMED = Mistake(
    "E is a sum over the rows, where it should be the mean",
    "With twice as many samples it would be twice as large, and the network no worse.",
    6,
    EPOCHS,
)
ALL_SUMMED = Mistake(
    "E, and with it the gradient, is a sum over the rows, where it should be the mean",
    "A sum over more rows makes a larger E, and longer steps.",
    6,
    EPOCHS,
)
ALL_AVERAGED = Mistake(
    "the mean is taken over all entries, the outputs too, in E and so in the gradient",
    "Over the outputs of a row E is a sum; the mean is taken over the rows alone.",
    6,
    EPOCHS,
)
BATCHES_MISCOUNTED = Mistake(
    "the sum of the errors is divided by another number than that of the minibatches",
    "Each of them is a mean already, that of the last, smaller minibatch too: all count alike, and as one.",
    6,
    EPOCHS,
)
LAST_BATCH_ERROR = Mistake(
    "the error of the last minibatch stands for the whole epoch",
    "One minibatch is a small sample: its E jumps about. The mean over all of them is steadier.",
    6,
    EPOCHS,
)
SAMPLES_WEIGHTED = Mistake(
    "the minibatches count by the number of their samples",
    "That is a mean over the samples, and a good measure too. Here the plain mean over the minibatches is wanted.",
    6,
    EPOCHS,
)
AFTER_THE_STEP = Mistake(
    "E is measured after the step, and not before it",
    "The forward pass that the sweep needs gives E before the step, at no further cost.",
    6,
    EPOCHS,
)
AFTER_THE_EPOCH = Mistake(
    "E is measured once, over all samples, at the end of each epoch",
    "That is E at the end. Wanted is what the minibatches met on the way, each before its step.",
    6,
    EPOCHS,
)
ERRORS_NOT_EMPTIED = Mistake(
    "the errors of earlier epochs are still in the mean",
    "The list has to begin empty in each epoch, or the start, where E is large, counts for ever.",
    6,
    EPOCHS,
)

# the share of rows that are right
COUNT_FOR_SHARE = Mistake(
    "the rows that are right are counted, and the number is not divided",
    "A share lies between 0 and 1, however many rows there are.",
    6,
    READS,
)
PER_CENT = Mistake(
    "the share is given in per cent",
    "That is a hundred times the share, which lies between 0 and 1.",
    6,
    READS,
)
SHARE_WRONG = Mistake(
    "the rows that are wrong are counted",
    "This share and the one that is asked for make 1 together.",
    6,
    READS,
)
WRONG_AXIS = Mistake(
    "the largest entry is looked for in each column, and not in each row",
    "A column holds one output for all pictures: its largest entry is a picture, and not an answer.",
    6,
    READS,
)
DIVIDED_BY_ANOTHER = Mistake(
    "the number of rows that are right is divided by that of the outputs, or of all entries",
    "A share of the rows has the number of rows below the line.",
    6,
    READS,
)
EACH_OUTPUT_ALONE = Mistake(
    "each output is judged alone, by the side of ½ on which it is",
    "Most targets are 0, so a network that says 0 everywhere would look good. The answer is one class a row.",
    6,
    READS,
)
ALL_OUTPUTS_ALONE = Mistake(
    "a row counts only if all its outputs are on the right side of ½",
    "That asks for more than the right answer: the largest output may be below ½, or another one above it.",
    6,
    READS,
)
SURENESS = Mistake(
    "the outputs of the right classes are averaged",
    "That tells how large they are, and not how often they are the largest of their row.",
    6,
    READS,
)
