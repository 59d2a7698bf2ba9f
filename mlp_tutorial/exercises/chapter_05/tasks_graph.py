"""The exercise of chapter 05 that ends in a network of one's own blocks."""

import numpy as np

from mlp_tutorial.exercises.answers import agrees, kind_of
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.chapter_05.tasks_backward import N_ROWS, SIZES
from mlp_tutorial.exercises.chapter_05.wrong_networks import WRONG
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import Module

STEPS = ("m1", "m2", "m3", "m4", "m5", "y", "E")
FORWARD = "E of the forward pass"
FACTOR = 1.7  # of the block that is put behind E


def own_network():
    """Return a Graph of blocks of your own, from x, y_hat, W1, b1, W2 and b2 to E."""

    class OwnMatMul:
        def forward(self, x, W):
            self.x, self.W = x, W
            return x @ W

        def backward(self, dE_dm):
            return dE_dm @ self.W.T, self.x.T @ dE_dm

    class OwnAdd:
        def forward(self, a, b):
            return a + b

        def backward(self, dE_dm):
            return dE_dm, dE_dm.sum(axis=0)

    class OwnSigmoid:
        def forward(self, m):
            self.y = 1 / (1 + np.exp(-m))
            return self.y

        def backward(self, dE_dy):
            return (dE_dy * self.y * (1 - self.y),)

    class OwnMSE:
        def forward(self, y, y_hat):
            self.error = y - y_hat
            return np.sum(self.error**2) / (2 * len(y))

        def backward(self, dE_dE):
            dE_dy = dE_dE * self.error / len(self.error)
            return dE_dy, -dE_dy

    hidden = [("m1", OwnMatMul(), ("x", "W1")), ("m2", OwnAdd(), ("m1", "b1")), ("m3", OwnSigmoid(), ("m2",))]
    last = [("m4", OwnMatMul(), ("m3", "W2")), ("m5", OwnAdd(), ("m4", "b2")), ("y", OwnSigmoid(), ("m5",))]
    return Graph([*hidden, *last, ("E", OwnMSE(), ("y", "y_hat"))])


class Multiple:
    """The block behind E, a multiple of it."""

    def forward(self, E):
        """Return the multiple."""
        return FACTOR * E

    def backward(self, gradient):
        """Return the gradient of E."""
        return (FACTOR * gradient,)


def draw_inputs(rng, sizes=SIZES, n_rows=N_ROWS):
    """Return the inputs of two forward passes: new numbers for every name, each time."""
    shapes = {"x": (n_rows, sizes[0]), **mlp(*sizes).shapes}
    first, second = ({name: rng.normal(size=shape) for name, shape in shapes.items()} for _ in range(2))
    for one in (first, second):
        one["y_hat"] = rng.uniform(0.1, 0.9, size=(n_rows, sizes[-1]))
    return first, second


def after_two_passes(answer, first, second):
    """Return E and all gradients of the second of two forward passes, by name, from the back to the front."""
    graph = answer()
    if graph is ...:
        return ...
    if not isinstance(graph, Graph):
        raise TypeError(f"own_network() returned {kind_of(graph)}; expected a Graph")
    names = [name for name, _, _ in graph.steps]
    if sorted(names) != sorted(STEPS):
        raise ValueError(f"the steps have the names {', '.join(names)}; expected {', '.join(STEPS)}")
    for name, block, _ in graph.steps:
        if type(block).__module__ == Module.__module__:
            raise ValueError(
                f"the block of {name} is {type(block).__name__} of the package; write one of your own"
            )
    graph.forward(**first)
    graph.backward()
    longer = Graph([*graph.steps, ("multiple", Multiple(), ("E",))])  # so that not 1 comes back to E
    values, gradients = longer.forward(**second), longer.backward()
    return {FORWARD: values["E"]} | {f"∂E/∂{name}": gradients[name] / FACTOR for name in list(gradients)[1:]}


def to_the_stepper(result, first, second):
    """Return the gradients that the stepper knows, with the network and the inputs that they belong to.

    If E is wrong already, these are the right gradients: then it is E that is told, and no step.
    """
    network = mlp(*SIZES)
    E, gradients = network.forward(**second)["E"], network.backward()
    if agrees(result[FORWARD], E):
        gradients = {name: result[f"∂E/∂{name}"] for name in gradients if name != "E"}
    return gradients, network, second


GRAPH = Exercise(
    name="05-graph",
    title="a network of your own blocks",
    statement="""
From an empty cell: write a class for each of the four blocks of the network, with `forward(…)`, which returns the
value, and `backward(gradient)`, which returns a tuple with a gradient for each input, also if it is only one. Then
let `own_network()` return a `Graph` of them, and of no block of the package: a list of steps such as
`("m1", OwnMatMul(), ("x", "W1"))`, with the names m1 to m5, y and E, from x, y_hat, W1, b1, W2 and b2. $E$ is the
mean over the rows. The check goes forward and back twice, the second time with one more block behind $E$, and
looks at $E$ and at its gradient for **every** name, x and y_hat too.
""",
    level=4,
    starter="# your four classes\n\n\n"
    "def own_network():\n"
    '    """Return a Graph of blocks of your own, from x, y_hat, W1, b1, W2 and b2 to E."""\n'
    "    return ...\n",
    reference=own_network,
    hints=(
        "Begin with Add and MSE, and try each block by itself: forward, then backward with an array of ones.",
        "Each block keeps in `self` what its own way back needs; two MatMuls are two objects, each made anew.",
        "MSE goes back to both y and y_hat; a bias gets the sum over the rows; (gradient,) is a tuple of one.",
    ),
    lesson="Seven blocks, of which none knows its neighbours, and a sweep through them: that is the whole of such "
    "a library. Any network of these blocks would now be as right as this one.",
    draw=draw_inputs,
    draw_square=lambda rng: draw_inputs(rng, (4, 4, 4), 4),
    use=after_two_passes,
    stepper=to_the_stepper,
    wrong=WRONG,
)
