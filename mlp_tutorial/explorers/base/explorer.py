"""What all live pictures share: controls joined to a picture and to one sentence that reads it."""

from contextlib import contextmanager
from threading import RLock

import ipywidgets

from mlp_tutorial.drawing.live import LiveFigure
from mlp_tutorial.drawing.still import SCREEN_DPI, still_of
from mlp_tutorial.drawing.style import styled
from mlp_tutorial.explorers.base import cells
from mlp_tutorial.explorers.base.panel import Panel
from mlp_tutorial.explorers.base.screen import Screen


class Explorer:
    """A live picture. Whatever is moved, by hand or by `set`, the picture and its reading follow.

    While a hand moves it, it is drawn with one pixel for each of the page, and with two once it rests.

    A subclass says what can be moved, what follows from it, how it is drawn and how it reads:

    - `controls()` returns {name: control}, made with the functions of `explorers.base.controls`;
    - `compute(**settings)` returns the result, from the settings alone;
    - `frame(axes, result)` draws what stays, and again only when one of `frame_settings` has changed;
    - `draw(axes, result)` draws what moves, through the Axes of the panels: lines, texts, patches;
    - `read(result)` returns one or two sentences, in words and numbers;
    - `buttons()`, if there are any, returns {label: what to call}.

    `size` is the picture's in inches, a hundred pixels each on the page, `widths` the relative ones of its panels,
    `n_columns` the number of sliders beside each other, `played` the setting that a play button runs through, and
    `about` the fixed sentence that stands for the picture where there is none. Keyword arguments set where it
    starts, and where the reset button leads.

    What is moved is its `panel` (a Panel), what is shown its `screen` (a Screen), and `widget` holds both.
    Closed it keeps nothing, for IPython keeps in `Out` whatever a cell has shown: all three are None then,
    and what else a subclass has stored in itself is gone.
    """

    size = (9.6, 4.2)
    widths = (1,)
    n_columns = 2
    frame_settings = ()
    played = None
    about = "A live picture."
    panel = screen = widget = None
    _result = None

    def __init__(self, **start):
        self._lock = RLock()  # JupyterLab answers sliders in a thread of their own, beside the cells
        actions = {"reset": self.reset} | self.buttons()
        owner, controls = type(self).__name__, self.controls()
        self.panel = Panel(owner, controls, start, actions, self.played, self._on_move, self.n_columns)
        self.screen = Screen(self.size, self.widths, self._lock)
        width = {"width": self.screen.image.layout.width, "max_width": "100%"}
        parts = [self.panel.widget, self.screen.image, self.screen.sentence]
        self.widget = ipywidgets.VBox(parts, layout=width)
        self.reset()
        cells.replace(self)

    def controls(self):
        """Return {name of the setting: control}; sliders are shown in this order, and after them the others."""
        raise NotImplementedError(f"{type(self).__name__} has no controls")

    def compute(self, **settings):
        """Return whatever `draw` and `read` need, from the settings alone."""
        raise NotImplementedError(f"{type(self).__name__} has no compute")

    def frame(self, axes, result):
        """Draw what stays while the parts move: nothing, unless a subclass does."""

    def draw(self, axes, result):
        """Draw what moves."""
        raise NotImplementedError(f"{type(self).__name__} has no draw")

    def read(self, result):
        """Return what the picture shows in one or two sentences."""
        raise NotImplementedError(f"{type(self).__name__} has no read")

    def buttons(self):
        """Return {label: function without arguments}."""
        return {}

    @property
    def settings(self):
        """Every setting by its name, as the controls stand."""
        self._require_open()
        return self.panel.settings

    @property
    def result(self):
        """What `compute` has returned for the picture that is shown; None while there is none."""
        return self._result

    @property
    def reading(self):
        """The sentence under the picture."""
        self._require_open()
        return self.read(self._result)

    @property
    def picture(self):
        """The LiveFigure that is shown; None once the explorer is closed."""
        return self.screen and self.screen.picture

    @property
    def is_open(self):
        """Whether it answers: until it is closed."""
        return self.screen is not None

    def set(self, **settings):
        """Move the named controls; ValueError for what they cannot reach, and then nothing has moved."""
        with self.undisturbed():
            self.panel.set(settings)
            self.refresh()

    def reset(self):
        """Move every control to where it started."""
        with self.undisturbed():
            self.panel.set(self.panel.start)
            self.refresh()

    def still(self):
        """Return the picture as a Still, drawn afresh for the settings as they are."""
        return still_of(self.figure(), self.about)

    def figure(self):
        """Return the picture as a figure of matplotlib, drawn afresh for the settings as they are."""
        figure = LiveFigure(self.size, self.widths)
        figure.draw_frame(self.frame, self._result)
        figure.draw_parts(self.draw, self._result)
        return figure.finished()

    def refresh(self, moving=False):
        """Calculate, draw and read again; while `moving` with fewer pixels, until it has come to rest."""
        with self.undisturbed(), styled():
            settings = self.settings
            result = self.compute(**settings)
            framed = {name: settings[name] for name in self.frame_settings}
            self.screen.draw(self.frame, self.draw, result, framed)
            self._result = result
            at_rest = self.screen.show(self.reading, moving, on_rest=self.panel.let_play_follow)
            self.panel.let_play_follow(at_rest)

    def close(self):
        """Remove the explorer from the page, and free its memory; it answers no longer."""
        with self._lock:
            if self.is_open:
                cells.forget(self)
                self.panel.close()
                close_widgets(self.widget)
                self.screen.close()
                for name in set(vars(self)) - {"_lock"}:
                    delattr(self, name)

    @contextmanager
    def undisturbed(self):
        """Keep other threads out meanwhile; ValueError if the explorer is closed."""
        with self._lock:
            self._require_open()
            yield

    def _require_open(self):
        if not self.is_open:
            raise ValueError(f"this {type(self).__name__} is closed, expected an open one: make a new one")

    def _on_move(self):
        with self._lock:
            if self.is_open and not self.panel.is_being_set:
                self.refresh(moving=True)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if not self.is_open:
            return {"text/plain": repr(self)}, {}
        shown = {"image/png": self.screen.png, "text/plain": repr(self)}
        return self.widget._repr_mimebundle_() | shown, {"image/png": {"width": round(self.size[0] * SCREEN_DPI)}}

    def __repr__(self):
        return f"[picture] {self.about}"


def close_widgets(widget):
    """Close a widget and everything in it, with their layouts and styles; nobody hears of their changes then."""
    for child in getattr(widget, "children", ()):
        close_widgets(child)
    for part in (getattr(widget, "style", None), widget.layout, widget):
        if isinstance(part, ipywidgets.Widget):
            part.unobserve_all()
            part.close()
