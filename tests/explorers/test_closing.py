"""A closed explorer keeps nothing: IPython's Out keeps the explorer itself, and what hung on it must be gone."""

import asyncio
import gc
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType
from weakref import ref

import numpy as np
import pytest
from drive import explorer_classes

from mlp_tutorial.explorers import (
    EntryExplorer,
    FoldsExplorer,
    MomentumExplorer,
    OneWeightExplorer,
    ShapesExplorer,
    SweepExplorer,
    TrainingExplorer,
    VelocityExplorer,
)
from mlp_tutorial.explorers.base.controls import positions
from mlp_tutorial.explorers.template import ParabolaExplorer

CLASSES = explorer_classes()
SHARED = (type, ModuleType, FunctionType, BuiltinFunctionType)


@pytest.fixture
def without_gc():
    """Let nothing be freed but what nobody refers to."""
    gc.disable()
    yield
    gc.enable()


def bytes_kept_by(thing):
    """Return the size of the thing and of all that it refers to, but for code."""
    seen, to_do = {}, [thing]
    while to_do:
        found = to_do.pop()
        if id(found) not in seen and not isinstance(found, SHARED):
            seen[id(found)] = found
            to_do += gc.get_referents(found)
    return sum(map(sys.getsizeof, seen.values()))


def move_first(explorer):
    """Move the first control as the page does."""
    control = next(iter(explorer.panel.controls.values()))
    last = len(positions(control)) - 1
    control.set_state({"index": last} if hasattr(control, "options") else {"value": positions(control)[-1]})


def parts_of(explorer):
    """Return weak references to the explorer's picture, the canvas with its pixels, and its result."""
    return ref(explorer.picture), ref(explorer.picture.figure.canvas), ref(explorer.result)


@pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES)
def test_what_hangs_on_a_closed_explorer_is_less_than_a_kilobyte(kind):
    explorer = kind()
    move_first(explorer)
    assert bytes_kept_by(explorer) > 1e6
    explorer.close()
    assert bytes_kept_by(explorer) < 1e3


@pytest.mark.parametrize("kind", [FoldsExplorer, OneWeightExplorer, ShapesExplorer, VelocityExplorer])
def test_its_picture_and_its_result_are_freed_at_once(kind, without_gc):
    explorer = kind()
    explorer._repr_mimebundle_()
    picture, canvas, result = parts_of(explorer)
    explorer.close()
    assert picture() is canvas() is result() is None


@pytest.mark.parametrize("kind", [EntryExplorer, MomentumExplorer, SweepExplorer, TrainingExplorer])
def test_where_matplotlib_has_read_formulas_they_are_freed_with_the_cycles_it_left(kind):
    explorer = kind()
    picture, canvas, result = parts_of(explorer)
    explorer.close()
    gc.collect()
    assert picture() is canvas() is result() is None


def test_closed_while_it_moves_it_is_freed_although_the_loop_goes_on(without_gc):
    async def move_and_close():
        explorer = ParabolaExplorer()
        move_first(explorer)
        picture = ref(explorer.picture)
        explorer.close()
        return picture() is None

    assert asyncio.run(move_and_close())


def test_its_controls_and_buttons_refer_to_it_no_longer():
    explorer = OneWeightExplorer()
    panel, screen, it = explorer.panel, explorer.screen, ref(explorer)
    explorer.close()
    del explorer
    gc.collect()
    assert it() is None
    panel.buttons["step downhill"].click()
    panel.controls["value"].set_state({"value": 3.0})
    assert (screen.picture, screen.png, screen.image.value) == (None, None, b"")


def test_what_a_subclass_has_stored_in_itself_is_gone_too(without_gc):
    class Loaded(ParabolaExplorer):
        def __init__(self):
            self.data = np.zeros(1000)
            super().__init__()

    explorer = Loaded()
    data = ref(explorer.data)
    explorer.close()
    assert data() is None


def test_closed_twice_it_is_closed_and_says_so():
    explorer = ParabolaExplorer()
    explorer.close()
    explorer.close()
    assert not explorer.is_open
    assert (explorer.panel, explorer.screen, explorer.widget, explorer.picture, explorer.result) == (None,) * 5
    for use in (explorer.refresh, explorer.reset, lambda: explorer.settings, lambda: explorer.reading):
        with pytest.raises(ValueError, match="this ParabolaExplorer is closed, expected an open one"):
            use()
