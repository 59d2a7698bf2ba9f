"""One step of the passes through a network: its calculation, an entry of it, its formula, and what is wanted."""

from mlp_tutorial.drawing.style import GREY
from mlp_tutorial.figures.calculation import draw_calculation, is_shortened
from mlp_tutorial.figures.result_so_far import LINE, draw_formulas, draw_wanted, lines_of

SIDE, BELOW, ABOVE = 0.15, 0.12, 0.24  # inches, left free at the left and the right, below and above
WANTED = 1.55  # inches, the width of the list of wanted gradients
ENTRY = 12  # size of type


def draw_step(ax, size, title, parts, entry, formula, wanted):
    """Draw a step on axes of this (width, height) in inches; return the texts.

    `title` says which step it is; `parts` are those of a calculation (see `draw_calculation`), none before the
    first step; `entry` is one of its entries written out, `formula` the arguments of `draw_formulas`, both None
    for a step that does not show them; `wanted` is {name: whether its gradient is there}.
    """
    width, height = size
    texts = [ax.text(SIDE, height - 0.14, title, va="center", fontsize=ENTRY, color=GREY)]
    texts += draw_wanted(ax, (width - WANTED - SIDE, 0, WANTED, height), wanted)
    if parts:
        texts += draw_calculation(ax, room_of_matrices(size, formula), parts)
    if formula:
        texts.append(ax.text(SIDE, entry_at(size, formula), entry, va="center", fontsize=ENTRY))
        texts += draw_formulas(ax, (SIDE, BELOW, width - 2 * SIDE), *formula)
    return texts


def leaves_out(size, parts, formula):
    """Return whether rows or columns of the matrices are left out, since there is no room for them."""
    return bool(parts) and is_shortened(room_of_matrices(size, formula), parts)


def room_of_matrices(size, formula):
    """Return the room (left, bottom, width, height) for the matrices of a step."""
    bottom = entry_at(size, formula) + 0.12 if formula else BELOW + 0.3
    return SIDE, bottom, size[0] - WANTED - 3 * SIDE, size[1] - ABOVE - bottom


def entry_at(size, formula):
    """Return the height at which the entry is written out: over the lines of the formula."""
    lines, _ = lines_of(size[0] - 2 * SIDE, *formula[:2])
    return BELOW + LINE * len(lines) + 0.24
