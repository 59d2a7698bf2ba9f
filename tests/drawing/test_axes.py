import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from mlp_tutorial.drawing.quick_shapes import quick_frame, quick_line, quick_patch, show_all_lines
from mlp_tutorial.drawing.style import BLUE, ORANGE, styled

X = np.linspace(-0.5, 1.5, 41)  # reaches beyond the axes
TRIANGLE = Path([(0.2, 0.2), (1.4, 0.3), (0.5, 0.9), (0.2, 0.2)])


@pytest.fixture
def ax():
    with styled():
        axes = Figure(figsize=(4, 3), dpi=100).subplots()
        axes.set(xlim=(0, 1), ylim=(-1, 1))
    return axes


def pixels(draw):
    """Return the pixels of axes on which draw(ax) has drawn."""
    with styled():
        ax = Figure(figsize=(4, 3), dpi=100).subplots()
        ax.set(xlim=(0, 1), ylim=(-1, 1))
        draw(ax)
        canvas = FigureCanvasAgg(ax.figure)
        canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


@pytest.mark.parametrize(
    "look",
    [
        {"color": BLUE},
        {"color": BLUE, "marker": "o", "markevery": 4, "linestyle": "--", "clip_on": False},
        {"color": ORANGE, "marker": "s", "linestyle": "none", "mec": "black", "markersize": 12},
    ],
)
def test_a_line_looks_as_that_of_plot(look):
    quick = pixels(lambda ax: quick_line(ax, X, np.sin(4 * X), **look))
    np.testing.assert_array_equal(quick, pixels(lambda ax: ax.plot(X, np.sin(4 * X), **look)))


def test_a_single_point_looks_as_that_of_plot():
    look = {"color": BLUE, "marker": "o"}
    quick = pixels(lambda ax: quick_line(ax, 0.4, 0.5, **look))
    np.testing.assert_array_equal(quick, pixels(lambda ax: ax.plot(0.4, 0.5, **look)))


def test_a_patch_looks_as_that_of_matplotlib():
    look = {"fc": ORANGE, "ec": BLUE, "hatch": "//"}
    quick = pixels(lambda ax: quick_patch(ax, TRIANGLE, **look))
    np.testing.assert_array_equal(quick, pixels(lambda ax: ax.add_patch(PathPatch(TRIANGLE, **look))))


def test_a_frame_looks_as_a_rectangle_that_is_not_filled():
    box, look = ((0.2, -0.6), 0.5, 1.9), {"ec": BLUE, "lw": 4, "ls": "--"}  # higher than the axes
    quick = pixels(lambda ax: quick_frame(ax, *box, **look))
    slow = pixels(lambda ax: ax.add_patch(Rectangle(*box, fill=False, clip_on=False, **look)))
    np.testing.assert_array_equal(quick, slow)


def test_nothing_quick_moves_the_limits(ax):
    ax.autoscale()
    before = ax.get_xlim(), ax.get_ylim()
    quick_line(ax, X, 100 * X)
    quick_frame(ax, (-50, -50), 100, 100)
    quick_patch(ax, TRIANGLE)
    assert (ax.get_xlim(), ax.get_ylim()) == before


def test_all_lines_are_shown_within_the_limits_that_plot_would_choose(ax):
    plotted = Figure(figsize=(4, 3), dpi=100).subplots()
    plotted.plot(X, 100 * X)
    plotted.plot(3, 400, "o")
    ax.autoscale()
    quick_line(ax, X, 100 * X)
    quick_line(ax, 3, 400, marker="o")
    show_all_lines(ax)
    assert (ax.get_xlim(), ax.get_ylim()) == (plotted.get_xlim(), plotted.get_ylim())
