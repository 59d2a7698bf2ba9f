"""What is drawn quickly looks, stands and behaves as what matplotlib's own Axes draw."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text

from mlp_tutorial.drawing.axes import QuickAxes, QuickText
from mlp_tutorial.drawing.style import BLUE, ORANGE, styled

X = np.linspace(-0.5, 1.5, 41)  # reaches beyond the axes
Y = np.sin(4 * X)
TRIANGLE = Path([(0.2, 0.2), (1.4, 0.3), (0.5, 0.9), (0.2, 0.2)])
HIGHER_THAN_THE_AXES = (0.2, -0.6), 0.5, 1.9
FORMULA = r"$\frac{\partial E}{\partial b_1} = y - \hat{y}$"


def make(kind=QuickAxes):
    """Return axes with fixed limits, quick ones if they can be."""
    with styled():
        axes = Figure(figsize=(4, 3), dpi=200).add_axes((0.1, 0.1, 0.8, 0.8), axes_class=kind)
        axes.set(xlim=(0, 1), ylim=(-1, 1))
    axes.quick = True
    return axes


@pytest.fixture
def ax():
    return make()


def pixels(draw, kind=QuickAxes):
    """Return the pixels of axes of this kind on which draw(ax) has drawn."""
    ax = make(kind)
    with styled():
        draw(ax)
        canvas = FigureCanvasAgg(ax.figure)
        canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


def assert_drawn_as_by_matplotlib(draw):
    np.testing.assert_array_equal(pixels(draw), pixels(draw, Axes))


@pytest.mark.parametrize(
    "look",
    [
        {"color": BLUE},
        {"c": BLUE, "label": "a line", "transform": None},
        {"color": BLUE, "marker": "o", "markevery": 4, "linestyle": "--", "clip_on": False},
        {"color": ORANGE, "marker": "s", "linestyle": "none", "mec": "black", "markersize": 12},
        {"color": BLUE, "scalex": False},
        {},
    ],
)
def test_a_line_looks_as_that_of_matplotlib(look):
    assert_drawn_as_by_matplotlib(lambda ax: ax.plot(X, Y, **look))


@pytest.mark.parametrize(
    "data",
    [
        (0.4, 0.5),
        ([0.1, 0.9], range(2)),
        ([], []),
        (X, np.stack([Y, -Y], axis=1)),
        (X, Y, "--"),
        (X, Y, X, -Y),
        (Y,),
        (Y, "o"),
        (["a", "b", "c"], [0, 0.5, 0.2]),
        (np.array(["2026-01-01", "2026-01-02"], dtype="datetime64"), [0, 1]),
        (np.ma.masked_greater(X, 0.5), Y),
    ],
)
def test_whatever_plot_takes_is_drawn_as_by_matplotlib(data):
    assert_drawn_as_by_matplotlib(lambda ax: ax.plot(*data, color=BLUE))


def test_lines_of_different_lengths_are_refused_as_by_matplotlib(ax):
    with pytest.raises(ValueError, match="must have same first dimension"):
        ax.plot(X, Y[1:], color=BLUE)
    with pytest.raises(ValueError, match="must have same first dimension"):
        ax.plot([1], Y, color=BLUE)


@pytest.mark.parametrize(
    "patch",
    [
        lambda: PathPatch(TRIANGLE, fc=ORANGE, ec=BLUE, hatch="//"),
        lambda: Rectangle(*HIGHER_THAN_THE_AXES, fill=False, clip_on=False, ec=BLUE, lw=4, ls="--"),
        lambda: Rectangle(*HIGHER_THAN_THE_AXES, color=ORANGE),
        lambda: Circle((0.9, 0.9), 0.3, color=BLUE),
    ],
)
def test_a_patch_looks_as_that_of_matplotlib(patch):
    assert_drawn_as_by_matplotlib(lambda ax: ax.add_patch(patch()))


def test_what_is_cut_off_by_a_shape_of_the_callers_looks_as_by_matplotlib():
    def draw(ax):
        hole = ax.add_patch(Circle((0.5, 0), 0.3, fill=False))
        ax.plot(X, Y, color=BLUE)[0].set_clip_path(hole)
        ax.add_patch(Rectangle(*HIGHER_THAN_THE_AXES, color=ORANGE)).set_clip_path(hole)

    assert_drawn_as_by_matplotlib(draw)


def test_nothing_quick_moves_fixed_limits(ax):
    ax.plot(X, 100 * X, color=BLUE)
    ax.add_patch(Rectangle((-50, -50), 100, 100))
    ax.text(7, 7, "far away")
    assert (ax.get_xlim(), ax.get_ylim()) == ((0, 1), (-1, 1))


@pytest.mark.parametrize("free", [{"axis": "both"}, {"axis": "x"}, {"axis": "y"}])
def test_free_limits_are_chosen_as_by_matplotlib(free):
    chosen = []
    for kind in (QuickAxes, Axes):
        ax = make(kind)
        ax.autoscale(**free)
        ax.plot(X, 100 * X, color=BLUE)
        ax.add_patch(Rectangle((-50, -50), 100, 100))
        chosen.append((ax.get_xlim(), ax.get_ylim()))
    assert chosen[0] == chosen[1]
    assert chosen[0] != ((0, 1), (-1, 1))


def inked(draw, kind=QuickAxes):
    """Return the rows and columns of the pixels that draw(ax) has coloured, the axes being invisible."""

    def on_white(ax):
        ax.set_axis_off()
        draw(ax)

    return np.nonzero(pixels(on_white, kind)[..., :3].min(axis=2) < 128)


@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize(
    ("text", "va"),
    [("g′(u) = −2.35·10¹⁷", va) for va in ("baseline", "bottom", "center", "top")] + [(FORMULA, "center")],
)
def test_a_text_stands_where_that_of_matplotlib_would(text, ha, va):
    def draw(ax):
        ax.text(0.5, 0, text, ha=ha, va=va, fontsize=15)

    quick, slow = inked(draw), inked(draw, Axes)
    for one, other in zip(quick, slow, strict=True):
        assert abs(one.min() - other.min()) <= 5  # of 200 an inch: letters are rounded to whole pixels there
        assert abs(one.max() - other.max()) <= 5
    assert len(quick[0]) == pytest.approx(len(slow[0]), rel=0.15)


@pytest.mark.parametrize(
    "look",
    [
        {"rotation": 30},
        {"s": "two\nlines"},
        {"bbox": {"fc": ORANGE}},
        {"weight": "bold"},
        {"family": "serif"},
        {"va": "center_baseline"},
        {"alpha": 0.5},
        {"clip_on": True, "x": 0.95},
        {"s": "5 $ and 6 $", "parse_math": False},
    ],
)
def test_any_other_text_looks_as_that_of_matplotlib(look):
    assert_drawn_as_by_matplotlib(lambda ax: ax.text(**{"x": 0.5, "y": 0, "s": "some words"} | look))


def test_a_text_that_is_changed_later_looks_as_that_of_matplotlib():
    def draw(ax):
        text = ax.text(0.5, 0, "some words")
        text.set_rotation(45)
        text.set_text("others")

    assert_drawn_as_by_matplotlib(draw)


def test_texts_and_lines_answer_as_those_of_matplotlib(ax):
    text = ax.text(0.5, 0, "before", {"fontsize": 9}, color=BLUE, transform=ax.transAxes)
    (line,) = ax.plot(X, Y, color=BLUE, label="a line")
    assert isinstance(text, Text)
    assert isinstance(line, Line2D)
    assert (list(ax.texts), list(ax.lines)) == ([text], [line])
    assert (text.get_color(), text.get_fontsize(), text.get_transform()) == (BLUE, 9, ax.transAxes)
    text.set_text("after")
    text.set_position((0.2, 0.3))
    assert (text.get_text(), text.get_position()) == ("after", (0.2, 0.3))
    ax.legend()
    assert [entry.get_text() for entry in ax.get_legend().get_texts()] == ["a line"]
    text.remove()
    line.remove()
    assert (list(ax.texts), list(ax.lines)) == ([], [])


def test_the_extent_of_a_text_is_where_its_letters_stand(ax):
    for s in ("g′(u) = −2.35", FORMULA):
        with styled():
            text = ax.text(0.3, 0, s)
        box = text.get_window_extent()
        rows, columns = inked(lambda ax, s=s: ax.text(0.3, 0, s))
        height = ax.figure.bbox.height
        inside = (
            columns.min(),
            columns.max(),
            height - rows.max(),
            height - rows.min(),
        )  # a letter begins a little after its place
        assert (box.x0, box.x1, box.y0, box.y1) == pytest.approx(
            inside, abs=3
        )  # a letter begins a little after its place


def test_a_hidden_text_is_not_drawn(ax):
    rows, _ = inked(lambda ax: ax.text(0.3, 0, "hidden").set_visible(False))
    assert len(rows) == 0


def test_only_while_the_axes_are_quick_a_text_is(ax):
    assert isinstance(ax.text(0, 0, "quick"), QuickText)
    ax.quick = False
    assert not isinstance(ax.text(0, 0, "as ever"), QuickText)
