"""Handouts: the notebooks, with starters in place of answers."""

import nbformat
import pytest
from class_notebooks import CHECK, RIGHT, SETUP, write

from mlp_tutorial.classroom.__main__ import main
from mlp_tutorial.classroom.handouts import make_handouts
from mlp_tutorial.exercises import exercise


def test_what_was_filled_in_is_a_starter_again_and_the_rest_is_kept(tmp_path):
    write(tmp_path / "in" / "05.ipynb", SETUP, "print(1)", RIGHT, CHECK, "print(2)")
    (path,) = make_handouts(tmp_path / "in", tmp_path / "out")
    sources = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    assert sources == [SETUP, "print(1)", exercise("05-backward").starter.rstrip(), CHECK, "print(2)"]
    assert not any("d5" in source for source in sources)


def test_notes_for_the_speaker_are_not_handed_out(tmp_path):
    write(tmp_path / "in" / "05.ipynb", SETUP)
    notebook = nbformat.read(tmp_path / "in" / "05.ipynb", 4)
    note = {"slideshow": {"slide_type": "notes"}}
    notebook.cells.append(nbformat.v4.new_markdown_cell("**Expected:** 4", metadata=note))
    nbformat.write(notebook, tmp_path / "in" / "05.ipynb")
    (path,) = make_handouts(tmp_path / "in", tmp_path / "out")
    assert [cell.source for cell in nbformat.read(path, 4).cells] == [cell.source for cell in notebook.cells[:-1]]


def test_nothing_is_overwritten(tmp_path):
    write(tmp_path / "in" / "05.ipynb", SETUP)
    write(tmp_path / "out" / "mine.ipynb", SETUP)
    with pytest.raises(ValueError, match="has notebooks already, expected a new or an empty folder"):
        make_handouts(tmp_path / "in", tmp_path / "out")
    with pytest.raises(ValueError, match="has no notebooks, expected a folder with some"):
        make_handouts(tmp_path / "nothing", tmp_path / "new")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.ipynb"]


def test_the_command_line_says_what_it_did_and_what_was_wrong(tmp_path, capsys):
    write(tmp_path / "in" / "05.ipynb", SETUP)
    assert main(["handouts", str(tmp_path / "in"), str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.strip().endswith("05.ipynb")
    assert main(["score", str(tmp_path / "nothing")]) == 2
    assert "has no notebooks" in capsys.readouterr().err
