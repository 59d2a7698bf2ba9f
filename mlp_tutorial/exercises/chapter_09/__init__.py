"""Exercises of chapter 09: cross-validation."""

from mlp_tutorial.exercises.chapter_09.tasks_choosing import INSIDE, ONE_ERROR
from mlp_tutorial.exercises.chapter_09.tasks_folds import FOLDS, STRATIFIED
from mlp_tutorial.exercises.chapter_09.tasks_nest import NEST
from mlp_tutorial.exercises.chapter_09.tasks_numbers import AVERAGE, COIN, DIFFERS, PLAN
from mlp_tutorial.exercises.chapter_09.tasks_reader import READER

EXERCISES = (DIFFERS, COIN, FOLDS, AVERAGE, STRATIFIED, PLAN, ONE_ERROR, INSIDE, NEST, READER)
