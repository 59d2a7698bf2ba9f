"""Mistakes with the gradients of the blocks: of the error, of a sigmoid, of a bias."""

from mlp_tutorial.exercises.mistake import Mistake

MISSING_1_OVER_B = Mistake(
    "the 1/B is missing",
    "E is the mean over the rows, so each row has only its share in it. Without the division the gradient"
    " is B times as large.",
    3,
    "The last block: the squared error",
)
SECOND_1_OVER_B = Mistake(
    "it is divided by B twice",
    "The 1/B of the mean enters a gradient once. What comes back from a later block has it already.",
    3,
    "The last block: the squared error",
)
OVER_ALL_ENTRIES = Mistake(
    "it is divided by the number of all entries, not by that of the rows",
    "E is the mean over the rows of a sum over the outputs: the rows share it, the outputs of one row do not.",
    3,
    "The last block: the squared error",
)
OVER_THE_OUTPUTS = Mistake(
    "it is divided by the number of outputs, not by that of the rows",
    "E is the mean over the rows of a sum over the outputs: it is the rows that share it.",
    3,
    "The last block: the squared error",
)
SIGN_OF_THE_ERROR = Mistake(
    "the sign is reversed, as with ŷ − y",
    "A gradient points where E grows. The minus that makes E fall comes later, in the step.",
    3,
    "The last block: the squared error",
)
HALF_LEFT = Mistake(
    "there is still a ½ in it",
    "The ½ of E meets the 2 that comes from the square, and both are gone.",
    3,
    "The last block: the squared error",
)
FACTOR_2 = Mistake(
    "there is still a 2 in it",
    "The 2 that comes from the square meets the ½ of E, and both are gone.",
    3,
    "The last block: the squared error",
)
AS_IN_PYTORCH = Mistake(
    "E is taken as PyTorch's MSELoss has it: the mean over all entries, without the ½",
    "Here E is half the sum over the outputs, and the mean over the rows alone.",
    3,
    "The last block: the squared error",
)
E_ITSELF = Mistake(
    "the error of this output is given, and not a slope",
    "What is asked is how fast E changes with one number, not how large it is.",
    3,
    "The last block: the squared error",
)
OTHER_TARGET = Mistake(
    "the target is taken for 1",
    "The mistake is what the neuron says minus what it should say, and here it should say 0.",
    3,
    "The last block: the squared error",
)
ALL_AGAINST_ALL = Mistake(
    "a column (B, 1) and a row (B,) are subtracted",
    "numpy stretches both to a (B, B) table, in which each output meets the targets of all rows.",
    3,
    "The last block: the squared error",
)
MEAN_TARGET = Mistake(
    "every output is compared with the mean of all targets",
    "From a column (B, 1) and a row (B,) numpy makes a table in which each output meets all targets, and "
    "a mean over that table hides it.",
    3,
    "The last block: the squared error",
)
ONE_AXIS_LOST = Mistake(
    "the result has lost its second axis",
    "A gradient has the shape of what it belongs to, and y is a column (B, 1), also with a single output.",
    3,
    "The last block: the squared error",
)
E_TIMES_SLOPE = Mistake(
    "the slope of the sigmoid is multiplied by E itself, and not by its slope",
    "Along a chain slopes are multiplied; what comes back from E is how fast it changes with y.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
ROWS_ADDED = Mistake(
    "the rows of the gradient are added up, or averaged",
    "Each row has a sum of its own here, so each keeps a gradient of its own.",
    3,
    "The two last blocks together: ∂E/∂m₅",
)
BIAS_NOT_SUMMED = Mistake(
    "the gradient of a bias is not summed over the samples",
    "All samples used the same bias: a fork with a branch for each, and at a fork gradients add.",
    4,
    "Add: two outputs of the backward pass",
)
BIAS_OF_ONE_ROW = Mistake(
    "for a bias only the first sample counts",
    "It has the right shape, but all samples used the bias, and each has its share in the gradient.",
    4,
    "Add: two outputs of the backward pass",
)
BIAS_AVERAGED = Mistake(
    "the gradient of a bias is averaged over the samples",
    "The branches of a fork add. The 1/B of the mean is in the gradient that comes in, and here it is "
    "divided by B again.",
    4,
    "Add: two outputs of the backward pass",
)
BIAS_WRONG_AXIS = Mistake(
    "the gradient of a bias is summed over the wrong axis",
    "Each output has a bias of its own, which all samples use: it is the samples that are added.",
    4,
    "Add: two outputs of the backward pass",
)
BIAS_ONE_NUMBER = Mistake(
    "the gradient of a bias is summed over everything",
    "Each output has a bias of its own, and so a gradient of its own.",
    4,
    "Add: two outputs of the backward pass",
)
BIAS_KEEPS_AXIS = Mistake(
    "the sum for a bias has an axis too many or too few",
    "A gradient has the shape of what it belongs to, here that of the bias, and not another that only "
    "broadcasts like it.",
    4,
    "Add: two outputs of the backward pass",
)
