import numpy as np
import pytest

from mlp_tutorial.studies.chain import BLOCKS, STEP, both_passes, make_chain

FUNCTIONS = {
    "square": np.square,
    "sin": np.sin,
    "exp": np.exp,
    "reciprocal": lambda x: 1 / x,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}


def test_values_slopes_and_gradients_are_those_of_the_chapter():
    numbers = both_passes(1.2, "square", "sin", "exp").numbers
    chapter = {"u": 1.4400, "v": 0.9915, "y": 2.6952, "f′": 2.4000, "g′": 0.1304, "h′": 2.6952}
    chapter |= {"∂y/∂x": 0.8436, "∂y/∂u": 0.3515, "∂y/∂v": 2.6952, "∂y/∂y": 1.0}
    assert {name: float(numbers[name]) for name in chapter} == pytest.approx(chapter, abs=5e-5)


@pytest.mark.parametrize("h", BLOCKS)
@pytest.mark.parametrize("g", BLOCKS)
@pytest.mark.parametrize("f", BLOCKS)
def test_the_gradient_of_the_chain_is_the_product_of_its_slopes_and_the_measured_slope(f, g, h):
    def y(x):
        return FUNCTIONS[h](FUNCTIONS[g](FUNCTIONS[f](x)))

    numbers = both_passes(0.7, f, g, h).numbers
    assert numbers["y"] == pytest.approx(y(0.7), rel=1e-12)
    assert numbers["∂y/∂x"] == pytest.approx(numbers["h′"] * numbers["g′"] * numbers["f′"], rel=1e-12)
    assert numbers["∂y/∂x"] == pytest.approx((y(0.7 + 1e-6) - y(0.7 - 1e-6)) / 2e-6, rel=1e-5, abs=1e-9)


def test_the_change_of_y_is_that_of_a_step_of_x():
    passes = both_passes(1.2, "square", "sin", "exp")
    assert passes.failed is None
    assert passes.change == pytest.approx(np.exp(np.sin((1.2 + STEP) ** 2)) - np.exp(np.sin(1.2**2)), rel=1e-12)


def test_where_the_reciprocal_is_undefined_only_what_is_before_it_is_known():
    passes = both_passes(0.0, "square", "reciprocal", "exp")
    assert passes.failed == ("v", "undefined")
    assert passes.numbers == pytest.approx({"x": 0.0, "u": 0.0, "f′": 0.0})
    assert np.isnan(passes.change)


def test_where_a_value_is_too_large_only_what_is_before_it_is_known():
    passes = both_passes(2.0, "exp", "exp", "exp")
    assert passes.failed == ("y", "too large")
    assert set(passes.numbers) == {"x", "u", "v", "f′", "g′"}
    assert np.all(np.isfinite(list(passes.numbers.values())))


def test_a_function_that_is_none_of_the_blocks_is_refused():
    with pytest.raises(ValueError, match=r"the functions are \['cube'\]; expected names out of \['square', "):
        make_chain("square", "cube", "exp")
