"""The instructor's guide, made from the speaker's notes of the chapters."""

import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from mlp_tutorial.exercises import exercise
from mlp_tutorial.presenting.__main__ import main
from mlp_tutorial.presenting.guide import guide

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
LEAST, MOST = 10, 60  # minutes for a chapter
A_MISTAKE = re.compile(r"`(\d\d-[\w-]+)`: “([^”]+)”")


def notes_of(path):
    """Return the texts of the notes cells of a notebook."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.metadata.slideshow.slide_type == "notes"]


def cell(text, kind="slide"):
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})


def write(path, *cells):
    nbformat.write(new_notebook(cells=list(cells)), path)


def test_notes_stand_under_the_heading_of_their_slide_and_their_minutes_are_added(tmp_path):
    write(
        tmp_path / "04_shapes.ipynb",
        cell("# Which shape?\n\nText"),
        cell("**For the speaker, 4 minutes.** One", "notes"),
        cell("## A product\n\nText"),
        cell("Text without a heading", "subslide"),
        cell("**For the speaker, 1 minute.** Two", "notes"),
    )
    write(tmp_path / "05_none.ipynb", cell("# Nothing to say"))
    assert guide(tmp_path) == (
        "# Instructor's guide\n\n## 04 Which shape?\n\n5 minutes in class.\n\n"
        "### Which shape?\n\n**For the speaker, 4 minutes.** One\n\n"
        "### A product\n\n**For the speaker, 1 minute.** Two\n"
    )


def test_a_folder_without_notes_is_refused(tmp_path, monkeypatch, capsys):
    write(tmp_path / "05_none.ipynb", cell("# Nothing to say"))
    with pytest.raises(ValueError, match="no notebook with speaker's notes, expected the course's folder"):
        guide(tmp_path)
    monkeypatch.setattr("sys.argv", ["presenting", str(tmp_path)])
    with pytest.raises(SystemExit):
        main()
    assert "no notebook with speaker's notes" in capsys.readouterr().err


def test_the_command_prints_the_guide_to_all_chapters(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["presenting", str(NOTEBOOKS)])
    main()
    printed = capsys.readouterr().out
    assert re.findall(r"^## (\d\d) ", printed, re.MULTILINE) == [path.stem[:2] for path in PATHS]
    assert all(
        LEAST <= int(found) <= MOST for found in re.findall(r"^(\d+) minutes in class", printed, re.MULTILINE)
    )


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_note_has_its_minutes_and_quotes_mistakes_that_the_exercises_know(path):
    for text in notes_of(path):
        assert re.match(r"\*\*For the speaker, \d+ minutes?\.\*\* ", text), text
        for name, mistake in A_MISTAKE.findall(text):
            assert mistake in [known.name for known in exercise(name).wrong], f"{name}: {mistake}"


def test_notes_quote_mistakes():
    assert sum(len(A_MISTAKE.findall(text)) for path in PATHS for text in notes_of(path)) >= len(PATHS)
