"""A value that is used twice: each branch's share of its gradient, and their sum (lecture, row 5)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Multiply, Sin, Square


@dataclass(frozen=True)
class Fork:
    """E = p · q with p = a² and q = sin a, and the gradient of a with the branches that are kept."""

    values: dict  # of a, p, q and E
    gradients: dict  # of a, as it was obtained, and of p, q and E
    slopes: dict  # {"p": the slope of the block that gives p alone, "q": …}
    shares: dict  # {"p": the right share of the branch through p, "q": …}
    kept: dict  # {"p": is this branch counted, "q": …}
    measured: float  # the slope of E over a, by moving a


def fork_at(a, through_p, through_q):
    """Return the Fork at a number a, with both branches, one or none.

    The shares are the gradients of two copies of a, one for each branch.
    """
    a = np.float64(a)
    fork, copies = make_fork("a", "a"), make_fork("a1", "a2")
    values = fork.forward(a=a)
    measured = float(numerical_gradient(lambda a: fork.forward(a=a)["E"], a))
    copies.forward(**{"a1": a, "a2": a})
    gradients = copies.backward()
    shares = {"p": gradients.pop("a1"), "q": gradients.pop("a2")}
    slopes = {name: module.backward(np.float64(1))[0] for name, module, _ in copies.steps if name in shares}
    kept = {"p": through_p, "q": through_q}
    obtained = sum(share for name, share in shares.items() if kept[name])
    return Fork(values, gradients | {"a": obtained}, slopes, shares, kept, measured)


def make_fork(into_p, into_q):
    """Return the Graph of E = p · q with p = square and q = sin of the values named."""
    return Graph([("p", Square(), (into_p,)), ("q", Sin(), (into_q,)), ("E", Multiply(), ("p", "q"))])
