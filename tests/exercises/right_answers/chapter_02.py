"""Right answers to the exercises of chapter 02 on numbers and arrays, each written in another way."""

import math
from itertools import accumulate
from operator import mul

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Multiply, Sin, Square


def values_of(steps, x):
    values = [x]
    for function, _ in steps:
        values.append(function(values[-1]))
    return values


def slopes_of(steps, x):
    return [slope(value) for (_, slope), value in zip(steps, values_of(steps, x), strict=False)]


def chain_appended_and_turned(steps, x):
    gradients = [1.0]
    for slope in slopes_of(steps, x)[::-1]:
        gradients.append(gradients[-1] * slope)
    return gradients[::-1]


def chain_by_index(steps, x):
    values = values_of(steps, x)
    gradients = np.ones(len(steps) + 1)
    for k in range(len(steps) - 1, -1, -1):
        gradients[k] = steps[k][1](values[k]) * gradients[k + 1]
    return gradients


def chain_that_calls_itself(steps, x):
    if not steps:
        return [1]
    (function, slope), *others = steps
    behind = chain_that_calls_itself(others, function(x))
    return [slope(x) * behind[0], *behind]


def chain_taken_from_a_stack(steps, x):
    stack = []
    for function, slope in steps:
        stack.append(slope(x))
        x = function(x)
    gradient, found = 1.0, [1.0]
    while stack:
        gradient *= stack.pop()
        found = [gradient, *found]
    return tuple(found)


def chain_by_division(steps, x):
    from_x = np.cumprod([1.0, *slopes_of(steps, x)])
    return from_x[-1] / from_x


def fork_by_the_package(a):
    to_q = [("s", Square(), ("a",)), ("q", Multiply(), ("s", "a"))]
    graph = Graph([("p", Sin(), ("a",)), *to_q, ("E", Multiply(), ("p", "q"))])
    graph.forward(a=a)
    return graph.backward()["a"]


def fork_in_steps(a):
    dE_dp, dE_dq = a**3, math.sin(a)
    through_p, through_q = dE_dp * math.cos(a), dE_dq * 3 * a**2
    return through_p + through_q


def weighted_by_blocks(x, factors):
    sine, square = Sin(), Square()
    square.forward(sine.forward(x))
    return sine.backward(*square.backward(factors))[0]


def weighted_in_loops(x, factors):
    found = []
    for row, its_factors in zip(x, factors, strict=True):
        found.append([2 * math.sin(v) * math.cos(v) * c for v, c in zip(row, its_factors, strict=True)])
    return found


def weighted_in_place(x, factors):
    gradient = factors.copy()
    gradient *= 2
    gradient *= np.sin(x)
    gradient *= np.cos(x)
    return gradient


def weighted_in_a_graph(x, factors):
    graph = Graph([("u", Sin(), ("x",)), ("y", Square(), ("u",)), ("E", Multiply(), ("y", "factors"))])
    found = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        graph.forward(x=x[place], factors=factors[place])
        found[place] = graph.backward()["x"]
    return found


RIGHT = {
    "02-chain": [
        chain_appended_and_turned,
        chain_by_index,
        chain_that_calls_itself,
        chain_taken_from_a_stack,
        chain_by_division,
        lambda steps, x: np.cumprod([1.0, *slopes_of(steps, x)[::-1]])[::-1],
        lambda steps, x: [math.prod(slopes_of(steps, x)[k:]) for k in range(len(steps) + 1)],
        lambda steps, x: list(accumulate(reversed(slopes_of(steps, x)), mul, initial=1.0))[::-1],
        lambda steps, x: [np.prod(slopes_of(steps, x)[k:]) for k in range(len(steps))] + [1],
    ],
    "02-fork": [
        fork_by_the_package,
        fork_in_steps,
        lambda a: a**3 * np.cos(a) + np.sin(a) * 3 * a**2,
        lambda a: a**2 * (a * math.cos(a) + 3 * math.sin(a)),
        lambda a: sum([np.sin(a) * 3 * a * a, np.cos(a) * a * a * a]),
        lambda a: np.array([np.cos(a), 3 * a**2]) @ np.array([a**3, np.sin(a)]),
        lambda a: np.sin(a) * a**3 * (np.cos(a) / np.sin(a) + 3 / a),
        lambda a: numerical_gradient(lambda moved: np.sin(moved) * moved**3, a),
        lambda a: np.imag(np.sin(a + 1e-20j) * (a + 1e-20j) ** 3) / 1e-20,
    ],
    "02-weighted": [
        weighted_by_blocks,
        weighted_in_loops,
        weighted_in_place,
        weighted_in_a_graph,
        lambda x, factors: factors * np.sin(2 * x),
        lambda x, factors: np.cos(x) * factors * np.sin(x) + np.sin(x) * factors * np.cos(x),
        lambda x, factors: numerical_gradient(lambda moved: np.sum(factors * np.sin(moved) ** 2), x),
        lambda x, factors: np.einsum("ij,ij,ij->ij", 2 * factors, np.sin(x), np.cos(x)),
        lambda x, factors: np.array(
            [c * 2 * np.sin(row) * np.cos(row) for row, c in zip(x, factors, strict=True)]
        ),
    ],
}
