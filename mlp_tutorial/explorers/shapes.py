"""The gradients of a matrix product: which order and which transpose (lecture, row 11), and why."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.explorers.base.controls import menu, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.shapes import draw_candidate, draw_candidates_frame, draw_verdicts
from mlp_tutorial.gradient_check import relative_difference
from mlp_tutorial.modules import MatMul
from mlp_tutorial.studies.shapes import candidates

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


class ShapesExplorer(Explorer):
    """Eight products of two matrices, of which one is the gradient: the shapes tell which, if they are unequal."""

    size = (10.8, 4.2)
    frame_settings = ("gradient_of",)
    about = "Two matrices as grids, their product, and which of eight such products can be the gradient."

    def controls(self):
        """Return the controls."""
        return {
            "gradient_of": menu("looked for", "W2", [(name, of) for of, name in WANTED.items()]),
            "product": whole_slider("candidate", 1, 1, 8),
            "batch": whole_slider("batch B", 4, 1, MOST),
            "n_in": whole_slider("neurons n_in", 3, 1, MOST),
            "n_out": whole_slider("outputs n_out", 2, 1, MOST),
        }

    def compute(self, gradient_of, product, batch, n_in, n_out):
        """Return the Trial."""
        m3, W2, dE_dm4 = example(batch, n_in, n_out)
        matmul = MatMul()
        matmul.forward(m3, W2)
        dE_dm3, dE_dW2 = matmul.backward(dE_dm4)
        if gradient_of == "W2":
            return Trial(candidates(INPUT, m3, GRADIENT, dE_dm4), product, gradient_of, dE_dW2)
        return Trial(candidates(WEIGHTS, W2, GRADIENT, dE_dm4), product, gradient_of, dE_dm3)

    def frame(self, axes, trial):
        """Draw the list of the candidates."""
        draw_candidates_frame(
            axes[0], [candidate.name for candidate in trial.candidates], WANTED[trial.gradient_of]
        )

    def draw(self, axes, trial):
        """Draw the candidate that is looked at, and what becomes of all."""
        chosen, mistakes = trial.chosen, None
        if chosen.fits:
            mistakes = mistaken(chosen.result(), trial.right)
        shapes = chosen.first.shape, chosen.second.shape
        draw_candidate(axes[0], chosen.name.split(" × "), *shapes, mistakes, trial.right.shape)
        draw_verdicts(axes[0], list(map(trial.verdict, trial.candidates)), trial.product - 1)

    def read(self, trial):
        """Say what is wrong with the candidate, and how many the shapes leave."""
        return f"{read_candidate(trial)} {read_all(trial)}"


def example(batch, n_in, n_out):
    """Return some m₃ (batch, n_in), W₂ (n_in, n_out) and ∂E/∂m₄ (batch, n_out), the same ones every time."""
    rng = np.random.default_rng(4)
    m3, W2, dE_dm4 = (rng.uniform(low, high, (MOST, MOST)) for low, high in ((0.2, 0.9), (-1, 1), (-0.1, 0.1)))
    return m3[:batch, :n_in], W2[:n_in, :n_out], dE_dm4[:batch, :n_out]


def mistaken(result, right):
    """Return which numbers of the result are wrong, an array of bool; none, if it has another shape."""
    if result.shape != right.shape:
        return np.zeros(result.shape, dtype=bool)
    return ~np.isclose(result, right, rtol=1e-9, atol=1e-12)


def read_candidate(trial):
    """Say what is wrong with the candidate that is looked at, if anything is."""
    chosen, owner = trial.chosen, {"W2": WEIGHTS, "m3": INPUT}[trial.gradient_of]
    first, second = chosen.first.shape, chosen.second.shape
    said = f"{chosen.name} is {first} × {second}: "
    if not chosen.fits:
        return f"{said}the inner sizes {first[1]} and {second[0]} differ, so there is no such product."
    if not trial.has_shape(chosen):
        must_be = f"{WANTED[trial.gradient_of]} must be {trial.right.shape}, like {owner}"
        return f"{said}it fits and gives {chosen.shape}, but {must_be}."
    if trial.is_right(chosen):
        return f"{said}it fits, gives {chosen.shape} like {owner}, and has the numbers of the module MatMul."
    mistake, largest = np.abs(chosen.result() - trial.right).max(), np.abs(trial.right).max()
    return (
        f"{said}it fits, gives {chosen.shape} like {owner}, and nothing complains, but its numbers are wrong "
        f"by up to {mistake:.4f}, while the largest of the right ones is {largest:.4f}."
    )


def read_all(trial):
    """Say how many candidates fit, and whether their shapes alone tell which one is right."""
    fit, shaped, right = (
        [number for number, one in enumerate(trial.candidates, 1) if test(one)]
        for test in (lambda one: one.fits, trial.has_shape, trial.is_right)
    )
    said = f"Of the eight candidates {len(fit)} fit, {len(shaped)} with the right shape"
    if len(shaped) == 1:
        return f"{said}: the shapes alone tell that it is number {shaped[0]}."
    if len(right) == len(shaped):
        numbers = ", ".join(map(str, right))
        return f"{said}, numbers {numbers}: they are all right, because of the size 1."
    return f"{said}, but only {len(right)} with the right numbers: the shapes alone do not tell which."
