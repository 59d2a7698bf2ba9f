import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from mlp_tutorial.drawing import style
from mlp_tutorial.drawing.live import LiveFigure
from mlp_tutorial.drawing.style import styled


def draw_frame(axes, title="two lines"):
    axes[0].set(xlim=(0, 1), ylim=(0, 1), title=title)


def draw_line(axes, height):
    axes[0].plot([0, 1], [0, height], color=style.BLUE)
    axes[0].text(0.5, 0.2, f"{height:.2f}")


def whole(figure):
    """Return the pixels of all of the figure, drawn without a kept frame."""
    canvas = FigureCanvasAgg(figure.finished())
    with styled():
        canvas.draw()
    return np.asarray(canvas.buffer_rgba())


@pytest.fixture
def live():
    figure = LiveFigure((5, 3))
    figure.draw_frame(draw_frame)
    return figure


def test_the_parts_over_the_kept_frame_are_the_whole_picture(live):
    for height in (0.3, 0.9):
        live.draw_parts(draw_line, height)
        shown = live.pixels().copy()
        afresh = LiveFigure((5, 3))
        afresh.draw_frame(draw_frame)
        afresh.draw_parts(draw_line, height)
        np.testing.assert_array_equal(shown, whole(afresh))


def test_former_parts_are_gone(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels().copy()
    live.draw_parts(draw_line, 0.9)
    assert not np.array_equal(live.pixels(), first)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)
    assert len(live.axes[0].lines) == 1


def test_another_frame_replaces_the_first(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels().copy()
    live.draw_frame(draw_frame, "another title")
    live.draw_parts(draw_line, 0.3)
    assert not np.array_equal(live.pixels(), first)
    live.draw_frame(draw_frame)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)


def test_the_png_has_two_pixels_for_each_of_the_page_or_as_many_as_asked_for(live):
    live.draw_parts(draw_line, 0.3)
    assert Image.open(io.BytesIO(live.png())).size == (1000, 600)
    assert Image.open(io.BytesIO(live.png(1))).size == (500, 300)


def test_after_a_picture_of_fewer_pixels_the_next_one_is_as_sharp_as_ever(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels().copy()
    live.draw_parts(draw_line, 0.9)
    live.pixels(1)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)


def test_panels_stand_side_by_side_with_the_widths_asked_for():
    left, right = LiveFigure((9, 4), widths=(2, 1)).axes
    assert left.get_position().width == pytest.approx(2 * right.get_position().width)
    assert left.get_position().x1 < right.get_position().x0


def test_after_a_draw_that_fails_the_next_one_works(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels().copy()

    def fail(axes):
        draw_line(axes, 0.9)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        live.draw_parts(fail)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)
