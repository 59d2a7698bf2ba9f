"""Exercises of chapter 08: weight decay."""

from mlp_tutorial.exercises.chapter_08.tasks_numbers import FLIP, NEEDED, SHARE
from mlp_tutorial.exercises.chapter_08.tasks_penalty import SPARE, WITH_PENALTY
from mlp_tutorial.exercises.chapter_08.tasks_rules import MATCH, RULES
from mlp_tutorial.exercises.chapter_08.tasks_sgd import SGD
from mlp_tutorial.exercises.chapter_08.tasks_train import TRAIN

EXERCISES = (FLIP, SHARE, WITH_PENALTY, NEEDED, SGD, SPARE, TRAIN, RULES, MATCH)
