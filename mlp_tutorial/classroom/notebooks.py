"""Where the exercises stand in a notebook: a cell that checks one names it, and is after the one filled in."""

import re

import nbformat

from mlp_tutorial.exercises import all_exercises

CHECK = re.compile(r"""exercise\(\s*["'](\d\d-[\w-]+)["']\s*\)\s*\.check\(\s*(\w+)\s*\)""")


def read(path):
    """Return the notebook in a file; ValueError if it is none."""
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # what a broken file makes nbformat raise is of many kinds
        raise ValueError(f"{path} is no notebook: {type(error).__name__}") from error


def check_in(source):
    """Return (name of the exercise, name of the answer) if a cell checks one that there is, else None."""
    found = CHECK.search(source)
    return found.groups() if found and found[1] in all_exercises() else None


def checks_of(notebook):
    """Return the names of the exercises that a notebook checks, in order."""
    cells = (check_in(cell.source) for cell in notebook.cells if cell.cell_type == "code")
    return [found[0] for found in cells if found]
