"""An exercise: what to do, who judges it, three hints, and the solution, in one object."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from mlp_tutorial.exercises.answers import WITHIN
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.session import SESSION

N_HINTS = 3
LEVELS = ("●○○○", "●●○○", "●●●○", "●●●●")  # of difficulty


def apply(answer, *arguments):
    """Use an answer that is a function: call it."""
    return answer(*arguments)


class Words(str):
    """A text that a cell shows as it is, line by line and without quotes."""

    __repr__ = str.__str__


@dataclass(frozen=True, eq=False)
class Exercise:
    """A task with its judge.

    `name` is that of its chapter and its own, "05-backward"; `statement` says in Markdown what to do; `level` goes
    from 1, a number, to 4, a program from an empty cell; `starter` is the cell that the learner fills in, with
    `...` for what is missing. `reference` is what is right, with the starter's name: a function or class like the
    learner's, or, where a value is asked for, a function without arguments that calculates it; its source is the
    solution. `wrong` holds {Mistake: the same with this mistake, or a tuple of them if it can be made in several
    places}.

    `draw(rng)` returns arguments, drawn anew for each try, and None stands for a value that is typed in.
    `draw_square(rng)` returns the same with all sizes equal: there an order or a transpose that raises an error on
    what `draw` returns gives numbers, by which it is recognised.
    `use(answer, *arguments)` is what is done with an answer to get numbers that can be compared, if it is not
    simply called: a class is made and asked, an optimizer makes a few steps; it may raise Unusable.
    `within` is what a number may
    differ by, relative to the largest of its array. `because` says why a shape is what it is, `lesson` what a
    right answer has shown, and `changes` counts, from 0, the arguments that it is meant to change.
    `stepper(result, *arguments)`
    returns what SweepExplorer.compare is given to show a wrong answer step by step: gradients, graph and inputs.

    ValueError unless there are three hints and the level is one of four.
    """

    name: str
    title: str
    statement: str
    level: int
    starter: str
    reference: Callable
    hints: tuple
    lesson: str
    wrong: dict = field(default_factory=dict)
    draw: Callable | None = None
    draw_square: Callable | None = None
    use: Callable = apply
    within: float = WITHIN
    because: str = "a gradient has the shape of what it belongs to"
    changes: tuple = ()
    stepper: Callable | None = None

    def __post_init__(self):
        if len(self.hints) != N_HINTS or self.level not in range(1, len(LEVELS) + 1):
            given = f"{len(self.hints)} hints and level {self.level}"
            raise ValueError(
                f"{self.name} has {given}; expected {N_HINTS} hints, and a level from 1 to {len(LEVELS)}"
            )

    @property
    def asked(self):
        """The name that the learner's answer has in the notebook."""
        return self.reference.__name__

    @property
    def chapter(self):
        """The chapter, a whole number."""
        return int(self.name[:2])

    def check(self, answer, rng=None):
        """Return the Verdict on an answer, judged on data that `rng` draws, and note it for this session.

        An unknown wrong answer is never given a name; a right one is never called wrong, however it was written.
        """
        return SESSION.note(self, judge(self, answer, rng or np.random.default_rng()))

    def hint(self):
        """Return the next hint, from gentle to nearly there; after the last one it is the last again."""
        return Words(SESSION.next_hint(self))

    def solution(self):
        """Return the source of a right answer."""
        return Words(inspect.getsource(self.reference))

    @property
    def text(self):
        """Title, level and statement, in Markdown, as they stand in the notebook."""
        heading = f"### Your turn: {self.title} {LEVELS[self.level - 1]}"
        return f"{heading}\n\n{self.statement.strip()}"

    def _repr_markdown_(self):
        return self.text

    def __repr__(self):
        return self.text
