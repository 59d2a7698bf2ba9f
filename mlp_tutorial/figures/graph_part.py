"""A part of a graph laid out in inches: the boxes, the rooms for labels, and the arrows of both passes."""

from mlp_tutorial.figures.graph_labels import LINE, gradient_label, label_size, value_label
from mlp_tutorial.figures.graph_rows import rows_of

# all for a font size of 1
ASIDE = 0.3  # from the middle of a pair of arrows to either of them
CLEAR = 0.3  # between an arrow and its label, and round a label
TIP = 0.75  # the length of an arrow's tip, and a little of its line
APART = 0.5  # two nodes of a column
UP_OR_DOWN = 1.2  # the width of a way that goes up or down, at least
STEEPEST = 0.2  # inches of width for each inch up or down, at least
HAT = 1.9  # the arrow from a hat to its box, at least


class Part:
    """Some steps in columns, measured for one look; `width` and `height` are the least in inches."""

    def __init__(self, columns, written, look, most=0.0, extra=0.0):
        """The gradients of what comes from above stand beside it, if that takes no more than `most` inches.

        Otherwise they stand lower. `extra` inches are added between two rows, and to the arrows from above.
        """
        self.columns, self.written, self.look, self.em, self.extra = columns, written, look, look.em, extra
        self.box_width, box_height = box_size(written, look)
        self._measure_labels()
        self.ports = {}
        self.box_heights = {name: self._box_height(name, box_height) for name in columns.steps}
        for self.hats_beside in (True, False):
            self.extents = {node: self._reach(node) for nodes in columns.columns for node in nodes}
            self.rows = rows_of(columns, self.extents, self.ports, APART * self.em + extra)
            self._measure_columns()
            if self.width <= most:
                break
        tops = [t - self.extents[node][0] for (node, _), t in self.rows.items()]
        bottoms = [t + self.extents[node][1] for (node, _), t in self.rows.items()]
        self.top, self.height = min(tops), max(bottoms) - min(tops)

    def _measure_labels(self):
        """Find the (width, height) of each value's label, and of each gradient's, (0, 0) if it has none."""
        self.value_size, self.gradient_size = {}, {}
        written, last = self.written, self.written.last
        for name in [*self.columns.column, *self.columns.hats.values()]:
            self.value_size[name] = label_size(value_label(name), written.values.get(name), self.look)
            self.gradient_size[name] = (0.0, 0.0)
            if self.is_total(name):
                self.gradient_size[name] = label_size(
                    gradient_label(last, name), written.gradients[name], self.look
                )

    def shares_of(self, name):
        """Return the steps through which a share of a value's gradient comes, each with a label of its own."""
        lanes = self.columns.lanes.get(name, [])
        is_fork = len(lanes) > 1 or name not in self.columns.owned
        return [user for user in lanes if is_fork and user is not None and name in self.written.gradients]

    def is_total(self, name):
        """Return whether the label under a value's arrow is its whole gradient."""
        return name in self.written.gradients and name in self.columns.owned

    def share_size(self, name, user):
        """Return the size of the label of a branch's share, (0, 0) if it has none."""
        holds = self.written.shares.get((name, user))
        if user not in self.shares_of(name) or holds is None:
            return 0.0, 0.0
        return label_size("", holds, self.look)

    def aside(self, name):
        """Return how far the arrows of a value are from the middle of the pair."""
        return ASIDE * self.em if name in self.written.gradients else 0.0

    def _reach(self, node):
        """Return how far a node with its labels reaches (up, down) from its row."""
        around = (ASIDE + CLEAR) * self.em
        if node.kind == "lane":
            return around, around
        up, down = around + self.value_size[node.name][1], around + self.gradient_size[node.name][1]
        if node.kind == "input":
            return up, down
        half = self.box_heights[node.name] / 2
        for name in self.columns.entering(node.name):
            offset = self.ports[node.name, name]
            down = max(down, offset + around + self.share_size(name, node.name)[1])
            if self.columns.is_straight(name):  # its labels may stand over the entry, too
                up = max(up, around + self.value_size[name][1] - offset)
                down = max(down, around + self.gradient_size[name][1] + offset)
        return max(up, half) + self.hat_height(node.name), max(down, half)

    def hat_height(self, step):
        """Return how much room the input above a step's box takes, over all else."""
        hat = self.columns.hats.get(step)
        if hat is None:
            return 0.0
        over = 0.0 if self.hats_beside else CLEAR * self.em + self.value_size[hat][1]
        return self.hat_arrow(hat) + over

    def hat_arrow(self, hat):
        """Return how far the arrow from above reaches over all else."""
        beside = self.value_size[hat][1] if self.hats_beside else 0.0
        return max(HAT * self.em, self.gradient_size[hat][1], beside) + CLEAR * self.em + self.extra

    def is_level(self, name):
        """Return whether a value goes straight to the next column only, and no way beside it goes up or down."""
        return self.columns.is_straight(name) and self.steep[self.columns.column[name]] == 0.0

    def _box_height(self, step, least):
        """Choose where each value enters a step's box, and return the box's height."""
        column = self.columns.column[step]
        order = self.columns.columns[column - 1]
        sources = self.columns.sources(self.columns.node(step), column)
        names = [name for _, name in sorted(sources, key=lambda source: order.index(source[0]))]
        below = 0.0
        for name in names:
            self.ports[step, name] = below
            below += 2 * (ASIDE + CLEAR) * self.em + self.share_size(name, step)[1]
        last = self.ports[step, names[-1]]
        for name in names:
            self.ports[step, name] -= last / 2
        return max(least + min(0.6 * self.extra, 2 * self.em), last + 2 * (ASIDE + 2 * CLEAR) * self.em)

    def _measure_columns(self):
        """Find the widths of each column's parts: the entry, the box, the stem behind it, the way to the next."""
        columns, em, n = self.columns, self.em, self.columns.n_columns
        self.entry, self.box, self.stem, self.way = [0.0] * n, [0.0] * n, [1.2 * em] * n, [0.3 * em] * n
        self.steep = [0.0] * n  # how far up or down the steepest way goes
        for name in columns.steps:
            column = columns.column[name]
            self.box[column] = self.box_width
            shares = [self.share_size(source, name)[0] for source in columns.column]
            width = max(shares) + 2 * CLEAR * em if max(shares) else 0.0
            self.entry[column] = max(self.entry[column], TIP * em, width, self._left_of_hat(name))
        for (node, column), place in self.rows.items():
            for source, name in columns.sources(node, column):
                offset = self.ports.get((node.name, name), 0.0) if node.kind == "box" else 0.0
                steep = abs(place + offset - self.rows[source, column - 1])
                if steep > 1e-6:
                    self.way[column - 1] = max(self.way[column - 1], STEEPEST * steep, UP_OR_DOWN * em)
                    self.steep[column - 1] = max(self.steep[column - 1], steep)
        for name, column in columns.column.items():
            self.stem[column] = max(
                self.stem[column], self._stem(name, column), self._stem_under_hat(name, column)
            )
        self.way[-1] = 0.0
        self.width = sum(self.entry) + sum(self.box) + sum(self.stem) + sum(self.way)

    def wider_ways(self, slope):
        """Return how much wider each way must be to take so many inches for each inch up or down."""
        return [max(0.0, slope * steep - way) for way, steep in zip(self.way, self.steep, strict=True)]

    def _stem(self, name, column):
        """Return how long the line behind a value's box must be for the labels on it."""
        width = max(self.value_size[name][0], self.gradient_size[name][0]) + 2 * CLEAR * self.em
        if name not in self.columns.steps:
            width -= self.box[column]
        if self.is_level(name):
            width -= self.way[column] + self.entry[column + 1]
        return width

    def _stem_under_hat(self, step, column):
        """Return how long the line behind a step's box must be for the labels of what stands above the box."""
        hat = self.columns.hats.get(step)
        if hat is None:
            return 0.0
        beside = self.gradient_size[hat][0] + (ASIDE + 2 * CLEAR) * self.em - self.box_width / 2
        if self.hats_beside:
            return beside
        return max(beside, self.value_size[hat][0] + CLEAR * self.em - self.box_width - self.entry[column])

    def _left_of_hat(self, step):
        """Return how long the entry to a step's box must be for what stands left of the arrow from above."""
        hat = self.columns.hats.get(step)
        if hat is None or not self.hats_beside:
            return 0.0
        return self.value_size[hat][0] + (ASIDE + 2 * CLEAR) * self.em - self.box_width / 2


def box_size(written, look):
    """Return (width, height) of the boxes, all alike: of their texts with room round them."""
    texts = [line for text in (*written.boxes.values(), *written.slopes.values()) for line in text.split("\n")]
    lines = 1 + written.slope_lines
    return max(map(look.width, texts)) + 0.9 * look.em, (lines * LINE + 0.9) * look.em
