"""An exercise in JupyterLab: answered rightly, with a known mistake, and with one that the stepper shows."""

import inspect

import nbformat
import pytest
from lab import complaints, run_cell
from nbformat.v4 import new_code_cell, new_notebook

from mlp_tutorial.exercises import exercise
from mlp_tutorial.exercises.verdicts import BUTTON

RIGHT = inspect.getsource(exercise("05-backward").reference)
NAMED = RIGHT.replace("(y - y_hat)", "(y_hat - y)")
NOT_NAMED = RIGHT.replace("m3.T @ dE_dm5,", "1.5 * m3.T @ dE_dm5 + 0.01,")
SETUP = "import numpy as np\nfrom mlp_tutorial.exercises import exercise"
CHECK = 'exercise("05-backward").check(backward)'
KERNEL = {"name": "python3", "display_name": "Python 3"}
ANSWERS = [exercise("05-backward").starter, RIGHT, NAMED, NOT_NAMED]


@pytest.fixture
def page(context, running_lab):
    """Give a page with a notebook of four answers to one exercise, each with its check."""
    cells = [SETUP, *(source for answer in ANSWERS for source in (answer, CHECK))]
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells], metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, running_lab.folder / "answers.ipynb")
    with running_lab.opened(context, "answers.ipynb") as page:
        yield page


def verdict(page, number):
    """Run an answer and its check, and return the output of the check, once it is there."""
    run_cell(page, 1 + 2 * number)
    run_cell(page, 2 + 2 * number)
    output = page.locator(".jp-Notebook .jp-Cell").nth(2 + 2 * number).locator(".jp-OutputArea-output")
    output.first.wait_for()
    return output.first


def test_every_answer_gets_its_verdict_and_the_button_opens_the_stepper_where_the_numbers_part(page):
    run_cell(page, 0)
    said = [verdict(page, number) for number in range(len(ANSWERS))]
    said[3].get_by_role("button", name=BUTTON).wait_for()
    texts = [one.inner_text() for one in said]
    assert texts[0].strip() == "not attempted yet"
    assert texts[1].startswith("right")
    assert "This is what comes out if" in texts[2]
    assert "the first gradient that parts is ∂E/∂W2" in texts[3]
    assert [one.get_by_role("button", name=BUTTON).count() for one in said] == [0, 0, 0, 1]
    said[3].get_by_role("button", name=BUTTON).click()
    said[3].locator("img.widget-image").wait_for()
    reading = said[3].get_by_text("Of what was given the first to differ").first
    reading.wait_for()
    assert "is ∂E/∂W₂" in reading.inner_text()
    assert "Step 13 of 18" in reading.inner_text()
    assert complaints(page) == []
