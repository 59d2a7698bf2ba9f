"""What is done in this session: a line of marks for each chapter, as text, and as a table on the page."""

from dataclasses import dataclass
from html import escape
from itertools import groupby

from mlp_tutorial.exercises.session import SESSION
from mlp_tutorial.exercises.verdicts import COLOURS, FAILED, NOT_ATTEMPTED, RIGHT, WRONG

MARKS = {NOT_ATTEMPTED: "○", FAILED: "!", WRONG: "◐", RIGHT: "●"}


@dataclass(frozen=True)
class Progress:
    """The exercises, and how far this session has come with each."""

    exercises: tuple

    @property
    def states(self):
        """{name: the state}, of every exercise."""
        return {one.name: SESSION.state(one) for one in self.exercises}

    @property
    def rows(self):
        """[(chapter, [Exercise, …]), …]."""
        return [(chapter, list(some)) for chapter, some in groupby(self.exercises, key=lambda one: one.chapter)]

    @property
    def summary(self):
        """How many are right, in words."""
        states = list(self.states.values())
        return f"{states.count(RIGHT)} of {len(states)} exercises are right"

    def __repr__(self):
        states = self.states
        lines = [
            f"chapter {chapter:02d}  {''.join(MARKS[states[one.name]] for one in some)}"
            for chapter, some in self.rows
        ]
        key = ", ".join(f"{mark} {state}" for state, mark in MARKS.items())
        return "\n".join([f"{self.summary} ({key})", *lines])

    def _repr_html_(self):
        states = self.states
        rows = "".join(
            f"<tr><td>{chapter:02d}</td><td>{''.join(cell(one, states[one.name]) for one in some)}</td></tr>"
            for chapter, some in self.rows
        )
        return f"<div><b>{self.summary}</b></div><table><tr><th>chapter</th><th>exercises</th></tr>{rows}</table>"


def cell(exercise, state):
    """Return an exercise as a coloured mark with its title, its state and the number of tries."""
    tries = SESSION.tries(exercise)
    words = f"{MARKS[state]} {escape(exercise.title)}" + f" ({tries})" * (tries > 1)
    look = f"display: inline-block; padding: 0.1em 0.5em; border-left: 0.3em solid {COLOURS[state]}"
    return f'<span style="{look}" title="{escape(state)}">{words}</span>'
