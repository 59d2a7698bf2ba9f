"""Mistakes with chains and forks."""

from mlp_tutorial.exercises.mistake import Mistake

OVERWRITTEN_AT_A_FORK = Mistake(
    "the gradient is overwritten at a fork, where it should be added",
    "A value that is used twice changes E in two ways, and for small changes the two add.",
    2,
    "A fork: one value, used twice",
)
