"""The work of four ways to the same gradients: multiplications and sweeps counted, time measured."""

from dataclasses import dataclass
from functools import lru_cache, partial
from time import perf_counter

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.counting import count_backward, count_multiplications
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import Multiply, Sin
from mlp_tutorial.studies.forward_accumulation import forward_gradients

BATCH = 3  # samples
DEEPEST, WIDEST, MOST_FORKS = 6, 6, 12
SHORTEST = 1e-3  # seconds of a run that is measured: a clock may be coarser than a shorter one
# So many runs are measured, or fewer if they take so many seconds, but always two.
MOST_RUNS, LONG_ENOUGH = 5, 0.02


@dataclass(frozen=True)
class Count:
    """What one way costs: multiplications of two numbers, sweeps through the graph, seconds of the quickest run.

    A formula counts as a sweep, for it goes from E to its weight, and so does a run forward. The forward pass that
    saves the values for the first three ways is not in it.
    """

    multiplications: int
    sweeps: int
    seconds: float


@dataclass(frozen=True)
class Comparison:
    """The Count of each way, by its name in WAYS, to the gradients of `n_weights` numbers.

    They lie before `depth` layers, or forks, and `n_paths` is the number of paths on which one of the first
    layer's weights, or u₀, changes E.
    """

    counts: dict
    depth: int
    n_weights: int
    n_paths: int


def backward_way(graph):
    """Return the function {name: value} → gradients that makes one backward sweep; `graph` has gone forward."""
    return lambda values: graph.backward()


def formulas_way(graph):
    """Return the function {name: value} → gradients that calculates every formula by itself; all are written."""
    formulas = [gradient_formula(graph, name, batch=True) for name in wanted(graph)]
    return lambda values: {formula.name: formula.evaluate(values) for formula in formulas}


def forward_way(graph):
    """Return the function {name: value} → gradients that makes a forward sweep for each weight."""
    return lambda values: forward_gradients(graph, values)


def differences_way(graph):
    """Return the function {name: value} → gradients that moves each weight up and down, and runs the network."""
    last = graph.steps[-1][0]
    own = graph.up_to(last)  # other values pass through it than those that the graph has saved

    def gradients(values):
        inputs = {name: values[name] for name in own.inputs}

        def error(name, w):
            return own.forward(**inputs | {name: replaced(inputs[name], w)})[last]

        return {name: numerical_gradient(partial(error, name), inputs[name]) for name in wanted(graph)}

    return gradients


def replaced(value, w):
    """Return a copy of the array `value` with the entries of w: it counts its products if `value` does."""
    copy = value.copy()
    copy[...] = w
    return copy


WAYS = {
    "backward": backward_way,
    "formulas": formulas_way,
    "forward": forward_way,
    "differences": differences_way,
}


def wanted(graph):
    """Return the names of the graph's inputs whose gradients are wanted: all but the data."""
    return [name for name in graph.inputs if name not in graph.data]


def compare(graph, inputs):
    """Return {name of the way: Count} of all WAYS to E's gradients of the graph's inputs, {name: value}."""
    n_weights = sum(np.size(inputs[name]) for name in wanted(graph))
    sweeps = {"backward": 1, "formulas": len(wanted(graph)), "forward": n_weights, "differences": 2 * n_weights}
    counted = {"backward": count_backward(graph, inputs)}
    values = graph.forward(**inputs)
    counts = {}
    for name, way in WAYS.items():
        calculate = way(graph)
        if name not in counted:
            counted[name] = count_multiplications(calculate, values)
        counts[name] = Count(counted[name], sweeps[name], best_time(calculate, values))
    return counts


def best_time(calculate, values):
    """Return the seconds that one `calculate(values)` takes, in the quickest of a few runs: other work only adds.

    A run has as many calls as make it long enough for the clock.
    """
    n_calls = 1
    while (seconds := time_of(calculate, values, n_calls)) < SHORTEST:
        n_calls *= 2
    runs = [seconds]
    while len(runs) < 2 or (len(runs) < MOST_RUNS and sum(runs) < LONG_ENOUGH):
        runs.append(time_of(calculate, values, n_calls))
    return min(runs) / n_calls


def time_of(calculate, values, n_calls):
    """Return the seconds that so many calls take together."""
    start = perf_counter()
    for _ in range(n_calls):
        calculate(values)
    return perf_counter() - start


@lru_cache(maxsize=DEEPEST * WIDEST)  # measured once: the same settings give the same picture
def compare_layers(depth, width):
    """Return the Comparison for a network of `depth` layers of `width` neurons each, for a batch of BATCH samples.

    ValueError unless depth is 1 … DEEPEST and width 1 … WIDEST.
    """
    require_whole_number("depth", depth, 1, DEEPEST)
    require_whole_number("width", width, 1, WIDEST)
    network, rng = mlp(*[width] * (depth + 1)), np.random.default_rng(0)
    weights = initial_weights(network, rng)
    data = {"x": rng.normal(size=(BATCH, width)), "y_hat": rng.uniform(size=(BATCH, width))}
    return Comparison(compare(network, data | dict(weights)), depth, weights.flat.size, width ** (depth - 1))


@lru_cache(maxsize=MOST_FORKS)
def compare_forks(n_forks):
    """Return the Comparison for u₁ = u₀ · sin u₀, u₂ = u₁ · sin u₁, …, a fork at every step, with E the last.

    ValueError unless n_forks is 1 … MOST_FORKS.
    """
    require_whole_number("n_forks", n_forks, 1, MOST_FORKS)
    graph = forks(n_forks)
    return Comparison(compare(graph, {"u0": 1.3}), n_forks, 1, count_paths(graph, "u0"))


def forks(n_forks):
    """Return the graph of u_k = u_{k−1} · sin u_{k−1} for k = 1 … n_forks, from u0."""
    steps = []
    for k in range(1, n_forks + 1):
        steps.append((f"s{k}", Sin(), (f"u{k - 1}",)))
        steps.append((f"u{k}", Multiply(), (f"u{k - 1}", f"s{k}")))
    return Graph(steps)


def count_paths(graph, name):
    """Return how many paths lead from the named value through the graph's steps to the last one.

    Each step hands the number of its own paths to all its inputs, and at a fork they add: the recipe of
    `Graph.backward`, with every slope 1.
    """
    paths = {graph.steps[-1][0]: 1}
    for step, _, arguments in reversed(graph.steps):
        for argument in arguments:
            paths[argument] = paths.get(argument, 0) + paths.get(step, 0)
    return paths[name]
