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


async def rest(explorer):
    """Wait until the picture has become sharp, however long that takes."""
    while width(explorer) == 1000:
        await asyncio.sleep(REST / 10)


async def widths_right_after(explorer, values, between):
    """Return the width of the picture right after each move, and once it rests; `between` waits between two."""
    widths = []
    for value in values:
        move(explorer, value)
        widths.append(width(explorer))
        await between()
    await rest(explorer)
    return [*widths, width(explorer)]


def test_a_moving_picture_becomes_sharp_once_it_rests(explorer):
    assert width(explorer) == 2000
    found = widths_right_after(explorer, [0.5, 1.5, 2.0], between=lambda: asyncio.sleep(0))
    assert asyncio.run(found) == [1000, 1000, 1000, 2000]
    expected = OneWeightExplorer(value=2.0)
    assert explorer.screen.png == expected.screen.png
    np.testing.assert_array_equal(explorer.picture.pixels(), pixels_drawn_afresh(explorer))


def test_after_a_rest_it_moves_with_fewer_pixels_again(explorer):
    found = widths_right_after(explorer, [0.5, 1.5], between=lambda: rest(explorer))
    assert asyncio.run(found) == [1000, 1000, 2000]


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
