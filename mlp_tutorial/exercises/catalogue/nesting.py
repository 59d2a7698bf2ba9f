"""Mistakes with nested cross-validation, and with a program that learns to read."""

from mlp_tutorial.exercises.mistake import Mistake

NESTED, LIES = "Nested cross-validation", "What breaks: three lies that flatter"

TEST_SET_CHOOSES = Mistake(
    "the outer validation block chooses the candidate",
    "It is the test set of this round. What has chosen can no longer judge: the accuracy flatters.",
    9,
    NESTED,
)
CHOSEN_BEFORE = Mistake(
    "the candidate is selected once, with all samples, before the outer folds",
    "The samples that validate have then had a say in the choice. The whole selection belongs inside.",
    9,
    NESTED,
)
INNER_AVERAGE = Mistake(
    "the winner's inner average is reported",
    "It is the best of several, and so too high. The outer block, which has not chosen, has to judge.",
    9,
    NESTED,
)
NOT_RETRAINED = Mistake(
    "a fold model of the winner is kept, and the winner not retrained",
    "Step 5 belongs to the selection: the winner is trained on the whole outer training part.",
    9,
    NESTED,
)
TRAINED_ON_EVERYTHING = Mistake(
    "the winner is retrained on all samples, the outer validation block among them",
    "Then the model knows the samples that judge it.",
    9,
    NESTED,
)
CHOSEN_BY_TRAINING = Mistake(
    "the candidate is chosen by its accuracy on the samples that it was trained with",
    "Inner folds are there for that: each candidate is asked about samples that it has not seen.",
    9,
    NESTED,
)
PLACES_IN_ALL = Mistake(
    "the inner folds are taken as numbers of all samples, where they are places in the training part",
    "Inner fold numbers count from 0 within the training part. In `x` itself they belong to other samples, and "
    "some of these judge later.",
    9,
    NESTED,
)
ONE_INNER_FOLD = Mistake(
    "only the first inner fold chooses",
    "A candidate is selected by the average of its folds, and one of them alone is shaky.",
    9,
    NESTED,
)
WORST_CHOSEN = Mistake(
    "the candidate with the lowest average is taken",
    "An accuracy is the better the higher it is.",
    9,
    NESTED,
)
NOTHING_SELECTED = Mistake(
    "nothing is selected: every round uses the first candidate",
    "The selection is what is to be judged, so it has to be made, in each round anew.",
    9,
    NESTED,
)

# a program that reads
TOO_LITTLE_LEARNED = Mistake(
    "too little has been learned, or nothing",
    "`read` has to use the weights that were trained, and each step has to go down. Where that is so, more epochs "
    "help, or longer steps: these pictures are easy.",
    6,
    "A hundred epochs",
)
BY_HEART = Mistake(
    "the pictures are learned by heart, and new ones are not read",
    "What is known about one picture has to help with others. A list of answers does not do that.",
    8,
    "When it helps: few samples, much noise",
)
NEEDS_THE_OTHERS = Mistake(
    "a picture is read in another way when it is alone",
    "What is learned from data, a mean or a spread for instance, belongs to the training pictures and is kept. "
    "Taken from the pictures to be read, it changes with the company.",
    9,
    LIES,
)
WRONG_WAY_ROUND = Mistake(
    "the smallest output belongs to the class that was found",
    "Nearly all pictures are told apart, and the outputs are turned round: the largest one should be the answer.",
    6,
    "A network that reads",
)
