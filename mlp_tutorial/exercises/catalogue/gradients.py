"""Mistakes with the gradients of the blocks and of the network."""

from mlp_tutorial.exercises.mistake import Mistake

BIAS_NOT_SUMMED = Mistake(
    "the gradient of a bias is not summed over the rows",
    "All rows used the same bias: a fork with a branch for each row, and at a fork gradients add.",
    4,
    "Add: two outputs of the backward pass",
)
