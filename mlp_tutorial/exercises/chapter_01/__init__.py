"""Exercises of chapter 01: a network by hand, slopes that are measured, and steps downhill."""

from mlp_tutorial.exercises.chapter_01.tasks_descent import BY_HAND, DESCENT, STEP
from mlp_tutorial.exercises.chapter_01.tasks_errors import BATCH
from mlp_tutorial.exercises.chapter_01.tasks_network import HIDDEN, NEURON, ONE_LAYER
from mlp_tutorial.exercises.chapter_01.tasks_slopes import ALL_SLOPES, CENTRAL

EXERCISES = (NEURON, HIDDEN, BY_HAND, CENTRAL, STEP, BATCH, ONE_LAYER, ALL_SLOPES, DESCENT)
