"""A graph drawn as boxes and arrows: values on the arrows of the forward pass, gradients on those back."""

from dataclasses import replace

import numpy as np
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path

from mlp_tutorial.drawing.outlines import outline
from mlp_tutorial.drawing.style import BACKWARD, BLACK, FORWARD, GREEN, GREY, ORANGE, PALE, open_sheet, with_minus
from mlp_tutorial.figures.graph_columns import users_of
from mlp_tutorial.figures.graph_labels import LINE, write_name, write_value
from mlp_tutorial.figures.graph_layout import MARGIN, NOTE, WHOLE, lay_out
from mlp_tutorial.figures.graph_pieces import Written
from mlp_tutorial.figures.number_matrix import POINTS

TIP = 0.6, 0.24  # length and half the width of an arrow's tip, for a font size of 1
DOTS = {"forward": "o", "backward": "s"}  # where the branches of a fork meet
ROUND = 0.06  # inches, the corners of a box
FRAME = 3  # points, the frame of the block at hand
NOTE_SIZE = 10


def place_graph(graph, size, shapes=None, block=None, digits=3, part=WHOLE, numbers=True, **texts):
    """Return the GraphLayout of a graph's picture in a figure of this (width, height) in inches.

    `shapes` {name: shape} has the shapes of the values that are to be drawn, and with them of their gradients; the
    longest text that will stand there in place of a shape; without `shapes` only names are drawn. `block` is the
    step that must be seen if there is no room for all; `part` is (left, bottom, right, top), in shares of the
    figure; without `numbers` matrices are drawn as cells. `texts` are, where they differ from this: `gradients`
    {name: shape or longest text} of all gradients that are to be drawn, `shares` {(name, step that uses it):
    the same} of the branches of forks, `boxes` {step: its text, else its module's name} and `slopes` {step: the
    longest text below it}.
    """
    return lay_out(graph, written_on(graph, shapes, **texts), size, block, digits, part, numbers)


def written_on(graph, shapes=None, gradients=None, shares=None, boxes=None, slopes=None):
    """Return what is Written on a graph; see `place_graph`."""
    names = [*graph.inputs, *(name for name, _, _ in graph.steps)]
    values = dict.fromkeys(names) | (shapes or {})
    if gradients is None:
        gradients = {name: values[name] for name in names if name not in graph.data}
    if shares is None:
        branches = [(name, user) for name, users in users_of(graph).items() for user in users if name in gradients]
        shares = {(name, user): gradients[name] for name, user in branches if gradients[name] is not None}
    boxes = {name: type(module).__name__ for name, module, _ in graph.steps} | (boxes or {})
    slopes = {name: with_minus(text) for name, text in (slopes or {}).items()}
    return Written(values, gradients, shares, boxes, slopes, graph.steps[-1][0])


def draw_graph_frame(ax, layout, boxes=None):
    """Draw the boxes and the arrows forward; return the boxes' patches.

    `boxes` {step: text} are other texts than those of the layout, no longer than these.
    """
    open_sheet(ax, *layout.part)
    patches = []
    for left, bottom, width, height in layout.boxes.values():
        style = f"round,pad=0,rounding_size={ROUND}"
        box = FancyBboxPatch((left, bottom), width, height, boxstyle=style, fc=PALE, ec=BLACK, lw=1.5)
        patches.append(ax.add_patch(box))
    texts = layout.texts | (boxes or {})
    write_in_boxes(ax, layout, texts, layout.slope_lines / 2)
    add_arrows(ax, layout, [arrow for arrow in layout.arrows if arrow.kind == "forward"], GREY)
    for row, said in enumerate(reversed(layout.left_out)):
        note = f"Not all is drawn: {said}."
        size = min(NOTE_SIZE, POINTS * (layout.size[0] - 2 * MARGIN) / (1.05 * outline(note)[1]))
        ax.text(MARGIN, MARGIN + (row + 0.5) * NOTE, note, va="center", fontsize=size)
    return patches


