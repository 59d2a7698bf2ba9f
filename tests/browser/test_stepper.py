"""The stepper in JupyterLab: all of it by the keyboard alone, and every formula typeset without a mistake."""

import nbformat
import pytest
from driving import Shown, n_controls
from lab import complaints, run_all, settle
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from mlp_tutorial.explorers import SweepExplorer

KERNEL = {"name": "python3", "display_name": "Python 3"}
STEPPER = "from mlp_tutorial.explorers import SweepExplorer\nSweepExplorer()"
SHOW = """from IPython.display import display
import numpy as np
from mlp_tutorial.formulas import Formula
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, Exp, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.studies.example_batch import example_passes
from mlp_tutorial.studies.sweep import trace

def show(passes):
    for formula in [*passes.formulas.values(), *(Formula(step.name, step.expression) for step in passes.steps)]:
        display(formula)
"""
OTHERS = """
steps = [("t", Multiply(), ("x", "c")), ("e", Exp(), ("t",)), ("s", Add(), ("e", "x"))]
steps += [("r", Reciprocal(), ("s",)), ("q", Square(), ("r",)), ("u", Sin(), ("q",)), ("v", Sigmoid(), ("u",))]
graph = Graph([*steps, ("E", MSE(), ("v", "y_hat"))], data=["y_hat"])
show(trace(graph, {"x": np.ones((3, 2)), "c": 0.5, "y_hat": np.ones((3, 2))}))"""
FORMULAS = SHOW + "show(example_passes(3, 4, 2))", SHOW + "show(example_passes(1, 3, 1))", SHOW + OTHERS


@pytest.fixture(scope="module")
def page(context, running_lab):
    """Give a page with the stepper, and with formulas in the cells below it."""
    cells = [new_code_cell(source) for source in (STEPPER, *FORMULAS)]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, running_lab.folder / "stepper.ipynb")
    with running_lab.opened(context, "stepper.ipynb") as page:
        run_all(page)
        yield page


@pytest.fixture
def stepper(page):
    shown = Shown("SweepExplorer", page.locator(".jp-OutputArea-output:has(img.widget-image)"))
    shown.wait(n_controls(SweepExplorer()))
    yield shown
    shown.reset()
    settle(page)


def focused_by_tab(page, locator):
    """Press Tab until the element has the focus."""
    for _ in range(60):
        if locator.evaluate("element => element === document.activeElement"):
            return locator
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {locator}")


def reading(shown):
    return shown.state()["reading"]


def test_every_step_can_be_reached_with_the_keyboard_alone(page, stepper):
    slider = stepper.slider("step")
    slider.focus()
    page.keyboard.press("Home")
    said = [reading(stepper)]
    for _ in range(18):
        page.keyboard.press("ArrowRight")
        said.append(reading(stepper))
    assert [text.split(" of ")[0] for text in said[1:]] == [f"Step {number}" for number in range(1, 19)]
    assert said[0].startswith("Nothing is calculated yet")
    focused_by_tab(page, stepper.root.get_by_role("button", name="back", exact=True))
    page.keyboard.press("Enter")
    assert reading(stepper) == said[17]
    focused_by_tab(page, stepper.root.get_by_role("button", name="forward", exact=True))
    page.keyboard.press("Space")
    assert reading(stepper) == said[18]
    assert complaints(page) == []


def test_a_step_is_predicted_with_the_keyboard_alone(page, stepper):
    def press(name):
        focused_by_tab(page, stepper.root.get_by_role("button", name=name, exact=True))
        page.keyboard.press("Space")
        settle(page)

    stepper.slider("step").focus()
    focused_by_tab(page, stepper.root.locator("input[type=checkbox]"))
    page.keyboard.press("Space")
    expect(stepper.root.locator(".widget-toggle-buttons")).to_have_count(2)
    assert "which shape has ∂E/∂W₂" in reading(stepper)
    press("(4, 2)")
    shapes = stepper.root.get_by_role("group", name="shape", exact=True)
    expect(shapes.get_by_role("button", pressed=True)).to_have_text("(4, 2)")
    press("m₃ × ∂E/∂m₄")
    assert "a transpose is forgotten" in reading(stepper)
    stepper.slider("step").focus()
    press("m₃ᵀ × ∂E/∂m₄")
    said = reading(stepper)
    assert "Right: m₃ᵀ × ∂E/∂m₄, shape (4, 2). Score: 0 of 1 right at the first try." in said
    assert "∂E/∂W₂ = m₃ᵀ × ∂E/∂m₄" in said
    stepper.slider("step").focus()
    focused_by_tab(page, stepper.root.locator("input[type=checkbox]"))
    page.keyboard.press("Space")
    expect(stepper.root.locator(".widget-toggle-buttons")).to_have_count(0)
    assert complaints(page) == []


@pytest.mark.parametrize("number", range(len(FORMULAS)))
def test_every_formula_is_typeset_without_an_unknown_command(page, number):
    output = page.locator(".jp-Notebook .jp-Cell").nth(1 + number).locator(".jp-OutputArea-output")
    typeset = output.locator("mjx-container")
    expect(typeset.first).to_be_visible()
    expect(typeset).to_have_count(output.count())
    assert output.count() > 25
    assert page.locator("mjx-merror, [data-mjx-error]").count() == 0
    assert "\\" not in "".join(output.all_inner_texts())
