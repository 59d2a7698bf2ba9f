import base64
from io import BytesIO

import ipywidgets
import numpy as np
import psutil
import pytest
from drive import drive, explorer_classes, pixels_drawn_afresh, settings_to_try, shown_picture
from PIL import Image

from mlp_tutorial import explorers
from mlp_tutorial.explorers.base.controls import positions
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.explorers.template import ParabolaExplorer

CLASSES = explorer_classes()


@pytest.fixture
def explorer(kind):
    made = kind()
    yield made
    made.close()


def every_class(test):
    return pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES)(test)


def test_every_explorer_but_the_template_can_be_imported_from_the_package():
    exported = {name: getattr(explorers, name) for name in explorers.__all__}
    assert exported | {"ParabolaExplorer": ParabolaExplorer} == CLASSES
    assert "ParabolaExplorer" not in exported
    assert len(CLASSES) >= 10


@every_class
def test_wherever_the_controls_are_moved_the_picture_and_the_reading_are_in_order(explorer):
    assert drive(explorer, np.random.default_rng(1)) == {}


@every_class
def test_after_the_controls_were_moved_the_picture_is_the_one_drawn_afresh(explorer):
    rng = np.random.default_rng(2)
    for number, settings in enumerate(settings_to_try(explorer, rng, n_random=6)):
        explorer.set(**settings)
        if number % 4 == 0:
            np.testing.assert_array_equal(explorer.picture.pixels(), pixels_drawn_afresh(explorer), str(settings))


@every_class
def test_every_control_changes_the_picture_or_the_reading(explorer):
    for name, control in explorer.panel.controls.items():
        explorer.reset()
        before = explorer.screen.png, explorer.reading
        changed = set()
        for value in positions(control)[:: max(1, len(positions(control)) // 8)]:
            explorer.set(**{name: value})
            changed.add((explorer.screen.png, explorer.reading) != before)
        assert True in changed, name


@every_class
def test_what_the_page_sends_moves_the_picture_as_set_does(explorer):
    name, control = next(iter(explorer.panel.controls.items()))
    explorer.set(**{name: positions(control)[-1]})
    expected = explorer.screen.png, explorer.screen.sentence.value
    explorer.set(**{name: positions(control)[0]})
    if hasattr(control, "options"):
        control.set_state({"index": len(positions(control)) - 1})
    else:
        control.set_state({"value": positions(control)[-1]})
    assert (explorer.screen.png, explorer.screen.sentence.value) == expected


@every_class
def test_reset_brings_the_start_back(explorer):
    start = explorer.settings, explorer.screen.png, explorer.reading
    explorer.set(**{name: positions(control)[-1] for name, control in explorer.panel.controls.items()})
    explorer.reset()
    assert (explorer.settings, explorer.screen.png, explorer.reading) == start


@every_class
def test_where_it_starts_can_be_given(kind):
    name, control = next(iter(kind().panel.controls.items()))
    value = positions(control)[1]
    explorer = kind(**{name: value})
    assert explorer.settings[name] == value
    explorer.set(**{name: positions(control)[0]})
    explorer.reset()
    assert explorer.settings[name] == value


@every_class
def test_what_a_control_cannot_reach_is_refused_by_name_and_nothing_moves(explorer):
    before = explorer.settings, explorer.screen.png
    for name, control in explorer.panel.controls.items():
        refused = [None, "a word that is no option", float("nan")]
        if hasattr(control, "min"):
            low, high, step = control.min, control.max, control.step
            refused += [low - step, high + step, low + step / 2, True]
        others = {other: positions(moved)[-1] for other, moved in explorer.panel.controls.items() if other != name}
        for value in refused:
            with pytest.raises(ValueError, match=rf"{name} is .*, expected"):
                explorer.set(**others | {name: value})
    with pytest.raises(ValueError, match=r"was given the settings .*'speed'"):
        explorer.set(speed=1)
    assert (explorer.settings, explorer.screen.png) == before


@every_class
def test_displayed_it_gives_the_widget_a_picture_and_a_sentence(explorer):
    bundle, metadata = explorer._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
    assert bundle["text/plain"] == repr(explorer) == f"[picture] {explorer.about}"
    assert explorer.about.endswith(".")
    assert explorer.about != Explorer.about
    stored = bundle["image/png"]
    picture = Image.open(BytesIO(base64.b64decode(stored) if isinstance(stored, str) else stored))
    assert picture.size == shown_picture(explorer).size
    assert metadata["image/png"]["width"] * 2 == picture.size[0]


@every_class
def test_it_is_large_enough_and_crisp_on_a_screen_of_two_pixels(explorer):
    width, height = shown_picture(explorer).size
    assert width >= 2 * 900
    assert height >= 2 * 400
    assert explorer.screen.image.layout.width == f"{width // 2}px"
    assert explorer.screen.image.layout.max_width == "100%"


@every_class
def test_closed_it_leaves_no_widget_and_no_picture_behind(kind):
    before = set(ipywidgets.widgets.widget._instances)
    explorer = kind()
    explorer._repr_mimebundle_()
    explorer.close()
    assert set(ipywidgets.widgets.widget._instances) == before
    assert explorer.picture is None
    assert explorer._repr_mimebundle_() == ({"text/plain": f"[picture] {explorer.about}"}, {})
    with pytest.raises(ValueError, match=rf"this {kind.__name__} is closed"):
        explorer.reset()


def test_hundreds_of_events_do_not_grow_the_process():
    explorers = [kind() for kind in CLASSES.values()]
    rng = np.random.default_rng(3)

    def move(n_events):
        for number in range(n_events):
            explorer = explorers[number % len(explorers)]
            name, control = list(explorer.panel.controls.items())[rng.integers(len(explorer.panel.controls))]
            explorer.set(**{name: positions(control)[rng.integers(len(positions(control)))]})

    move(300)  # what is kept on purpose, such as calculated maps, is kept by then
    before = psutil.Process().memory_info().rss
    move(300)
    grown = psutil.Process().memory_info().rss - before
    for explorer in explorers:
        explorer.close()
    assert grown < 6e6, f"{grown / 1e6:.1f} MB"
