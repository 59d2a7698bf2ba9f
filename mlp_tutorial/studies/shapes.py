"""The products from which a gradient might be made, and the terms of one entry of a product (lecture, row 11)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_whole_number


@dataclass(frozen=True)
class Candidate:
    """A product of two matrices, `first` × `second`, that may be defined or not."""

    name: str
    first: np.ndarray
    second: np.ndarray

    @property
    def fits(self):
        """Say whether the inner sizes agree: the columns of the first and the rows of the second."""
        return self.first.shape[1] == self.second.shape[0]

    @property
    def shape(self):
        """The product's shape, (rows of the first, columns of the second), if it fits."""
        return self.first.shape[0], self.second.shape[1]

    def result(self):
        """Return first × second; None if they do not fit."""
        return self.first @ self.second if self.fits else None


def candidates(name_a, a, name_b, b):
    """Return the eight products of two matrices: in both orders, each transposed or not, as a list of Candidate.

    Shapes: a and b any two matrices. The order is that of chapter 04: a × b, a × bᵀ, aᵀ × b, aᵀ × bᵀ, and then
    the same with b first. ValueError if one of them is not a matrix.
    """
    for name, matrix in ((name_a, a), (name_b, b)):
        if np.ndim(matrix) != 2:
            raise ValueError(f"{name} has shape {np.shape(matrix)}, expected that of a matrix, (rows, columns)")
    some, others = ([(name, x), (f"{name}ᵀ", x.T)] for name, x in ((name_a, a), (name_b, b)))
    return [
        Candidate(f"{name} × {other_name}", first, second)
        for firsts, seconds in ((some, others), (others, some))
        for name, first in firsts
        for other_name, second in seconds
    ]


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
