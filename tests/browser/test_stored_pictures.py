"""A live picture whose kernel has ended, or has closed it: the stored one and a sentence stand in its place."""

import nbformat
import pytest
from driving import Shown, n_controls
from lab import PATIENCE, open_notebook, run_all, run_cell
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import expect

from mlp_tutorial.explorers import TrainingExplorer

NAME = "one_live_picture.ipynb"
CELLS = ["from mlp_tutorial.explorers import TrainingExplorer", "TrainingExplorer()"]
KERNEL = {"name": "python3", "display_name": "Python 3"}
ITS_CELL = "This picture is stored. Run its cell (Shift+Enter) and it moves."
ALL_CELLS = "This picture is stored. Run the notebook (Run ▸ Run All Cells) and it moves."
WAIT = 1000 * PATIENCE


@pytest.fixture(scope="module")
def page(context, running_lab):
    """Give a page with the notebook, not yet run."""
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in CELLS], metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, running_lab.folder / NAME)
    with running_lab.opened(context, NAME) as page:
        yield page


@pytest.fixture
def live(page):
    """Run the notebook, and give its explorer."""
    run_all(page)
    return alive(page)


def output(page):
    return page.locator(".jp-OutputArea-output")


def alive(page):
    """Wait until the picture lives, and return it."""
    expect(page.locator(".mlp-stored")).to_have_count(0, timeout=WAIT)
    shown = Shown("TrainingExplorer", output(page))
    shown.wait(n_controls(TrainingExplorer()))
    return shown


def train(live):
    """Start training, and wait until it is under way."""
    live.root.get_by_role("button", name="start", exact=True).click()
    expect(live.root.locator(".mlp-sentence")).to_contain_text("In training, after 1", timeout=WAIT)


def expect_stored(output, sentence):
    """Wait until the stored picture is all that is seen, with the sentence; return the source of the picture."""
    expect(output).to_have_text(sentence, use_inner_text=True, timeout=WAIT)
    picture = output.locator("img:visible")
    expect(picture).to_have_count(1)
    expect(picture).to_have_attribute("alt", TrainingExplorer.about)
    assert picture.evaluate("async picture => { await picture.decode(); return picture.width }") > 700
    return picture.get_attribute("src")


def test_interrupt_pauses_the_training_and_the_sentence_says_so(live):
    train(live)
    live.root.page.evaluate("() => jupyterapp.commands.execute('notebook:interrupt-kernel')")
    expect(live.root.locator(".mlp-sentence")).to_contain_text("Paused by Interrupt, after ", timeout=WAIT)
    assert live.state() == live.state()  # nothing goes on


def test_where_another_tab_has_run_the_notebook_its_picture_is_stored_until_its_cell_is_run(
    live, page, context, running_lab
):
    other = context.new_page()
    running_lab.load(other, "other")
    open_notebook(other, NAME)
    run_all(other)
    expect_stored(output(page), ITS_CELL)
    alive(other)
    other.close()
    run_cell(page, 1)
    alive(page)


def test_a_restart_while_it_trains_leaves_the_last_picture_and_no_sentence_of_training(live, page):
    train(live)
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    picture = expect_stored(output(page), ALL_CELLS)
    assert picture == live.picture.get_attribute("src")


def test_saved_and_opened_again_without_its_kernel_it_is_stored(live, page, running_lab):
    page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:save') }")
    store_it_also_without_controls(running_lab.folder / NAME)
    running_lab.shut_down_kernels()
    expect_stored(output(page), ALL_CELLS)
    running_lab.load(page)
    open_notebook(page, NAME)
    assert output(page).count() == 2
    for each in output(page).all():
        expect_stored(each, ALL_CELLS)


def store_it_also_without_controls(path):
    """Store the picture a second time as the course's notebooks have it."""
    notebook = nbformat.read(path, as_version=4)
    [saved] = notebook.cells[1].outputs
    still = {mime: saved.data[mime] for mime in ("image/png", "text/plain")}
    notebook.cells[1].outputs.append(new_output("display_data", still, metadata=saved.metadata))
    nbformat.write(notebook, path)
