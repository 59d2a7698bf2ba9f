"""A value that is used twice: gradients add at a fork (lecture, row 5)."""

from functools import cache

import numpy as np

from mlp_tutorial.drawing.numbers import decimals
from mlp_tutorial.explorers.base.controls import slider, switch
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.fork import draw_fork_frame, draw_fork_lines, draw_fork_numbers, place_fork
from mlp_tutorial.studies.fork import fork_at, make_fork


class ForkExplorer(Explorer):
    """A value used twice: each branch can be left out, and the gradient is then wrong by exactly its share."""

    size = (11, 4.4)
    widths = (1.4, 1)
    about = "The fork E = a² · sin a, what each branch adds to the gradient, and the slope of E over a."

    def controls(self):
        """Return the controls."""
        return {
            "a": slider("a", 1.2, -3, 3, 0.05),
            "through_p": switch("branch through p", True),
            "through_q": switch("branch through q", False),
        }

    def compute(self, a, through_p, through_q):
        """Return the Fork."""
        return fork_at(a, through_p, through_q)

    def frame(self, axes, fork):
        """Draw the graph's boxes and arrows, and E over a."""
        a = np.linspace(-3, 3, 241)
        draw_fork_frame(axes, layout(), a, make_fork("a", "a").forward(a=a)["E"])

    def draw(self, axes, fork):
        """Draw the numbers, strike out the branches left out, and draw both lines."""
        numbers = fork.values, fork.gradients, fork.slopes, fork.shares, fork.kept
        draw_fork_numbers(axes[0], layout(), *numbers)
        point = fork.values["a"], fork.values["E"]
        draw_fork_lines(axes[1], *point, fork.measured, fork.gradients["a"])

    def read(self, fork):
        """Say what the branches add up to, and what is missing."""
        p, q, obtained = (decimals(number) for number in (*fork.shares.values(), fork.gradients["a"]))
        judge = f"the slope measured by moving a is {decimals(fork.measured)}"
        if all(fork.kept.values()):
            return f"∂E/∂a is {p} through p plus {q} through q, together {obtained}, and {judge}: they agree."
        missing = [name for name, kept in fork.kept.items() if not kept]
        without = " and ".join(f"the branch through {name}" for name in missing)
        share = sum(fork.shares[name] for name in missing)
        wrong = f"wrong by exactly {'its share' if len(missing) == 1 else 'both shares'}, {decimals(share)}"
        if share == 0:
            wrong = "right only because nothing comes through there at this a"
        return f"Without {without} the gradient of a is {obtained}, but {judge}: {wrong}."


@cache
def layout():
    """Return the layout of the graph in the picture."""
    return place_fork(make_fork("a", "a"), ForkExplorer.size)
