"""A question with two rows of buttons: what is chosen is judged at once, and the score of first answers is kept.

Rows of buttons, not menus: everybody in the room sees the answers, and JupyterLab takes the arrow keys, by which
one moves in a menu, for itself.
"""

import ipywidgets

LABEL = "5em"
ROW = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}


class Quiz:
    """Buttons for the shape and for the operation, and one that shows what was asked for.

    `on_answer()` is called whenever something has been answered; `widget` holds them all, and is empty while
    nothing is asked. `verdict` is what was said of the last answer to the question that is asked now.
    """

    def __init__(self, on_answer):
        look = {"options": ["?"], "value": None, "style": {"button_width": "initial"}}
        self.shape, self.operation = ipywidgets.ToggleButtons(**look), ipywidgets.ToggleButtons(**look)
        self.show = ipywidgets.Button(description="show me", layout={"width": "auto"})
        labels = [ipywidgets.Label(text, layout={"width": LABEL}) for text in ("shape", "operation")]
        self._parts = (labels[0], self.shape, self.show, labels[1], self.operation)
        self.widget = ipywidgets.Box(layout=ROW)
        self.verdict = ""
        self._key, self._question, self._on_answer = None, None, on_answer
        self._first, self._done = {}, set()
        for menu in (self.shape, self.operation):
            menu.observe(lambda change: self._on_choice(), names="value")
        self.show.on_click(self._on_show)

    @property
    def score(self):
        """How many answers were right at the first try, and how many questions were answered."""
        return sum(self._first.values()), len(self._first)

    def is_open(self, key):
        """Return whether the question with this key has not been answered rightly yet, nor been shown."""
        return key not in self._done

    def ask(self, key, question):
        """Ask the Question called `key`; the same one again leaves what is chosen as it is."""
        if key != self._key:
            self._key, self._question, self.verdict = key, question, ""
            for menu, answers in ((self.shape, question.shapes), (self.operation, question.operations)):
                menu.options = [(str(answer), answer) for answer in answers]
                menu.value = None
        self.widget.children = self._parts

    def ask_nothing(self):
        """Take the question off the page."""
        self._key, self.verdict = None, ""
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
        self._say(" ".join(wrong) if wrong else f"Right: {operation}, shape {shape}.")
        return self.verdict

    def forget(self):
        """Forget all answers."""
        self._first, self._done, self._key = {}, set(), None

    def close(self):
        """Take all buttons onto the page, whose owner is about to close what is on it."""
        self.show.on_click(self._on_show, remove=True)
        self.widget.children = self._parts

    def _say(self, words):
        """Give the verdict, with the score."""
        right, asked = self.score
        self.verdict = f"{words} Score: {right} of {asked} right at the first try."
        self._on_answer()

    def _on_choice(self):
        """Judge what is chosen, once both are."""
        if self._key is not None and None not in (self.shape.value, self.operation.value):
            self.answer(self.shape.value, self.operation.value)

    def _on_show(self, button):
        """Show what was asked for; it counts as not known."""
        self._first.setdefault(self._key, False)
        self._done.add(self._key)
        self._say(f"It is {self._question.operation}, shape {self._question.shape}.")
