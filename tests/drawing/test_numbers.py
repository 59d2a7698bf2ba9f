"""Numbers as they are written in pictures and readings, and texts that are drawn quickly."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from mlp_tutorial.drawing.numbers import as_factor, decimals, written
from mlp_tutorial.drawing.quick_text import quick_text
from mlp_tutorial.drawing.style import styled


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (0.351512, "0.3515"),
        (-1.2, "−1.2000"),
        (0.001, "0.0010"),
        (-400.0, "−400.00"),
        (1618.178, "1618.18"),
        (0.00099, "9.90·10⁻⁴"),
        (-2.354e17, "−2.35·10¹⁷"),
        (5.2215e173, "5.22·10¹⁷³"),
        (np.float64(1e4), "1.00·10⁴"),
    ],
)
def test_a_number_is_written_as_readers_write_it(value, text):
    assert written(value) == text


def test_decimals_have_no_negative_zero():
    assert decimals(-0.00001) == "0.0000"
    assert decimals(-0.07, 2) == "−0.07"


def test_a_negative_factor_stands_in_brackets():
    assert as_factor(decimals(-0.05, 2)) == "(−0.05)"
    assert as_factor(decimals(0.05, 2)) == "0.05"


def inked(write, **look):
    """Return the rows and columns of the pixels that a text has coloured."""
    with styled():
        figure = Figure(figsize=(4, 2), dpi=200)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set_axis_off()
        write(ax, 0.5, 0.5, "g′(u) = −2.35·10¹⁷", **look)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    return np.nonzero(np.asarray(canvas.buffer_rgba())[..., :3].min(axis=2) < 128)


@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("va", ["baseline", "bottom", "center", "top"])
def test_a_quick_text_stands_where_the_text_of_matplotlib_would(ha, va):
    look = {"ha": ha, "va": va, "fontsize": 15}
    quick, slow = inked(quick_text, **look), inked(lambda ax, *args, **look: ax.text(*args, **look), **look)
    for one, other in zip(quick, slow, strict=True):
        assert abs(one.min() - other.min()) <= 5  # of 200 an inch: letters are rounded to whole pixels there
        assert abs(one.max() - other.max()) <= 5  # of 200 an inch: letters are rounded to whole pixels there
    assert len(quick[0]) == pytest.approx(len(slow[0]), rel=0.15)


def test_a_formula_stands_where_that_of_matplotlib_would():
    formula = r"$\frac{\partial E}{\partial b_1} = y - \hat{y}$"

    def slow_text(ax, x, y, _, **look):
        return ax.text(x, y, formula, **look)

    def formula_text(ax, x, y, _, **look):
        return quick_text(ax, x, y, formula, **look)

    look = {"ha": "center", "va": "center", "fontsize": 15}
    for one, other in zip(inked(formula_text, **look), inked(slow_text, **look), strict=True):
        assert abs(one.min() - other.min()) <= 5
        assert abs(one.max() - other.max()) <= 5


def test_a_quick_text_refuses_a_second_line():
    with pytest.raises(ValueError, match="expected one line"):
        quick_text(Figure().subplots(), 0, 0, "two\nlines")
