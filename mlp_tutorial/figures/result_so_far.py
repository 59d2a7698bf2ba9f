"""What a step of the backward pass adds to the result: the formula written out, and which gradients are there."""

import re

from matplotlib.patches import Rectangle

from mlp_tutorial.drawing.outlines import outline
from mlp_tutorial.drawing.style import BACKWARD, BLACK, GREEN, GREY, PALE
from mlp_tutorial.expressions import latex_name
from mlp_tutorial.figures.number_matrix import POINTS

SIZES = range(16, 9, -1)  # of type, the largest first
LINE = 0.3  # inches
MOST_NAMES = 6
NAME = re.compile(r"\\frac\{\\partial E\}\{\\partial ((?:[^{}]|\{[^{}]*\})*)\}")


def inline(latex):
    """Return the LaTeX with ∂E/∂name and sums in one line, which are read from further away."""
    return NAME.sub(r"\\partial E/\\partial \1", latex).replace(r"\sum_", r"\Sigma_")


def draw_formulas(ax, room, local, written_out, head="", note=""):
    """Draw a formula, with the result written out behind or beneath it, with the head marked; return the texts.

    The unit is an inch, `room` is (left, bottom, width). All are LaTeX; what is too long even in small type
    gives way to a few words. `note` is written beneath the head.
    """
    left, bottom, width = room
    lines, size = lines_of(width, local, written_out)
    texts = []
    for number, line in enumerate(lines):
        place = left, bottom + LINE * (len(lines) - number - 0.35)
        texts.append(ax.text(*place, f"${inline(line)}$", va="center", fontsize=size))
    if head and head in lines[-1]:
        texts += _draw_head(ax, (left, bottom + LINE * 0.65), width, lines[-1], head, size, note)
    return texts


def lines_of(width, local, written_out):
    """Return the lines of LaTeX of a formula, one or two, and the size of type in which they are short enough."""
    lines = [f"{local} = {written_out}"] if written_out else [local]
    size = size_for(lines, width)
    if size is None and written_out:
        lines = [local, f"= {written_out}"]
        size = size_for(lines, width)
    if size is None:
        lines = [local if size_for([local], width) else r"\text{too long for this line}"]
        lines += [r"\text{written out, it is too long for this line}"] if written_out else []
        size = SIZES[-1]
    return lines, size


def size_for(lines, width):
    """Return the largest size of type in which each line is short enough; None if there is none."""
    widest = max(outline(f"${inline(line)}$")[1] for line in lines)
    return next((size for size in SIZES if widest * size / POINTS <= width), None)


def _draw_head(ax, start, width, line, head, size, note):
    """Mark where the head stands in the line, with the note below it; return the texts."""
    at = line.rindex(head)
    whole, rest, until = (outline(f"${inline(part)}$")[1] for part in (line, line[at:], line[: at + len(head)]))
    left, right = ((reach * size / POINTS + start[0]) for reach in (whole - rest, until))
    ax.add_patch(Rectangle((left - 0.02, start[1] - 0.15), right - left + 0.04, 0.3, fc=PALE, ec="none", zorder=0))
    reach = outline(note)[1] * 10 / POINTS / 2
    middle = min(max((left + right) / 2, start[0] + reach), start[0] + width - reach)  # in the room
    return [ax.text(middle, start[1] - 0.24, note, color=GREY, fontsize=10, ha="center", va="center")]


def draw_wanted(ax, room, wanted):
    """Draw the names of the wanted gradients, those that are there with a tick; return the texts.

    `wanted` is {name: whether it is there}; of many only the first are written.
    """
    left, bottom, width, height = room
    listed = list(wanted.items())[: MOST_NAMES if len(wanted) <= MOST_NAMES else MOST_NAMES - 1]
    top = bottom + height - 0.15
    texts = [ax.text(left, top, f"wanted: {sum(wanted.values())} of {len(wanted)}", va="center", fontsize=12)]
    for row, (name, is_there) in enumerate(listed, start=1):
        sign, look = ("✓", {"color": GREEN}) if is_there else ("–", {"color": GREY})
        y = top - 0.24 * row
        texts.append(ax.text(left + 0.1, y, sign, va="center", ha="center", fontsize=13, **look))
        label = rf"$\partial E/\partial {latex_name(name)}$"
        colour = BACKWARD if is_there else GREY
        size = min(13, 13 * (width - 0.3) / (outline(label)[1] * 13 / POINTS))  # a long name is written smaller
        texts.append(ax.text(left + 0.25, y, label, va="center", fontsize=size, color=colour))
    if len(listed) < len(wanted):
        y = top - 0.24 * (len(listed) + 1)
        more = f"and {len(wanted) - len(listed)} more"
        texts.append(ax.text(left + 0.25, y, more, va="center", color=BLACK, fontsize=12))
    return texts
