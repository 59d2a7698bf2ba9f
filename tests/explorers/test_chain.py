from itertools import pairwise

import numpy as np
import pytest
from drive import texts

from mlp_tutorial.explorers.chain import ChainExplorer


def labels(explorer):
    """Return {(a line of a text, the line below it)}: what is written has its name above its number."""
    return set(pairwise(texts(explorer)))


@pytest.fixture
def chain():
    explorer = ChainExplorer()
    yield explorer
    explorer.close()


def test_the_chain_starts_with_the_numbers_of_the_chapter(chain):
    numbers = chain.compute(**chain.settings).numbers
    chapter = {"u": 1.4400, "v": 0.9915, "y": 2.6952, "f′": 2.4000, "g′": 0.1304, "h′": 2.6952}
    chapter |= {"∂y/∂x": 0.8436, "∂y/∂u": 0.3515, "∂y/∂v": 2.6952, "∂y/∂y": 1.0}
    assert {name: round(float(numbers[name]), 4) for name in chapter} == pytest.approx(chapter, abs=1e-4)
    seen = {("x", "1.20"), ("u", "1.4400"), ("g′(u) =", "0.1304"), ("∂y/∂u", "0.3515")}
    assert seen | {("∂y/∂x", "0.8436"), ("∂y/∂y", "1.0000")} <= labels(chain)


def test_the_reading_of_the_chain_has_the_product_the_forecast_and_the_truth(chain):
    assert chain.reading == (
        "∂y/∂x = h′(v) · g′(u) · f′(x) = 2.6952 · 0.1304 · 2.4000 = 0.8436. "
        "Raising x by 0.01 should change y by about 0.0084; in truth it changes by 0.0077."
    )
    assert np.exp(np.sin(1.21**2)) - np.exp(np.sin(1.2**2)) == pytest.approx(0.0077, abs=5e-5)


def test_a_slope_of_zero_is_named(chain):
    chain.set(x=0.0)
    assert chain.reading.endswith(
        "The slope of f, square, is 0: it makes the whole product 0, whatever the others are."
    )
    chain.set(x=2.0, f="exp", g="exp", h="sigmoid")
    assert "The slope of h, sigmoid, is so small that the computer holds 0 for it" in chain.reading


def test_where_the_reciprocal_is_undefined_the_chain_stops_in_words_and_picture(chain):
    chain.set(x=0.0, g="reciprocal")
    assert "stops at v: g would have to divide by 0: the reciprocal is undefined there" in chain.reading
    seen = {
        ("v", "undefined"),
        ("u", "0.0000"),
        ("y", "?"),
        ("∂y/∂x", "?"),
        ("f′(x) =", "0.0000"),
        ("g′(u) =", "?"),
    }
    assert seen <= labels(chain)


def test_where_a_value_is_too_large_the_chain_stops_in_words_and_picture(chain):
    chain.set(x=2.0, f="exp", g="exp", h="exp")
    assert "stops at y: y is larger than the largest number of the computer" in chain.reading
    assert {("y", "too large"), ("v", "1618.18"), ("∂y/∂x", "?")} <= labels(chain)


def test_a_forecast_that_fails_because_the_step_is_too_far_says_so(chain):
    chain.set(x=-0.05, f="reciprocal", g="square", h="exp")
    assert chain.reading.endswith("because a slope holds only nearby, and 0.01 is far here.")
