"""Mistakes in a direction of a valley: the slope, and the factor of a step."""

from mlp_tutorial.exercises.mistake import Mistake

RAVINE, DIRECTION = "A puzzle: the ravine", "One direction at a time"

NO_CURVATURE = Mistake(
    "the weight itself is taken for the slope, without the curvature",
    "In each direction the slope is the weight times its curvature.",
    7,
    RAVINE,
)
HALF_KEPT = Mistake(
    "the ½ of E is still in the slope",
    "The derivative of ½ c w² is c w: the 2 of the square and the ½ cancel.",
    7,
    RAVINE,
)
TWO_KEPT = Mistake(
    "the 2 of the square is still in the slope",
    "The derivative of ½ c w² is c w: the 2 of the square and the ½ cancel.",
    7,
    RAVINE,
)
SLOPE_UNSIGNED = Mistake(
    "the slope is taken without its sign",
    "Where w is negative, the slope is negative too.",
    7,
    RAVINE,
)
OTHER_CURVATURE = Mistake(
    "the curvature of the other direction is used",
    "Each weight has its own: the number beside its square.",
    7,
    RAVINE,
)
RATE_TIMES_CURVATURE = Mistake(
    "α·c is given for the factor of a step",
    "α·c is the part of w that a plain step takes away; asked is what is left.",
    7,
    RAVINE,
)
SIGN_FOR_SIZE = Mistake(
    "the factor is given with its sign, where its size is asked for",
    "A negative factor means that w jumps over 0; how near it is depends on the size.",
    7,
    RAVINE,
)
LARGER_IS_NEARER = Mistake(
    "the larger factor is taken for the nearer weight",
    "A step multiplies by this factor: the smaller it is, the sooner w is near 0.",
    7,
    DIRECTION,
)
M_FOR_ROOT = Mistake(
    "m is taken for the factor of w",
    "m is the product of the two eigenvalues. Where w swings they have the same size, so each is a root of it.",
    7,
    DIRECTION,
)
E_AS_W = Mistake(
    "E is taken to shrink with the factor of w",
    "E goes with the square of w, and so does its factor.",
    7,
    DIRECTION,
)
EXCHANGED_W_AND_E = Mistake(
    "the factors of w and of E are exchanged",
    "E goes with the square of w, so of two factors below 1 it has the smaller one.",
    7,
    DIRECTION,
)
WHAT_IS_LOST = Mistake(
    "1 − m is taken for the factor",
    "1 − m is the share of the velocity that a step loses. A swing shrinks by another factor.",
    7,
    DIRECTION,
)
