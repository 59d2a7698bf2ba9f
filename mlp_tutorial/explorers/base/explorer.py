"""What all live pictures share: controls joined to a picture and to one sentence that reads it."""

import asyncio
from base64 import b64encode
from contextlib import contextmanager
from html import escape
from threading import RLock

import ipywidgets

from mlp_tutorial.checks import require_known
from mlp_tutorial.drawing.live import LiveFigure
from mlp_tutorial.drawing.still import SCREEN_DPI, SHARPNESS, still_of
from mlp_tutorial.drawing.style import styled
from mlp_tutorial.explorers.base import cells
from mlp_tutorial.explorers.base.controls import reachable, setting
from mlp_tutorial.explorers.base.play import PlayButton

MOVING = 1  # pixels for each of the page, while something moves
REST = 0.3  # seconds without a move, after which the picture becomes sharp
ROW = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}


class Explorer:
    """A live picture. Whatever is moved, by hand or by `set`, the picture and its reading follow.

    While a hand moves it, it is drawn with one pixel for each of the page, and with two once it rests.

    A subclass says what can be moved, what follows from it, how it is drawn and how it reads:

    - `controls()` returns {name: control}, made with the functions of `explorers.controls`;
    - `compute(**settings)` returns the result, from the settings alone;
    - `frame(axes, result)` draws what stays, and again only when one of `frame_settings` has changed;
    - `draw(axes, result)` draws what moves, through the Axes of the panels: lines, texts, patches;
    - `read(result)` returns one or two sentences, in words and numbers;
    - `buttons()`, if there are any, returns {label: what to call}.

    `size` is the picture's in inches, a hundred pixels each on the page, `widths` the relative ones of its panels,
    `played` the setting that a play button runs through, and `about` the fixed sentence that stands for the
    picture where there is none. Keyword arguments set where it starts, and where the reset button leads.
    """

    size = (9.6, 4.2)
    widths = (1,)
    frame_settings = ()
    played = None
    about = "A live picture."

    def __init__(self, **start):
        self._controls = self.controls()
        self._start = {name: control.value for name, control in self._controls.items()}
        self._start |= self._checked(start)
        self.picture = LiveFigure(self.size, self.widths)
        self._framed = None
        self._play = PlayButton(self._controls[self.played]) if self.played else None
        self._listening = True
        self._n_pictures = 0
        self._lock = RLock()  # JupyterLab answers sliders in a thread of their own, beside the cells
        self._image = ipywidgets.Image(format="url", layout={"width": f"{self.size[0] * SCREEN_DPI:.0f}px"})
        self._image.layout.max_width = "100%"
        self._reading = ipywidgets.HTML()
        self.widget = ipywidgets.VBox([self._control_rows(), self._image, self._reading])
        for control in self._controls.values():
            control.observe(self._on_change, names="value")
        self.reset()
        cells.replace(self)

    def controls(self):
        """Return {name of the setting: control}, in the order in which they are shown."""
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
        return {name: setting(control) for name, control in self._controls.items()}

    @property
    def reading(self):
        """The sentence under the picture."""
        return self.read(self._result)

    def set(self, **settings):
        """Move the named controls; ValueError for what they cannot reach, and then nothing has moved."""
        settings = self._checked(settings)
        with self._in_one_go():
            for name, value in settings.items():
                self._controls[name].value = value

    def reset(self):
        """Move every control to where it started."""
        with self._in_one_go():
            for name, value in self._start.items():
                self._controls[name].value = value

    def still(self):
        """Return the picture as a Still, drawn afresh for the settings as they are."""
        return still_of(self.figure(), self.about)

    def figure(self):
        """Return the picture as a figure of matplotlib, drawn afresh for the settings as they are."""
        figure = LiveFigure(self.size, self.widths)
        figure.draw_frame(self.frame, self._result)
        figure.draw_parts(self.draw, self._result)
        return figure.finished()

    def close(self):
        """Remove the explorer from the page, and free its memory; it answers no longer."""
        with self._lock:
            for widget in reversed(_all_widgets(self.widget)):
                widget.unobserve_all()
                widget.close()
            self.picture = self._result = self._png = None

    def refresh(self, moving=False):
        """Calculate, draw and read again; while `moving` with fewer pixels, until it has come to rest."""
        loop = running_loop() if moving else None
        with self._open(), styled():
            settings = self.settings
            result = self.compute(**settings)
            framed = {name: settings[name] for name in self.frame_settings}
            if framed != self._framed:
                self._framed = None  # in case that the frame fails
                self.picture.draw_frame(self.frame, result)
                self._framed = framed
            self.picture.draw_parts(self.draw, result)
            self._result = result
            self._reading.value = f'<p role="status" style="font-size: 1.15em">{escape(self.reading)}</p>'
            self._show(MOVING if loop else SHARPNESS)
            self._n_pictures += 1
            if loop:
                loop.call_later(REST, self._rest, self._n_pictures)
            if self._play and (not loop or self._play.playing):  # else soon enough, once the slider rests
                self._play.go_on_from_slider()

    def _rest(self, number):
        """Draw the picture with all its pixels, unless another one has followed it."""
        with self._lock:
            if self.picture is not None and number == self._n_pictures:
                if self._play:
                    self._play.go_on_from_slider()
                self._show(SHARPNESS)

    def _show(self, sharpness):
        """Send the picture as a data URL, which browsers show sooner than bytes that they have to fetch first."""
        self._png = self.picture.png(sharpness)
        self._image.value = b"data:image/png;base64," + b64encode(self._png)

    def _on_change(self, change):
        with self._lock:
            if self._listening and self.picture is not None:
                self.refresh(moving=True)

    @contextmanager
    def _open(self):
        """Keep other threads out meanwhile; ValueError if the explorer is closed."""
        with self._lock:
            if self.picture is None:
                raise ValueError(f"this {type(self).__name__} is closed, expected an open one: make a new one")
            yield

    @contextmanager
    def _in_one_go(self):
        """Let many controls move, and refresh once. ValueError if the explorer is closed."""
        with self._open():
            self._listening = False
            try:
                yield
            finally:
                self._listening = True
            self.refresh()

    def _checked(self, settings):
        require_known(f"{type(self).__name__} was given the settings", settings, self._controls)
        return {name: reachable(name, self._controls[name], value) for name, value in settings.items()}

    def _control_rows(self):
        controls = list(self._controls.values())
        buttons = {"reset": self.reset} | self.buttons()
        row = [ipywidgets.Button(description=label, layout={"width": "auto"}) for label in buttons]
        for button, action in zip(row, buttons.values(), strict=True):
            button.on_click(lambda _, action=action: action())
        if self._play:
            row.insert(0, self._play)
        return ipywidgets.Box([*controls, ipywidgets.HBox(row)], layout=ROW)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.picture is None:
            return {"text/plain": repr(self)}, {}
        shown = {"image/png": self._png, "text/plain": repr(self)}
        return self.widget._repr_mimebundle_() | shown, {"image/png": {"width": round(self.size[0] * SCREEN_DPI)}}

    def __repr__(self):
        return f"[picture] {self.about}"


def running_loop():
    """Return the running event loop of this thread; None where there is none, and nothing moves by itself."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _all_widgets(widget):
    """Return the widget and everything in it, with their layouts and styles."""
    found = [widget, widget.layout]
    if hasattr(widget, "style") and isinstance(widget.style, ipywidgets.Widget):
        found.append(widget.style)
    for child in getattr(widget, "children", ()):
        found += _all_widgets(child)
    return found