def draw_graph_numbers(ax, layout, values, gradients, shares=None, slopes=None, cut=(), hidden=None):
    """Draw what is known so far: values, and gradients with their arrows; the rest as "?". Return the texts.

    `values` {name: number, array or text}, `gradients` likewise, `shares` {(name, step): …} of the branches of
    forks, and `slopes` {step: text} stand in the rooms of the layout. Branches that are `cut` are grey and dashed;
    of the label `hidden`, as `draw_result_at_hand` has it, only the name is written.
    """
    open_sheet(ax, *layout.part)
    look, shares = layout.look, shares or {}
    texts, lines, unknown = [], {FORWARD: [], BACKWARD: [], GREY: []}, []
    for room in layout.rooms:
        known = {"value": values, "gradient": gradients, "share": shares}[room.kind]
        key = (room.name, room.user) if room.kind == "share" else room.name
        is_there = key in known or (room.kind == "value" and room.holds is None)  # the name is all there is
        color = FORWARD if room.kind == "value" else BACKWARD
        color = color if is_there and key not in cut else GREY
        if hidden and (room.kind, room.name, room.user) == (*hidden, None)[:3]:
            room = replace(room, holds=None)
        texts += write_name(ax, room, look, color)
        written, drawn, dashed = write_value(ax, room, look, known.get(key), color)
        texts += written
        lines[color] += drawn
        unknown += dashed
    for color, drawn in lines.items():
        add_lines(ax, drawn, color, 1.2)
    add_lines(ax, unknown, GREY, 1, "--")
    back = [
        arrow for arrow in layout.arrows if arrow.kind == "backward" and is_known(arrow, layout, gradients, shares)
    ]
    is_cut = [(arrow.name, arrow.user) in cut for arrow in back]
    add_arrows(ax, layout, [arrow for arrow, out in zip(back, is_cut, strict=True) if not out], BACKWARD)
    add_arrows(ax, layout, [arrow for arrow, out in zip(back, is_cut, strict=True) if out], GREY, ls="--")
    return texts + write_in_boxes(ax, layout, slopes or {}, -1 / 2)


def write_in_boxes(ax, layout, texts, up):
    """Write texts {step: text} into the boxes, their middles `up` lines above those of the boxes; return them."""
    look, line, written = layout.look, LINE * layout.look.em, []
    for name in texts.keys() & layout.boxes.keys():
        left, bottom, width, height = layout.boxes[name]
        lines = with_minus(texts[name]).split("\n")
        size = look.fontsize * min(1.0, (width - look.em / 2) / max(map(look.width, lines)))
        top = bottom + height / 2 + (up + (len(lines) - 1) / 2) * line
        write = {"ha": "center", "va": "center", "fontsize": size, "color": BLACK}
        written += [ax.text(left + width / 2, top - row * line, text, **write) for row, text in enumerate(lines)]
    return written


def draw_block_at_hand(ax, layout, name, color=GREEN, ls="-"):
    """Light a step's box with a thick frame inside it, and return the frame; None if the box is not drawn."""
    if name not in layout.boxes:
        return None
    left, bottom, width, height = layout.boxes[name]
    inset = (FRAME / 2 + 0.75) / POINTS
    corner, size = (left + inset, bottom + inset), (width - 2 * inset, height - 2 * inset)
    style = f"round,pad=0,rounding_size={ROUND - inset / 2}"
    return ax.add_patch(FancyBboxPatch(corner, *size, boxstyle=style, fill=False, ec=color, lw=FRAME, ls=ls))


def draw_result_at_hand(ax, layout, kind, name, user=None):
    """Mark the label of a value, a gradient or a share, and return the mark; None if it is not drawn."""
    for room in layout.rooms_of(kind):
        if (room.name, room.user) == (name, user):
            look = {"fc": (ORANGE, 0.3), "ec": "none", "zorder": 0.5}
            return ax.add_patch(Rectangle((room.left, room.bottom), room.width, room.height, **look))
    return None


