"""The products from which a gradient might be made, and which of them is right (lecture, row 11)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.gradient_check import relative_difference
from mlp_tutorial.modules import MatMul
from mlp_tutorial.studies.entry import CHAPTER_GRADIENT, CHAPTER_M3, CHAPTER_W2

MOST = 6  # rows or columns
INPUT, WEIGHTS, GRADIENT = "m₃", "W₂", "∂E/∂m₄"  # the letters of chapter 04


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


@dataclass(frozen=True)
class Trial:
    """Eight candidates for one gradient, and which of them is looked at."""

    candidates: list  # of Candidate
    product: int  # the one looked at, 1 … 8
    gradient_of: str
    right: np.ndarray  # the gradient, as MatMul has it

    @property
    def chosen(self):
        """The Candidate that is looked at."""
        return self.candidates[self.product - 1]

    def has_shape(self, candidate):
        """Say whether the product is defined and has the gradient's shape."""
        return candidate.fits and candidate.shape == self.right.shape

    def is_right(self, candidate):
        """Say whether it has the gradient's numbers, too."""
        return self.has_shape(candidate) and relative_difference(candidate.result(), self.right) < 1e-9

    def verdict(self, candidate):
        """Return in two or three words what becomes of a candidate, and whether it is right; None: no product."""
        if not candidate.fits:
            return "does not fit", None
        if not self.has_shape(candidate):
            return f"{candidate.shape} wrong shape", False
        right = self.is_right(candidate)
        return f"{candidate.shape} {'right ✓' if right else 'wrong numbers'}", right


def try_out(gradient_of, product, batch, n_hidden, n_out):
    """Return the Trial for the gradient of "W2" or "m3", of matrices with these sizes, each 1 … MOST.

    ValueError for the gradient of anything else.
    """
    require_known("gradient_of is", [gradient_of], ("W2", "m3"))
    m3, W2, dE_dm4 = example(batch, n_hidden, n_out)
    matmul = MatMul()
    matmul.forward(m3, W2)
    dE_dm3, dE_dW2 = matmul.backward(dE_dm4)
    if gradient_of == "W2":
        return Trial(candidates(INPUT, m3, GRADIENT, dE_dm4), product, gradient_of, dE_dW2)
    return Trial(candidates(WEIGHTS, W2, GRADIENT, dE_dm4), product, gradient_of, dE_dm3)


def example(batch, n_hidden, n_out):
    """Return m₃ (batch, n_hidden), W₂ (n_hidden, n_out) and ∂E/∂m₄ (batch, n_out), each size 1 … MOST.

    At 4, 3, 2 they are the numbers of chapter 04, which are the upper left corner of larger tables.
    """
    rng = np.random.default_rng(4)
    m3, W2, dE_dm4 = (rng.uniform(low, high, (MOST, MOST)) for low, high in ((0.2, 0.9), (-1, 1), (-0.05, 0.05)))
    m3[:4, :3], W2[:3, :2], dE_dm4[:4, :2] = CHAPTER_M3, CHAPTER_W2, CHAPTER_GRADIENT
    return m3[:batch, :n_hidden], W2[:n_hidden, :n_out], dE_dm4[:batch, :n_out]


def candidates(name_a, a, name_b, b):
    """Return the eight products of two matrices: in both orders, each transposed or not, as a list of Candidate.

    Shapes: a and b any two matrices. The order is that of chapter 04: a × b, a × bᵀ, aᵀ × b, aᵀ × bᵀ, and then
    the same with b first. ValueError if one of them is not a matrix.
    """
    for name, matrix in ((name_a, a), (name_b, b)):
        if np.ndim(matrix) != 2:
            raise ValueError(f"{name} has shape {np.shape(matrix)}, expected that of a matrix, (rows, columns)")
    some, others = ([(name, x), (transposed(name), x.T)] for name, x in ((name_a, a), (name_b, b)))
    return [
        Candidate(f"{name} × {other_name}", first, second)
        for firsts, seconds in ((some, others), (others, some))
        for name, first in firsts
        for other_name, second in seconds
    ]


def transposed(name):
    """Return the name of the transpose, a derivative's in brackets: W₂ᵀ, (∂E/∂m₄)ᵀ."""
    return f"({name})ᵀ" if "∂" in name else f"{name}ᵀ"


def mistaken(result, right):
    """Return which numbers of the result are wrong, an array of bool; none, if it has another shape."""
    if result.shape != right.shape:
        return np.zeros(result.shape, dtype=bool)
    return ~np.isclose(result, right, rtol=1e-9, atol=1e-12)
