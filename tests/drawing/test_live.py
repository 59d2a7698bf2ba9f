import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from mlp_tutorial.drawing import style
from mlp_tutorial.drawing.axes import QuickText
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
        shown = live.pixels()
        afresh = LiveFigure((5, 3))
        afresh.draw_frame(draw_frame)
        afresh.draw_parts(draw_line, height)
        np.testing.assert_array_equal(shown, whole(afresh))


def test_former_parts_are_gone(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels()
    live.draw_parts(draw_line, 0.9)
    assert not np.array_equal(live.pixels(), first)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)
    assert len(live.axes[0].lines) == 1


def test_another_frame_replaces_the_first(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels()
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
    first = live.pixels()
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
    first = live.pixels()

    def fail(axes):
        draw_line(axes, 0.9)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        live.draw_parts(fail)
    live.draw_parts(draw_line, 0.3)
    np.testing.assert_array_equal(live.pixels(), first)


def wave(axes, height):
    axes[0].plot([0, 1, 2], [0, height, 0], color=style.BLUE)


def limits(live):
    return live.axes[0].get_xlim(), live.axes[0].get_ylim()


def test_what_the_frame_has_drawn_or_set_stays_where_it_is():
    live = LiveFigure((5, 3))
    live.draw_frame(lambda axes: axes[0].plot([0, 1], [0, 2]))
    before = limits(live)
    live.draw_parts(wave, 100)
    assert limits(live) == before
    live.draw_frame(lambda axes: axes[0].set(xlim=(0, 1)))
    live.draw_parts(wave, 100)
    assert live.axes[0].get_xlim() == (0, 1)
    assert live.axes[0].get_ylim() == pytest.approx((-5, 105))


def test_where_the_frame_has_fixed_nothing_the_limits_and_their_numbers_follow_the_parts():
    live = LiveFigure((5, 3))
    live.draw_frame(lambda axes: axes[0].set(title="a wave", xlabel="time"))
    for height in (1, 100, 10):
        live.draw_parts(wave, height)
        assert live.axes[0].get_ylim() == pytest.approx((-0.05 * height, 1.05 * height))
        shown = live.pixels()
        afresh = LiveFigure((5, 3))
        afresh.draw_frame(lambda axes: axes[0].set(title="a wave", xlabel="time"))
        afresh.draw_parts(wave, height)
        np.testing.assert_array_equal(shown, whole(afresh))


def test_colours_that_matplotlib_chooses_stay_the_same_from_move_to_move(live):
    def choose(axes):
        axes[0].plot([0, 1], [0, 1])

    live.draw_parts(choose)
    first = live.pixels()
    live.draw_parts(choose)
    np.testing.assert_array_equal(live.pixels(), first)


def test_parts_are_quick_and_the_frame_is_as_ever(live):
    live.draw_frame(lambda axes: axes[0].text(0.5, 0.5, "frame"))
    live.draw_parts(lambda axes: axes[0].text(0.5, 0.2, "part"))
    assert [isinstance(text, QuickText) for text in live.axes[0].texts] == [False, True]


def test_two_figures_of_one_size_do_not_draw_over_each_other(live):
    live.draw_parts(draw_line, 0.3)
    first = live.pixels()
    kept = first.copy()
    other = LiveFigure((5, 3))
    other.draw_frame(draw_frame, "the other one")
    other.pixels()
    np.testing.assert_array_equal(first, kept)
    np.testing.assert_array_equal(live.pixels(), kept)
