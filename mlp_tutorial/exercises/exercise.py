"""An exercise: what to do, who judges it, three hints, and the solution, in one object."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from mlp_tutorial.exercises.answers import WITHIN
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.session import SESSION

N_HINTS = 3


def apply(answer, *arguments):
    """Use an answer that is a function: call it."""
    return answer(*arguments)


@dataclass(frozen=True, eq=False)
class Exercise:
    """A task with its judge.

    `name` is that of its chapter and its own, "05-backward"; `statement` says in Markdown what to do; `level` goes
    from 1, a number, to 4, a program from an empty cell. `reference` is what is right: a function like the
    learner's, or, where a value is asked for, one without arguments that calculates it; its source is the solution.
    `wrong` holds {Mistake: the same function with this mistake}.

    `draw(rng)` returns arguments, drawn anew for each try, and None stands for a value that is typed in.
    `use(answer, *arguments)` is what is done with an answer to get numbers that can be compared, if it is not
    simply called: a class is made and asked, an optimizer makes a few steps. `within` is what a number may differ
    by, relative to the largest of its array. `because` says why a shape is what it is, `lesson` what a right answer
    has shown, and `changes` counts, from 0, the arguments that it is meant to change. `stepper(result, *arguments)`
    returns what SweepExplorer.compare is given to show a wrong answer step by step: gradients, graph and inputs.

    ValueError if there are not three hints.
    """

    name: str
    title: str
    statement: str
    level: int
    reference: Callable
    hints: tuple
    lesson: str
    wrong: dict = field(default_factory=dict)
    draw: Callable | None = None
    use: Callable = apply
    within: float = WITHIN
    because: str = "a gradient has the shape of what it belongs to"
    changes: tuple = ()
    stepper: Callable | None = None

    def __post_init__(self):
        if len(self.hints) != N_HINTS:
            raise ValueError(f"{self.name} has {len(self.hints)} hints, expected {N_HINTS}")

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
        return SESSION.next_hint(self)

    def solution(self):
        """Return the source of a right answer."""
        return inspect.getsource(self.reference)

    def _repr_markdown_(self):
        return f"**Exercise {self.name}: {self.title}** ({'●' * self.level}{'○' * (4 - self.level)})\n\n{self.statement}"

    def __repr__(self):
        return f"Exercise {self.name}: {self.title}. {self.statement}"
