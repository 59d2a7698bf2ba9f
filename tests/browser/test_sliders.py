"""Sliders on the page: wide enough for a hand, every position in reach of the mouse, all on one small screen."""

import nbformat
import pytest
from accessible import findings
from driving import Shown, n_controls, value_of
from lab import DARK, LIGHT, PATIENCE, choose_theme, complaints, run_all, settle
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from mlp_tutorial import explorers
from mlp_tutorial.explorers.base.controls import positions
from mlp_tutorial.explorers.base.panel import SLIDERS

KERNEL = {"name": "python3", "display_name": "Python 3"}
MAKE = "from mlp_tutorial import explorers\nexplorers.{name}()"
TRACK = "slider => slider.querySelector('.noUi-base').getBoundingClientRect().toJSON()"
FITS = "([inner, outer]) => inner.getBoundingClientRect().height <= outer.getBoundingClientRect().height"
SMALL_SCREEN = {"width": 1280, "height": 720}
NARROWEST = 180  # pixels of a track
N_PIXELS = 24
OUTPUT = ".jp-OutputArea-output"
# What screen readers say of the sliders: their names, and where they stand.
SAID = """root => [...root.querySelectorAll("[role=slider]")]
  .map(slider => [slider.ariaLabel, slider.getAttribute("aria-valuetext")])"""
# What is announced of many sentences that follow each other within one moment.
ANNOUNCED = """async sentences => {
  const style = document.querySelector("link[href$='reading.css']");
  const { announce } = await import(new URL("announcing.js", style.href));
  const said = [];
  const place = document.querySelector(".mlp-announced[role=status]");
  return new Promise(resolve => {
    new MutationObserver(() => {
      said.push(place.textContent);
      if (said.includes(sentences.at(-1))) resolve(said);
    }).observe(place, { childList: true });
    sentences.forEach(announce);
  });
}"""


@pytest.fixture(scope="module")
def page(context, running_lab):
    """Open a notebook with each explorer in a cell of its own, and run it."""
    cells = [new_code_cell(MAKE.format(name=name)) for name in explorers.__all__]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, running_lab.folder / "all_explorers.ipynb")
    with running_lab.opened(context, "all_explorers.ipynb") as page:
        run_all(page)
        yield page


@pytest.fixture(scope="module")
def shown(page):
    """Give {name: Shown} of all explorers."""
    outputs = page.locator(".jp-OutputArea-output:has(img.widget-image)")
    found = {name: Shown(name, outputs.nth(number)) for number, name in enumerate(explorers.__all__)}
    for name, one in found.items():
        one.wait(n_controls(getattr(explorers, name)()))
    settle(page)
    return found


@pytest.fixture
def small_screen(page):
    usual = page.viewport_size
    page.set_viewport_size(SMALL_SCREEN)
    yield
    page.set_viewport_size(usual)


def tracks(shown):
    """Return {label: the rectangle of its track on the page} of an explorer's sliders."""
    sliders = shown.root.locator(".widget-inline-hbox:has([role=slider])").all()
    return {slider.locator("label").inner_text(): slider.evaluate(TRACK) for slider in sliders}


def places(name):
    """Return {label: the positions of the control} of an explorer."""
    return {control.description: positions(control) for control in getattr(explorers, name)().controls().values()}


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_track_is_wide_and_has_a_pixel_for_every_position(shown, name):
    found = tracks(shown[name])
    assert found
    for label, track in found.items():
        assert track["width"] >= max(NARROWEST, len(places(name)[label])), label


@pytest.fixture
def fullest(shown):
    """Give the explorer with the slider of most positions, the slider's handle, and the positions."""
    training, label = shown["TrainingExplorer"], "learning rate α"
    most = max(len(values) for name in explorers.__all__ for values in places(name).values())
    rates = places("TrainingExplorer")[label]
    assert len(rates) == most
    slider = training.slider(label)
    slider.scroll_into_view_if_needed()
    yield training, slider, rates
    training.reset()


def pixels_of(shown, label):
    """Return the places (x, y) of N_PIXELS pixels beside each other, from the middle of the track on."""
    track = tracks(shown)[label]
    return [(track["x"] + track["width"] / 2 + n, track["y"] + track["height"] / 2) for n in range(N_PIXELS)]


