"""Every notebook in a real JupyterLab: opened, Run All, and then each of its live pictures is moved."""

import pytest
from accessible import findings
from driving import CONTRAST, value_of
from lab import DARK, LIGHT, choose_theme, complaints
from presenting import STATE, Presentation

from mlp_tutorial import explorers
from mlp_tutorial.explorers.base.play import LEAP

LEAST_CONTRAST = 4.5  # of text and its background: WCAG 2, level AA
WINDOWS = [(1280, 720), (1920, 1080)]
SMALLEST_TYPE = 12  # px, on a slide in a window 1280 px wide
# What moves no pixel of the picture that the explorer starts with: {explorer: {control: why}}
WITHOUT_INFLUENCE_AT_FIRST = {
    "CountExplorer": {"forks": "the layers are shown"},
    "TrainingExplorer": {
        "learning rate α": "nothing is trained yet",
        "momentum m": "nothing is trained yet",
        "weight decay λ": "nothing is trained yet",
        "pause": "there is nothing to pause yet",
    },
}


@pytest.fixture
def dark_theme(opened):
    choose_theme(opened.page, DARK)
    yield
    choose_theme(opened.page, LIGHT)


def test_every_cell_runs_without_an_error(opened):
    assert opened.errors == []


def test_an_explorer_had_its_stored_picture_before_the_run(opened):
    assert all(opened.stored)


def test_every_explorer_shows_its_picture_and_reads_it(opened):
    for shown in opened.explorers:
        assert shown.size()["width"] > 0
        assert shown.state()["reading"].endswith(".")
    assert opened.page.locator("img.widget-image").count() == len(opened.explorers)
    assert opened.page.locator(".mlp-stored").count() == 0


def test_a_picture_is_large_and_crisp_on_a_sharp_screen(opened):
    for shown in opened.explorers:
        size = shown.size()
        assert size["width"] >= 2 * max(900, size["shown"]), shown.name
        assert size["height"] >= 2 * 400, shown.name


def test_every_control_changes_the_picture_and_every_slider_the_reading(opened):
    for shown in opened.explorers:
        shown.reset()  # the notebook may have moved it
        at_first = shown.state()
        without_influence = WITHOUT_INFLUENCE_AT_FIRST.get(shown.name, {})
        for name, moves in shown.efforts().items():
            where = f"{name} of {shown.name}"
            expected = set() if name in without_influence else {"picture"}
            if len(moves) > 1:  # a slider, or the play button, which moves one
                expected.add("reading")
            changed = shown.changes(moves, expected)
            assert changed >= expected, where
            assert "picture" in expected or "picture" not in changed, f"{where} has an influence at first"
            shown.reset()
            assert shown.state() == at_first, f"reset after {where}"
    assert complaints(opened.page) == []


def test_the_play_button_goes_on_from_where_a_hand_has_put_its_slider(opened):
    for shown in opened.explorers:
        explorer = getattr(explorers, shown.name)()
        if explorer.played is None:
            continue
        slider = shown.slider(explorer.controls()[explorer.played].description)
        slider.press("Home")
        slider.press("PageUp")
        shown.state()
        put, low, high = (value_of(slider, what) for what in ("now", "min", "max"))
        assert put not in (explorer.settings[explorer.played], low, high)
        assert put < shown.play() <= put + LEAP, shown.name
        shown.reset()


def test_every_label_can_be_read_in_full(opened):
    for shown in opened.explorers:
        for text in shown.texts.all():
            assert text.evaluate("text => text.scrollWidth <= text.clientWidth"), text.inner_text()


def test_nothing_keeps_anybody_out_of_the_outputs(opened):
    assert findings(opened.page, ".jp-OutputArea-output") == []


def test_texts_stand_out_in_the_dark_theme(opened, dark_theme, tmp_path):
    for shown in opened.explorers:
        shown.root.screenshot(path=tmp_path / f"{shown.name}.png")
        for text in shown.texts.all():
            assert text.evaluate(CONTRAST) >= LEAST_CONTRAST, text.inner_text()


@pytest.fixture
def presented(opened):
    usual = opened.page.viewport_size
    presentation = Presentation(opened.page)
    presentation.resize(*WINDOWS[0])
    yield presentation
    opened.page.set_viewport_size(usual)


def test_presented_every_slide_fits_its_picture_answers_and_leaving_brings_all_back(presented):
    page = presented.page
    errors, requests = [], []
    page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack}"))
    page.on("request", lambda request: requests.append(request.url))
    presented.scroll_to(cell=2)
    before = page.evaluate(STATE)
    presented.enter()
    n_live = 0
    for width, height in WINDOWS:
        presented.resize(width, height)
        for number, slide in presented.slides():
            where = f"slide {number}, {slide['title']}, at {width} × {height}"
            assert slide["cut"] == [False, False, False], where
            assert slide["type"] >= SMALLEST_TYPE, where
            assert slide["window"] == [0, width, 0], where
            assert not slide["isEmpty"], where
            n_live += (width, height) == WINDOWS[0] and presented.live_picture_answers()
    assert n_live == page.locator("img.widget-image").count()
    presented.resize(*WINDOWS[0])
    presented.leave()
    assert page.evaluate(STATE) == before
    assert [error for error in errors if "mlp_tutorial" in error] == []  # JupyterLab has some of its own
    assert [url for url in requests if "://127.0.0.1" not in url and not url.startswith("data:")] == []


def test_the_server_has_loaded_the_extension_of_the_course(running_lab):
    assert "mlp_tutorial.server_extension | extension was successfully loaded" in running_lab.log.read_text()
