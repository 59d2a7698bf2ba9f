"""A teacher's own explorer, a copy of the template: what the base promises to whoever writes thirty lines."""

import inspect

import numpy as np
import pytest
from drive import drive, pixels_drawn_afresh

from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.explorers.template import ParabolaExplorer


@pytest.fixture
def explorer():
    made = ParabolaExplorer()
    yield made
    made.close()


def test_it_has_no_more_than_thirty_lines_of_code():
    lines = inspect.getsource(ParabolaExplorer).splitlines()
    assert len([line for line in lines if line.strip()]) <= 30


def test_wherever_it_is_moved_it_is_in_order_and_drawn_as_afresh(explorer):
    assert drive(explorer, np.random.default_rng(0), 20) == {}
    np.testing.assert_array_equal(explorer.picture.pixels(), pixels_drawn_afresh(explorer))


def test_the_frame_is_drawn_again_when_and_only_when_its_settings_change():
    framed = []

    class Counting(ParabolaExplorer):
        def frame(self, axes, result):
            framed.append(result)
            super().frame(axes, result)

    explorer = Counting()
    explorer.set(w=2.0, curvature=2)
    assert len(framed) == 1
    explorer.set(grid=True)
    assert len(framed) == 2


def test_several_settings_at_once_make_one_new_picture(explorer):
    pictures = []
    explorer.screen.image.observe(pictures.append, names="value")
    explorer.set(w=-4.0, curvature=2, grid=True)
    assert len(pictures) == 1
    assert explorer.reading == "At w = −4.0 the slope is −10.0."


def test_an_error_in_compute_is_not_swallowed_and_the_next_move_works(explorer):
    explorer.compute = None
    with pytest.raises(TypeError):
        explorer.set(w=2.0)
    del explorer.compute
    explorer.set(w=0.0)
    assert explorer.reading == "At w = 0.0 the slope is −1.0."


@pytest.mark.parametrize("method", ["controls", "compute", "draw", "read"])
def test_a_missing_method_is_named(method):
    incomplete = type("Incomplete", (ParabolaExplorer,), {method: getattr(Explorer, method)})
    with pytest.raises(NotImplementedError, match=f"Incomplete has no {method}"):
        incomplete()


def test_the_reading_is_shown_as_plain_text(explorer):
    explorer.read = lambda result: "if w < 1 & c > 0, the slope is <b>negative</b>."
    explorer.refresh()
    shown = explorer.screen.sentence.value
    assert "if w &lt; 1 &amp; c &gt; 0, the slope is &lt;b&gt;negative&lt;/b&gt;." in shown
