"""Where the rows of a graph lie: each node level with what it comes from and goes to, as far as there is room."""

from itertools import pairwise
from statistics import fmean


def spread(wanted, gaps):
    """Return places as near to the wanted ones as can be, each at least its gap below the one before.

    `gaps` are those between neighbours, one fewer than places. The sum of the squared distances is least.
    """
    below, sums = [0.0], []
    for gap in gaps:
        below.append(below[-1] + gap)
    for want, shift in zip(wanted, below, strict=True):
        sums.append([want - shift, 1])
        while len(sums) > 1 and sums[-2][0] / sums[-2][1] >= sums[-1][0] / sums[-1][1]:
            total, count = sums.pop()
            sums[-1][0] += total
            sums[-1][1] += count
    levels = [total / count for total, count in sums for _ in range(count)]
    return [level + shift for level, shift in zip(levels, below, strict=True)]


def rows_of(columns, extents, ports, gap):
    """Return {(node, column): its place}, in inches down from where the first one stands.

    `columns` are Columns, `extents[node]` is how far a node reaches (up, down) from its place, `ports` holds
    {(step, value): how far below the middle of the step's box the value enters}; `gap` is kept between two nodes.
    """
    place = {(node, column): 0.0 for column, nodes in enumerate(columns.columns) for node in nodes}
    comes, goes = {key: [] for key in place}, {key: [] for key in place}
    for node, column in place:
        for source, name in columns.sources(node, column):
            offset = ports.get((node.name, name), 0.0) if node.kind == "box" else 0.0
            comes[node, column].append(((source, column - 1), -offset))
            goes[source, column - 1].append(((node, column), offset))
    forth = list(enumerate(columns.columns))
    for way, order in ((comes, forth), (goes, forth[::-1]), (comes, forth), (goes, forth[::-1])):
        for column, nodes in order:
            wanted = [
                fmean(place[other] + offset for other, offset in way[node, column])
                if way[node, column]
                else place[node, column]
                for node in nodes
            ]
            reach = [extents[node] for node in nodes]
            gaps = [a[1] + gap + b[0] for a, b in pairwise(reach)]
            place |= zip(((node, column) for node in nodes), spread(wanted, gaps), strict=True)
    return place
