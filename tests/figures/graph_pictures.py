"""What is asked of every picture of a graph: texts apart from each other, from boxes and from arrows."""

from itertools import combinations, pairwise

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox
from test_figures import FRAME_TOLERANCE, OVERLAP_TOLERANCE, overlap, shown_texts, text_box

from mlp_tutorial.drawing.live import LiveFigure
from mlp_tutorial.drawing.style import styled
from mlp_tutorial.figures.computation_graph import draw_block_at_hand, draw_graph_frame, draw_graph_numbers

TOUCH = 1e-6  # inches
CLOSE = 0.1


def live_picture(layout, values, gradients, shares=None, block=None):
    """Return a live figure of the graph with what is known."""
    figure = LiveFigure(layout.size)
    figure.draw_frame(lambda axes: draw_graph_frame(axes[0], layout))

    def draw(axes):
        draw_graph_numbers(axes[0], layout, values, gradients, shares)
        if block is not None:
            draw_block_at_hand(axes[0], layout, block)

    figure.draw_parts(draw)
    return figure.figure


def complaints_about(figure, layout, dpi):
    """Return all that is wrong with a picture of a graph at so many dots per inch: a list of sentences."""
    figure.dpi = dpi
    with styled():
        texts = [(text.get_text(), text_box(text)) for text in shown_texts(figure)]
    frame = figure.bbox.padded(FRAME_TOLERANCE)
    found = [
        f"{text!r} leaves the picture"
        for text, box in texts
        if not (frame.contains(*box.min) and frame.contains(*box.max))
    ]
    found += [
        f"{one!r} and {other!r} overlap"
        for (one, box), (other, other_box) in combinations(texts, 2)
        if min(overlap(box, other_box)) > OVERLAP_TOLERANCE
    ]
    for name, (left, bottom, width, height) in layout.boxes.items():
        block = Bbox.from_bounds(*np.multiply((left, bottom, width, height), dpi))
        found += [
            f"{text!r} lies on the edge of the box of {name}"
            for text, box in texts
            if min(overlap(box, block)) > 0 and not (block.contains(*box.min) and block.contains(*box.max))
        ]
    for arrow in layout.arrows:
        for ends in pairwise(arrow.points):
            line = Path(np.multiply(ends, dpi))
            found += [
                f"an arrow of {arrow.name} goes through {text!r}"
                for text, box in texts
                if line.intersects_bbox(box.padded(-OVERLAP_TOLERANCE / 2), filled=False)
            ]
    return found


def loose_ends(layout):
    """Return the arrows of which an end touches nothing: no box, no dot of their fork, no label of their own."""
    loose = []
    for arrow in layout.arrows:
        for piece in (arrow.points[:2], arrow.points[:-3:-1]):
            end = piece[0]
            touches = touches_a_box(layout, *end) or touches_a_dot(layout, arrow, *end)
            if not (
                touches or runs_along_a_label(layout, arrow, *piece) or goes_on_elsewhere(layout, arrow, *end)
            ):
                loose.append((arrow.kind, arrow.name, arrow.user, end))
    return loose


def touches_a_box(layout, x, y):
    return any(
        left - TOUCH <= x <= left + width + TOUCH
        and bottom - TOUCH <= y <= bottom + height + TOUCH
        and min(abs(x - left), abs(x - left - width), abs(y - bottom - height)) < TOUCH
        for left, bottom, width, height in layout.boxes.values()
    )


def touches_a_dot(layout, arrow, x, y):
    return any(
        (kind, name) == (arrow.kind, arrow.name) and np.allclose((x, y), at) for kind, name, *at in layout.dots
    )


def runs_along_a_label(layout, arrow, end, other):
    """Return whether the piece of the arrow that ends here runs along a label of its value, or from below it."""
    x, y = sorted([end[0], other[0]]), sorted([end[1], other[1]])
    return any(
        (x[0] <= room.left and room.left + room.width <= x[1])
        or (y[0] <= room.bottom and min(abs(room.top - y[1]), abs(room.bottom - y[1])) < CLOSE)
        for room in layout.rooms
        if room.name == arrow.name
    )


def goes_on_elsewhere(layout, arrow, x, y):
    """Return whether the arrow is the branch of a fork whose step is in another line of boxes, or not drawn."""
    return arrow.user == "" and abs(x - layout.size[0]) < CLOSE
