import numpy as np
import pytest
from drive import texts

from mlp_tutorial.explorers.chain import BLOCKS, ChainExplorer
from mlp_tutorial.explorers.fork import ForkExplorer
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Multiply, Sin, Square

FUNCTIONS = {
    "square": np.square,
    "sin": np.sin,
    "exp": np.exp,
    "reciprocal": lambda x: 1 / x,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}


@pytest.fixture
def chain():
    explorer = ChainExplorer()
    yield explorer
    explorer.close()


@pytest.fixture
def fork():
    explorer = ForkExplorer()
    yield explorer
    explorer.close()


def test_the_chain_starts_with_the_numbers_of_the_chapter(chain):
    numbers = chain.compute(**chain.settings).numbers
    chapter = {"u": 1.4400, "v": 0.9915, "y": 2.6952, "f′": 2.4000, "g′": 0.1304, "h′": 2.6952}
    chapter |= {"x′": 0.8436, "u′": 0.3515, "v′": 2.6952, "y′": 1.0}
    assert {name: round(float(numbers[name]), 4) for name in chapter} == pytest.approx(chapter, abs=1e-4)
    assert {"x = 1.20", "u = 1.4400", "g′(u) = 0.1304", "u′ = 0.3515", "x′ = 0.8436"} <= set(texts(chain))


def test_the_reading_of_the_chain_has_the_product_the_forecast_and_the_truth(chain):
    assert chain.reading == (
        "∂y/∂x = h′(v) · g′(u) · f′(x) = 2.6952 · 0.1304 · 2.4000 = 0.8436. "
        "Raising x by 0.01 should change y by about 0.0084; in truth it changes by 0.0077."
    )
    assert np.exp(np.sin(1.21**2)) - np.exp(np.sin(1.2**2)) == pytest.approx(0.0077, abs=5e-5)


@pytest.mark.parametrize("h", BLOCKS)
@pytest.mark.parametrize("g", BLOCKS)
@pytest.mark.parametrize("f", BLOCKS)
def test_the_gradient_of_the_chain_is_the_product_of_its_slopes_and_the_measured_slope(chain, f, g, h):
    def y(x):
        return FUNCTIONS[h](FUNCTIONS[g](FUNCTIONS[f](x)))

    numbers = chain.compute(0.7, f, g, h).numbers
    assert numbers["y"] == pytest.approx(y(0.7), rel=1e-12)
    assert numbers["x′"] == pytest.approx(numbers["h′"] * numbers["g′"] * numbers["f′"], rel=1e-12)
    assert numbers["x′"] == pytest.approx((y(0.7 + 1e-6) - y(0.7 - 1e-6)) / 2e-6, rel=1e-5, abs=1e-9)


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
    assert {"v: undefined", "u = 0.0000", "y = ?", "x′ = ?", "f′(x) = 0.0000", "g′(u) = ?"} <= set(texts(chain))


def test_where_a_value_is_too_large_the_chain_stops_in_words_and_picture(chain):
    chain.set(x=2.0, f="exp", g="exp", h="exp")
    assert "stops at y: y is larger than the largest number of the computer" in chain.reading
    assert {"y: too large", "v = 1618.18", "x′ = ?"} <= set(texts(chain))


def test_a_forecast_that_fails_because_the_step_is_too_far_says_so(chain):
    chain.set(x=-0.05, f="reciprocal", g="square", h="exp")
    assert chain.reading.endswith("because a slope holds only nearby, and 0.01 is far here.")


def test_the_fork_starts_with_the_numbers_of_the_chapter(fork):
    result = fork.compute(**fork.settings)
    assert result.shares["p"] == pytest.approx(2.2369, abs=1e-4)
    assert result.shares["q"] == pytest.approx(0.5218, abs=1e-4)
    assert "∂E/∂a = 2.2369 + 0.5218 = 2.7587" in texts(fork)
    assert fork.reading.endswith("together 2.7587, and the slope measured by moving a is 2.7587: they agree.")


@pytest.mark.parametrize("a", [-2.9, -0.35, 0.0, 1.2, 2.3])
def test_with_both_branches_the_gradient_is_that_of_the_graph_and_the_one_measured(fork, a):
    graph = Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])
    graph.forward(a=a)
    result = fork.compute(a, through_p=True, through_q=True)
    assert result.gradients["a"] == pytest.approx(graph.backward()["a"], rel=1e-12)
    assert result.gradients["a"] == pytest.approx(result.measured, abs=1e-7)


@pytest.mark.parametrize("a", [-2.9, -0.35, 1.2, 2.3])
def test_a_branch_left_out_makes_the_gradient_wrong_by_exactly_its_share(fork, a):
    without_p = fork.compute(a, through_p=False, through_q=True)
    without_q = fork.compute(a, through_p=True, through_q=False)
    assert without_p.measured - without_p.gradients["a"] == pytest.approx(2 * a * np.sin(a), abs=1e-7)
    assert without_q.measured - without_q.gradients["a"] == pytest.approx(a**2 * np.cos(a), abs=1e-7)


def test_a_branch_left_out_is_said_in_words_and_picture(fork):
    fork.set(through_q=False)
    assert fork.reading == (
        "Without the branch through q the gradient of a is 2.2369, but the slope measured by moving a is 2.7587: "
        "wrong by exactly its share, 0.5218."
    )
    assert {"left out", "0.5218", "∂E/∂a = 2.2369 + (left out) = 2.2369"} <= set(texts(fork))
    fork.set(through_p=False)
    assert "wrong by exactly both shares, 2.7587" in fork.reading


def test_where_a_branch_brings_nothing_it_is_not_called_wrong(fork):
    fork.set(a=0.0, through_q=False)
    assert fork.reading.endswith("right only because nothing comes through there at this a.")
