"""One JupyterLab for all tests, one browser for each file of them, one page for each notebook, which is run once.

The browser is closed before the next file begins: as long as it is open, its event loop is running.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from driving import Shown, n_controls
from lab import MISSING, browser, chromium, lab, run_all
from playwright.sync_api import Page

from mlp_tutorial import explorers

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
AN_EXPLORER = re.compile(r"\b(\w+Explorer)\(")
ERROR = ".jp-RenderedText[data-mime-type$='.stderr'], .jp-RenderedText[data-mime-type$='.error']"
RAN = """error => document.querySelector(error) || [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")]
  .every(prompt => prompt.textContent === "" || /[0-9]/.test(prompt.textContent))"""  # a collapsed cell has none


@dataclass
class Opened:
    """A notebook in JupyterLab, after Run All."""

    page: Page
    errors: list  # what the cells printed as errors
    explorers: list  # of Shown
    stored: list  # how many pictures, with the sentence on it, each explorer's cell showed before it was run


@pytest.fixture(scope="module")
def context():
    if not chromium():
        if os.environ.get("CI"):
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    with browser() as opened:
        yield opened.new_context(viewport={"width": 1300, "height": 1000}, device_scale_factor=2)


@pytest.fixture(scope="session")
def running_lab(tmp_path_factory):
    work = tmp_path_factory.mktemp("lab")
    folder = work / "notebooks"
    folder.mkdir()
    for path in PATHS:
        copy_without_counts(path, folder)
    with lab(folder, work) as running:
        yield running


def copy_without_counts(path, folder):
    """Copy a notebook, its cells not yet numbered: a number that is there later was given by Run All."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = None
    nbformat.write(notebook, folder / path.name)


def explorers_made(path):
    """Return {number of a cell: name of the explorer that its code makes}."""
    cells = nbformat.read(path, as_version=4).cells
    found = {n: AN_EXPLORER.search(cell.source) for n, cell in enumerate(cells) if cell.cell_type == "code"}
    return {n: call[1] for n, call in found.items() if call}


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def opened(request, context, running_lab):
    with running_lab.opened(context, request.param.name) as page:
        yield after_run_all(page, request.param)


def after_run_all(page, path):
    """Run all cells, wait until every explorer is on the page with all its controls, and return the Opened."""
    cells = {page.locator(".jp-Notebook .jp-Cell").nth(n): name for n, name in explorers_made(path).items()}
    stored = [cell.locator(".jp-OutputArea-output:has(.mlp-stored) img").count() for cell in cells]
    run_all(page)
    page.wait_for_function(RAN, arg=ERROR)
    errors = page.locator(ERROR).all_inner_texts()
    shown = [
        Shown(name, cell.locator(".jp-OutputArea-output:has(img.widget-image)")) for cell, name in cells.items()
    ]
    for one in shown if not errors else ():
        one.wait(n_controls(getattr(explorers, one.name)()))
    return Opened(page, errors, shown, stored)
