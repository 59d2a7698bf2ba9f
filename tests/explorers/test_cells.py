"""Running a cell again replaces what it had made: in a real kernel, with and without JupyterLab's cell names."""

import pytest

SETUP = """
import gc
import ipywidgets
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.explorers.weight_decay import DecayExplorer
"""
MAKE = "explorer = DecayExplorer()\nexplorer"
COUNT_WIDGETS = "print(len(ipywidgets.widgets.widget._instances))"
MEMORY = """
import ctypes, gc, sys, psutil
gc.collect()
if sys.platform == "linux":
    ctypes.CDLL(None).malloc_trim(0)  # what is freed goes back to the system
print(psutil.Process().memory_info().rss)
"""
COUNT_LIVE = "print(sum(isinstance(found, Explorer) and found.is_open for found in gc.get_objects()))"


@pytest.mark.parametrize("cell", ["b7c1", None], ids=["a named cell", "a cell without a name"])
def test_many_runs_of_a_cell_leave_one_live_explorer(kernel, cell):
    kernel.run(SETUP)
    kernel.run(MAKE, cell)
    widgets = int(kernel.run(COUNT_WIDGETS))
    for _ in range(20):
        kernel.run(MAKE, cell)
    assert int(kernel.run(COUNT_WIDGETS)) == widgets
    kernel.run("explorer.set(step=7); assert explorer.settings['step'] == 7")
    assert int(kernel.run(COUNT_LIVE)) == 1


def test_two_explorers_of_one_cell_both_live_and_both_are_replaced(kernel):
    kernel.run(SETUP)
    kernel.run("first, second = DecayExplorer(), DecayExplorer()", "a cell")
    widgets = int(kernel.run(COUNT_WIDGETS))
    kernel.run("first.set(step=3); second.set(step=4)")
    kernel.run("assert (first.settings['step'], second.settings['step']) == (3, 4)")
    kernel.run("first, second = DecayExplorer(), DecayExplorer()", "a cell")
    assert int(kernel.run(COUNT_WIDGETS)) == widgets


def test_explorers_of_different_cells_live_side_by_side(kernel):
    kernel.run(SETUP)
    kernel.run("first = DecayExplorer()", "one cell")
    widgets = int(kernel.run(COUNT_WIDGETS))
    kernel.run("second = DecayExplorer()", "another cell")
    assert int(kernel.run(COUNT_WIDGETS)) > widgets
    kernel.run("first.set(step=3); second.set(step=4); assert first.settings['step'] == 3")


def test_one_explorer_displayed_twice_moves_in_both_places(kernel):
    kernel.run(SETUP)
    kernel.run("explorer = DecayExplorer()\nexplorer", "one cell")
    kernel.run("explorer", "another cell")
    kernel.run("before = explorer.screen.png; explorer.set(step=0); assert explorer.screen.png != before")
    kernel.run("assert explorer._repr_mimebundle_()[0]['application/vnd.jupyter.widget-view+json']['model_id']")


def test_fifty_runs_of_a_cell_do_not_grow_the_kernel_although_out_keeps_every_explorer(kernel):
    kernel.run(SETUP)
    for _ in range(10):  # what is kept on purpose is kept by then
        kernel.run("DecayExplorer()", "a cell")
    before = int(kernel.run(MEMORY))
    for _ in range(50):
        kernel.run("DecayExplorer()", "a cell")
    assert int(kernel.run("print(sum(isinstance(shown, Explorer) for shown in Out.values()))")) == 60
    assert int(kernel.run(MEMORY)) - before < 10e6
