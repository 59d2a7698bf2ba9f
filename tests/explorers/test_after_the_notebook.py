"""Later cells must not break an earlier slider: every explorer of a notebook is driven once all of it was run."""

import re

import nbformat
import pytest
from refresh_notebooks import NOTEBOOKS

TESTS = NOTEBOOKS.parent / "tests"
DRIVE = f"""
import gc, sys, warnings
import numpy as np
sys.path[:0] = [{str(TESTS / "explorers")!r}, {str(TESTS / "figures")!r}]
from drive import drive
from mlp_tutorial.explorers.base.explorer import Explorer

warnings.simplefilter("error")
driven = [found for found in gc.get_objects() if isinstance(found, Explorer) and found.is_open]
for explorer in driven:
    explorer.reset()
    found = drive(explorer, np.random.default_rng(4))
    assert found == {{}}, found
print(*sorted(type(explorer).__name__ for explorer in driven))
"""


def code_of(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def explorers_of(path):
    return sorted(re.findall(r"\b(\w+Explorer)(?:\.compare)?\(", "\n".join(code_of(path))))


WITH_EXPLORERS = [path for path in sorted(NOTEBOOKS.glob("*.ipynb")) if explorers_of(path)]


def test_every_chapter_but_the_first_has_an_explorer():
    assert [path.stem[:2] for path in WITH_EXPLORERS] == ["01", "02", "03", "04", "05", "06", "07", "08", "09"]


@pytest.mark.parametrize("path", WITH_EXPLORERS, ids=lambda path: path.stem)
def test_after_the_whole_notebook_every_slider_still_works(kernel, path):
    for number, source in enumerate(code_of(path)):
        kernel.run(source, f"cell {number}")
    assert kernel.run(DRIVE).split() == explorers_of(path)
