"""The layout of a graph's picture in inches, with the largest letters for which there is room."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from mlp_tutorial.expressions import text_name
from mlp_tutorial.figures.graph_columns import Columns, users_of
from mlp_tutorial.figures.graph_labels import Look, gradient_label, label_size, value_label
from mlp_tutorial.figures.graph_part import Part, box_size
from mlp_tutorial.figures.graph_sketch import STEEP, WAYS_SHARE, Placing
from mlp_tutorial.figures.number_matrix import MOST

SIZES = [size / 2 for size in range(16, 33)]  # of letters, in points
GOOD = 12.0  # letters of this size need no second line of boxes
GOOD_FOR_FORKS = 11.0  # if more than one value may have to go on in the next line
LEGIBLE = 10.0  # of some steps of a graph that has no room as a whole
LARGEST = 20  # steps that are drawn at once
MOST_LINES = 3  # of boxes
FIRST_LINE = 0.93  # of its share of the width: the first line of boxes is rather the shorter one
WHOLE = (0.0, 0.0, 1.0, 1.0)
MARGIN = 0.08  # inches, round the picture
NOTE = 0.24  # inches, the height of the line that says what is left out
MOST_EXTRA = 0.5  # inches, added between rows


@dataclass(frozen=True)
class GraphLayout:
    """Where everything on a graph's picture lies, in inches from its left lower corner.

    `size` is that of the picture; it is the `part` (left, bottom, right, top) of the figure, 1 being the whole.
    `boxes` holds {step: (left, bottom, width, height)}, `rooms` one Room for each label, `arrows` the Arrows,
    `dots` (kind, name, x, y) where the branches of a fork meet. `texts` are those in the boxes, with so many
    `slope_lines` below them. `left_out` says in words what is not drawn, a line each.
    """

    size: tuple
    part: tuple
    look: Look
    boxes: dict
    rooms: tuple
    arrows: tuple
    dots: tuple
    texts: dict
    slope_lines: int
    left_out: tuple

    @property
    def abbreviated(self):
        """What is left out, in words; "" if nothing is."""
        return "; ".join(self.left_out)

    def rooms_of(self, kind):
        """Return the rooms of one kind: "value", "gradient" or "share"."""
        return [room for room in self.rooms if room.kind == kind]


def lay_out(graph, written, size, block=None, digits=3, part=WHOLE, numbers=True):
    """Return the GraphLayout of a graph: whole with numbers, with cells for them, or some steps round the block.

    It fills the `part` (left, bottom, right, top), in shares of the whole, of a figure of this size. Without
    `numbers` matrices are cells wherever they stand. ValueError if not even one step has room.
    """
    size = size[0] * (part[2] - part[0]), size[1] * (part[3] - part[1])
    n, whole = len(graph.steps), (0, len(graph.steps))
    cells = Look(SIZES[0], digits, cells=True)
    looks = [replace(cells, cells=False), cells] if numbers else [cells]
    attempts = [(look, whole, SIZES[0]) for look in looks] if n <= LARGEST else []
    windows = [window(graph, block, k) for k in range(min(n - 1, LARGEST), 0, -1)]
    attempts += [(look, steps, LEGIBLE) for look in looks[:1] for steps in windows if steps[1] - steps[0] >= 4]
    attempts += [(look, steps, SIZES[0]) for look in looks[::-1] for steps in windows]
    for look, steps, least in attempts:
        said = left_out(graph, written, replace(look, cells=look.cells and numbers), steps)
        inner = (size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - NOTE * len(said))
        lines = largest(graph, written, inner, steps, look, SIZES.index(least))
        if lines is not None:
            return arranged(lines, written, size, inner, said, part)
    raise ValueError(f"size is {size}; not even one step of the graph can be drawn on so many inches")


def window(graph, block, n_steps):
    """Return (first, last + 1) of so many steps round the block, or of the first ones."""
    names = [name for name, _, _ in graph.steps]
    middle = names.index(block) if block is not None else 0
    first = min(max(0, middle - n_steps // 2), len(names) - n_steps)
    return first, first + n_steps


def largest(graph, written, size, steps, look, low):
    """Return the lines of boxes, Parts, with the largest of SIZES[low:] that fits; None if none does."""
    best = None
    for n_lines in range(1, min(MOST_LINES, ceil((steps[1] - steps[0]) / 2)) + 1):
        ends = line_ends(graph, written, steps, n_lines, look)
        lines = [Columns(graph, first, last) for first, last in ends]
        high, middle = len(SIZES) - 1, low  # most often not even the least fit
        while low <= high:
            found = fitting(lines, written, size, replace(look, fontsize=SIZES[middle]))
            if found is None:
                high = middle - 1
            else:
                best, low = found, middle + 1
            middle = (low + high) // 2
        good = GOOD if is_chain(graph, steps) else GOOD_FOR_FORKS
        if best is not None and best[0].look.fontsize >= good:
            break
    return best


def is_chain(graph, steps):
    """Return whether these steps follow each other, one value going on from each to the next."""
    drawn = [name for name, _, _ in graph.steps[steps[0] : steps[1]]]
    users = users_of(graph)
    return all(users[name] == [after] for name, after in pairwise(drawn))


def fitting(lines, written, size, look):
    """Return the lines as Parts of this look, the numbers beside the names or below; None if they do not fit."""
    for beside in (True, False):
        parts = [Part(columns, written, replace(look, beside=beside), size[0]) for columns in lines]
        if max(part.width for part in parts) <= size[0] and sum(part.height for part in parts) <= free(
            parts, size
        ):
            return parts
    return None


def free(parts, size):
    """Return the height that the lines of boxes may take together: there is some room between two of them."""
    return size[1] - (len(parts) - 1) * parts[0].em


def line_ends(graph, written, steps, n_lines, look):
    """Return [(first, last + 1)] of each line of boxes, about equally wide."""
    if n_lines == 1:
        return [steps]
    first, last = steps
    box, _ = box_size(written, look)
    widths = [box + width_of_labels(name, written, look) for name, _, _ in graph.steps[first:last]]
    ends = [first]
    for line in range(1, n_lines):
        goal, k = sum(widths) * line / n_lines, ends[-1] + 1
        while k < last - (n_lines - line) and sum(widths[: k - first]) + widths[k - first] / 2 < FIRST_LINE * goal:
            k += 1
        ends.append(k)
    return [*zip(ends, [*ends[1:], last], strict=True)]


def width_of_labels(name, written, look):
    """Return the width in inches of what stands on the line behind a step's box."""
    value, _ = label_size(value_label(name), written.values.get(name), look)
    if name not in written.gradients:
        return value
    return max(value, label_size(gradient_label(written.last, name), written.gradients[name], look)[0])


