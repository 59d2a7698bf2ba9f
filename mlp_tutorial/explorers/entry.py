"""One entry of a gradient: which numbers make it (lecture, row 11)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.drawing.numbers import as_factor, decimals
from mlp_tutorial.explorers.base.controls import whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.matrices import draw_entry, draw_numbers
from mlp_tutorial.modules import MatMul
from mlp_tutorial.studies.shapes import entry_factors

MOST = 6  # rows or columns
INPUT, WEIGHTS, GRADIENT = "m₃", "W₂", "∂E/∂m₄"  # the letters of chapter 04
WANTED = {"W2": "∂E/∂W₂", "m3": "∂E/∂m₃"}
MATRICES = {
    "W2": ("$m_3^T$", r"$\partial E/\partial m_4$", r"$\partial E/\partial W_2$"),
    "m3": (r"$\partial E/\partial m_4$", "$W_2^T$", r"$\partial E/\partial m_3$"),
}
CHAPTER_M3 = np.array([[0.75, 0.38, 0.57], [0.60, 0.48, 0.45], [0.82, 0.47, 0.59], [0.75, 0.57, 0.43]])
CHAPTER_W2 = np.array([[1.0, -0.5], [-1.5, 0.8], [0.7, 0.3]])
CHAPTER_GRADIENT = np.array([[-0.07, 0.02], [0.03, -0.05], [0.04, 0.01], [0.05, -0.04]])


@dataclass(frozen=True)
class Entry:
    """One entry of a gradient, first × second, and the pairs of numbers that make it."""

    matrices: tuple  # first, second, and the gradient as MatMul has it
    row: int
    column: int
    pairs: np.ndarray  # (number of terms, 2)

    @property
    def numbers(self):
        """The matrices' numbers, written: the factors with two decimals, the gradient with four."""
        two, four = np.vectorize(lambda number: decimals(number, 2)), np.vectorize(decimals)
        return two(self.matrices[0]), two(self.matrices[1]), four(self.matrices[2])


class EntryExplorer(Explorer):
    """Pick an entry of W₂, or of m₃, and see which numbers make up its gradient.

    `gradient_of` is "W2" or "m3"; ValueError for anything else.
    """

    size = (10, 4.4)
    about = "One entry of a gradient, and the row and column of numbers that make it."

    def __init__(self, gradient_of="W2", **start):
        require_known("gradient_of is", [gradient_of], WANTED)
        self.gradient_of = gradient_of
        super().__init__(**start)

    def controls(self):
        """Return the controls."""
        n_rows, n_columns = (CHAPTER_W2 if self.gradient_of == "W2" else CHAPTER_M3).shape
        return {
            "row": whole_slider("row", 0, 0, n_rows - 1),
            "column": whole_slider("column", 1, 0, n_columns - 1),
        }

    def compute(self, row, column):
        """Return the Entry."""
        matmul = MatMul()
        matmul.forward(CHAPTER_M3, CHAPTER_W2)
        gradients = dict(zip(("m3", "W2"), matmul.backward(CHAPTER_GRADIENT), strict=True))
        factors = (
            (CHAPTER_M3.T, CHAPTER_GRADIENT) if self.gradient_of == "W2" else (CHAPTER_GRADIENT, CHAPTER_W2.T)
        )
        matrices = *factors, gradients[self.gradient_of]
        return Entry(matrices, row, column, entry_factors(*factors, row, column))

    def frame(self, axes, entry):
        """Draw the three matrices with their numbers."""
        draw_numbers(axes[0], self._parts(entry), entry.numbers)

    def draw(self, axes, entry):
        """Mark the row, the column and the entry, and write the sum."""
        place = entry.row, entry.column
        draw_entry(axes[0], self._parts(entry), place, self._sum(entry))

    def read(self, entry):
        """Say which row and column make the entry, and why their products are added."""
        row, column, n_terms = entry.row, entry.column, len(entry.pairs)
        if self.gradient_of == "W2":
            made = f"row {row} of m₃ᵀ, which is column {row} of m₃, against column {column} of ∂E/∂m₄"
            why = f"the weight is used once for each of the {n_terms} samples"
        else:
            made = f"row {row} of ∂E/∂m₄ against column {column} of W₂ᵀ, which is row {column} of W₂"
            why = f"the value is used once for each of the {n_terms} outputs"
        return f"{self._sum(entry)}: {made}. There are {n_terms} terms because {why}: a fork, and gradients add."

    def _parts(self, entry):
        """Return the parts of the picture."""
        names = MATRICES[self.gradient_of]
        first, second, gradient = [(name, one.shape, []) for name, one in zip(names, entry.matrices, strict=True)]
        return [first, "×", second, "=", gradient]

    def _sum(self, entry):
        """Return the sum of products, in numbers."""
        products = ["·".join(as_factor(decimals(number, 2)) for number in pair) for pair in entry.pairs]
        result = decimals(entry.matrices[2][entry.row, entry.column])
        return f"{WANTED[self.gradient_of]}[{entry.row}, {entry.column}] = {' + '.join(products)} = {result}"
