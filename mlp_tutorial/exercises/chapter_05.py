"""Exercises of chapter 05: the backward pass."""

from mlp_tutorial.exercises.tasks_05_backward import BACKWARD
from mlp_tutorial.exercises.tasks_05_graph import GRAPH
from mlp_tutorial.exercises.tasks_05_hidden import HIDDEN, SKIP
from mlp_tutorial.exercises.tasks_05_predict import CHECKS, ENTRY, STARS
from mlp_tutorial.exercises.tasks_05_step import STEP

EXERCISES = (ENTRY, HIDDEN, STARS, CHECKS, BACKWARD, STEP, SKIP, GRAPH)
