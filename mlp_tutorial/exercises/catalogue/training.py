"""Mistakes with steps, minibatches and epochs."""

from mlp_tutorial.exercises.mistake import Mistake

JOBS, BATCHES = "A puzzle: two jobs", "Minibatches"
EPOCHS, LEARNED = "A hundred epochs", "What has it learned?"

# the step
ASCENT = Mistake(
    "the step goes along the gradient, where it should go against it",
    "The gradient points to where E grows. A step along it climbs, and the error becomes larger.",
    6,
    JOBS,
)
NO_LEARNING_RATE = Mistake(
    "the learning rate is left out",
    "The slope says in which direction, and how steep it is there; α says how far to trust it.",
    6,
    JOBS,
)
ONLY_THE_CHANGE = Mistake(
    "only the change is given, and not the weights after it",
    "The weights keep what they have been, and the change is added to that.",
    6,
    JOBS,
)
TIMES_THE_WEIGHT = Mistake(
    "the gradient is multiplied by the weights themselves",
    "The size of a weight does not enter: plain descent moves it by α times its slope.",
    6,
    JOBS,
)
SIGN_ONLY = Mistake(
    "only the sign of each slope is used",
    "These are the sign steps: all of the same length. A plain step is longer where the slope is steeper.",
    6,
    JOBS,
)
SIGN_DROPPED = Mistake(
    "the signs of the slopes are dropped",
    "Where a slope is negative, E falls as the weight grows; so that weight has to grow.",
    6,
    JOBS,
)
PAST_THE_OPTIMIZER = Mistake(
    "the weights are changed by a plain step, past the optimizer",
    "What becomes of a gradient is the optimizer's job, and this one is not the plain one.",
    6,
    JOBS,
)
COPY_TRAINED = Mistake(
    "a copy of the weights is trained, and those that were handed in stay as they were",
    "Whoever called the function looks at these weights afterwards; they are to be changed in place.",
    6,
    BATCHES,
)

# minibatches
GRADIENTS_KEPT = Mistake(
    "the gradients of earlier steps are kept and added to",
    "Each step then uses a sum of all gradients so far, taken at weights that are long gone. "
    "A step wants the gradient of its own rows alone.",
    6,
    BATCHES,
)
ADDED_TO_A_COPY = Mistake(
    "the gradients are added into `slopes`, which began as a copy of the weights",
    "Then the first weights themselves, and all earlier gradients, are in each step.",
    6,
    BATCHES,
)
NO_STEP = Mistake(
    "no step reaches the weights",
    "After the loop they still are what they were before it.",
    6,
    BATCHES,
)
STEP_A_SAMPLE = Mistake(
    "there is a step for each sample, where there should be one for each minibatch",
    "The samples of a minibatch have one E together, their mean, and so one gradient and one step.",
    6,
    BATCHES,
)
STEP_AN_EPOCH = Mistake(
    "there is one step for a whole epoch, with the gradient of all samples",
    "That is the exact gradient, at the price of many steps. Each minibatch should have a step of its own.",
    6,
    BATCHES,
)
BATCHES_SUMMED = Mistake(
    "the gradients of all minibatches are added up, and then there is a single step",
    "Each minibatch should have a step of its own, and the next one start from the weights after it.",
    6,
    BATCHES,
)
LAST_BATCH_ONLY = Mistake(
    "only the last minibatch makes a step, behind the loop",
    "The other gradients are overwritten before anything has been done with them.",
    6,
    BATCHES,
)
FIRST_BATCH_ONLY = Mistake(
    "only the first minibatch is used",
    "An epoch is once through all samples. A `return` inside the loop ends it after its first round.",
    6,
    BATCHES,
)
LAST_LEFT_OUT = Mistake(
    "the last, smaller minibatch is left out",
    "An epoch is once through all samples. What does not fill a minibatch is a smaller one, with a step too.",
    6,
    BATCHES,
)
QUOTIENT = Mistake(
    "the two numbers are divided, and the result is left as it is",
    "There is no part of a step: what is left over makes one more minibatch, a smaller one.",
    6,
    BATCHES,
)
BATCH_SIZE_FOR_STEPS = Mistake(
    "the size of a minibatch is given",
    "This is how many samples share a step. The question is how many steps it takes to use all samples once.",
    6,
    BATCHES,
)
ALL_ROWS = Mistake(
    "each step uses all samples, and not those of its minibatch",
    "`rows` holds the numbers of the samples that belong to this step.",
    6,
    BATCHES,
)
FIRST_ROWS = Mistake(
    "each step uses the first samples, as many as its minibatch has",
    "They are the same ones again and again. `rows` is a random choice: the numbers of the samples themselves.",
    6,
    BATCHES,
)
OTHER_TARGETS = Mistake(
    "the targets do not belong to the pictures: only the inputs are picked by `rows`",
    "Each sample has its own target; both have to be picked by the same numbers.",
    6,
    BATCHES,
)
START_GRADIENT = Mistake(
    "all gradients are taken at the weights from before the first step",
    "The slope changes as the weights do. Each step wants the gradient at the weights as they are now.",
    6,
    BATCHES,
)
NOT_WRITTEN = Mistake(
    "what the sweep has found is not written into `slopes`",
    "`slopes` began as a copy of the weights, and each step then takes these numbers for the gradient.",
    6,
    BATCHES,
)
STEP_BEFORE_WRITE = Mistake(
    "the step is made before the new gradient has been written",
    "Then it uses what stood there before: the gradient of the last round, and at first a copy of the weights.",
    6,
    BATCHES,
)
ROWS_SUMMED = Mistake(
    "the gradient is a sum over the rows, where it should be the mean",
    "A larger minibatch would then make longer steps, and α would have to be chosen anew for each size.",
    6,
    BATCHES,
)

