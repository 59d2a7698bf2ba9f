import weakref
from io import BytesIO

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from mlp_tutorial.drawing.still import drawn, still, still_of
from mlp_tutorial.drawing.style import BLUE, styled


def draw(ax, height):
    ax.plot([0, 1], [0, height], color=BLUE)
    ax.text(0.5, 0.2, f"{height:.2f}")


def test_a_still_keeps_its_png_its_width_and_its_sentence_and_nothing_else():
    made = still(draw, 0.5, says="A line.", size=(5, 3))
    assert set(vars(made)) == {"png", "width", "says"}
    assert (type(made.png), made.width, made.says) == (bytes, 500, "A line.")
    assert repr(made) == "[picture] A line."


def test_a_still_shows_the_png_as_wide_as_its_figure_and_the_words():
    made = still(draw, 0.5, says="A line.", size=(5, 3))
    data, metadata = made._repr_mimebundle_()
    assert data == {"image/png": made.png, "text/plain": "[picture] A line."}
    assert metadata == {"image/png": {"width": 500}}
    assert Image.open(BytesIO(made.png)).size == (1000, 600)


def test_the_png_is_the_figure_in_256_colours():
    figure = drawn(draw, 0.5, size=(5, 3))
    canvas = FigureCanvasAgg(figure)
    with styled():
        canvas.draw()
    exact = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)
    shown = np.asarray(Image.open(BytesIO(still_of(figure, "A line.").png)).convert("RGB"))
    assert np.abs(shown - exact).max() <= 8
    assert np.mean(shown != exact) < 0.01


def test_figures_of_one_size_are_drawn_on_one_sheet_and_leave_nothing_on_it():
    alone = still(draw, 0.5, says="A line.").png
    still(draw, 0.9, says="Another line.")
    assert still(draw, 0.5, says="A line.").png == alone


def test_what_a_figure_was_drawn_with_serves_the_next_one():
    renderers = [weakref.ref(drawn(draw, height).canvas.get_renderer()) for height in (0.5, 0.9)]
    assert renderers[0]() is renderers[1]()


@pytest.mark.parametrize("panels", [1, 2])
def test_with_more_panels_draw_gets_an_array_of_axes(panels):
    got = []
    drawn(got.append, panels=panels)
    assert np.size(got[0]) == panels
