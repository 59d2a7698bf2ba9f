"""Both passes through a graph, one gradient a step: what is calculated, from what, and what is known by then.

Lecture, rows 3 to 5 and 8 to 16.
"""

import copy
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from mlp_tutorial.expressions import Expression, gradient_of, gradient_so_far, named, plus
from mlp_tutorial.formulas import ONE, formula_length, gradient_formula, local_rules
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, Multiply
from mlp_tutorial.rules import NoRule, forward_rule

LONGEST = 40  # of a formula that is written out, as `formula_length` counts


@dataclass(frozen=True)
class Step:
    """One step of the two passes: a block's value, or one of the gradients that the block gives back."""

    name: str  # of the value, or of the value whose gradient it is
    block: str  # the step of the graph that works; "" for ∂E/∂E = 1, with which the way back begins
    is_backward: bool
    result: np.ndarray  # the value; or the gradient, with all branches up to this one
    expression: Expression | None = None  # what is calculated; None for a block without a written rule
    values: dict | None = None  # what the expression is evaluated on: the values, and the gradient that comes in
    index: int = 0  # which of the block's inputs it is
    branch: int = 1  # the second of three gradients that add up to that of a value used three times: 2
    n_branches: int = 1  # and 3
    share: np.ndarray | None = None  # of the gradient, that of this branch alone

    @property
    def is_whole(self):
        """Whether all branches have been added."""
        return self.branch == self.n_branches


@dataclass(frozen=True, eq=False)
class Trace:
    """All steps of both passes through a graph, calculated once."""

    graph: Graph
    values: dict  # of the forward pass, the inputs' among them
    gradients: dict  # {name: ∂E/∂name}
    steps: tuple = ()
    formulas: dict | None = None  # {name: Formula of ∂E/∂name} of those that have rules and are not too long

    @property
    def wanted(self):
        """The graph's inputs whose gradients are wanted: all that E depends on, but the data."""
        met = {step.name for step in self.steps if step.is_backward}
        return [name for name in self.graph.inputs if name in met]

    @property
    def is_batch(self):
        """Whether anything is summed that more than one row, or entry, has shared: then the formulas say so."""
        for name, module, arguments in self.graph.steps:
            shapes = [np.shape(self.values[one]) for one in (name, *arguments)]
            with_rows = shapes[:2] if isinstance(module, MSE) else shapes[:1]
            if any(len(shape) == 2 and shape[0] > 1 for shape in with_rows):
                return True
            if isinstance(module, Add | Multiply) and any(np.prod(one) < np.prod(shapes[0]) for one in shapes):
                return True
        return False

    def block(self, step):
        """Return the graph's step (name, module, inputs) that works at a Step of the passes."""
        return next(block for block in self.graph.steps if block[0] == step.block)

    def whole_at(self, name):
        """Return the number of the step after which ∂E/∂name is there, with all its branches."""
        return max(number for number, step in enumerate(self.steps, 1) if step.is_backward and step.name == name)

    def known(self, number):
        """Return what is there after so many steps: {name: value}, {name: gradient}, {(name, block): share}.

        The inputs are there from the start; a gradient when all its branches are, and until then their shares.
        """
        values = {name: self.values[name] for name in self.graph.inputs}
        values |= {step.name: step.result for step in self.steps[:number] if not step.is_backward}
        back = [step for step in self.steps[:number] if step.is_backward]
        gradients, shares = {step.name: step.result for step in back if step.is_whole}, {}
        for step in back:
            if step.n_branches > 1:  # a block may use a value twice
                place = step.name, step.block
                shares[place] = shares[place] + step.share if place in shares else step.share
        return values, gradients, shares


@np.errstate(all="ignore")
def trace(graph, inputs):
    """Return the Trace of both passes; it works with copies of the graph's blocks, and of the inputs.

    ValueError for what `Graph.forward` and `Graph.backward` refuse, and for values of more than two axes.
    """
    steps = [(name, copy.deepcopy(module), used) for name, module, used in graph.steps]
    graph = Graph(steps, graph.shapes, graph.data)
    values = graph.forward(**{name: np.array(value)[()] for name, value in inputs.items()})
    deep = {name: np.shape(value) for name, value in values.items() if np.ndim(value) > 2}
    if deep:
        raise ValueError(f"the values have the shapes {deep}, expected at most two axes: one model")
    passes = Trace(graph, values, graph.backward())
    return replace(passes, steps=(*forth(passes), *back(passes)), formulas=written_out(passes))


def forth(passes):
    """Yield the Steps of the forward pass."""
    for name, module, arguments in passes.graph.steps:
        expression = rule(forward_rule, module, [named(one) for one in arguments], passes.is_batch)
        expression = if_right(expression, passes.values, passes.values[name])
        yield Step(name, name, False, passes.values[name], expression, passes.values)


def back(passes):
    """Yield the Steps of the backward pass, by the recipe of `Graph.backward`; weights before other inputs."""
    graph, at_work = passes.graph, blocks_at_work(passes.graph)
    yield Step(graph.steps[-1][0], "", True, np.float64(1), ONE, {})
    n_branches = Counter(one for _, _, arguments in at_work for one in arguments)
    branches, so_far = Counter(), {}
    for step in at_work:
        name, module, arguments = step
        gradients = module.backward(np.array(passes.gradients[name])[()])
        rules = rule(local_rules, step, gradient_of(name), passes.values if passes.is_batch else None)
        for index in sorted(range(len(arguments)), key=lambda k: (arguments[k] not in graph.inputs, k)):
            one, share = arguments[index], gradients[index]
            if one in graph.data:
                continue
            known = passes.values | {f"∂E/∂{name}": passes.gradients[name]}
            expression, result = if_right(rules and rules[index], known, share), share
            if one in so_far:
                expression = expression and plus(gradient_so_far(one), expression)
                known[f"∂E/∂{one} so far"], result = so_far[one], so_far[one] + share
            branches[one], so_far[one] = branches[one] + 1, result
            yield Step(one, name, True, result, expression, known, index, branches[one], n_branches[one], share)


def blocks_at_work(graph):
    """Return the graph's steps that the backward pass goes through, from the last one on."""
    reached, at_work = {graph.steps[-1][0]}, []
    for step in reversed(graph.steps):
        if step[0] in reached:
            reached.update(one for one in step[2] if one not in graph.data)
            at_work.append(step)
    return at_work


def written_out(passes):
    """Return {name: Formula} of the gradients that can be written out in a line or two."""
    names = [name for name in passes.gradients if 0 < formula_length(passes.graph, name) <= LONGEST]
    formulas = {name: rule(gradient_formula, passes.graph, name, passes.is_batch) for name in names}
    right = {name: if_right(formula, passes.values, passes.gradients[name]) for name, formula in formulas.items()}
    return {name: formula for name, formula in right.items() if formula}


def rule(write, *arguments):
    """Return what the rule writes; None for a block without one."""
    try:
        return write(*arguments)
    except NoRule:
        return None


def if_right(written, values, result):
    """Return what is written if it gives the result, else None: a block of one's own may calculate otherwise."""
    if written is None:
        return None
    try:
        found = np.asarray(written.evaluate(values), dtype=float)
    except ValueError:
        return None
    wanted = np.asarray(result, dtype=float)  # for one sample a row (1, n) is as good as (n,)
    close = found.size == wanted.size and np.allclose(found.ravel(), wanted.ravel(), rtol=1e-9, equal_nan=True)
    return written if close else None
