"""Mistakes with the edge of stability, and with the best settings of momentum."""

from mlp_tutorial.exercises.mistake import Mistake

EDGE, BEST = "The edge, for any curvature", "Each at its best"

EDGE_WITHOUT_M = Mistake(
    "the 1 + m is left out",
    "That is the edge of plain descent. With momentum the edge is higher.",
    7,
    EDGE,
)
EDGE_OF_FLATTEST = Mistake(
    "the smallest curvature is used",
    "As α grows, the steepest direction reaches its edge first, and one direction that grows is enough.",
    7,
    EDGE,
)
EDGE_PLAIN_FLATTEST = Mistake(
    "the 1 + m is left out and the smallest curvature is used",
    "That is how far plain descent could go along the valley's floor. The steepest direction comes first, and "
    "momentum moves its edge.",
    7,
    EDGE,
)
EDGE_ONE_MINUS_M = Mistake(
    "1 − m stands where 1 + m belongs",
    "1 − m belongs to a stream that is consistent. At the edge the gradients alternate.",
    7,
    EDGE,
)
EDGE_WITHOUT_TWO = Mistake(
    "the 2 is left out",
    "At the edge w only flips, from w to −w: a step of twice its size.",
    7,
    EDGE,
)
EDGE_WITH_HALF = Mistake(
    "the ½ in front of the bracket is counted into the curvature",
    "The slope of ½ c w² is c w, so the curvature is the number in the bracket.",
    7,
    EDGE,
)
EDGE_OF_SUM = Mistake(
    "the curvatures are added up",
    "Each direction has its own edge; the steepest one reaches it first.",
    7,
    EDGE,
)
EDGE_OF_SWINGING = Mistake(
    "α is the one up to which w swings",
    "Beyond it the roots are real, and at first both of them still lie between −1 and 1. The edge comes later.",
    7,
    EDGE,
)

KAPPA_WITHOUT_ROOT = Mistake(
    "m is made from κ, where it should be made from its root",
    "κ itself belongs to plain descent. Where w swings the rate is √m, and the roots of the curvatures come in.",
    7,
    BEST,
)
BOTH_WITHOUT_ROOTS = Mistake(
    "the roots are left out, in α and in m",
    "Where w swings the rate is √m; that is how the roots come in.",
    7,
    BEST,
)
M_NOT_SQUARED = Mistake(
    "the square of m is left out",
    "The fraction is √m, the factor of a step; m is its square.",
    7,
    BEST,
)
RATE_NOT_SQUARED = Mistake(
    "the square of α is left out",
    "The sum of √(α c) at the two ends is 2; so the fraction is √α.",
    7,
    BEST,
)
NEITHER_SQUARED = Mistake(
    "the squares are left out, of α and of m",
    "The fractions are √α and √m.",
    7,
    BEST,
)
RATE_OF_PLAIN = Mistake(
    "α is the best one of plain descent",
    "Momentum has another balance: both ends of the curvatures should just still swing.",
    7,
    BEST,
)
RATE_AT_THE_EDGE = Mistake(
    "α is the one at the edge",
    "At the edge w neither grows nor shrinks. The best α lies well below it.",
    7,
    BEST,
)
KAPPA_IS_LARGEST = Mistake(
    "the largest curvature is taken for κ",
    "κ is a ratio. Only where the smallest curvature is 1 are the two the same.",
    7,
    BEST,
)
NEITHER_ROOTS_NOR_SQUARES = Mistake(
    "roots and squares are left out",
    "Without them the two fractions belong to plain descent: its best α, and the factor of its step.",
    7,
    BEST,
)
ROOT_OF_SUM = Mistake(
    "the root of the sum is taken for α, where a sum of roots stands",
    "Each end of the curvatures has a root of its own.",
    7,
    BEST,
)
SQUARE_BELOW_ALONE = Mistake(
    "for α only what stands below the line is squared",
    "The fraction is √α, so all of it is squared, what stands above the line too.",
    7,
    BEST,
)
