"""Notebooks for a class: every place that is filled in is a starter again."""

from pathlib import Path

import nbformat

from mlp_tutorial.classroom.notebooks import check_in, read
from mlp_tutorial.exercises import exercise
from mlp_tutorial.presenting.guide import is_note


def make_handouts(source, target):
    """Copy the notebooks of one folder into another, with starters in place of answers; return the new files.

    What was filled in is gone from the copies, and so are what its cells have printed and the notes for the
    speaker. ValueError for a folder
    without notebooks, and for a target in which there are some already: nothing is overwritten.
    """
    source, target = Path(source), Path(target)
    paths = sorted(source.glob("*.ipynb"))
    if not paths:
        raise ValueError(f"{source} has no notebooks, expected a folder with some")
    if any(target.glob("*.ipynb")):
        raise ValueError(f"{target} has notebooks already, expected a new or an empty folder")
    notebooks = {path.name: handout(read(path)) for path in paths}
    target.mkdir(parents=True, exist_ok=True)
    for name, notebook in notebooks.items():
        nbformat.write(notebook, target / name)
    return [target / name for name in notebooks]


def handout(notebook):
    """Return the notebook with a starter in each cell before a check, without what the two printed, and notes."""
    notebook.cells = [cell for cell in notebook.cells if not is_note(cell)]
    before = None
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        found = check_in(cell.source)
        if found and before is not None:
            before.source = exercise(found[0]).starter.rstrip()
            for one in (before, cell):
                one.outputs, one.execution_count = [], None
        before = cell
    return notebook
