"""A measured part of a graph put in its place: where each box, each room for a label and each arrow lies."""

from itertools import accumulate

from mlp_tutorial.figures.graph_labels import gradient_label, value_label
from mlp_tutorial.figures.graph_part import ASIDE, CLEAR
from mlp_tutorial.figures.graph_pieces import Arrow, Sketch, room

LEVEL = 1e-6  # inches: what is no higher than this is level
STEEP, FLAT = 0.35, 0.7  # inches of width for each inch up or down: if rows are moved apart, and at best
WAYS_SHARE = 0.8  # of the width to spare, for ways that go up or down
BOX_SHARE = 0.25  # of the width that is left, for the boxes
WIDER = 1.4  # a box becomes no wider than so many times its least width


class Placing:
    """A Part in the rectangle whose left upper corner is (left, top); `sketch` is what has been placed."""

    def __init__(self, part, left, top, width, height):
        self.part, self.columns, self.em = part, part.columns, part.em
        self.down = top - (height - part.height) / 2 + part.top
        self.sketch = Sketch()
        self._spread_columns(left, width)
        for name in self.columns.steps:
            x, y = self.box_left(name), self.y(self.columns.node(name), self.columns.column[name])
            tall = part.box_heights[name]
            self.sketch.boxes[name] = (x, y - tall / 2, self.wide, tall)
        for name in self.columns.column:
            self._place_value(name)
        for step, hat in self.columns.hats.items():
            self._place_hat(step, hat)

    def y(self, node, column):
        """Return the height of a node's row."""
        return self.down - self.part.rows[node, column]

    def box_left(self, name):
        """Return the left edge of a step's box."""
        column = self.columns.column[name]
        return (
            self.lefts[column]
            + self.entry[column]
            + (self.part.box[column] and self.boxes[column] - self.wide) / 2
        )

    def _spread_columns(self, left, width):
        """Share out the width to spare: some of it to the boxes, the rest to the shortest gaps."""
        part, spare = self.part, width - self.part.width
        wider = part.wider_ways(FLAT)
        share = min(1.0, WAYS_SHARE * spare / (sum(wider) or 1.0))
        self.way = [way + share * more for way, more in zip(part.way, wider, strict=True)]
        spare -= share * sum(wider)
        n_boxes = sum(1 for box in part.box if box)
        more = min(BOX_SHARE * spare / n_boxes, (WIDER - 1) * part.box_width)
        self.wide = part.box_width + more
        self.boxes = [box + more if box else 0.0 for box in part.box]
        self.entry, after = part.entry, [*part.entry[1:], 0.0]
        gaps = [stem + way + entry for stem, way, entry in zip(part.stem, self.way, after, strict=True)]
        gaps = levelled(gaps, sum(gaps) + spare - n_boxes * more)
        self.stem = [gap - way - entry for gap, way, entry in zip(gaps, self.way, after, strict=True)]
        widths = zip(self.entry, self.boxes, self.stem, self.way, strict=True)
        self.lefts = [left, *accumulate(map(sum, widths), initial=left)][1:]

    def _place_value(self, name):
        """Place a value's arrows and their labels: one way there and back, or the branches of a fork."""
        part, columns = self.part, self.columns
        column, is_step = columns.column[name], name in columns.steps
        y, aside = self.y(columns.node(name), column), part.aside(name)
        start = self.box_left(name) + self.wide if is_step else self.lefts[column] + self.entry[column]
        end = self.lefts[column] + self.entry[column] + self.boxes[column] + self.stem[column]
        lanes = columns.lanes[name]
        ways = {user: self._way(name, user, end, y) for user in lanes}
        until = self.box_left(lanes[0]) if part.is_level(name) else end
        self._add_labels(name, (start + until) / 2, y, aside)
        stem = [(start, y), (end, y)]
        if len(lanes) < 2:
            is_share = lanes and name not in columns.owned
            user = lanes[0] if is_share else None
            self._add_pair(name, user, stem + (ways[lanes[0]][1:] if lanes else []), aside)
            return
        self._add_forward(name, None, stem, aside, tip_at=None)
        self._add_backward(name, None, stem, aside)
        self.sketch.dots += [("forward", name, end, y + aside)] + (
            [("backward", name, end, y - aside)] if aside else []
        )
        for user, way in ways.items():
            self._add_forward(name, user or "", way, aside)
            self._add_backward(name, user or "", way, aside, tip_at=0.5)  # at the end it would cover what meets

    def _add_labels(self, name, middle, y, aside):
        """Keep rooms for a value above its arrow and for its gradient below."""
        part, written, clear = self.part, self.part.written, CLEAR * self.em
        size, rooms = part.value_size[name], self.sketch.rooms
        label, holds = value_label(name), written.values.get(name)
        rooms.append(room("value", name, None, label, holds, size, middle, y + aside + clear))
        size = part.gradient_size[name]
        if part.is_total(name):
            label, holds = gradient_label(written.last, name), written.gradients[name]
            rooms.append(room("gradient", name, None, label, holds, size, middle, y - aside - clear - size[1]))
        for user in part.shares_of(name):
            size, holds = part.share_size(name, user), written.shares.get((name, user))
            if holds is not None:
                x, _, _, _ = self.sketch.boxes.get(user) or (self.box_left(user), 0, 0, 0)
                low = self._port(name, user) - aside - clear - size[1]
                rooms.append(room("share", name, user, "", holds, size, x - clear - size[0] / 2, low))

    def _port(self, name, user):
        """Return the height at which a value enters a step's box."""
        column = self.columns.column[user]
        return self.y(self.columns.node(user), column) - self.part.ports[user, name]

    def _way(self, name, user, end, y):
        """Return the points of a lane, from the end of the value's stem to the step's box, or the right edge."""
        points, nodes = [(end, y)], self.columns.way(name, user)
        for column, node in enumerate(nodes[1:], self.columns.column[name] + 1):
            left = self.lefts[column]
            if node.kind == "box":
                height = self._port(name, user)
                points += [(left, height), (self.box_left(user), height)]
            else:
                height = self.y(node, column)
                points += [
                    (left, height),
                    (left + self.entry[column] + self.boxes[column] + self.stem[column], height),
                ]
        return points

    def _add_pair(self, name, user, points, aside):
        """Add the arrow forward along these points, and the one back beside it."""
        self._add_forward(name, user, points, aside)
        self._add_backward(name, user, points, aside)

    def _add_forward(self, name, user, points, aside, tip_at=1.0):
        """Add an arrow forward along these points."""
        there = without_needless([(x, y + aside) for x, y in points])
        self.sketch.arrows.append(Arrow("forward", name, user, there, tip_at))

    def _add_backward(self, name, user, points, aside, tip_at=1.0):
        """Add an arrow back along these points, if the value has a gradient."""
        if aside:
            back = without_needless([(x, y - aside) for x, y in points[::-1]])
            self.sketch.arrows.append(Arrow("backward", name, user, back, tip_at))

    def _place_hat(self, step, hat):
        """Place an input above the box of the step that uses it, with its arrows down and up and their labels."""
        part, written, em = self.part, self.part.written, self.em
        left, low, wide, tall = self.sketch.boxes[step]
        x, aside, head = left + wide / 2, part.aside(hat), low + tall
        size, holds, clear = part.value_size[hat], written.values.get(hat), CLEAR * em
        node, column = self.columns.node(step), self.columns.column[step]
        tail = self.y(node, column) + part.extents[node][0]
        if part.hats_beside:
            middle, bottom, align = x - aside - clear - size[0] / 2, tail - size[1], "right"
        else:
            tail -= clear + size[1]
            right = self.lefts[column] + self.entry[column] + self.boxes[column] + self.stem[column]
            middle = min(max(x, self.lefts[column] + size[0] / 2), right - size[0] / 2)
            bottom, align = tail + clear / 2, "center"
        self.sketch.arrows.append(Arrow("forward", hat, None, ((x - aside, tail), (x - aside, head))))
        self.sketch.rooms.append(room("value", hat, None, value_label(hat), holds, size, middle, bottom, align))
        if aside:
            self.sketch.arrows.append(Arrow("backward", hat, None, ((x + aside, head), (x + aside, tail))))
            size, label = part.gradient_size[hat], gradient_label(written.last, hat)
            base = tail - part.hat_arrow(hat)
            bottom = tail - size[1] if part.hats_beside else (tail + base - size[1]) / 2
            middle = x + ASIDE * em + clear + size[0] / 2
            self.sketch.rooms.append(
                room("gradient", hat, None, label, written.gradients[hat], size, middle, bottom, "left")
            )


def without_needless(points):
    """Return the points of a line without those inside of a level piece."""
    threes = zip(points, points[1:], points[2:], strict=False)
    inner = [b for a, b, c in threes if max(a[1], b[1], c[1]) - min(a[1], b[1], c[1]) > LEVEL]
    return (points[0], *inner, points[-1])


def levelled(sizes, total):
    """Return the sizes with the smallest raised to one level, so that they add up to the total."""
    order = sorted(sizes)
    for k in range(len(order), 0, -1):
        level = (total - sum(order[k:])) / k
        if level >= order[k - 1]:
            return [max(size, level) for size in sizes]
    return list(sizes)
