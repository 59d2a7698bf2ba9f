"""The lecture's network, one block after the other: forward, and back (lecture, rows 3 and 8 to 16)."""

from dataclasses import dataclass

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, mlp

N_BLOCKS = 7


@dataclass(frozen=True)
class Sweep:
    """The two passes up to a step: what is known by then, and which block has just worked."""

    graph: Graph
    step: int
    values: dict  # {name: value} of the steps that the forward pass has done
    gradients: dict  # {name: gradient} of what the backward pass has done
    block: tuple = ()  # (name of the step, its module, its arguments), once a block has worked
    given: tuple = ()  # the names whose value or gradient it has given


def sweep_until(step, tomato):
    """Return the Sweep of the 2-3-1 network up to the step, 0 … 14, for the first, second, … fourth tomato.

    Steps 1 … 7 are the blocks forward, 8 … 14 the same ones back. ValueError for another step or tomato.
    """
    require_whole_number("step", step, 0, 2 * N_BLOCKS)
    x, y_hat = tomatoes()
    require_whole_number("tomato", tomato, 1, len(x))
    graph = mlp(2, 3, 1)
    sample = {"x": x[tomato - 1 : tomato], "y_hat": y_hat[tomato - 1 : tomato]}
    values = graph.forward(**sample, **example_weights())
    gradients = graph.backward()
    forth = [(block, (block[0],)) for block in graph.steps]
    back = [(block, tuple(name for name in block[2] if name not in sample)) for block in reversed(graph.steps)]
    known = [name for _, given in forth[:step] for name in given]
    swept = [name for _, given in back[: max(0, step - N_BLOCKS)] for name in given]
    return Sweep(
        graph,
        step,
        {name: values[name] for name in known},
        {name: gradients[name] for name in swept},
        *((forth + back)[step - 1] if step else ()),
    )
