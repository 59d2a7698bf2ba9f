"""What a few pictures say: their labels, numbers and limits."""

from dataclasses import replace

import numpy as np
import pytest
from figure_examples import STILL_EXAMPLES
from matplotlib.figure import Figure

from mlp_tutorial.drawing.style import LINES, looks
from mlp_tutorial.figures.curves import draw_lines
from mlp_tutorial.figures.decay_rules import until_outside
from mlp_tutorial.figures.digits import draw_pixel_maps
from mlp_tutorial.figures.folds import draw_estimate_rows, draw_estimates
from mlp_tutorial.figures.overfitting import draw_gains
from mlp_tutorial.figures.weight_decay import apart


def series(n_lines):
    return {f"line {number}": (np.arange(3), np.arange(3) + number) for number in range(n_lines)}


def legend_texts(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


@pytest.mark.parametrize("n_lines", [1, 5])
def test_up_to_five_lines_have_looks_of_their_own(n_lines):
    drawn = draw_lines(Figure().subplots(), series(n_lines), "epoch", "E")
    seen = {(line.get_color(), line.get_linestyle(), line.get_marker()) for line in drawn}
    assert len(drawn) == len(seen) == n_lines


@pytest.mark.parametrize("n_lines", [6, 20])
def test_more_lines_than_can_be_told_apart_are_refused(n_lines):
    refusal = f"{n_lines} lines, expected at most 5, which can be told apart"
    with pytest.raises(ValueError, match=refusal):
        looks(n_lines)
    with pytest.raises(ValueError, match=refusal):
        draw_lines(Figure().subplots(), series(n_lines), "epoch", "E")


def test_looks_are_the_first_of_the_five():
    assert looks(0) == []
    assert looks(2) == LINES[:2]
    assert looks(5) == LINES


def test_pixel_maps_share_one_scale_from_zero_and_one_labelled_bar():
    figure = Figure()
    axes = figure.subplots(1, 2)
    draw_pixel_maps(axes, {"mean": np.full(64, 0.5), "deviation": np.arange(64) / 10}, "ink")
    assert [ax.get_title() for ax in axes] == ["mean", "deviation"]
    assert [ax.images[0].get_clim() for ax in axes] == [pytest.approx((0, 6.3))] * 2
    (bar,) = [ax for ax in figure.axes if ax not in list(axes)]
    assert bar.get_ylabel() == "ink"


def test_a_map_beyond_its_largest_has_the_colour_of_the_end():
    axes = Figure().subplots(1, 2)
    draw_pixel_maps(axes, {"low": np.full(64, 0.5), "high": np.arange(64) / 10}, "ink", 1.5)
    assert [ax.images[0].get_clim() for ax in axes] == [pytest.approx((0, 1.5))] * 2


def test_names_beside_lines_keep_apart_and_in_order_and_above_the_axis():
    places = apart([0.3, 5.0, 0.0, 0.31, 0.02], 0.4)
    assert list(np.argsort(places)) == [2, 4, 0, 3, 1]
    assert np.min(np.diff(np.sort(places))) > 0.4 - 1e-12
    assert np.min(places) > 0.2 - 1e-12
    assert places[1] == pytest.approx(5.0)


def test_a_line_without_a_rest_ends_where_it_leaves_the_axes():
    w = np.array([1.0, -2.0, 4.0, -8.0, 1e300])
    np.testing.assert_allclose(until_outside(w, -3, 3), [1, -2, 4])
    np.testing.assert_allclose(until_outside(w[[0, 1, 4]], -3, 3), [1, -2, 9])
    np.testing.assert_allclose(until_outside(w[:2], -3, 3), [1, -2])


def test_the_gain_of_a_decay_is_shown_with_its_standard_error():
    ax = Figure().subplots()
    dots = draw_gains(ax, {"a": [1.0, 3.0, 5.0], "b": [0.0, 0.0, 3.0]}, "gain")
    np.testing.assert_allclose([line.get_ydata() for line in dots], [[1, 3, 5], [0, 0, 3]])
    low, high = ax.containers[0].lines[2][0].get_segments()[0][:, 1]
    assert (low, high) == pytest.approx((3 - 2 / 3**0.5, 3 + 2 / 3**0.5))
    assert legend_texts(ax) == ["no decay", "one draw", "mean ± standard error"]


def test_estimates_name_their_rows_the_accuracy_the_spread_and_the_truth():
    ax = Figure().subplots()
    draw_estimates(ax, {"one split": [0.9, 0.96], "5-fold": [0.93, 0.95]}, 0.94, "truth")
    assert [text.get_text() for text in ax.texts] == ["one split", "5-fold", "truth"]
    assert ax.texts[-1].xy[0] == pytest.approx(0.94)
    assert np.allclose(ax.lines[-1].get_xdata(), 0.94)
    assert ax.get_xlabel() == "accuracy"
    assert legend_texts(ax) == ["mean ± spread"]


def test_the_columns_of_estimates_are_as_high_as_their_values_are_frequent_and_never_overlap():
    ax, values = Figure().subplots(), [0.5, 0.5, 0.5, 0.55, 0.6, 0.6]
    counts = draw_estimate_rows(ax, [values, [0.7]], 0.6)
    corners = counts.get_path().vertices.reshape(-1, 5, 2)[:3]
    heights, widths = np.ptp(corners, axis=1)[:, 1], np.ptp(corners, axis=1)[:, 0]
    np.testing.assert_allclose(corners[:, :2, 0].mean(axis=1), [0.5, 0.55, 0.6])
    np.testing.assert_allclose(heights / heights[0], [1, 1 / 3, 2 / 3])
    np.testing.assert_allclose(widths, 0.05)


def test_the_mean_and_the_spread_of_estimates_are_drawn():
    ax, values = Figure().subplots(), [0.6, 0.8, 0.7]
    draw_estimate_rows(ax, [values], 0.6)
    ends, middle = (line.get_xdata() for line in ax.lines[:2])
    np.testing.assert_allclose(ends, [0.7 - np.std(values), 0.7 + np.std(values)])
    np.testing.assert_allclose(middle, [0.7])


@pytest.mark.parametrize("name", STILL_EXAMPLES)
def test_a_drawing_function_returns_what_it_drew(name):
    example, returned = STILL_EXAMPLES[name], []
    replace(example, draw=lambda *args, **kwargs: returned.append(example.draw(*args, **kwargs))).figure()
    assert returned[0] is not None
