"""The lecture's network, one block after the other: forward, and back (lecture, rows 3 and 8 to 16)."""

import numpy as np

from mlp_tutorial.drawing.style import with_minus
from mlp_tutorial.explorers.base.controls import menu, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.expressions import latex_name, text_name
from mlp_tutorial.figures.graph_in_columns import place
from mlp_tutorial.figures.sweep import draw_sweep_frame, draw_sweep_numbers, draw_working_block
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid
from mlp_tutorial.studies.sweep import N_BLOCKS, sweep_until

FORWARD = {
    MatMul: r"{0} \times {1}",
    Add: "{0} + {1}",
    Sigmoid: r"\sigma({0})",
    MSE: r"\frac{{1}}{{2}}({0} - {1})^2",
}


class SweepExplorer(Explorer):
    """The lecture's 2-3-1 network on one tomato: seven blocks forward, seven back, with the result so far."""

    size = (11, 4.4)
    played = "step"
    about = (
        "The lecture's network as blocks, the values of the forward pass and the gradients of the backward pass."
    )

    def controls(self):
        """Return the controls."""
        return {
            "step": whole_slider("step", 10, 0, 2 * N_BLOCKS),
            "tomato": menu("tomato", 1, [1, 2, 3, 4]),
        }

    def compute(self, step, tomato):
        """Return the Sweep up to the step."""
        return sweep_until(step, tomato)

    def frame(self, axes, sweep):
        """Draw the graph."""
        draw_sweep_frame(axes[0], sweep.graph)

    def draw(self, axes, sweep):
        """Draw the numbers that are known, the block that has just worked, and the result so far."""
        places = place(sweep.graph)
        draw_sweep_numbers(axes[0], places, sweep.graph.inputs, sweep.values, sweep.gradients)
        if sweep.block:
            draw_working_block(axes[0], places, sweep.block[0], formulas(sweep))

    def read(self, sweep):
        """Say which block has just worked, and what it has given."""
        if not sweep.block:
            return "Nothing is calculated yet: the first block on the left begins, with x and W₁."
        _, module, _ = sweep.block
        direction = "Forward" if sweep.step <= N_BLOCKS else "Back"
        known = sweep.values if sweep.step <= N_BLOCKS else sweep.gradients
        sign = "" if sweep.step <= N_BLOCKS else "∂E/∂"
        given = " and ".join(f"{sign}{text_name(name)} = {in_brackets(known[name])}" for name in sweep.given)
        end = "" if sweep.step < 2 * N_BLOCKS else " Every wanted gradient is there, after one sweep."
        return f"Step {sweep.step} of {2 * N_BLOCKS}. {direction} through {type(module).__name__}: {given}.{end}"


def formulas(sweep):
    """Return in mathtext what the block has just calculated: its own formula, or the gradients so far."""
    name, module, arguments = sweep.block
    if sweep.step <= N_BLOCKS:
        return [f"${latex_name(name)} = {FORWARD[type(module)].format(*map(latex_name, arguments))}$"]
    written = {name: gradient_formula(sweep.graph, name).expression.latex for name in sweep.given}
    signs = {name: rf"\frac{{\partial E}}{{\partial {latex_name(name)}}}" for name in sweep.given}
    if len(set(written.values())) == 1:  # Add passes the same gradient on to both of its inputs
        return [f"${' = '.join(signs.values())} = {written[sweep.given[0]]}$"]
    return [f"${signs[name]} = {written[name]}$" for name in sweep.given]


def in_brackets(value):
    """Return an array's numbers with three digits, row by row."""
    rows = np.atleast_2d(value)
    texts = [", ".join(f"{number:z.3f}" for number in row) for row in rows]
    return with_minus(texts[0] if rows.size == 1 else f"({'; '.join(texts)})")
