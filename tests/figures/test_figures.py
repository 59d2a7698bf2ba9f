import inspect
import pkgutil
import warnings
from importlib import import_module
from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from figure_examples import STILL_EXAMPLES, Example
from live_figure_examples import LIVE_EXAMPLES
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.image import imread
from matplotlib.text import Annotation, Text

import mlp_tutorial.figures
from mlp_tutorial.drawing.style import styled

EXAMPLES = STILL_EXAMPLES | LIVE_EXAMPLES
FRAME_TOLERANCE = 1  # pixels, of which the stored picture has 200 an inch
OVERLAP_TOLERANCE = 2


def drawing_functions():
    """Return all public draw_* functions of the modules in mlp_tutorial.figures, where they are defined."""
    found = set()
    for module in pkgutil.walk_packages(mlp_tutorial.figures.__path__, "mlp_tutorial.figures."):
        functions = inspect.getmembers(import_module(module.name), inspect.isfunction)
        found |= {f for name, f in functions if name.startswith("draw_") and f.__module__ == module.name}
    return found


class Drawn:
    """A still, its stored picture, and the warnings that were given on the way."""

    def __init__(self, example):
        self.example = example
        with warnings.catch_warnings(record=True) as self.warnings:
            warnings.simplefilter("always")
            self.figure = example.figure()
            self.still = example.still(self.figure)
            self.bundle, self.metadata = self.still._repr_mimebundle_()
        with styled():  # the sizes of texts, too, depend on the style
            self.texts = [(text.get_text(), text_box(text)) for text in shown_texts(self.figure)]


def shown_texts(artist):
    """Return every text that is drawn when the artist is: none of what is hidden, or of ticks out of sight."""
    if not artist.get_visible():
        return []
    if isinstance(artist, Text):
        return [artist] if artist.get_text().strip() else []
    parts = artist.get_children()
    if isinstance(artist, Axes) and not artist.axison:
        parts = [part for part in parts if not isinstance(part, Axis)]
    if isinstance(artist, Axis):
        ticks = {*artist.get_major_ticks(), *artist.get_minor_ticks()}
        low, high = sorted(artist.get_transform().transform(artist.get_view_interval()))
        reach = 1e-9 * (high - low)
        parts = [
            part
            for part in parts
            if part not in ticks or low - reach <= artist.get_transform().transform(part.get_loc()) <= high + reach
        ]
    return [text for part in parts for text in shown_texts(part)]


def text_box(text):
    """Return where the text itself stands, in pixels: of an annotation without its arrow."""
    return Text.get_window_extent(text) if isinstance(text, Annotation) else text.get_window_extent()


@pytest.fixture(params=EXAMPLES, scope="module")
def drawn(request):
    return Drawn(EXAMPLES[request.param])


def test_every_drawing_function_has_an_example():
    assert drawing_functions() == {example.draw for example in EXAMPLES.values()}


def test_a_picture_is_drawn_without_a_warning(drawn):
    assert [str(warning.message) for warning in drawn.warnings] == []


def test_a_picture_is_a_png_of_two_pixels_for_each_of_the_page(drawn):
    pixels = imread(BytesIO(drawn.bundle["image/png"]), format="png")
    width, height = drawn.example.size
    assert pixels.shape[:2] == (round(2 * 100 * height), round(2 * 100 * width))
    assert drawn.metadata["image/png"]["width"] == round(100 * width)


def test_a_picture_is_not_empty(drawn):
    pixels = imread(BytesIO(drawn.bundle["image/png"]), format="png")
    assert np.ptp(pixels[..., :3]) > 0.3


def test_a_picture_has_words_beside_it(drawn):
    assert set(drawn.bundle) == {"image/png", "text/plain"}
    assert repr(drawn.still) == f"[picture] An example of {drawn.example.draw.__name__}."
    assert drawn.bundle["text/plain"] == repr(drawn.still)


def test_every_text_lies_inside_the_picture(drawn):
    frame = drawn.figure.bbox.padded(FRAME_TOLERANCE)
    outside = {
        text: [round(side) for side in box.extents]
        for text, box in drawn.texts
        if not (frame.contains(*box.min) and frame.contains(*box.max))
    }
    assert outside == {}


def overlap(a, b):
    """Return (width, height) in pixels of what two boxes share, below 0 where they are apart."""
    return min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)


def test_no_two_texts_overlap(drawn):
    overlapping = {
        (one, other): [round(side) for side in overlap(box, other_box)]
        for (one, box), (other, other_box) in combinations(drawn.texts, 2)
        if min(overlap(box, other_box)) > OVERLAP_TOLERANCE
    }
    assert overlapping == {}


def look(line):
    """Return a line's colour, and what else tells it from others: of a single point only its marker is seen."""
    if len(line.get_xdata()) == 1:
        return line.get_markerfacecolor(), (line.get_marker(), "None")
    return line.get_color(), (line.get_marker(), line.get_linestyle())


def test_no_two_lines_differ_by_their_colour_alone(drawn):
    for ax in drawn.figure.axes:
        alike = [
            (color, other_color, shape)
            for (color, shape), (other_color, other_shape) in combinations(map(look, ax.lines), 2)
            if color != other_color and shape == other_shape
        ]
        assert alike == []


def draw_mistakes(ax):
    """Draw two texts on one place, one that leaves the picture, one that is hidden, and three lines."""
    ax.text(0.5, 0.5, "covered")
    ax.text(0.5, 0.5, "covering")
    ax.text(0.9, 0.2, "cut off at the right edge").set_in_layout(False)
    ax.text(0.5, 0.5, "hidden").set_visible(False)
    ax.set(xlim=(0, 1), ylim=(0, 1))


def test_a_text_that_is_covered_or_cut_off_is_noticed_and_one_that_is_hidden_is_none():
    mistaken = Drawn(Example(draw_mistakes, ()))
    texts = [text for text, _ in mistaken.texts]
    assert {"covered", "covering", "cut off at the right edge", "0.0", "1.0"} <= set(texts)
    assert "hidden" not in texts
    with pytest.raises(AssertionError, match="'covered', 'covering'"):
        test_no_two_texts_overlap(mistaken)
    with pytest.raises(AssertionError, match="cut off at the right edge"):
        test_every_text_lies_inside_the_picture(mistaken)


def test_lines_that_only_their_colour_tells_apart_are_noticed():
    def draw_two_solid_lines(ax):
        ax.plot([0, 1], [0, 1], color="blue")
        ax.plot([0, 1], [1, 0], color="red")

    with pytest.raises(AssertionError, match="'blue', 'red'"):
        test_no_two_lines_differ_by_their_colour_alone(Drawn(Example(draw_two_solid_lines, ())))