def arranged(parts, written, size, inner, said, part):
    """Return the GraphLayout of lines of boxes that fit, with the height to spare used between rows."""
    low, high = 0.0, MOST_EXTRA
    for _ in range(7):
        extra = (low + high) / 2
        roomier = [Part(part.columns, written, part.look, inner[0], extra) for part in parts]
        fits = sum(part.height for part in roomier) <= free(parts, inner) and all(
            part.width + sum(part.wider_ways(STEEP)) / WAYS_SHARE <= inner[0] for part in roomier
        )
        low, high = (extra, high) if fits else (low, extra)
    parts = [Part(part.columns, written, part.look, inner[0], low) for part in parts]
    spare = (free(parts, inner) - sum(part.height for part in parts)) / len(parts)
    sketches, top = [], size[1] - MARGIN
    for line in parts:
        height = line.height + spare
        sketches.append(Placing(line, MARGIN, top, inner[0], height).sketch)
        top -= height + line.em
    return GraphLayout(
        size,
        part,
        parts[0].look,
        {name: box for sketch in sketches for name, box in sketch.boxes.items()},
        *(
            tuple(one for sketch in sketches for one in getattr(sketch, what))
            for what in ("rooms", "arrows", "dots")
        ),
        written.boxes,
        written.slope_lines,
        tuple(said),
    )


def left_out(graph, written, look, steps):
    """Say, a line each, which steps and which parts of matrices are not drawn."""
    first, last = steps
    said = []
    if last - first < len(graph.steps):
        said.append(f"steps {first + 1} to {last} of {len(graph.steps)} are drawn")
    drawn = {name for step, _, used in graph.steps[first:last] for name in (step, *used)}
    matrices = {n: s for n, s in written.values.items() if n in drawn and s and not isinstance(s, str)}
    large = [f"{text_name(n)} is {s!s}" for n, s in matrices.items() if max(s) > MOST]
    if large:
        more = f" and {len(large) - 1} more matrices" if len(large) > 1 else ""
        said.append(f"{large[0]}{more}: the first and last rows and columns are drawn")
    if look.cells and matrices:
        said.append("there is no room for the numbers of matrices")
    return said
