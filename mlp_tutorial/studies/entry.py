"""One entry of a gradient, and the numbers whose products add up to it (lecture, row 11)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known, require_whole_number
from mlp_tutorial.modules import MatMul

CHAPTER_M3 = np.array([[0.75, 0.38, 0.57], [0.60, 0.48, 0.45], [0.82, 0.47, 0.59], [0.75, 0.57, 0.43]])
CHAPTER_W2 = np.array([[1.0, -0.5], [-1.5, 0.8], [0.7, 0.3]])
CHAPTER_GRADIENT = np.array([[-0.07, 0.02], [0.03, -0.05], [0.04, 0.01], [0.05, -0.04]])
FACTORS = {"W2": (CHAPTER_M3.T, CHAPTER_GRADIENT), "m3": (CHAPTER_GRADIENT, CHAPTER_W2.T)}


@dataclass(frozen=True)
class Entry:
    """One entry of a gradient, first × second, and the pairs of numbers that make it."""

    matrices: tuple  # first, second, and the gradient as MatMul has it
    row: int
    column: int
    pairs: np.ndarray  # (number of terms, 2)


def entry_of(gradient_of, row, column):
    """Return the Entry of the chapter's gradient of "W2" or "m3"; ValueError for any other, or no such entry."""
    require_known("gradient_of is", [gradient_of], FACTORS)
    matmul = MatMul()
    matmul.forward(CHAPTER_M3, CHAPTER_W2)
    gradients = dict(zip(("m3", "W2"), matmul.backward(CHAPTER_GRADIENT), strict=True))
    factors = FACTORS[gradient_of]
    return Entry((*factors, gradients[gradient_of]), row, column, entry_factors(*factors, row, column))


def entry_factors(first, second, row, column):
    """Return the pairs of numbers whose products add up to one entry of first × second.

    (first × second)ᵢⱼ = Σₖ firstᵢₖ · secondₖⱼ. Shapes: first (n, k), second (k, p), result (k, 2).
    ValueError if the two do not fit, or there is no such entry.
    """
    if first.shape[1] != second.shape[0]:
        raise ValueError(f"shapes {first.shape} and {second.shape} do not fit; expected (n, k) and (k, p)")
    require_whole_number("row", row, 0, first.shape[0] - 1)
    require_whole_number("column", column, 0, second.shape[1] - 1)
    return np.stack([first[row], second[:, column]], axis=1)
