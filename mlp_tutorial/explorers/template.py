"""A live picture of your own begins as a copy of this file: E = ½ c (w − 1)² with its tangent at w."""

import numpy as np

from mlp_tutorial.drawing.style import BLUE, RED, with_minus
from mlp_tutorial.explorers.base.controls import menu, slider, switch
from mlp_tutorial.explorers.base.explorer import Explorer


class ParabolaExplorer(Explorer):
    """E = ½ c (w − 1)² with its tangent at w."""

    frame_settings = ("grid",)
    about = "A parabola with its tangent."

    def controls(self):
        """Return {name of the setting: control}."""
        w, c = slider("weight w", 3.0, -5, 5, 0.1, digits=1), menu("curvature c", 1, [0, 1, 2])
        return {"w": w, "curvature": c, "grid": switch("grid", False)}

    def compute(self, w, curvature, grid):
        """Return all that is drawn and read, from the settings alone."""
        return w, curvature, curvature * (w - 1), grid

    def frame(self, axes, result):
        """Draw what stays while w and c move: the axes."""
        axes[0].set(xlim=(-5, 5), ylim=(-1, 36), xlabel="w", ylabel="E")
        axes[0].grid(result[-1])

    def draw(self, axes, result):
        """Draw what moves: the parabola, its tangent, and the slope in numbers."""
        ax = axes[0]
        w, c, slope, _ = result
        ws, E = np.linspace(-5, 5, 101), 0.5 * c * (w - 1) ** 2
        ax.plot(ws, 0.5 * c * (ws - 1) ** 2, color=BLUE)
        ax.plot([w - 1, w + 1], [E - slope, E + slope], color=RED, ls="--")
        ax.text(0, 33, with_minus(f"slope {slope:z.1f}"), color=RED, ha="center")

    def read(self, result):
        """Return what the picture shows in a sentence."""
        return with_minus(f"At w = {result[0]:z.1f} the slope is {result[2]:z.1f}.")
