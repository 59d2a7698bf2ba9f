"""JupyterLab answers sliders in a thread of their own in the kernel, also while a cell runs."""

import time

import nbformat
import pytest
from driving import Shown
from lab import PATIENCE, complaints, run_cell, settle
from nbformat.v4 import new_code_cell, new_notebook

SHOW = """import matplotlib
from mlp_tutorial.explorers.race import MomentumExplorer
look = dict(matplotlib.rcParams)
explorer = MomentumExplorer()
explorer"""
MOVE = """for step in range(60):
    explorer.set(step=step)
print("moved")"""
TELL = """assert matplotlib.rcParams == look
print(explorer.reading)"""
KERNEL = {"name": "python3", "display_name": "Python 3"}


@pytest.fixture
def page(context, running_lab):
    """Give a page with the three cells in JupyterLab, not yet run."""
    cells = [new_code_cell(source) for source in (SHOW, MOVE, TELL)]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, running_lab.folder / "three_cells.ipynb")
    with running_lab.opened(context, "three_cells.ipynb") as page:
        yield page


def test_a_slider_and_a_cell_move_the_same_explorer_at_once(page):
    cells = [page.locator(".jp-Notebook .jp-Cell").nth(number) for number in range(3)]
    run_cell(page, 0)
    shown = Shown("MomentumExplorer", cells[0].locator(".jp-OutputArea-output:has(img.widget-image)"))
    shown.size()
    slider = shown.root.locator("[role=slider]").first
    slider.press("ArrowRight")
    settle(page)
    run_cell(page, 1)
    moved, give_up = cells[1].locator(".jp-OutputArea-output"), time.monotonic() + PATIENCE
    while not moved.count() and not complaints(page):
        assert time.monotonic() < give_up
        slider.press("ArrowLeft")
        slider.press("ArrowRight")
    settle(page)
    run_cell(page, 2)
    told = cells[2].locator(".jp-OutputArea-output")
    told.wait_for()
    assert complaints(page) == []
    assert told.inner_text().strip() == shown.state()["reading"]
    assert "After 59 steps" in told.inner_text()
