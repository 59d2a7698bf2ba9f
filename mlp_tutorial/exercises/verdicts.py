"""What a learner is told about an answer: a small calm panel on the page, and plain sentences everywhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from mlp_tutorial.drawing.style import BLUE, GREEN, GREY, ORANGE

NOT_ATTEMPTED = "not attempted yet"
FAILED = "it did not return"
WRONG = "not yet"
RIGHT = "right"
COLOURS = {NOT_ATTEMPTED: GREY, FAILED: ORANGE, WRONG: BLUE, RIGHT: GREEN}
BUTTON = "show it step by step"


@dataclass(frozen=True)
class Verdict:
    """The state of an answer, one of four, and what there is to say about it.

    `said` are sentences; `mistake` is the Mistake that was recognised, or None; `hint` is offered after a second
    try of the same kind; `explore()` makes an explorer at the step where the answer parts, None if there is none.
    """

    state: str
    said: tuple = ()
    mistake: object = None
    hint: str = ""
    explore: Callable | None = None

    @property
    def sentences(self):
        """All that is said, the hint too."""
        return (*self.said, f"Hint: {self.hint}") if self.hint else self.said

    def with_hint(self, hint):
        """Return the same verdict with a hint."""
        return replace(self, hint=hint)

    def __repr__(self):
        return f"{self.state}: {' '.join(self.sentences)}" if self.sentences else self.state

    def _repr_html_(self):
        look = f"border-left: 0.3em solid {COLOURS[self.state]}; padding: 0.3em 0.8em; max-width: 60em"
        said = "".join(f"<div>{with_code(sentence)}</div>" for sentence in self.sentences)
        return f'<div style="{look}"><b>{escape(self.state)}</b>{said}</div>'

    def _repr_mimebundle_(self, include=None, exclude=None):
        shown = {"text/plain": repr(self), "text/html": self._repr_html_()}
        return shown if self.explore is None else panel(self)._repr_mimebundle_() | shown


def with_code(sentence):
    """Return a sentence in HTML, with what stands in backticks as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(sentence))


def panel(verdict):
    """Return the verdict as a widget, with a button that opens the explorer below it."""
    import ipywidgets  # not needed where nobody looks: in tests of answers, and when a class is scored

    button = ipywidgets.Button(description=BUTTON, layout={"width": "auto"})
    box = ipywidgets.VBox([ipywidgets.HTML(verdict._repr_html_()), button])

    def open_it(_):
        box.children = (box.children[0], verdict.explore().widget)

    button.on_click(open_it)
    return box
