"""Exercises of chapter 02: chains, blocks of one's own, forks, and the backward pass."""

from mlp_tutorial.exercises.chapter_02.tasks_backward import BACKWARD
from mlp_tutorial.exercises.chapter_02.tasks_blocks import CUBE, RATIO
from mlp_tutorial.exercises.chapter_02.tasks_chain import BY_HAND, CHAIN
from mlp_tutorial.exercises.chapter_02.tasks_graphs import FORK, WEIGHTED

EXERCISES = (CUBE, BACKWARD, BY_HAND, FORK, WEIGHTED, CHAIN, RATIO)
