"""What is done in this session: a picture with a square for each exercise, and a table of what was tried."""

from dataclasses import dataclass
from html import escape
from itertools import groupby

from mlp_tutorial.exercises.session import SESSION
from mlp_tutorial.exercises.verdicts import COLOURS, FAILED, NOT_ATTEMPTED, RIGHT, WRONG

MARKS = {NOT_ATTEMPTED: "○", FAILED: "!", WRONG: "◐", RIGHT: "●"}
COLUMNS = ("exercise", "task", "state", "tries", "mistakes that were recognised")


@dataclass(frozen=True)
class Progress:
    """The exercises, and how far this session has come with each."""

    exercises: tuple

    @property
    def states(self):
        """{name: the state}, of every exercise."""
        return {one.name: SESSION.state(one) for one in self.exercises}

    @property
    def chapters(self):
        """[(chapter, [Exercise, …]), …]."""
        return [(chapter, list(some)) for chapter, some in groupby(self.exercises, key=lambda one: one.chapter)]

    @property
    def rows(self):
        """What the table says, in COLUMNS, of each exercise that was tried."""
        return [
            (one.name, one.title, SESSION.state(one), SESSION.tries(one), "; ".join(SESSION.mistakes(one)))
            for one in self.exercises
            if SESSION.tries(one)
        ]

    @property
    def summary(self):
        """How many are right, in words."""
        states = list(self.states.values())
        return f"{states.count(RIGHT)} of {len(states)} exercises are right"

    def __repr__(self):
        marks = [
            f"chapter {chapter:02d}  {''.join(MARKS[self.states[one.name]] for one in some)}"
            for chapter, some in self.chapters
        ]
        key = ", ".join(f"{mark} {state}" for state, mark in MARKS.items())
        tried = [f"{name}: {state}, tries: {tries}" for name, _, state, tries, _ in self.rows]
        return "\n".join([f"{self.summary} ({key})", *marks, *tried])

    def _repr_html_(self):
        picture = "".join(
            f"<div>{chapter:02d} {''.join(square(one, self.states[one.name]) for one in some)}</div>"
            for chapter, some in self.chapters
        )
        rows = "".join(table_row(row) for row in (COLUMNS, *self.rows))
        table = f"<table>{rows}</table>" if self.rows else ""
        return f"<div><b>{self.summary}</b></div>{picture}{table}"


def square(exercise, state):
    """Return an exercise as a square of its state's colour, with its mark in it and its name when pointed at."""
    look = (
        f"display: inline-block; width: 1.6em; margin: 0.1em; text-align: center; "
        f"border: 0.15em solid {COLOURS[state]}; border-radius: 0.2em"
    )
    words = escape(f"{exercise.name}, {exercise.title}: {state}")
    return f'<span style="{look}" role="img" aria-label="{words}" title="{words}">{MARKS[state]}</span>'


def table_row(cells):
    """Return one row of the table, its texts to the left."""
    written = [f'<td style="text-align: left">{escape(str(cell))}</td>' for cell in cells]
    return f"<tr>{''.join(written)}</tr>"
