"""A sheet measured in inches."""

import pytest
from matplotlib.figure import Figure

from mlp_tutorial.drawing.still import drawn
from mlp_tutorial.drawing.style import open_sheet


def test_on_a_sheet_a_unit_is_an_inch_wherever_it_lies_in_the_figure():
    ax = Figure(figsize=(8, 4), dpi=100).subplots()
    assert open_sheet(ax, left=0.25, bottom=0.5) == (6, 2)
    assert ax.transData.transform((0, 0)) == pytest.approx((200, 200))
    assert ax.transData.transform((1, 2)) == pytest.approx((300, 400))
    assert not ax.axison


def test_a_sheet_stays_where_it_was_put_when_the_figure_is_laid_out():
    figure = drawn(open_sheet, size=(8, 4))
    assert figure.axes[0].transData.transform((8, 4)) == pytest.approx((1600, 800))


def test_a_sheet_that_is_opened_again_elsewhere_moves():
    ax = Figure(figsize=(8, 4), dpi=100).subplots()
    open_sheet(ax)
    assert open_sheet(ax, right=0.5) == (4, 4)
    assert open_sheet(ax, left=0.5) == (4, 4)
    assert ax.transData.transform((0, 0)) == pytest.approx((400, 0))
