"""While a slider moves the picture has one pixel for each of the page, and two as soon as it rests."""

import asyncio

import numpy as np
import pytest
from drive import pixels_drawn_afresh, shown_picture

from mlp_tutorial.explorers import OneWeightExplorer
from mlp_tutorial.explorers.base.screen import REST


@pytest.fixture
def explorer():
    made = OneWeightExplorer()
    yield made
    made.close()


def move(explorer, value):
    """Move the slider as the page does."""
    explorer.panel.controls["value"].set_state({"value": value})


def width(explorer):
    return shown_picture(explorer).width


async def pictures_of(explorer, values, pause):
    """Return the widths of all pictures that are shown while the slider moves and then rests."""
    widths = []
    explorer.screen.image.observe(lambda change: widths.append(width(explorer)), names="value")
    for value in values:
        move(explorer, value)
        await asyncio.sleep(pause)
    await asyncio.sleep(2 * REST)
    return widths


def test_a_moving_picture_becomes_sharp_once_it_rests(explorer):
    assert width(explorer) == 2000
    assert asyncio.run(pictures_of(explorer, [0.5, 1.5, 2.0], pause=0)) == [1000, 1000, 1000, 2000]
    expected = OneWeightExplorer(value=2.0)
    assert explorer.screen.png == expected.screen.png
    np.testing.assert_array_equal(explorer.picture.pixels(), pixels_drawn_afresh(explorer))


def test_between_two_moves_it_becomes_sharp_when_there_is_time(explorer):
    assert asyncio.run(pictures_of(explorer, [0.5, 1.5], pause=2 * REST)) == [1000, 2000, 1000, 2000]


def test_a_setting_made_from_code_is_sharp_at_once(explorer):
    async def set_it():
        explorer.set(value=1.5)
        return width(explorer)

    assert asyncio.run(set_it()) == 2000


def test_without_an_event_loop_it_is_sharp_at_once(explorer):
    move(explorer, 1.5)
    assert width(explorer) == 2000


def test_closed_while_it_moves_it_stays_closed():
    explorer = OneWeightExplorer()

    async def move_and_close():
        failures = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: failures.append(context))
        move(explorer, 1.5)
        explorer.close()
        await asyncio.sleep(2 * REST)
        return failures

    assert asyncio.run(move_and_close()) == []
    assert explorer.picture is None