# epochs
SHUFFLED_ONCE = Mistake(
    "the samples are shuffled once, and all epochs have the same minibatches",
    "A new order in each epoch brings other samples together, and other mistakes of the gradient.",
    6,
    EPOCHS,
)
SHUFFLED_AGAIN = Mistake(
    "the samples are shuffled again, from the order of the epoch before",
    "That is a random order, too. Here each new order numbers the rows as they were handed in.",
    6,
    EPOCHS,
)
NOT_SHUFFLED = Mistake(
    "the samples are not shuffled",
    "Minibatches in the order of the data may be one-sided, if like samples stand together.",
    6,
    EPOCHS,
)
WITH_REPLACEMENT = Mistake(
    "each minibatch is drawn from all samples anew",
    "Then some samples come several times in an epoch and others never. Shuffled and cut, each comes once.",
    6,
    EPOCHS,
)
SAME_WEIGHTS = Mistake(
    "all epochs meet the same weights",
    "The step has to change W itself, W is copied once, before the loop, and y is new in each epoch.",
    6,
    EPOCHS,
)
RESTARTED = Mistake(
    "each epoch begins again from the first weights",
    "What an epoch has learned is then lost for the next one.",
    6,
    EPOCHS,
)

# the gradient of a weight that sees a pixel
INPUT_FORGOTTEN = Mistake(
    "the pixel itself is forgotten: the slopes are added up as for a bias",
    "A weight acts through its product with the pixel, so each picture's slope is multiplied by its ink.",
    6,
    LEARNED,
)
INK_TIMES_SLOPES = Mistake(
    "the inks and the slopes are added up first, and then multiplied",
    "Each picture has its own product, of its own ink and its own slope; these products are added.",
    6,
    LEARNED,
)
FIRST_PICTURE_ONLY = Mistake(
    "only the first picture is used",
    "All pictures of the minibatch went through the same weight: a fork, and at a fork gradients add.",
    6,
    LEARNED,
)
