"""Exercises of chapter 06: gradient descent, minibatches, and a network that reads."""

from mlp_tutorial.exercises.chapter_06.tasks_epoch import EPOCH
from mlp_tutorial.exercises.chapter_06.tasks_errors import ERRORS
from mlp_tutorial.exercises.chapter_06.tasks_numbers import BLANK, PLAIN_STEP, STEPS, TARGET
from mlp_tutorial.exercises.chapter_06.tasks_share import SHARE
from mlp_tutorial.exercises.chapter_06.tasks_train import TRAIN

EXERCISES = (EPOCH, SHARE, PLAIN_STEP, STEPS, TARGET, BLANK, ERRORS, TRAIN)
