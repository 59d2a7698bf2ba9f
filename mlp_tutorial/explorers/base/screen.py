"""What an explorer shows: a picture, drawn quickly while something moves, and the sentence that reads it."""

import asyncio
from base64 import b64encode
from html import escape

import ipywidgets
from matplotlib.backend_bases import FigureCanvasBase

from mlp_tutorial.drawing.live import LiveFigure
from mlp_tutorial.drawing.still import SCREEN_DPI, SHARPNESS

MOVING = 1  # pixels for each of the page, while something moves
REST = 0.3  # seconds without a move, after which the picture becomes sharp


class Screen:
    """The picture and the reading of an explorer on the page.

    `picture` is the LiveFigure, None once the screen is closed, and `png` what it looks like on the page;
    `image` and `sentence` are the widgets that show the picture and the reading.
    """

    def __init__(self, size, widths, lock):
        self.picture = LiveFigure(size, widths)
        self.png = None
        self.image = ipywidgets.Image(format="url", layout={"width": f"{size[0] * SCREEN_DPI:.0f}px"})
        self.image.layout.max_width = "100%"
        self.sentence = ipywidgets.HTML()
        self._lock = lock
        self._framed = None  # what the frame was drawn for
        self._n_shown = 0

    def draw(self, frame, draw, result, framed):
        """Draw what moves, with `draw(axes, result)`; and the frame first, if it was not drawn for `framed`."""
        if framed != self._framed:
            self._framed = None  # in case that the frame fails
            self.picture.draw_frame(frame, result)
            self._framed = framed
        self.picture.draw_parts(draw, result)

    def show(self, reading, moving, on_rest):
        """Show the sentence and the picture; return whether it is sharp.

        While `moving` it has fewer pixels, until nothing has moved for REST seconds: then `on_rest()` is called.
        Without an event loop nothing can happen later, and it is sharp at once.
        """
        loop = running_loop() if moving else None
        self.sentence.value = f'<p class="mlp-sentence" style="font-size: 1.15em">{escape(reading)}</p>'
        self._send(MOVING if loop else SHARPNESS)
        self._n_shown += 1
        if loop:
            loop.call_later(REST, self._rest, self._n_shown, on_rest)
        return not loop

    def close(self):
        """Let go of the picture."""
        if self.picture is not None:
            let_go(self.picture.figure)
        self.picture = self.png = None
        self.image.value = b""

    def _send(self, sharpness):
        """Send the picture as a data URL, which browsers show sooner than bytes that they have to fetch first."""
        self.png = self.picture.png(sharpness)
        self.image.value = b"data:image/png;base64," + b64encode(self.png)

    def _rest(self, number, on_rest):
        """Show the picture with all its pixels, unless another one has followed it."""
        with self._lock:
            if self.picture is not None and number == self._n_shown:
                on_rest()
                self._send(SHARPNESS)


def let_go(figure):
    """Empty a figure. Its parts hold each other; its pixels must not wait until Python looks for such cycles."""
    figure.clear()
    FigureCanvasBase(figure)  # takes the place of the canvas with the pixels


def running_loop():
    """Return the running event loop of this thread; None where there is none, and nothing moves by itself."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
