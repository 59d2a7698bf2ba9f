"""Exercises of chapter 04: the matrix product and the addition, backwards."""

from mlp_tutorial.exercises.chapter_04.tasks_block import BLOCK
from mlp_tutorial.exercises.chapter_04.tasks_layers import COLUMNS, LAYER
from mlp_tutorial.exercises.chapter_04.tasks_products import BY_HAND, LOOPS

EXERCISES = (BY_HAND, LOOPS, LAYER, COLUMNS, BLOCK)
