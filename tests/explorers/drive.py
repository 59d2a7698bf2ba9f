"""Drive an explorer as a student would, and look at everything that it shows."""

import inspect
import pkgutil
import re
from base64 import b64decode
from importlib import import_module
from io import BytesIO
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from test_figures import FRAME_TOLERANCE, OVERLAP_TOLERANCE, overlap, shown_texts, text_box

import mlp_tutorial.explorers
from mlp_tutorial.drawing.style import styled
from mlp_tutorial.explorers.base.controls import positions
from mlp_tutorial.explorers.base.explorer import Explorer

NOT_A_NUMBER = re.compile(r"(?<![A-Za-z])(nan|inf|infinity|None)(?![A-Za-z])", re.IGNORECASE)
N_RANDOM = 12


def explorer_classes():
    """Return all subclasses of Explorer in mlp_tutorial.explorers, by name: the course's and the template."""
    found = {}
    for module in pkgutil.walk_packages(mlp_tutorial.explorers.__path__, "mlp_tutorial.explorers."):
        for name, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(kind, Explorer) and kind is not Explorer and kind.__module__ == module.name:
                found[name] = kind
    return found


def settings_to_try(explorer, rng, n_random=N_RANDOM):
    """Yield both ends and the middle of every control, one at a time; then random settings of all."""
    values = {name: positions(control) for name, control in explorer.panel.controls.items()}
    start = explorer.settings
    for name, possible in values.items():
        for value in (possible[0], possible[len(possible) // 2], possible[-1]):
            yield start | {name: value}
    for _ in range(n_random):
        yield {name: possible[rng.integers(len(possible))] for name, possible in values.items()}


def shown_picture(explorer):
    """Return the picture that the page has been sent."""
    kind, _, packed = bytes(explorer.screen.image.value).partition(b",")
    assert kind == b"data:image/png;base64"
    png = b64decode(packed, validate=True)
    assert png == explorer.screen.png
    return Image.open(BytesIO(png))


def texts(explorer):
    """Return all that is written on the picture."""
    return [text.get_text() for text in shown_texts(explorer.picture.figure)]


def complaints(explorer):
    """Return all that is wrong with what the explorer shows: a list of sentences."""
    figure = explorer.picture.figure
    with styled():
        boxes = [(text.get_text(), text_box(text)) for text in shown_texts(figure)]
    frame = figure.bbox.padded(FRAME_TOLERANCE)
    found = [f"not a number: {text!r}" for text, _ in boxes if NOT_A_NUMBER.search(text)]
    found += [
        f"outside of the picture: {text!r}"
        for text, box in boxes
        if not (frame.contains(*box.min) and frame.contains(*box.max))
    ]
    found += [
        f"texts overlap: {one!r} and {other!r}"
        for (one, box), (other, other_box) in combinations(boxes, 2)
        if min(overlap(box, other_box)) > OVERLAP_TOLERANCE
    ]
    if NOT_A_NUMBER.search(explorer.reading) or not explorer.reading.strip().endswith((".", "!", "?")):
        found.append(f"not a sentence: {explorer.reading!r}")
    return found


def drive(explorer, rng, n_random=N_RANDOM):
    """Set everything that is to be tried, and return {settings: complaints} where there are any."""

    def frame(settings):
        return [str(settings[name]) for name in explorer.frame_settings]

    found = {}
    for settings in sorted(settings_to_try(explorer, rng, n_random), key=frame):  # few frames take less time
        explorer.set(**settings)
        if explorer.settings != settings:
            found[str(settings)] = [f"the controls say {explorer.settings}"]
        if wrong := complaints(explorer):
            found[str(settings)] = wrong
    return found


def pixels_drawn_afresh(explorer):
    """Return the pixels of a new picture of the explorer's settings, drawn whole and without a kept frame."""
    canvas = FigureCanvasAgg(explorer.figure())
    with styled():
        canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def reading(kind, **settings):
    """Return what a new explorer of that class reads with these settings."""
    explorer = kind(**settings)
    said = explorer.reading
    explorer.close()
    return said
