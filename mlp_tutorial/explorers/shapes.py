"""The gradients of a matrix product: which order and which transpose (lecture, row 11), and why."""

import numpy as np

from mlp_tutorial.explorers.base.controls import menu, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.shapes import draw_candidate, draw_candidates_frame, draw_verdicts
from mlp_tutorial.studies.shapes import INPUT, MOST, WEIGHTS, mistaken, try_out

WANTED = {"W2": "∂E/∂W₂", "m3": "∂E/∂m₃"}


class ShapesExplorer(Explorer):
    """Eight products of two matrices, of which one is the gradient: the shapes tell which, if they are unequal."""

    size = (11, 4.6)
    frame_settings = ("gradient_of",)
    about = "Two matrices as grids, their product, and which of eight such products can be the gradient."

    def controls(self):
        """Return the controls."""
        return {
            "gradient_of": menu("looked for", "W2", [(name, of) for of, name in WANTED.items()]),
            "product": whole_slider("candidate", 1, 1, 8),
            "batch": whole_slider("batch B", 3, 1, MOST),
            "n_hidden": whole_slider("neurons n_hidden", 3, 1, MOST),
            "n_out": whole_slider("outputs n_out", 2, 1, MOST),
        }

    def compute(self, gradient_of, product, batch, n_hidden, n_out):
        """Return the Trial."""
        return try_out(gradient_of, product, batch, n_hidden, n_out)

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
        return f"{said}it fits, gives {chosen.shape} like {owner}, and has the numbers of the block MatMul."
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