def draw_computation_graph(ax, graph, values=None, gradients=None, **texts):
    """Draw a graph over the whole figure, and return its GraphLayout.

    `values` and `gradients` {name: number, array or text} stand on the arrows: without `values` their names, and
    without `gradients` the names of all gradients but the data's; `shares` {(name, step that uses it): the same}
    on the branches of forks. `boxes` {step: text} and `slopes` {step: text} stand in the boxes; `digits` are the
    decimals of numbers.
    """
    options = {name: texts.pop(name) for name in ("digits", "block") if name in texts}
    given = {"shares": held(texts.get("shares") or {})}
    back = None if gradients is None else held(gradients)
    if gradients is None and values is not None:
        back = dict.fromkeys(written_on(graph).gradients)
    size = tuple(ax.get_figure().get_size_inches())
    layout = place_graph(graph, size, held(values or {}), gradients=back, **options, **texts | given)
    draw_graph_frame(ax, layout)
    known = dict.fromkeys(written_on(graph).gradients) if gradients is None else gradients
    draw_graph_numbers(ax, layout, values or {}, known, texts.get("shares"), texts.get("slopes"))
    return layout


def held(labels):
    """Return what the rooms for these labels must hold: a text, or the shape of a number or an array."""
    return {name: with_minus(one) if isinstance(one, str) else np.shape(one) for name, one in labels.items()}


def is_known(arrow, layout, gradients, shares):
    """Return whether what an arrow brings back is there: its share, if that has a room, or the gradient."""
    key = arrow.name, arrow.user
    has_share = any((room.name, room.user) == key for room in layout.rooms_of("share"))
    return key in shares if has_share else arrow.name in gradients


def add_arrows(ax, layout, arrows, color, ls="-"):
    """Draw arrows of one colour, and the dots where branches meet: all lines as one, and all tips as one patch."""
    if not arrows:
        return
    add_lines(ax, [np.array(arrow.points) for arrow in arrows], color, 1.6, ls)
    tips = [tip(arrow, layout.look.em) for arrow in arrows if arrow.tip_at is not None]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(tips)
    ax.add_patch(PathPatch(Path(np.concatenate(tips), codes), fc=color, ec="none", lw=0))
    names = {arrow.name for arrow in arrows}
    dots = (
        []
        if ls != "-"
        else [(x, y) for kind, name, x, y in layout.dots if kind == arrows[0].kind and name in names]
    )
    if dots:
        ax.plot(*np.transpose(dots), color=color, ls="none", marker=DOTS[arrows[0].kind], ms=6, clip_on=False)


def add_lines(ax, lines, color, width, ls="-"):
    """Draw lines (n, 2) as one patch; a line is broken where it is not a number."""
    if lines:
        points = np.concatenate(lines)
        starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
        codes = np.full(len(points), Path.LINETO)
        codes[starts] = Path.MOVETO
        codes[1:][np.isnan(points[:-1, 0])] = Path.MOVETO
        keep = ~np.isnan(points[:, 0])
        look = {"fill": False, "ec": color, "lw": width, "ls": ls, "capstyle": "butt", "clip_on": False}
        ax.add_patch(PathPatch(Path(points[keep], codes[keep]), **look))


def tip(arrow, em):
    """Return the corners (4, 2) of an arrow's tip, the first of them twice."""
    end, before = np.array(arrow.points[-1]), np.array(arrow.points[-2])
    along = (end - before) / np.hypot(*(end - before))
    across = np.array([-along[1], along[0]]) * TIP[1] * em
    front = before + arrow.tip_at * (end - before) + (0.5 * TIP[0] * em * along if arrow.tip_at < 1 else 0)
    back = front - along * TIP[0] * em
    return np.array([front, back + across, back - across, front])
