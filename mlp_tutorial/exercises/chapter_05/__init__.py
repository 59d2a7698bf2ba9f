"""Exercises of chapter 05: the backward pass."""

from mlp_tutorial.exercises.chapter_05.tasks_backward import BACKWARD
from mlp_tutorial.exercises.chapter_05.tasks_graph import GRAPH
from mlp_tutorial.exercises.chapter_05.tasks_hidden import HIDDEN, SKIP
from mlp_tutorial.exercises.chapter_05.tasks_predict import CHECKS, ENTRY, STARS
from mlp_tutorial.exercises.chapter_05.tasks_step import STEP

EXERCISES = (ENTRY, BACKWARD, HIDDEN, STARS, CHECKS, STEP, SKIP, GRAPH)
