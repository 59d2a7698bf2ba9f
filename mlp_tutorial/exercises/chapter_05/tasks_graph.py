"""The exercise of chapter 05 that ends in a network of one's own blocks."""

import numpy as np

from mlp_tutorial.exercises.answers import kind_of
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, products, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.chapter_05.tasks_backward import N_ROWS, SIZES
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Module, Sigmoid, sigmoid


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
    for name, block, _ in graph.steps:
        if type(block).__module__ == Module.__module__:
            raise ValueError(
                f"the block of {name} is {type(block).__name__} of the package; write one of your own"
            )
    graph.forward(**first)
    graph.backward()
    values = graph.forward(**second)
    return {"E": values["E"]} | {f"∂E/∂{name}": gradient for name, gradient in graph.backward().items()}


def to_the_stepper(result, first, second):
    """Return the gradients that the stepper knows, with the network and the inputs that they belong to."""
    known_names = {"y", "m5", "b2", "m4", "W2", "m3", "m2", "b1", "m1", "W1"}
    gradients = {name.removeprefix("∂E/∂"): gradient for name, gradient in result.items()}
    return {name: gradient for name, gradient in gradients.items() if name in known_names}, mlp(*SIZES), second


def altered(kind, **ways):
    """Return the package's block of this kind with another forward(block, …) or backward(block, gradient)."""
    return type(kind.__name__, (kind,), {"__module__": __name__, **ways})


def network_with(*blocks):
    """Return the answer whose network has these blocks, made by `altered`, for the package's of the same name."""
    kinds = {"MatMul": MatMul, "Add": Add, "Sigmoid": Sigmoid, "MSE": MSE}
    kinds = {name: altered(kind) for name, kind in kinds.items()} | {one.__name__: one for one in blocks}

    def own_network():
        steps = [(name, kinds[type(module).__name__](), used) for name, module, used in mlp(*SIZES).steps]
        return Graph(steps)

    return own_network


def with_error(error):
    """Return the answer whose last block gives back this error(block), and minus that for the target."""
    return network_with(altered(MSE, backward=lambda block, dE_dE: (error(block), -error(block))))


def with_slope(slope):
    """Return the answer whose sigmoids have this slope(y)."""
    return network_with(altered(Sigmoid, backward=lambda block, dE_dy: (dE_dy * slope(block.output),)))


def with_bias(bias):
    """Return the answer whose additions give a bias this bias(gradient)."""
    return network_with(altered(Add, backward=lambda block, dE_dm: (dE_dm, bias(dE_dm))))


def with_products(back=lambda x, W, d: d @ W.T, weights=lambda x, W, d: x.T @ d):
    """Return the answer whose matrix products give back these two."""

    def backward(block, d):
        return back(block.x, block.W, d), weights(block.x, block.W, d)

    return network_with(altered(MatMul, backward=backward))


def saved_for_all():
    """Return the answer whose products save in their class."""

    def forward(block, x, W):
        type(block).x, type(block).W = x, W
        return x @ W

    return network_with(altered(MatMul, forward=forward, backward=lambda block, d: (d @ block.W.T, block.x.T @ d)))


def saved_once(block, m):
    """Calculate σ, and keep the first one for the way back."""
    y = sigmoid(m)
    block.output = y if block.output is None else block.output
    return y


WRONG = {
    known.MISSING_1_OVER_B: with_error(lambda block: block.error),
    known.SECOND_1_OVER_B: with_error(lambda block: block.error / block.rows**2),
    known.OVER_ALL_ENTRIES: with_error(lambda block: block.error / block.error.size),
    known.SIGN_OF_THE_ERROR: with_error(lambda block: -block.error / block.rows),
    known.HALF_LEFT: with_error(lambda block: block.error / block.rows / 2),
    known.FACTOR_2: with_error(lambda block: 2 * block.error / block.rows),
    backward_pass.TARGET_AS_OUTPUT: network_with(
        altered(MSE, backward=lambda block, dE_dE: (block.error / block.rows,) * 2)
    ),
    backward_pass.E_NOT_A_MEAN: network_with(
        altered(
            MSE,
            forward=lambda block, y, y_hat: MSE.forward(block, y, y_hat) * len(y),
            backward=lambda block, dE_dE: (block.error, -block.error),
        )
    ),
    known.BIAS_OF_ONE_ROW: with_bias(lambda d: d[0]),
    known.BIAS_AVERAGED: with_bias(lambda d: d.mean(axis=0)),
    slopes.SLOPE_FORGOTTEN: with_slope(lambda y: 1.0),
    slopes.SLOPE_AT_OUTPUT: with_slope(lambda y: sigmoid(y) * (1 - sigmoid(y))),
    slopes.SIGMA_FOR_SLOPE: with_slope(lambda y: y),
    slopes.REST_FOR_SLOPE: with_slope(lambda y: 1 - y),
    slopes.SLOPE_ONLY: network_with(
        altered(Sigmoid, backward=lambda block, dE_dy: (block.output * (1 - block.output),))
    ),
    products.RESULTS_EXCHANGED: with_products(lambda x, W, d: x.T @ d, lambda x, W, d: d @ W.T),
    products.WEIGHTS_NOT_TRANSPOSED: with_products(back=lambda x, W, d: d @ W),
    products.INPUT_NOT_TRANSPOSED: with_products(weights=lambda x, W, d: x @ d),
    products.BACK_ORDER: with_products(back=lambda x, W, d: W.T @ d),
    products.WEIGHT_ORDER: with_products(weights=lambda x, W, d: d @ x.T),
    products.WEIGHTS_TURNED: with_products(weights=lambda x, W, d: d.T @ x),
    products.ENTRYWISE_BACK: with_products(back=lambda x, W, d: d * W.T),
    products.ENTRYWISE_WEIGHTS: with_products(weights=lambda x, W, d: x.T * d),
    products.WEIGHTS_DIVIDED: with_products(weights=lambda x, W, d: x.T @ d / len(x)),
    backward_pass.SAVED_FOR_ALL: saved_for_all(),
    backward_pass.SAVED_ONCE: network_with(altered(Sigmoid, forward=saved_once)),
}
GRAPH = Exercise(
    name="05-graph",
    title="a network of your own blocks",
    statement="""
From an empty cell: write a class for each of the four blocks of the network, with `forward(…)`, which returns the
value, and `backward(gradient)`, which returns a tuple with a gradient for each input, also if it is only one. Then
let `own_network()` return a `Graph` of them, and of no block of the package: a list of steps such as
`("m1", OwnMatMul(), ("x", "W1"))`, with the names m1 to m5, y and E, from x, y_hat, W1, b1, W2 and b2. $E$ is the
mean over the rows. The check goes forward and back twice, and looks at $E$ and at the gradient of **every** name,
x and y_hat too.
""",
    level=4,
    starter="# your four classes\n\n\n"
    "def own_network():\n"
    '    """Return a Graph of blocks of your own, from x, y_hat, W1, b1, W2 and b2 to E."""\n'
    "    return ...\n",
    reference=own_network,
    hints=(
        "Begin with Add and MSE alone, and try each block alone: forward, then backward with an array of ones.",
        "Each block keeps in `self` what its own way back needs; two MatMuls are two objects, made anew each.",
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
