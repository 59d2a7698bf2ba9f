"""Exercises of chapter 07: momentum."""

from mlp_tutorial.exercises.tasks_07_path import PATH
from mlp_tutorial.exercises.tasks_07_settings import BEST
from mlp_tutorial.exercises.tasks_07_step import STEP
from mlp_tutorial.exercises.tasks_07_streams import BY_HAND, LIMITS
from mlp_tutorial.exercises.tasks_07_valley import EDGE, NEARER, NEXT, RATE

EXERCISES = (BY_HAND, LIMITS, STEP, NEXT, RATE, NEARER, EDGE, BEST, PATH)
