"""What is said of a known mistake: it leads back to a place that there is, calmly, and is used somewhere."""

from importlib import import_module
from pathlib import Path

import nbformat
import pytest

from mlp_tutorial.exercises import all_exercises
from mlp_tutorial.exercises.mistake import Mistake

ROOT = Path(__file__).parents[2]
USED = list(dict.fromkeys(mistake for one in all_exercises().values() for mistake in one.wrong))
FILES = sorted(file.stem for file in (ROOT / "mlp_tutorial/exercises/catalogue").glob("[a-z]*.py"))


def headings(chapter):
    (file,) = ROOT.glob(f"notebooks/{chapter:02d}_*.ipynb")
    cells = nbformat.read(file, as_version=4).cells
    lines = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown").splitlines()
    return {line.lstrip("#").strip() for line in lines if line.startswith("#")}


@pytest.mark.parametrize("chapter", sorted({mistake.chapter for mistake in USED}))
def test_a_mistake_leads_back_to_a_heading_of_its_chapter(chapter):
    assert {mistake.section for mistake in USED if mistake.chapter == chapter} - headings(chapter) == set()


@pytest.mark.parametrize("file", FILES)
def test_every_mistake_of_the_catalogue_can_be_made(file):
    constants = vars(import_module(f"mlp_tutorial.exercises.catalogue.{file}")).items()
    assert [name for name, one in constants if isinstance(one, Mistake) and one not in USED] == []


@pytest.mark.parametrize("mistake", USED, ids=lambda mistake: mistake.name)
def test_its_words_are_a_sentence_and_calm(mistake):
    words = f"{mistake.name} {mistake.meaning}"
    assert not mistake.name.endswith(".")
    assert mistake.meaning.endswith(".")
    assert not any(word in words for word in ("!", "you ", "your "))
    assert len(words) < 320
