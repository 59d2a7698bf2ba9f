"""Mistakes with choosing a model: how many trainings, the simplest good one, what has to happen in each fold."""

from mlp_tutorial.exercises.mistake import Mistake

SELECT, LIES = "Steps 4 and 5: select, then retrain", "What breaks: three lies that flatter"
FOLDS = "Steps 2 and 3: train N models, average their accuracies"

# how many trainings, and which model
LAST_NOT_COUNTED = Mistake(
    "the last training is not counted",
    "Step 5 retrains with the selected settings on everything. That is a training too.",
    9,
    SELECT,
)
FOLD_MODEL_KEPT = Mistake(
    "one of the fold models is handed on, and nothing is retrained",
    "The fold models only measure. Each of them has seen only a part of the data, and the best of them was lucky.",
    9,
    FOLDS,
)
FOLD_MODEL_AFTER_ALL = Mistake(
    "the last training is counted, and a fold model handed on all the same",
    "The last training is there to make the model that is used, from all the data.",
    9,
    SELECT,
)
WEIGHTS_AVERAGED = Mistake(
    "the weights of the fold models are averaged",
    "Two networks may do the same with their hidden neurons in another order; the mean of the two then does not.",
    9,
    FOLDS,
)
NOT_ON_ALL = Mistake(
    "the last model is trained on as few samples as the fold models",
    "It needs no validation any more. The samples that were held out can train it too.",
    9,
    SELECT,
)
EACH_RETRAINED = Mistake(
    "every candidate is retrained on everything",
    "Only the selected one is needed.",
    9,
    SELECT,
)
ADDED_UP = Mistake(
    "candidates and folds are added, where they should be multiplied",
    "Every candidate has models of its own, one for each fold.",
    9,
    SELECT,
)
ONE_CANDIDATE = Mistake(
    "the folds of one candidate are counted, and not those of the others",
    "Step 2 is done for each candidate: otherwise there is nothing to select from.",
    9,
    SELECT,
)
ONE_SPLIT = Mistake(
    "each candidate is trained once, and the selected one once more",
    "That is a single split. With folds, every candidate is trained once for each of them.",
    9,
    SELECT,
)
EACH_SAMPLE_A_FOLD = Mistake(
    "every sample is taken as a fold of its own",
    "That is possible, and costs as many trainings as there are samples. Here there are 5 folds.",
    9,
    SELECT,
)

# the simplest good one
WINNER_ITSELF = Mistake(
    "the candidate with the best average is taken",
    "The rule takes the simplest of all those that can hardly be told from it.",
    9,
    SELECT,
)
MOST_COMPLEX = Mistake(
    "the most complex candidate within the standard error is taken",
    "The candidates stand from the simplest to the most complex one, and the rule prefers the simplest.",
    9,
    SELECT,
)
SIMPLEST_OF_ALL = Mistake(
    "the simplest candidate is taken, however good it is",
    "It has to be within one standard error of the best.",
    9,
    SELECT,
)
ROW_FROM_ONE = Mistake(
    "the rows are counted from 1",
    "Python counts from 0: the first row is row 0, and so its number can be used as an index.",
    9,
    SELECT,
)
AVERAGED_OVER_CANDIDATES = Mistake(
    "the average is taken over the candidates, where it should be over the folds",
    "A row is a candidate, and its entries are its folds. There are as many averages as rows.",
    9,
    SELECT,
)
BAR_TWO_ERRORS = Mistake(
    "the bar is two standard errors below the best",
    "Two are asked for where something is to be proved. This rule takes one.",
    9,
    SELECT,
)
BAR_OF_ONE_FOLD = Mistake(
    "the standard error is that of a single fold",
    "In the average all samples have voted, and not only those of one block.",
    9,
    SELECT,
)
BAR_N_FOLDS = Mistake(
    "n is taken to be the number of folds",
    "n counts answers, right or wrong, and each sample has given one.",
    9,
    SELECT,
)
BAR_OF_FOLDS = Mistake(
    "the spread of the winner's folds is used",
    "Folds of a few samples differ much by chance. Asked is the standard error by the formula, with all samples.",
    9,
    SELECT,
)
BEST_SINGLE_FOLD = Mistake(
    "the best single fold sets the bar, and not the best average",
    "One fold is as shaky as its few samples. Candidates are compared by their averages.",
    9,
    SELECT,
)

# what has to happen in each fold
CHOSEN_OUTSIDE = Mistake(
    "the columns are chosen once, with all samples",
    "Then the validation samples have had a say before they validate: the accuracy flatters.",
    9,
    LIES,
)
CHOSEN_ON_VALIDATION = Mistake(
    "the columns are chosen on the validation part",
    "That part judges. What learns from it cannot be judged by it any more.",
    9,
    LIES,
)
FIRST_FOLD_CHOOSES = Mistake(
    "the columns of the first fold are used in all of them",
    "In the other folds, the samples that validate were among those that chose.",
    9,
    LIES,
)
FITTED_ON_ALL = Mistake(
    "the model is fitted on all samples",
    "The columns are chosen inside of the fold, and then the means have seen the samples that validate.",
    9,
    LIES,
)
ALL_OUTSIDE = Mistake(
    "columns and model both come from all samples",
    "Nothing here is new to the model. It is asked about samples that it knows.",
    9,
    LIES,
)
JUDGED_ON_TRAINING = Mistake(
    "the accuracy is measured on the training part",
    "There the model has seen the answers. The other part of the pair is the one that judges.",
    9,
    LIES,
)
NOTHING_CHOSEN = Mistake(
    "all columns are used",
    "Asked is a model that looks at the few most related columns only.",
    9,
    LIES,
)
ONE_NUMBER = Mistake(
    "the accuracies are averaged already",
    "The average is the estimate in the end. Asked is one accuracy for each pair.",
    9,
    LIES,
)