def test_clicked_pixel_by_pixel_the_fullest_slider_comes_to_one_position_after_the_other(page, fullest):
    training, slider, rates = fullest
    reached = []
    for pixel in pixels_of(training, "learning rate α"):
        slider.press("Home")  # away: a click on the handle itself moves nothing
        settle(page)
        page.mouse.click(*pixel)
        settle(page)
        reached.append(value_of(slider, "now"))
    assert sorted(set(reached)) == list(range(int(reached[0]), int(reached[-1]) + 1))
    assert len(set(reached)) > N_PIXELS / 2
    assert f"learning rate {rates[int(reached[-1])]:g}," in training.state()["reading"]
    assert complaints(page) == []


def test_dragged_pixel_by_pixel_the_fullest_slider_comes_to_one_position_after_the_other(page, fullest):
    training, slider, rates = fullest
    pixels, reached = pixels_of(training, "learning rate α"), []
    page.mouse.click(*pixels[0])
    settle(page)
    page.mouse.down()
    for pixel in pixels:
        page.mouse.move(*pixel)
        reached.append(value_of(slider, "now"))
    page.mouse.up()
    assert reached == sorted(reached)
    assert sorted(set(reached)) == list(range(int(reached[0]), int(reached[-1]) + 1))
    assert len(set(reached)) > N_PIXELS / 2
    assert f"learning rate {rates[int(reached[-1])]:g}," in training.state()["reading"]
    assert complaints(page) == []


@pytest.mark.parametrize("name", explorers.__all__)
def test_controls_picture_and_reading_are_on_a_small_screen_together(page, shown, small_screen, name):
    parts = [shown[name].root.element_handle(), page.locator(".jp-Notebook").element_handle()]
    page.wait_for_function(
        FITS, arg=parts, timeout=1000 * PATIENCE
    )  # lines break anew after the window has shrunk


@pytest.mark.parametrize("name", explorers.__all__)
def test_every_label_is_there_in_full(shown, name):
    for text in shown[name].texts.all():
        assert text.evaluate("text => text.scrollWidth <= text.clientWidth"), text.inner_text()


@pytest.fixture(params=[LIGHT, DARK])
def theme(page, request):
    choose_theme(page, request.param)
    yield
    choose_theme(page, LIGHT)


@pytest.mark.usefixtures("shown", "theme")
def test_nothing_keeps_anybody_out_of_a_live_picture(page):
    assert findings(page, OUTPUT) == []


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_screen_reader_says_what_a_slider_is_and_where_it_stands(shown, name):
    explorer = getattr(explorers, name)()
    sliders = [control for control in explorer.panel.controls.values() if isinstance(control, SLIDERS)]
    said = dict(shown[name].root.evaluate(SAID))
    assert set(said) == {slider.description for slider in sliders}
    for slider in sliders:
        value = float(said[slider.description].replace("−", "-"))
        assert value == pytest.approx(slider.value, abs=1e-9), slider.description
    explorer.close()


def test_a_typed_number_moves_a_slider_over_options_and_enter_breaks_no_line(page, fullest):
    training, slider, rates = fullest
    field = training.root.get_by_role("textbox", name="learning rate α")
    for typed, reached in [("0.2", 0.2), ("0.0904", 0.09), ("fast", 0.09)]:
        field.fill(typed)
        field.press("Enter")
        settle(page)
        assert field.input_value() == slider.get_attribute("aria-valuetext") == f"{reached:g}"
        assert rates[int(value_of(slider, "now"))] == reached
        assert f"learning rate {reached:g}," in training.state()["reading"]
    assert complaints(page) == []


def test_a_sentence_stands_for_the_picture_and_is_announced_once_it_rests(page, fullest):
    training, slider, _ = fullest
    slider.press("End")
    said = training.state()["reading"]
    assert training.picture.get_attribute("alt") == said
    expect(page.locator(".mlp-announced[role=status]")).to_have_text(said)
    assert page.evaluate(ANNOUNCED, [f"After {step} steps." for step in range(25)]) == ["After 24 steps."]
