"""How numbers stand in a matrix."""

import numpy as np
from matplotlib.figure import Figure

from mlp_tutorial.drawing.style import open_sheet
from mlp_tutorial.figures.number_matrix import (
    bracket_lines,
    cell_lines,
    matrix_size,
    number_rows,
    shortened,
    write_matrix,
)


def test_all_numbers_of_a_matrix_have_as_many_decimals_as_the_longest_leaves_room_for():
    assert number_rows(np.array([[0.5, -1.25]]), 3) == [["0.500", "−1.250"]]
    assert number_rows(np.array([[0.5, -123.456]]), 3) == [["0.5", "−123.5"]]
    assert number_rows(np.array([0.5, -0.0001]), 3) == [["0.500", "0.000"]]


def test_numbers_that_are_too_large_or_all_too_small_have_powers_of_ten():
    assert number_rows(np.array([1.6e9, -2.0]), 3) == [["2·10⁹", "−2·10⁰"]]
    assert number_rows(np.array([3e-5, -2e-7, 0.0]), 3) == [["3·10⁻⁵", "−2·10⁻⁷", "0"]]
    assert number_rows(np.float64(0.0), 3) == [["0.000"]]


def test_more_rows_or_columns_than_can_be_drawn_are_the_first_ones_an_ellipsis_and_the_last():
    assert shortened(np.arange(9), 4) == [[0, 1, None, 8]]
    assert number_rows(np.arange(9.0), 0, most=4) == [["0", "1", "…", "8"]]
    assert [row[0] for row in shortened(np.arange(9)[:, np.newaxis], 6)] == [0, 1, 2, 3, None, 8]
    assert shortened(np.arange(6), 6) == [[0, 1, 2, 3, 4, 5]]


def test_a_matrix_is_no_larger_than_was_said_beforehand_and_its_numbers_end_in_line():
    figure = Figure(figsize=(6, 3), dpi=100)
    ax = figure.subplots()
    open_sheet(ax)
    array = np.array([[0.5, -1.0], [-0.25, 20.0], [0.125, 3.0]])
    width, height = matrix_size(array.shape, 14, 3)
    texts, brackets = write_matrix(ax, array, 3, 2.5, 14, 3)
    assert [text.get_text() for text in texts] == ["0.500", "−1.000", "−0.250", "20.000", "0.125", "3.000"]
    boxes = [text.get_window_extent() for text in texts]
    assert max(box.x1 for box in boxes) - min(box.x0 for box in boxes) <= 100 * width
    assert np.ptp(brackets[~np.isnan(brackets[:, 1]), 1]) <= height + 1e-9
    assert len({text.get_position()[0] for text in texts[::2]}) == 1
    assert {text.get_horizontalalignment() for text in texts} == {"right"}


def test_brackets_are_as_wide_as_the_matrix_and_broken_between():
    lines = bracket_lines(1.0, 2.0, (3.0, 0.5), 12)
    assert np.isnan(lines[:, 0]).sum() == 2
    assert (np.nanmin(lines[:, 0]), np.nanmax(lines[:, 0])) == (1.0, 4.0)
    assert (np.nanmin(lines[:, 1]), np.nanmax(lines[:, 1])) == (1.5, 2.0)


def test_a_grid_has_a_cell_for_each_number_that_would_be_drawn():
    assert len(cell_lines(0, 0, (2, 3), 12)) == 2 * 3 * 6
    assert len(cell_lines(0, 0, (64, 64), 12)) == 5 * 5 * 6
    assert len(cell_lines(0, 0, (4,), 12)) == 4 * 6
