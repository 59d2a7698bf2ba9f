"""Exercises of chapter 03: the squared error, the sigmoid, and their slopes."""

from mlp_tutorial.exercises.chapter_03.tasks_error import BATCH, BY_HAND, COLUMN, ENTRY
from mlp_tutorial.exercises.chapter_03.tasks_sigmoid import GAPS, TANH, WAY_OUT

EXERCISES = (GAPS, BY_HAND, BATCH, WAY_OUT, ENTRY, COLUMN, TANH)
