"""Mistakes at forks, with the recipe, and with where the way back begins."""

from mlp_tutorial.exercises.mistake import Mistake

FORK = "A fork: one value, used twice"
FORGOTTEN = "Explore: forget a branch"
RECIPE = "The recipe"

FIRST_KEPT_AT_A_FORK = Mistake(
    "at a fork the gradient that comes back first is kept, and the others are dropped",
    "Each use of a value has a share in how it moves E, and the shares add.",
    2,
    FORK,
)
BRANCH_P_ONLY = Mistake(
    "only the branch through p is there",
    "E depends on a in two ways, and the way through q is missing. No error message tells of it.",
    2,
    FORGOTTEN,
)
BRANCH_Q_ONLY = Mistake(
    "only the branch through q is there",
    "E depends on a in two ways, and the way through p is missing. No error message tells of it.",
    2,
    FORGOTTEN,
)
EXAMPLE_ABOVE = Mistake(
    "p and q are those of the text, the square and the sine",
    "Each branch has the slope of its own function. Here p is the sine and q the cube.",
    2,
    FORK,
)
BRANCHES_MULTIPLIED = Mistake(
    "the branches of a fork are multiplied",
    "Along one branch slopes multiply; where branches meet again, their gradients add.",
    2,
    FORK,
)
BRANCHES_SUBTRACTED = Mistake(
    "one branch is subtracted from the other",
    "A branch that works against the other has a negative gradient already; at a fork all of them add.",
    2,
    FORK,
)
BRANCHES_AVERAGED = Mistake(
    "the mean of the branches is taken at a fork",
    "The value moves through all branches at the same time, so the effects add in full.",
    2,
    FORK,
)
SLOPES_OF_P_AND_Q_ADDED = Mistake(
    "the slopes of p and q are added without what comes back to them from E",
    "How much a change of p matters to E depends on q, and the other way round: each branch has two factors.",
    2,
    FORK,
)
SLOPES_OF_P_AND_Q_MULTIPLIED = Mistake(
    "the slopes of p and q are multiplied with each other",
    "The derivative of a product is not the product of the derivatives: p and q move side by side.",
    2,
    FORK,
)
WRONG_FACTOR = Mistake(
    "the gradients of p and q are exchanged",
    "If p moves, the product changes by that times the other factor, and not times p.",
    2,
    FORK,
)
ADDED_IN_PLACE = Mistake(
    "gradients are added in place, with `+=`",
    "Two names may stand for one array, as after a sum: what is added for one of them then arrives at the other.",
    2,
    RECIPE,
)
ADDED_TO_ITSELF = Mistake(
    "a gradient that arrives first is added to itself",
    "As long as nothing has come back, there is nothing to add to.",
    2,
    RECIPE,
)
STARTED_WITH_E = Mistake(
    "the pass starts with the value of E",
    "It starts with how much E changes per unit of E.",
    2,
    RECIPE,
)
ORDER_OF_THE_STEPS = Mistake(
    "a step has its turn before the gradient of its result is there, as when the loop starts at the front",
    "A gradient comes from the steps behind. In the order of the recipe each is there in time.",
    2,
    RECIPE,
)
ONLY_THE_LAST_STEP = Mistake(
    "only the last step is passed: the others are skipped from the front, or a `return` inside the loop ends it",
    "In the order of the recipe each gradient is there in time, and the loop goes through all steps.",
    2,
    RECIPE,
)
INCOMING_TWICE = Mistake(
    "what a block gives back is multiplied by what came in once more",
    "`backward` has done that already: it returns gradients, not slopes.",
    2,
    RECIPE,
)
FACTORS_FORGOTTEN = Mistake(
    "all outputs count alike, and the factors are lost",
    "The factors say how much each output counts in E: the way back begins with them.",
    2,
    RECIPE,
)
FACTORS_SHARED = Mistake(
    "every output counts with the mean of the factors",
    "Each output has a factor of its own, and its gradient begins with that one.",
    2,
    RECIPE,
)
MEAN_FOR_SUM = Mistake(
    "the weighted sum is taken for a mean, and divided by the number of its terms or of its rows",
    "Here E is the sum itself; how much each output counts is said by the factors alone.",
    2,
    RECIPE,
)
SUMMED_TO_ONE = Mistake(
    "the gradient is added up to one number",
    "E is one number, but it has a slope for each entry of x: the gradient has the shape of x.",
    2,
    RECIPE,
)
FACTORS_IN_THE_SLOPE = Mistake(
    "the factors multiply what goes into the square, and so its slope as well",
    "The forward pass has no factors before the sum: the slopes are taken at the saved values.",
    2,
    RECIPE,
)
