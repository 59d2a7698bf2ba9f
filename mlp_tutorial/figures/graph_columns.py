"""Some steps of a graph in columns: boxes, inputs, and lanes that pass the columns between."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """What stands in a column: a step's box, an input, or the lane from a value to a step further right."""

    kind: str  # "box", "input" or "lane"
    name: str
    user: str | None = None  # of a lane; None is a step that is not drawn here


def users_of(graph):
    """Return {name: the steps that use it}."""
    names = [*graph.inputs, *(name for name, _, _ in graph.steps)]
    return {name: [step for step, _, used in graph.steps if name in used] for name in names}


class Columns:
    """The steps first … last − 1 of a graph in columns, each right of all it uses.

    `columns` holds the nodes of each column, from the top to the bottom; `lanes` {name: the steps it goes to}
    for each value that has a row, None standing for steps elsewhere; `hats` {step: the input above it};
    `owned` the values whose gradient arrives here as a whole: of the others only a share does.
    """

    def __init__(self, graph, first, last):
        users = users_of(graph)
        steps = [(name, arguments) for name, _, arguments in graph.steps[first:last]]
        before = {argument for _, _, arguments in graph.steps[:first] for argument in arguments}
        self.steps = dict(steps)
        self.hats = hats_of(graph, steps, users)
        used = dict.fromkeys(argument for _, arguments in steps for argument in arguments)
        self.inputs = [n for n in used if n not in self.steps and n not in self.hats.values()]
        true_inputs = set(graph.inputs) - before
        self.owned = self.steps.keys() | true_inputs | {n for n in self.inputs if len(users[n]) == 1}
        self.column = self._place()
        self.n_columns = 1 + max(self.column.values())
        self.lanes = {name: self._lanes(name, users[name], name in true_inputs) for name in self.column}
        self.columns = self._ordered()

    def _place(self):
        """Return {name: its column}."""
        column = {}
        for name, arguments in self.steps.items():
            column[name] = 1 + max((column.get(argument, 0) for argument in arguments), default=0)
        for name in self.inputs:
            column[name] = min(column[step] for step, used in self.steps.items() if name in used) - 1
        return column

    def _lanes(self, name, users, is_first):
        """Return the steps that a value goes to, and None behind them for those that are not drawn here."""
        here = [user for user in users if user in self.steps]
        elsewhere = len(here) < len(users) and (name in self.steps or is_first)
        return [*here, None] if here and elsewhere else here

    def node(self, name):
        """Return the node of a value's box or input."""
        return Node("box" if name in self.steps else "input", name)

    def way(self, name, user):
        """Return the nodes along a lane, from the value to the step, or to the right edge."""
        last = self.n_columns if user is None else self.column[user]
        between = [Node("lane", name, user)] * (last - self.column[name] - 1)
        return [self.node(name), *between] + ([] if user is None else [self.node(user)])

    def sources(self, node, column):
        """Return [(node in the column before, the value that comes from it)], in the order of the arguments."""
        if node.kind == "input":
            return []
        names = [node.name] if node.kind == "lane" else self.entering(node.name)
        user = node.user if node.kind == "lane" else node.name
        return [
            (self.node(name) if self.column[name] == column - 1 else Node("lane", name, user), name)
            for name in names
        ]

    def entering(self, step):
        """Return the values that enter a step's box from the left."""
        return [name for name in dict.fromkeys(self.steps[step]) if name in self.column]

    def is_straight(self, name):
        """Return whether a value goes to one step only, which stands in the next column."""
        lanes = self.lanes[name]
        return len(lanes) == 1 and self.column[lanes[0]] == self.column[name] + 1

    def _ordered(self):
        """Return the nodes of each column, ordered by the mean row of what they come from."""
        found = [[] for _ in range(self.n_columns)]
        for name, column in self.column.items():
            found[column].append(self.node(name))
        for name, users in self.lanes.items():
            for user in users:
                last = self.n_columns if user is None else self.column[user]
                for column in range(self.column[name] + 1, last):
                    found[column].append(Node("lane", name, user))
        row = {}
        for column, nodes in enumerate(found):
            for node in sorted(nodes, key=lambda node: node.kind == "input"):
                row[node, column] = self._mean_row(node, column, row)
            nodes.sort(key=lambda node: row[node, column])
            row |= {(node, column): float(k) for k, node in enumerate(nodes)}
        return found

    def _mean_row(self, node, column, row):
        """Return the mean row of a node's sources, or of an input the row of what it meets in its first step."""
        if node.kind == "input":
            used = next(used for used in self.steps.values() if node.name in used)
            others = [name for name in used if name != node.name and name in self.column]
            rows = [r for (n, c), r in row.items() if c == column and n.name in others]
            place = used.index(node.name)
            return sum(rows) / len(rows) + place - 0.5 if rows else float(len(row))
        rows = [row[source, column - 1] for source, _ in self.sources(node, column)]
        return sum(rows) / len(rows) if rows else 0.0


def hats_of(graph, steps, users):
    """Return {step: an input that only this step uses, and which is its weight or target}, one for each step."""
    hats = {}
    for step, arguments in steps:
        for place, name in enumerate(arguments):
            is_single = name in graph.inputs and users[name] == [step] and arguments.count(name) == 1
            if is_single and (place > 0 or name in graph.shapes) and len(arguments) > 1:
                hats[step] = name
    return hats
