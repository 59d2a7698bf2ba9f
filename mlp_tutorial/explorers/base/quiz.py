"""A question with two menus: what is chosen is judged, and the score of the first answers is kept."""

from html import escape

import ipywidgets

NOT_CHOSEN = "choose"


class Quiz:
    """Menus for the shape and the operation, a button that checks, and one that shows what was asked.

    `on_answer()` is called whenever something has been answered; `widget` holds them all, and is empty while
    nothing is asked. `score` is (right at the first try, asked).
    """

    def __init__(self, on_answer):
        look = {"style": {"description_width": "initial"}, "layout": {"width": "auto"}}
        self._shape = ipywidgets.Dropdown(description="shape", **look)
        self._operation = ipywidgets.Dropdown(description="operation", **look)
        self._check = ipywidgets.Button(description="check", layout={"width": "auto"})
        self._show = ipywidgets.Button(description="show me", layout={"width": "auto"})
        self._verdict = ipywidgets.HTML()
        self.parts = (self._shape, self._operation, self._check, self._show, self._verdict)
        row = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}
        self.widget = ipywidgets.Box(layout=row)
        self._key, self._question, self._on_answer = None, None, on_answer
        self._first, self._done = {}, set()
        self._check.on_click(self._on_check)
        self._show.on_click(self._on_show)

    @property
    def score(self):
        """How many answers were right at the first try, and how many were asked for."""
        return sum(self._first.values()), len(self._first)

    def is_open(self, key):
        """Return whether the question with this key has not been answered rightly yet, nor been shown."""
        return key not in self._done

    def ask(self, key, question):
        """Ask the Question called `key`; the same one again leaves the menus as they are."""
        if key != self._key:
            self._key, self._question = key, question
            self._shape.options = [(NOT_CHOSEN, None), *((str(shape), shape) for shape in question.shapes)]
            self._operation.options = [(NOT_CHOSEN, None), *((text, text) for text in question.operations)]
            self._verdict.value = ""
        self.widget.children = self.parts

    def ask_nothing(self):
        """Take the question off the page."""
        self._key = None
        self.widget.children = ()

    def answer(self, shape, operation):
        """Judge an answer, count it if it is the first to this question, and return the verdict in words.

        ValueError for what is not among the answers, and if nothing is asked.
        """
        if self._key is None:
            raise ValueError("nothing is asked at this step, expected one that is to be predicted")
        wrong = self._question.judge(shape, operation)
        self._first.setdefault(self._key, not wrong)
        if not wrong:
            self._done.add(self._key)
        verdict = " ".join(wrong) if wrong else f"Right: {operation}, shape {shape}."
        right, asked = self.score
        verdict += f" Score: {right} of {asked} at the first try."
        self._say(verdict)
        return verdict

    def forget(self):
        """Forget all answers."""
        self._first, self._done, self._key = {}, set(), None

    def close(self):
        """Close the menus and buttons, which are on the page only while something is asked."""
        self._check.on_click(self._on_check, remove=True)
        self._show.on_click(self._on_show, remove=True)
        self.widget.children = self.parts

    def _say(self, words):
        """Write the verdict, and choose what has been answered in the menus."""
        self._verdict.value = f'<span role="alert">{escape(words)}</span>'
        self._on_answer()

    def _on_check(self, button):
        """Judge what the menus say."""
        if None in (self._shape.value, self._operation.value):
            self._verdict.value = '<span role="alert">Choose a shape and an operation first.</span>'
        else:
            self.answer(self._shape.value, self._operation.value)

    def _on_show(self, button):
        """Show what was asked for; it counts as not known."""
        self._first.setdefault(self._key, False)
        self._done.add(self._key)
        self._say(f"It is {self._question.operation}, shape {self._question.shape}.")
