"""Numbers as readers write them: no 1.6e+05, no −0.0000."""

import numpy as np

from mlp_tutorial.drawing.style import with_minus

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def written(value):
    """Return a finite number in six digits or a few less: 0.3515, 1618.18, or 5.22·10¹⁷³ beyond those."""
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return decimals(value, 4 if abs(value) < 100 else 2)
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{with_minus(mantissa)}·10{str(int(exponent)).translate(RAISED)}"


def decimals(value, digits=4):
    """Return a finite number with that many decimals."""
    return with_minus(f"{value:z.{digits}f}")


def short(value, digits=3):
    """Return any number with that many decimals: a large one as 5.22·10¹⁷³, inf as ∞, nan as ⊘."""
    if np.isnan(value):
        return "⊘"
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return decimals(value, digits) if abs(value) < 1e4 else written(value)


def never_zero(value, digits=3):
    """Return any number as `short` does, but one that would be rounded to 0 as 4.20·10⁻⁵."""
    text = short(value, digits)
    return written(value) if value != 0 and not text.strip("−0.") else text


def as_factor(text):
    """Return a written number as it stands in a product or a sum: in brackets if it is negative."""
    return f"({text})" if text.startswith("−") else text
