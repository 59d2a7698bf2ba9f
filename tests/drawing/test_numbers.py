"""Numbers as they are written in pictures and readings."""

import numpy as np
import pytest

from mlp_tutorial.drawing.numbers import as_factor, decimals, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (0.351512, "0.3515"),
        (-1.2, "−1.2000"),
        (0.001, "0.0010"),
        (-400.0, "−400.00"),
        (1618.178, "1618.18"),
        (0.00099, "9.90·10⁻⁴"),
        (-2.354e17, "−2.35·10¹⁷"),
        (5.2215e173, "5.22·10¹⁷³"),
        (np.float64(1e4), "1.00·10⁴"),
    ],
)
def test_a_number_is_written_as_readers_write_it(value, text):
    assert written(value) == text


def test_decimals_have_no_negative_zero():
    assert decimals(-0.00001) == "0.0000"
    assert decimals(-0.07, 2) == "−0.07"


def test_a_negative_factor_stands_in_brackets():
    assert as_factor(decimals(-0.05, 2)) == "(−0.05)"
    assert as_factor(decimals(0.05, 2)) == "0.05"
