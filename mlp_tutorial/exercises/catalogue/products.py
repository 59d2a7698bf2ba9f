"""Mistakes with matrix products, forward and backward."""

from mlp_tutorial.exercises.mistake import Mistake

WEIGHTS_NOT_TRANSPOSED = Mistake(
    "the weights are not transposed on the way back",
    "Forward they lead from the inputs to the outputs; backward the gradient goes from the outputs to the inputs.",
    4,
    "The trick: let the shapes decide",
)
INPUT_NOT_TRANSPOSED = Mistake(
    "the block's input is not transposed for the gradient of the weights",
    "The sum runs over the samples: it is they that have to meet, along a row of the left factor and down"
    " a column of the right one.",
    4,
    "Why it is true, entry by entry",
)
BACK_ORDER = Mistake(
    "on the way back through the weights the two factors are exchanged",
    "In this order the sum does not run over the outputs, and only equal sizes let it pass.",
    4,
    "The trick: let the shapes decide",
)
WEIGHT_ORDER = Mistake(
    "for the gradient of the weights the two factors are exchanged",
    "In this order the sum does not run over the samples, and only equal sizes let it pass.",
    4,
    "The trick: let the shapes decide",
)
BACK_TURNED = Mistake(
    "the gradient of the input has its rows and columns exchanged",
    "A gradient has the shape of what it belongs to, with the samples along the same axis.",
    4,
    "The trick: let the shapes decide",
)
WEIGHTS_TURNED = Mistake(
    "the gradient of the weights has its rows and columns exchanged",
    "A gradient has the shape of what it belongs to: each entry will be subtracted from a weight of its own.",
    4,
    "The trick: let the shapes decide",
)
ENTRYWISE_BACK = Mistake(
    "on the way back through the weights the product is taken entry by entry, * for @",
    "Each input went to all outputs, so its gradient is a sum of products, one for each output.",
    4,
    "Elementwise, or not?",
)
ENTRYWISE_WEIGHTS = Mistake(
    "for the gradient of the weights the product is taken entry by entry, * for @",
    "Each weight was used for all samples, so its gradient is a sum of products, one for each sample.",
    4,
    "Elementwise, or not?",
)
ENTRYWISE_BOTH = Mistake(
    "both products are taken entry by entry, * for @",
    "Each number was used several times, so each gradient is a sum of products, and * adds nothing up.",
    4,
    "Elementwise, or not?",
)
PRODUCT_FOR_ENTRYWISE = Mistake(
    "the slope is multiplied by a matrix product, @ for *",
    "The sigmoid takes each number by itself, so each entry has one slope of its own: no sum.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
SLOPE_TOO_EARLY = Mistake(
    "the slope is multiplied into the weights, before the product",
    "The slopes belong to the entries of the result, one for each sample and neuron: first the product, "
    "then the slope.",
    5,
    "Sigmoid again",
)
RESULTS_EXCHANGED = Mistake(
    "the results have changed places",
    "The numbers are those that were asked for, in another order.",
    4,
    "The trick: let the shapes decide",
)
WEIGHTS_DIVIDED = Mistake(
    "the gradient of the weights is divided by the number of samples once more",
    "At a fork gradients add. The 1/B of the mean is already in the gradient that comes in.",
    4,
    "Why it is true, entry by entry",
)
INPUT_FOR_WEIGHTS = Mistake(
    "the incoming gradient is multiplied by the input itself, not by the other factor",
    "The slope of a product over one factor is the other factor.",
    4,
    "Why it is true, entry by entry",
)
SUM_OVERWRITTEN = Mistake(
    "each product overwrites the one before, where it should be added",
    "A number that is used several times has a branch for each use, and at a fork gradients add.",
    4,
    "Why it is true, entry by entry",
)
LOOP_FROM_1 = Mistake(
    "a loop begins with 1",
    "range(1, n) leaves out 0, and Python counts from 0. What it leaves out was used as well.",
    4,
    "Why it is true, entry by entry",
)
LOOP_TOO_SHORT = Mistake(
    "a loop ends one round too early",
    "range(n) ends with n − 1 already, and that is the last of n. What is left out was used as well.",
    4,
    "Why it is true, entry by entry",
)
RETURN_IN_A_LOOP = Mistake(
    "the `return` stands inside a loop",
    "There it ends the function in the first round of that loop. It belongs behind all three loops.",
    4,
    "Why it is true, entry by entry",
)
GRADIENT_TURNED = Mistake(
    "the gradient that comes in has its rows and columns exchanged",
    "Its entry in row i and column j belongs to sample i and output j.",
    4,
    "Why it is true, entry by entry",
)
WEIGHTS_ALONE = Mistake(
    "only the gradient of the weights is returned",
    "The block has two inputs, and whoever stands before it waits for the gradient of the other.",
    4,
    "The trick: let the shapes decide",
)
ENTRYWISE_FORWARD = Mistake(
    "the forward pass multiplies entry by entry, * for @",
    "An entry of a matrix product is a sum of products, of a row and a column.",
    4,
    "The forward product, entry by entry",
)
FORWARD_ORDER = Mistake(
    "in the forward pass the two factors are exchanged",
    "Samples are rows, and the weights are applied from the right.",
    4,
    "The forward product, entry by entry",
)
BOTH_TRANSPOSES_FORGOTTEN = Mistake(
    "both transposes are forgotten",
    "Without them the wrong numbers meet, and only equal sizes let it pass.",
    4,
    "The trick: let the shapes decide",
)
RULE_FOR_ROWS = Mistake(
    "the rule for samples as rows is taken",
    "Here samples are columns, so the sums run along the other axis, and both orders change.",
    4,
    "The trick: let the shapes decide",
)
ROW_AND_COLUMN = Mistake(
    "row and column of the entry are exchanged",
    "Entry [0, 1] stands in row 0, the first sample, and in column 1, the second neuron.",
    4,
    "The forward product, entry by entry",
)
BOTH_WRONG = Mistake(
    "on the way back through the weights the order is wrong and the transpose is missing",
    "In this order the sum does not run over the outputs, and only equal sizes let it pass.",
    4,
    "The trick: let the shapes decide",
)
STRETCH_OVERLOOKED = Mistake(
    "it is overlooked that numpy stretches a size of 1",
    "Along an axis where one of the two sizes is 1, * repeats that one entry and runs.",
    5,
    "Is it true?",
)
FITS_AS_A_PRODUCT = Mistake(
    "the shapes are compared as @ needs them",
    "@ looks at the inner sizes. * goes entry by entry, and compares axis with axis.",
    4,
    "Elementwise, or not?",
)
OPPOSITE = Mistake(
    "True and False have changed places",
    "True stands for a line that stops with an error.",
    5,
    "Is it true?",
)
ONE_AXIS_ONLY = Mistake(
    "only one of the two axes is compared",
    "* compares both axes, and one that does not fit is enough to stop it.",
    4,
    "Elementwise, or not?",
)
ONE_IS_ENOUGH = Mistake(
    "a single row, or any size of 1, is taken as enough for all lines to run",
    "A 1 helps only along its own axis, and only in the lines where it stands.",
    5,
    "Is it true?",
)
TRANSPOSES_OVERLOOKED = Mistake(
    "the transposes are overlooked",
    "In each of the lines one of the two factors has its rows and columns exchanged first.",
    5,
    "MatMul: two branches",
)
SIGN_LOST = Mistake(
    "a minus is lost",
    "In a sum of products the signs of both factors count.",
    4,
    "The forward product, entry by entry",
)
COUNTED_FROM_1 = Mistake(
    "row and column are counted from 1",
    "Python counts from 0: index 2 is the third row, index 1 the second column.",
    4,
    "The forward product, entry by entry",
)
ROW_FROM_1 = Mistake(
    "the row is counted from 1",
    "Python counts from 0: index 2 is the third row.",
    4,
    "The forward product, entry by entry",
)
COLUMN_FROM_1 = Mistake(
    "the column is counted from 1",
    "Python counts from 0: index 1 is the second column.",
    4,
    "The forward product, entry by entry",
)
BIAS_ADDED = Mistake(
    "the bias is added as well",
    "m₄ is the product alone; with the bias it is m₅.",
    4,
    "The forward product, entry by entry",
)
