"""Mistakes with many steps downhill."""

from mlp_tutorial.exercises.mistake import Mistake

AT_ONCE = "May all knobs move at once?"

ONE_STEP_ONLY = Mistake(
    "there is one step, whatever n_steps says",
    "A `return` inside the loop ends it in its first round. And if each round begins at the first w again, all "
    "rounds make the same step.",
    1,
    AT_ONCE,
)
ONE_STEP_MORE = Mistake(
    "there is one step too many",
    "The loop makes n_steps rounds; a step before or behind it comes on top.",
    1,
    AT_ONCE,
)
ONE_STEP_LESS = Mistake(
    "there is one step too few",
    "`range(1, n)` begins with 1 and ends before n: these are n − 1 rounds.",
    1,
    AT_ONCE,
)
MEASURED_ONCE = Mistake(
    "the slopes are measured once, at the start, and used for all steps",
    "Slopes are only true nearby, so they are measured anew after each step.",
    1,
    AT_ONCE,
)
ALWAYS_FROM_START = Mistake(
    "every step begins at the start again",
    "The next step goes on from where the last one has led; only there its slopes are true.",
    1,
    AT_ONCE,
)
ONE_AFTER_ANOTHER = Mistake(
    "each knob moves before the slope of the next one is measured",
    "That goes downhill as well, by another way. Here all slopes are measured at one place, then all knobs move.",
    1,
    AT_ONCE,
)
STEEPEST_ONLY = Mistake(
    "only the steepest knob moves",
    "In proportion to the slopes all of them move, the flat ones a little.",
    1,
    AT_ONCE,
)
SAME_LENGTH = Mistake(
    "the slopes are divided by their length, so that every step is equally long",
    "In gradient descent a step is in proportion to the slopes: where it is flat, it is short.",
    1,
    AT_ONCE,
)
