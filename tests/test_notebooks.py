"""The notebooks as files: executed, clean, complete, every number in the prose found in code or output.

That their code still gives the stored outputs is tested by nbval, which collects the notebooks themselves.
"""

import json
import re

import nbformat
import pytest
from refresh_notebooks import KERNEL, NOTEBOOKS, WIDGET_VIEW, clean, fingerprint, write_exercises

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
CHAPTERS = [
    "00_start_here",
    "01_how_to_learn_weights",
    "02_chain_rule",
    "03_sigmoid_derivative",
    "04_matmul_gradient_shapes",
    "05_backpropagation",
    "06_gradient_descent",
    "07_momentum",
    "08_weight_decay",
    "09_cross_validation",
]
A_PLACE = re.compile(r"(?:^|[\s\"'(])/(?:\w[\w.-]*/)+|[A-Z]:\\|\b0x[0-9a-f]{6,}|localhost|127\.0\.0\.1")
AN_EXPLORER = re.compile(r"Explorer\(|Explorer\.compare\(")
A_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?(?![\w])")


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def texts_of(cell):
    for output in cell.outputs:
        yield output.get("text", "")
        yield output.get("data", {}).get("text/plain", "")


def kinds_of(cell):
    return {kind for output in cell.outputs for kind in output.get("data", {})}


def test_all_ten_chapters_are_there():
    assert [path.stem for path in PATHS] == CHAPTERS


def test_a_notebook_is_valid_and_of_kernel_python3(notebook):
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec == KERNEL
    assert notebook.metadata.kernelspec.name == "python3"


def test_every_code_cell_was_run_in_order(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_the_outputs_belong_to_the_code_and_the_pictures_to_the_figures(notebook):
    assert notebook.metadata.mlp_tutorial.executed == fingerprint(notebook), "refresh the notebook"


def test_nothing_of_a_live_widget_is_stored(notebook, path):
    assert "widgets" not in notebook.metadata
    assert WIDGET_VIEW not in path.read_text()


def test_cleaning_a_clean_notebook_changes_nothing(notebook):
    before = json.dumps(notebook, sort_keys=True)
    clean(notebook)
    assert json.dumps(notebook, sort_keys=True) == before


def test_no_output_is_an_error_or_a_warning(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr", output.text


def test_no_output_names_a_place_on_a_machine(notebook):
    for cell in code_cells(notebook):
        for text in texts_of(cell):
            assert not A_PLACE.search(text), text


def test_every_picture_has_words(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                assert output.data["text/plain"].startswith("[picture] ")


def test_a_notebook_is_smaller_than_a_megabyte(path):
    assert path.stat().st_size < 1_000_000


def test_a_notebook_opens_with_one_question_and_what_is_needed(notebook):
    headings = [line for text in prose(notebook) for line in text.splitlines() if line.startswith("# ")]
    assert len(headings) == 1
    assert headings[0].endswith("?")
    first = notebook.cells[0].source
    assert "you will be able to" in first
    assert first.count("\n- **") == 3
    assert re.search(r"About \d+ minutes", first)


def test_a_notebook_ends_in_a_recap(notebook):
    assert notebook.cells[-1].source.startswith("## Recap")


def test_a_code_cell_has_at_most_fifteen_lines(notebook):
    for cell in code_cells(notebook):
        assert len(cell.source.splitlines()) <= 15, cell.source


def test_every_cell_has_its_place_in_the_slide_show(notebook):
    kinds = {"slide", "subslide", "fragment", "skip", "notes", "-"}
    for cell in notebook.cells:
        assert cell.metadata.get("slideshow", {}).get("slide_type") in kinds, cell.source


def test_a_slide_has_at_most_one_explorer_and_does_not_show_the_code_that_only_calls_it(notebook):
    n_explorers = 0
    for cell in notebook.cells:
        if cell.metadata.slideshow.slide_type in ("slide", "subslide"):
            n_explorers = 0
        if cell.cell_type == "code" and AN_EXPLORER.search(cell.source) and "image/png" in kinds_of(cell):
            n_explorers += 1
            is_only_a_call = len(cell.source.splitlines()) <= 3
            assert ("hide-input" in cell.metadata.get("tags", [])) == is_only_a_call, cell.source
        assert n_explorers <= 1, cell.source


def test_a_note_for_the_speaker_is_closed_and_named_as_one(notebook):
    for cell in notebook.cells:
        is_note = cell.metadata.slideshow.slide_type == "notes"
        assert is_note == cell.id.startswith("notes-"), cell.source
        if is_note:
            assert (cell.cell_type, cell.metadata.jupyter.source_hidden) == ("markdown", True)


def test_a_notebook_has_no_plotting_and_no_widget_code(notebook):
    for cell in code_cells(notebook):
        assert not re.search(r"matplotlib|pyplot|plt\.|ax\.|ipywidgets|np\.random\.seed", cell.source), cell.source


def test_a_cell_that_only_draws_a_still_picture_is_collapsed(notebook):
    for cell in code_cells(notebook):
        only_draws = cell.source.startswith("still(") or ".still()" in cell.source.splitlines()[-1]
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden", False)
        assert hidden == only_draws, cell.source


def test_the_exercises_stand_there_as_the_package_has_them(notebook):
    before = json.dumps(notebook, sort_keys=True)
    write_exercises(notebook)
    assert json.dumps(notebook, sort_keys=True) == before


def numbers_in(text):
    for found in A_NUMBER.findall(text.replace("−", "-").replace("\\,", "")):
        number = found.rstrip(",")
        yield number.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number) else number


def is_measured(number):
    """Small whole numbers are counts, rows and exponents, and a year is a year; the others need to be seen."""
    is_year = re.fullmatch(r"(19|20)\d\d", number)
    return "." in number or (len(number) >= 3 and not is_year)


def test_every_number_in_the_prose_stands_in_the_code_or_an_output(notebook):
    sources = [cell.source for cell in code_cells(notebook)]
    outputs = [text for cell in code_cells(notebook) for text in texts_of(cell)]
    known = {float(number) for text in sources + outputs for number in numbers_in(text) if "," not in number}
    told = [cell for cell in notebook.cells if not cell.id.startswith("exercise-")]  # a task gives its own numbers
    for text in [cell.source for cell in told if cell.cell_type == "markdown"]:
        for number in filter(is_measured, numbers_in(text)):
            digits = len(number.partition(".")[2])
            close = 0.5000001 * 10.0**-digits
            assert any(abs(float(number) - value) <= close for value in known), f"{number} in: {text}"
