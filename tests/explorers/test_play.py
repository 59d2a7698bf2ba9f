"""The play button moves its slider, and goes on from where a hand or code has moved it."""

import asyncio

import pytest

from mlp_tutorial.explorers import VelocityExplorer
from mlp_tutorial.explorers.base.play import LEAP
from mlp_tutorial.explorers.base.screen import REST


@pytest.fixture
def explorer():
    made = VelocityExplorer()
    yield made
    made.close()


@pytest.fixture
def slider(explorer):
    return explorer.panel.controls["step"]


@pytest.fixture
def play(explorer):
    return explorer.panel.play


def on_the_page(widget, **state):
    """Change the widget as the page does."""
    widget.set_state(state)


def test_it_begins_where_its_slider_stands(slider, play):
    assert (play.value, play.min, play.max) == (slider.value, slider.min, slider.max)


def test_every_tick_moves_the_slider_and_the_picture(explorer, slider, play):
    before = explorer.reading
    on_the_page(play, value=7)
    assert slider.value == 7
    assert explorer.settings["step"] == 7
    assert explorer.reading.startswith("Step 7")
    assert explorer.reading != before


def test_what_code_has_set_is_where_it_goes_on(explorer, play):
    explorer.set(step=9)
    assert play.value == 9
    explorer.reset()
    assert play.value == explorer.settings["step"]


def test_a_hand_moves_it_only_when_it_comes_to_rest(slider, play):
    async def values():
        start = play.value
        on_the_page(slider, value=5)
        moving = play.value
        await asyncio.sleep(2 * REST)
        return start, moving, play.value

    start, moving, resting = asyncio.run(values())
    assert start == moving != 5
    assert resting == 5


def test_while_it_plays_it_follows_a_hand_at_once(explorer, slider, play):
    async def values():
        on_the_page(play, playing=True)
        on_the_page(play, value=3)
        on_the_page(slider, value=30)
        followed = play.value
        on_the_page(play, value=31)
        return followed, explorer.settings["step"]

    assert asyncio.run(values()) == (30, 31)


@pytest.mark.parametrize("move", [lambda explorer: explorer.set(step=2), lambda explorer: explorer.reset()])
def test_a_tick_that_was_on_its_way_when_the_slider_moved_does_not_count(explorer, play, move):
    on_the_page(play, playing=True)
    on_the_page(play, value=38)
    move(explorer)
    place = explorer.settings["step"]
    on_the_page(play, value=39)
    assert play.value == explorer.settings["step"] == place
    on_the_page(play, value=place + 1)
    assert explorer.settings["step"] == place + 1


def test_pressed_before_the_slider_rests_it_goes_on_from_the_slider(explorer, slider, play):
    async def step():
        on_the_page(slider, value=30)
        on_the_page(play, playing=True, value=2)
        return explorer.settings["step"], play.value

    explorer.set(step=1)
    assert asyncio.run(step()) == (30, 30)


def test_it_may_leap_when_the_kernel_is_slow_and_begins_again_at_the_first_step(explorer, play):
    explorer.set(step=1)
    on_the_page(play, playing=True)
    on_the_page(play, value=1 + LEAP)
    assert explorer.settings["step"] == 1 + LEAP
    on_the_page(play, value=play.min)
    assert explorer.settings["step"] == play.min


def test_stopped_it_leads_back_to_the_first_step(explorer, play):
    on_the_page(play, playing=True)
    on_the_page(play, playing=False, value=play.min)
    assert explorer.settings["step"] == play.min


def test_closed_it_moves_nothing():
    explorer = VelocityExplorer()
    play, slider = explorer.panel.play, explorer.panel.controls["step"]
    step = slider.value
    explorer.close()
    on_the_page(play, value=step - 1)
    assert slider.value == step
