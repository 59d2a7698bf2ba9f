"""Exercises of chapter 03: the squared error, the sigmoid, and their slopes."""

from mlp_tutorial.exercises.tasks_03_error import BATCH, BY_HAND, COLUMN, ENTRY
from mlp_tutorial.exercises.tasks_03_sigmoid import GAPS, TANH, WAY_OUT

EXERCISES = (ENTRY, COLUMN, GAPS, BY_HAND, BATCH, WAY_OUT, TANH)
