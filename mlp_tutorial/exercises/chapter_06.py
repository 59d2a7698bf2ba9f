"""Exercises of chapter 06: gradient descent, minibatches, and a network that reads."""

from mlp_tutorial.exercises.tasks_06_epoch import EPOCH
from mlp_tutorial.exercises.tasks_06_errors import ERRORS
from mlp_tutorial.exercises.tasks_06_numbers import BLANK, PLAIN_STEP, STEPS, TARGET
from mlp_tutorial.exercises.tasks_06_share import SHARE
from mlp_tutorial.exercises.tasks_06_train import TRAIN

EXERCISES = (PLAIN_STEP, TARGET, STEPS, EPOCH, ERRORS, SHARE, BLANK, TRAIN)
