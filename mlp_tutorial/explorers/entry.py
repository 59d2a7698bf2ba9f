"""One entry of a gradient: which numbers make it (lecture, row 11)."""

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.drawing.numbers import as_factor, decimals
from mlp_tutorial.explorers.base.controls import whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.entry import draw_entry, draw_numbers
from mlp_tutorial.figures.matrices import in_mathtext
from mlp_tutorial.studies.entry import CHAPTER_M3, CHAPTER_W2, entry_of

WANTED = {"W2": "∂E/∂W₂", "m3": "∂E/∂m₃"}
MATRICES = {
    "W2": ("m₃ᵀ", "∂E/∂m₄", "∂E/∂W₂"),
    "m3": ("∂E/∂m₄", "W₂ᵀ", "∂E/∂m₃"),
}


class EntryExplorer(Explorer):
    """Pick an entry of W₂, or of m₃, and see which numbers make up its gradient.

    `gradient_of` is "W2" or "m3"; ValueError for anything else.
    """

    size = (11, 4.6)
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
        return entry_of(self.gradient_of, row, column)

    def frame(self, axes, entry):
        """Draw the three matrices with their numbers."""
        draw_numbers(axes[0], self._parts(entry), numbers_written(entry))

    def draw(self, axes, entry):
        """Mark the row, the column and the entry, and write the sum."""
        place = entry.row, entry.column
        name = WANTED[self.gradient_of]
        draw_entry(axes[0], self._parts(entry), place, self._sum(entry).replace(name, in_mathtext(name)))

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


def numbers_written(entry):
    """Return the matrices' numbers, written: the factors with two decimals, the gradient with four."""
    two, four = np.vectorize(lambda number: decimals(number, 2)), np.vectorize(decimals)
    return two(entry.matrices[0]), two(entry.matrices[1]), four(entry.matrices[2])
