"""Mistakes with cross-validation: the folds, their average, and how sure it is."""

from mlp_tutorial.exercises.mistake import Mistake

SURE, IDEA = "How sure is an answer?", "The idea: everybody takes a turn"
AVERAGE, CUT = "Steps 2 and 3: train N models, average their accuracies", "Cut with care"
SORTED = "What breaks: sorted data"

# the standard error
DIVIDED_BY_N = Mistake(
    "the standard error is divided by n, where it should be by its root",
    "The variance is divided by n. The standard error is its root, so it shrinks with √n only.",
    9,
    SURE,
)
AT_THE_MEASURED_SHARE = Mistake(
    "the standard error is taken at the measured share",
    "The question is what the accuracy compared with would do by chance; so its own spread is the measure.",
    9,
    SURE,
)
VARIANCE_FOR_ROOT = Mistake(
    "the variance is used, and not its root",
    "A variance is a square. The distance has to be measured by its root, the standard error.",
    9,
    SURE,
)
NOT_DIVIDED = Mistake(
    "the spread of a single answer is used, and not that of a mean of n",
    "One answer is right or wrong. A mean of many is steadier, by the root of their number.",
    9,
    SURE,
)
TURNED_ROUND = Mistake(
    "the difference is taken the other way round",
    "It should be negative where the model is below the accuracy compared with.",
    9,
    SURE,
)
COUNTS_WITH_ERROR_OF_SHARES = Mistake(
    "the difference is one of counts, and the standard error one of shares",
    "Both have to be of one kind. A share is the count divided by n.",
    9,
    SURE,
)
ONLY_THE_DIFFERENCE = Mistake(
    "the difference is not divided by a standard error",
    "Whether it is large or small is told only by comparing it with what chance does.",
    9,
    SURE,
)
WITHOUT_SIGN = Mistake(
    "the sign is lost",
    "The size of the distance is right. Asked is also on which side: below is negative.",
    9,
    SURE,
)
ERROR_OF_COIN = Mistake(
    "the standard error is that of a coin",
    "It depends on the share p that is right. Near 1 it is smaller than at one half.",
    9,
    SURE,
)
CALLED_DIFFERENT = Mistake(
    "the number is right, and is taken for a difference",
    "What lies within two standard errors, chance does often.",
    9,
    SURE,
)

# the folds
NOT_SHUFFLED = Mistake(
    "`rng` does not shuffle the samples",
    "Another `rng` should give other blocks. In the order of the data, blocks may be one-sided: all of one label.",
    9,
    SORTED,
)
NOT_BY_RNG = Mistake(
    "the samples are shuffled, and not by `rng`",
    "The same `rng` should give the same blocks again, or nobody can repeat the measurement.",
    9,
    IDEA,
)
DRAWN_ANEW = Mistake(
    "some samples validate more than once, and others never",
    "That happens when each block is drawn for itself, or the samples are shuffled anew for each. "
    "One shuffle, then cut: the blocks do not overlap, and together they are everything.",
    9,
    IDEA,
)
TRAINS_ON_ALL = Mistake(
    "the validation block is also in the training part",
    "A model that was trained with a sample tells nothing about new ones when it is asked about this one.",
    9,
    IDEA,
)
EXCHANGED = Mistake(
    "training and validation are exchanged",
    "The large part trains, the one block validates.",
    9,
    IDEA,
)
REST_ONLY_TRAINS = Mistake(
    "the samples left over in the division train, but never validate",
    "Where N does not divide M, some blocks have one more. Every sample should vote once.",
    9,
    IDEA,
)
REST_LEFT_OUT = Mistake(
    "the samples left over in the division are in no part at all",
    "Where N does not divide M, some blocks have one more. Where data are few, none is to be wasted.",
    9,
    IDEA,
)
REST_IN_ONE_BLOCK = Mistake(
    "the samples left over in the division are all in one block",
    "Shared out, the sizes of the blocks differ by at most one.",
    9,
    IDEA,
)
LAST_BLOCK_SMALL = Mistake(
    "the last block gets what the others have left, and is too small",
    "With sizes rounded up the first blocks take too much. Shared out, the sizes differ by at most one.",
    9,
    IDEA,
)
ONE_PAIR = Mistake(
    "there is only one pair",
    "Each of the N blocks takes a turn. A `return` inside a loop ends it after its first round.",
    9,
    IDEA,
)
PART_DOES_NOT_TRAIN = Mistake(
    "not all other blocks are in the training part",
    "A model trains on everything but the one block that validates it, so N − 1 blocks.",
    9,
    IDEA,
)

# the folds, stratified
LABELS_BY_CHANCE = Mistake(
    "the labels are not shared out: chance says how many of each are in a block",
    "Shuffle and cut is a plain fold. To share out a label evenly, its samples have to be dealt out in turns.",
    9,
    CUT,
)
LABEL_IN_ONE_BLOCK = Mistake(
    "some blocks have no sample at all of a label",
    "Sorted by label and cut, a block holds what stands together. Dealt out like cards, each gets a share.",
    9,
    CUT,
)
LABEL_REST_IN_ONE_BLOCK = Mistake(
    "what is left over of a label is all in one block",
    "Shared out, the blocks differ by at most one sample of each label.",
    9,
    CUT,
)

# the average
BY_MODEL = Mistake(
    "every model counts the same, however many samples have validated it",
    "A sample in a small block then has a louder vote than one in a large block.",
    9,
    AVERAGE,
)
BY_TRAINING = Mistake(
    "the models count by the samples that they were trained on",
    "What has been measured are the samples of the validation block; these vote.",
    9,
    AVERAGE,
)
COUNT_OF_RIGHT = Mistake(
    "the samples that are right are counted, and the number is not divided",
    "An accuracy is a share, between 0 and 1.",
    9,
    AVERAGE,
)
COUNT_BY_MODELS = Mistake(
    "the samples that are right are divided by the number of models",
    "A share of the samples has the number of samples below the line.",
    9,
    AVERAGE,
)
MIDDLE_ONE = Mistake(
    "the accuracy in the middle is taken",
    "A median leaves the others out. In the average every sample votes.",
    9,
    AVERAGE,
)
LARGEST_BLOCK = Mistake(
    "only the largest block counts",
    "It is the surest of them, but all others have votes too.",
    9,
    AVERAGE,
)
BEST_MODEL = Mistake(
    "the best of the models is reported",
    "The best is best in part by luck. The average is what is to be expected.",
    9,
    AVERAGE,
)
