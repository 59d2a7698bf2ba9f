"""Exercises of chapter 04: the matrix product and the addition, backwards."""

from mlp_tutorial.exercises.tasks_04_block import BLOCK
from mlp_tutorial.exercises.tasks_04_layers import COLUMNS, LAYER
from mlp_tutorial.exercises.tasks_04_products import BY_HAND, LOOPS

EXERCISES = (BY_HAND, LOOPS, LAYER, COLUMNS, BLOCK)
