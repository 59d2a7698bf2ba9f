"""Each chapter in one real kernel: its cells bear to be run again, its explorers to be moved afterwards, and what
a reader fills in is judged.

An exercise stands in three cells, exercise-…, turn-… and check-…: the task, the starter, and the verdict on it.
"""

import re

import nbformat
import pytest
from real_kernel import running_kernel
from refresh_notebooks import NOTEBOOKS

from mlp_tutorial.exercises import all_exercises
from mlp_tutorial.exercises.verdicts import NOT_ATTEMPTED, RIGHT

TESTS = NOTEBOOKS.parent / "tests"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
LEAST = 4  # exercises in each chapter after the first
DRIVE = f"""
import gc, sys, warnings
sys.path[:0] = [{str(TESTS / "explorers")!r}, {str(TESTS / "figures")!r}]
import numpy
from drive import drive
from mlp_tutorial.explorers.base.explorer import Explorer

warnings.simplefilter("error")
driven = [found for found in gc.get_objects() if isinstance(found, Explorer) and found.is_open]
for explorer in driven:
    explorer.reset()
    found = drive(explorer, numpy.random.default_rng(4), 6)
    assert found == {{}}, found
print(*sorted(type(explorer).__name__ for explorer in driven))
"""


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def turns_of(cells):
    """The names of the exercises, each with the cell to be filled in and the one that checks it."""
    ids = [cell.id for cell in cells]
    return {
        each.removeprefix("turn-"): (cells[number], cells[number + 1])
        for number, each in enumerate(ids)
        if each.startswith("turn-")
    }


class Chapter:
    """A chapter of which every cell was run once, in a kernel that is still there."""

    def __init__(self, kernel, path):
        self.kernel = kernel
        self.cells = code_cells(path)
        self.notes = [cell for cell in nbformat.read(path, as_version=4).cells if cell.id.startswith("notes-")]
        self.turns = turns_of(self.cells)
        self.first = {cell.id: self.run(cell) for cell in self.cells}

    def run(self, cell, source=None):
        """What the cell, or other source in its place, prints and returns as text."""
        return self.kernel.run(cell.source if source is None else source, cell.id)


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def chapter(request, tmp_path_factory):
    with running_kernel(tmp_path_factory.mktemp("kernel")) as kernel:
        yield Chapter(kernel, request.param)


@pytest.mark.parametrize("path", PATHS[1:], ids=lambda path: path.stem)
def test_a_chapter_has_exercises_each_with_its_check(path):
    turns = turns_of(code_cells(path))
    assert len(turns) >= LEAST
    assert all(check.id == f"check-{name}" for name, (_, check) in turns.items())


def test_every_exercise_of_the_package_stands_in_its_chapter():
    there = {name: path.stem[:2] for path in PATHS for name in turns_of(code_cells(path))}
    assert there == {name: name[:2] for name in all_exercises()}


def test_as_shipped_nothing_has_been_attempted(chapter):
    for name, (_, check) in chapter.turns.items():
        assert chapter.first[check.id] == NOT_ATTEMPTED, name


def test_each_cell_gives_the_same_when_all_later_ones_have_been_run(chapter):
    for cell in reversed(chapter.cells):
        assert chapter.run(cell) == chapter.first[cell.id], cell.source


def test_after_the_whole_notebook_every_slider_still_works(chapter):
    code = "\n".join(cell.source for cell in chapter.cells)
    assert chapter.kernel.run(DRIVE).split() == sorted(re.findall(r"\b(\w+Explorer)(?:\.compare)?\(", code))


def test_what_the_speakers_notes_give_as_code_runs(chapter):
    for note in chapter.notes:
        for code in re.findall(r"```python\n(.*?)```", note.source, re.DOTALL):
            chapter.run(note, code)


def test_every_chapter_but_the_first_has_an_explorer():
    with_one = [path.stem[:2] for path in PATHS if any("Explorer(" in cell.source for cell in code_cells(path))]
    assert with_one == ["01", "02", "03", "04", "05", "06", "07", "08", "09"]


def test_with_all_solutions_filled_in_every_check_says_right(chapter):
    for name, (turn, check) in chapter.turns.items():
        chapter.run(turn, all_exercises()[name].solution())
        assert chapter.run(check).startswith(f"{RIGHT}: "), name


def test_the_digits_are_read_by_what_was_filled_in(chapter):
    for cell in chapter.cells:
        if "on_the_digits" in cell.source:
            assert NOT_ATTEMPTED in chapter.first[cell.id]
            assert "95% are reached" in chapter.run(cell)
