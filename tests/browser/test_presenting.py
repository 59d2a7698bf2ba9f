"""A presentation of one chapter, of which nothing has run when it begins: what a speaker does with it."""

import pytest
from accessible import findings
from lab import IS_READY
from playwright.sync_api import expect
from presenting import ON_THE_SLIDE, STATE, Presentation

CHAPTER = "03_sigmoid_derivative.ipynb"
WINDOW = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def page(context, running_lab):
    with running_lab.opened(context, CHAPTER) as page:
        page.set_viewport_size(WINDOW)
        yield page


@pytest.fixture
def presented(page):
    presentation = Presentation(page)
    presentation.enter()
    page.keyboard.press("Home")
    yield presentation
    presentation.leave()


def on_the_slide(page, what):
    return page.locator(f"{ON_THE_SLIDE}{what.removeprefix('&')}" if what[0] == "&" else f"{ON_THE_SLIDE} {what}")


def go_to(presented, what):
    """Go on to the first slide that shows something."""
    presented.page.keyboard.press("Home")
    while not on_the_slide(presented.page, what).count():
        assert presented.number < presented.n_slides
        presented.page.keyboard.press("PageDown")


def test_what_has_not_run_runs_when_it_begins(presented):
    go_to(presented, "img.widget-image")
    assert presented.live_picture_answers()


def test_keys_that_clickers_send_turn_the_slides_also_from_a_slider(presented):
    go_to(presented, "[role=slider]")
    before = presented.number
    on_the_slide(presented.page, "[role=slider]").first.focus()
    presented.page.keyboard.press("PageDown")
    presented.page.keyboard.press("PageUp")
    assert presented.number == before
    for forth, back in ((" ", "Backspace"), ("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp")):
        presented.page.keyboard.press("Home")
        presented.page.keyboard.press(forth)
        assert presented.place != f"1 / {presented.n_slides}"
        presented.page.keyboard.press(back)
        assert presented.number == 1


def test_a_letter_deletes_nothing(presented):
    n_cells = presented.page.locator(".jp-Notebook .jp-Cell").count()
    for key in "abdd":
        presented.page.keyboard.press(key)
    assert presented.page.locator(".jp-Notebook .jp-Cell").count() == n_cells
    presented.page.keyboard.press("b")  # the window was black


def test_what_comes_later_is_shown_by_a_key(presented):
    presented.page.keyboard.press("Home")
    while ", 1 of 2" not in presented.place:
        presented.page.keyboard.press("PageDown")
    number, n_cells = presented.number, presented.page.locator(ON_THE_SLIDE).count()
    presented.page.keyboard.press(" ")
    assert presented.number == number
    assert presented.page.locator(ON_THE_SLIDE).count() > n_cells


def test_a_cell_on_a_slide_is_changed_and_run(presented):
    go_to(presented, "&.jp-CodeCell:not(.mlp-no-code)")
    cell = on_the_slide(presented.page, "&.jp-CodeCell:not(.mlp-no-code)").first
    before = cell.locator(".cm-content").inner_text()
    place = presented.place
    cell.locator(".cm-content").click()
    presented.page.keyboard.press("Control+End")
    presented.page.keyboard.type("\nprint('written', 'on the slide')")
    presented.page.keyboard.press("ArrowLeft")
    presented.page.keyboard.press("Shift+Enter")
    expect(cell.locator(".jp-OutputArea")).to_contain_text("written on the slide")
    presented.wait()
    assert presented.place == place
    cell.locator(".cm-content").click()
    while cell.locator(".cm-content").inner_text() != before:
        presented.page.keyboard.press("Control+z")
    presented.page.keyboard.press("Escape")  # leaves the editor, not yet the presentation
    assert presented.place == place


def test_reset_brings_the_live_picture_of_the_slide_back_to_its_start(presented):
    go_to(presented, "[role=slider]")
    slider = on_the_slide(presented.page, "[role=slider]").first
    positions = []
    for key in ("End", "Home"):
        slider.press(key)
        presented.page.get_by_role("button", name="back to their start").click()
        presented.wait()
        positions.append(slider.get_attribute("aria-valuenow"))
    assert positions[0] == positions[1]


def test_code_that_only_calls_a_picture_is_shown_by_a_key(presented):
    go_to(presented, "img.widget-image")
    assert not on_the_slide(presented.page, ".cm-content").is_visible()
    presented.page.keyboard.press("c")
    assert on_the_slide(presented.page, ".cm-content").is_visible()
    presented.page.keyboard.press("c")


def test_the_outline_jumps(presented):
    presented.page.keyboard.press("o")
    presented.page.get_by_role("dialog").get_by_role("button", name="Recap").click()
    assert "Recap" in presented.page.locator(".mlp-bar .mlp-title").inner_text()
    presented.page.keyboard.press("o")
    presented.page.keyboard.press("Escape")  # closes the outline alone
    presented.page.get_by_role("dialog").wait_for(state="detached")
    assert presented.number > 1


def test_nothing_keeps_anybody_out_of_the_bar_and_the_outline(presented):
    assert findings(presented.page, ".mlp-bar") == []
    presented.page.keyboard.press("o")
    assert findings(presented.page, ".mlp-outline") == []
    presented.page.keyboard.press("Escape")
    presented.page.get_by_role("dialog").wait_for(state="detached")


def test_ink_is_gone_with_the_next_slide(presented):
    is_inked = """() => {
      const ink = document.querySelector(".mlp-ink");
      return ink.getContext("2d").getImageData(0, 0, ink.width, ink.height).data.some(value => value > 0);
    }"""
    presented.page.keyboard.press("p")
    presented.page.mouse.move(200, 200)
    presented.page.mouse.down()
    presented.page.mouse.move(400, 300)
    presented.page.mouse.up()
    assert presented.page.evaluate(is_inked)
    presented.page.keyboard.press("PageDown")
    assert not presented.page.evaluate(is_inked)
    presented.page.keyboard.press("p")


def test_the_second_window_has_the_next_slide_and_turns_the_pages(presented):
    with presented.page.expect_popup() as popup:
        presented.page.keyboard.press("n")
    speaker = popup.value
    expect(speaker.locator(".mlp-place")).to_contain_text(f"1 / {presented.n_slides}: ")
    assert speaker.locator(".mlp-next").inner_text().strip()
    speaker.keyboard.press("PageDown")
    assert presented.number == 2
    speaker.close()


def test_after_a_reload_the_notebook_is_a_notebook(page):
    Presentation(page).enter()
    assert page.evaluate(STATE)["presenting"]
    page.reload()
    page.wait_for_function(IS_READY)
    state = page.evaluate(STATE)
    assert (state["presenting"], state["leftOver"], state["hidden"]) == (False, 0, 0)
