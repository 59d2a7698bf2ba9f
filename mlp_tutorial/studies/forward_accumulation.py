"""Forward accumulation: the derivative of E with respect to one weight, from the front of a graph to its end.

Here dv is short for ∂v/∂w: v is any value of the graph, w the one weight. A sweep carries dv from step to step up
to dE, which is ∂E/∂w. Every dv is calculated once and kept by its name, as in `Graph.backward`. But it holds for
one weight only: the next weight needs a sweep of its own.
"""

from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from mlp_tutorial.checks import require_known
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.rules import slope

ALL = slice(None)
SCALAR = (...,)  # where a scalar changes: an index that leaves it an array, as `()` would not


@dataclass(frozen=True)
class Change:
    """How a value changes with the one weight: `d` is dv for the part v[at] of the value v, elsewhere dv is 0.

    A weight of a layer changes only one neuron of this layer, (B, 1), and what is 0 need not be multiplied.
    """

    d: np.ndarray
    at: tuple  # of slices, or SCALAR

    def within(self, shape):
        """Return dv as a whole array of the shape, with its zeros."""
        whole = np.zeros(shape)
        whole[self.at] = self.d
        return whole


def forward_gradients(graph, values):
    """Return {name: ∂E/∂name} for all inputs of the graph but the data, by one forward sweep for each weight.

    `values` is {name: value} of a forward pass; each gradient has the shape of its value.
    """
    gradients = {}
    for name in (name for name in graph.inputs if name not in graph.data):
        gradients[name] = np.zeros(np.shape(values[name]))
        for index in np.ndindex(gradients[name].shape):
            gradients[name][index] = forward_sweep(graph, values, name, index)
    return gradients


def forward_sweep(graph, values, name, index=()):
    """Return ∂E/∂w, a number, for the single weight w = values[name][index].

    `values` is {name: value} of a forward pass; `index` is () if the value is a scalar. Nothing is calculated for
    what does not depend on the weight. ValueError if `name` is not an input of the graph.
    """
    require_known("forward_sweep was asked for", [name], graph.inputs)
    changes = {name: Change(np.ones((1,) * len(index)), tuple(slice(k, k + 1) for k in index) or SCALAR)}  # dw = 1
    for step, module, arguments in graph.steps:  # from the front to the back
        if any(argument in changes for argument in arguments):
            inputs = [values[argument] for argument in arguments]
            changes[step] = local_change(module, inputs, [changes.get(one) for one in arguments], values[step])
    last = graph.steps[-1][0]
    return changes[last].d[()] if last in changes else 0.0


def local_change(module, inputs, changes, output):
    """Return the output's Change, the sum over those inputs that change; a Change is None if its input does not.

    This is the chain rule from the front: dy = ∂y/∂a · da + ∂y/∂b · db.
    """
    parts = [one for one in local_changes(module, inputs, changes, output) if one is not None]
    first, *others = parts
    if all(other.at == first.at for other in others):
        return Change(sum((other.d for other in others), first.d), first.at)
    return Change(sum(part.within(np.shape(output)) for part in parts), (ALL,) * np.ndim(output) or SCALAR)


@singledispatch
def local_changes(module, inputs, changes, output):
    """Return for each input the Change that its own Change makes of the output, None if it does not change."""
    raise ValueError(f"no rule from the front for the module {type(module).__name__}")


@local_changes.register
def _(module: Sigmoid | Sin | Square | Exp | Reciprocal, inputs, changes, output):
    (x,), (dx,) = inputs, changes
    return [Change(slope(module, x[dx.at]) * dx.d, dx.at)]  # dy = slope · dx


@local_changes.register
def _(module: MatMul, inputs, changes, output):
    (x, W), (dx, dW) = inputs, changes
    return [
        dx and Change(dx.d @ W[dx.at[1]], (dx.at[0], ALL)),  # dm = dx × W
        dW and Change(x[:, dW.at[0]] @ dW.d, (ALL, dW.at[1])),  # dm = x × dW
    ]


@local_changes.register
def _(module: Add, inputs, changes, output):
    da, db = changes
    return [da, db and shared(db, inputs[1], output)]  # dm = da + db


@local_changes.register
def _(module: Multiply, inputs, changes, output):
    (a, b), (da, db) = inputs, changes
    whole_b = b if b.shape == a.shape else np.broadcast_to(b, a.shape, subok=True)
    db = db and shared(db, b, output)
    return [
        da and Change(da.d * whole_b[da.at], da.at),  # dm = da · b
        db and Change(a[db.at] * db.d, db.at),  # dm = a · db
    ]


@local_changes.register
def _(module: MSE, inputs, changes, output):
    y, y_hat = inputs
    rows = (np.shape(y) or (1,))[0]
    dy, dy_hat = changes
    return [
        dy and Change(np.sum((y - y_hat)[dy.at] * dy.d) / rows, SCALAR),  # dE = Σ (y − ŷ) · dy / B
        dy_hat and Change(np.sum((y_hat - y)[dy_hat.at] * dy_hat.d) / rows, SCALAR),
    ]


def shared(change, b, output):
    """Return where and how the output changes with b: in all entries that share the part of b that changes."""
    if b.shape == output.shape:
        return change
    own = tuple(ALL if size == 1 else part for size, part in zip(b.shape, change.at, strict=False))
    at = (ALL,) * (output.ndim - len(own)) + own or SCALAR
    return Change(np.broadcast_to(change.d, output[at].shape, subok=True), at)
