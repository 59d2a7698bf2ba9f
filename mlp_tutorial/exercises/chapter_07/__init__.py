"""Exercises of chapter 07: momentum."""

from mlp_tutorial.exercises.chapter_07.tasks_path import PATH
from mlp_tutorial.exercises.chapter_07.tasks_settings import BEST
from mlp_tutorial.exercises.chapter_07.tasks_step import STEP
from mlp_tutorial.exercises.chapter_07.tasks_streams import BY_HAND, LIMITS
from mlp_tutorial.exercises.chapter_07.tasks_valley import EDGE, NEARER, NEXT, RATE

EXERCISES = (BY_HAND, LIMITS, STEP, NEXT, RATE, NEARER, EDGE, BEST, PATH)
