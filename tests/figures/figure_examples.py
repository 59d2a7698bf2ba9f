"""Every picture of the course, drawn as its notebooks draw it: one Example or more for each draw_* function."""

from dataclasses import dataclass, field

import numpy as np

from mlp_tutorial.cross_validation import folds
from mlp_tutorial.datasets import digits, one_hot, tomatoes
from mlp_tutorial.descent import beale, bowl, descend, ravine, rosenbrock, saddle
from mlp_tutorial.drawing.still import drawn, still_of
from mlp_tutorial.figures.computation_graph import draw_computation_graph
from mlp_tutorial.figures.curves import draw_lines
from mlp_tutorial.figures.digits import (
    draw_digits,
    draw_influences,
    draw_pixel_maps,
)
from mlp_tutorial.figures.fading import draw_fading
from mlp_tutorial.figures.folds import (
    draw_estimates,
    draw_folds,
)
from mlp_tutorial.figures.matrices import draw_matrices
from mlp_tutorial.figures.network import draw_network
from mlp_tutorial.figures.one_weight import (
    draw_error_along_weight,
)
from mlp_tutorial.figures.overfitting import draw_gains
from mlp_tutorial.figures.race import draw_errors, draw_paths, draw_race, draw_scale, draw_surface
from mlp_tutorial.figures.sigmoid import draw_squared_error, draw_tangents
from mlp_tutorial.figures.velocity import (
    draw_velocity,
)
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, initial_weights, mlp
from mlp_tutorial.modules import Add, Exp, Multiply, Reciprocal, Sin, Square, sigmoid
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import train


@dataclass(frozen=True)
class Example:
    """One picture: `drawn(draw, *arguments, size=…, panels=…, **options)`."""

    draw: object
    arguments: tuple
    size: tuple = (9, 4)
    panels: int = 1
    options: dict = field(default_factory=dict)

    def figure(self):
        """Return the figure."""
        return drawn(self.draw, *self.arguments, size=self.size, panels=self.panels, **self.options)

    def still(self, figure):
        """Return the Still of the figure."""
        return still_of(figure, f"An example of {self.draw.__name__}.")


def chain_graph():
    return Graph([("u", Square(), ("x",)), ("v", Sin(), ("u",)), ("y", Exp(), ("v",))])


def fork_graph():
    return Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])


def chain():
    graph = chain_graph()
    values, gradients = graph.forward(x=1.2), graph.backward()
    slopes = {"u": "f′(x) = 2.4000", "v": "g′(u) = 0.1304", "y": "h′(v) = 2.6952"}
    options = {"boxes": {"u": "f: square", "v": "g: sin", "y": "h: exp"}, "slopes": slopes, "digits": 4}
    return Example(draw_computation_graph, (graph, values, gradients), (9, 2.4), options=options)


def chain_in_letters():
    gradients = {"x": "x′ = f′(x)·u′", "u": "u′ = g′(u)·v′", "v": "v′ = h′(v)·err", "y": "err"}
    return Example(draw_computation_graph, (chain_graph(), None, gradients), (9, 2.4))


def fork():
    graph = fork_graph()
    values, gradients = graph.forward(a=1.2), graph.backward()
    shares = {
        ("a", "p"): "$\\partial E/\\partial a_1$\n2.2369",
        ("a", "q"): "$\\partial E/\\partial a_2$\n0.5218",
    }
    slopes = {"p": "slope 2.4000", "q": "slope 0.3624", "E": "slopes q, p"}
    options = {"shares": shares, "slopes": slopes, "digits": 4}
    return Example(draw_computation_graph, (graph, values, gradients), (9, 4), options=options)


def sigmoid_in_pieces():
    steps = [
        ("t", Multiply(), ("x", "minus_one")),
        ("p", Exp(), ("t",)),
        ("s", Add(), ("p", "one")),
        ("y", Reciprocal(), ("s",)),
    ]
    graph = Graph(steps, {"minus_one": (), "one": ()}, data=["minus_one", "one"])
    values = graph.forward(x=0.7861, minus_one=-1.0, one=1.0) | {"minus_one": "-1", "one": "1"}
    return Example(draw_computation_graph, (graph, values, graph.backward()), (10, 3.2))


def lecture_network():
    return Example(draw_computation_graph, (mlp(2, 3, 1),), (10.5, 3.4))


def lecture_network_with_numbers():
    network, (x, y_hat) = mlp(2, 3, 1), tomatoes()
    values = network.forward(x=x[:3], y_hat=y_hat[:3], **example_weights())
    return Example(draw_computation_graph, (network, values, network.backward()), (11, 6))


def ravine_paths():
    surface = ravine(20.0)
    optimizers = {"plain descent, α = 0.09": SGD(0.09), "momentum 0.8, α = 0.03": Momentum(0.03, 0.8)}
    return surface, {label: descend(surface, one, surface.start, 60) for label, one in optimizers.items()}


def short_names(surface, paths):
    return surface, dict(zip(("plain descent", "momentum 0.8"), paths.values(), strict=True))


def three_paths(surface, learning_rate):
    optimizers = {f"m = {m}": Momentum(learning_rate, m) for m in (0.0, 0.5, 0.9)}
    return surface, {label: descend(surface, one, surface.start, 300) for label, one in optimizers.items()}


def streams():
    steady, alternating = np.full(20, 1.0), np.where(np.arange(20) % 2 == 0, 1.0, -1.0)
    velocities = {}
    for title, gradients in {"steady": steady, "alternating": alternating}.items():
        optimizer, w, v = Momentum(0.1, 0.9), np.zeros(1), []
        for gradient in gradients:
            optimizer.step(w, np.array([gradient]))
            v.append(optimizer.velocity[0])
        velocities[title] = gradients, np.array(v)
    return velocities


def tomato_errors():
    (x, y_hat), curves = tomatoes(), {}
    for rate in (0.5, 5.0, 20.0):
        network, weights = mlp(2, 3, 1), example_weights()
        rng = np.random.default_rng(0)
        history = train(network, weights, SGD(rate), x, y_hat, n_epochs=200, batch_size=4, rng=rng)
        curves[f"learning rate {rate:g}"] = np.arange(1, 201), history.loss
    return curves


def first_layer():
    x, labels = digits()
    network, rng = mlp(64, 16, 10), np.random.default_rng(0)
    weights = initial_weights(network, rng)
    train(network, weights, Momentum(0.2), x, one_hot(labels, 10), n_epochs=2, batch_size=32, rng=rng)
    return weights["W1"]


def output_of_the_example():
    values = mlp(2, 3, 1).forward(x=np.array([[1.0, 0.5]]), y_hat=np.array([[1.0]]), **example_weights())
    return [values[name][0] for name in ("x", "m3", "y")]


def matrix_products():
    forward = [
        ("m₃", (4, 3), [(1, None)]),
        "×",
        ("W₂", (3, 2), [(None, 0)]),
        "=",
        ("m₄", (4, 2), [(1, 0)]),
    ]
    backward = [
        ("m₃ᵀ", (3, 4), [(0, None)]),
        "×",
        ("∂E/∂m₄", (4, 2), [(None, 1)]),
        "=",
        ("∂E/∂W₂", (3, 2), [(0, 1)]),
    ]
    return forward, backward


X, LABELS = digits()
WEIGHTS = example_weights()
W = np.linspace(-4, 6, 101)
ALONG_W = 0.5 * (sigmoid(W * 0.75 + 0.03) - 1) ** 2
AT_1, SLOPE = 0.0490, -0.0505
K = np.arange(1, 11)
PAIRS = folds(len(X), 5, np.random.default_rng(0))
ACCURACIES = [0.958, 0.961, 0.944, 0.967, 0.95]
ESTIMATES = {
    "one split": np.random.default_rng(0).normal(0.94, 0.02, 20),
    "5-fold": np.random.default_rng(1).normal(0.94, 0.008, 20),
    "10-fold": np.random.default_rng(2).normal(0.94, 0.006, 20),
}
REPORTS = {f"report {k}": np.random.default_rng(k).binomial(60, 0.4 + k / 11, 200) / 60 for k in range(6)}
FORWARD, BACKWARD = matrix_products()
STILL_EXAMPLES = {
    "computation graph, a chain": chain(),
    "computation graph, a fork": fork(),
    "computation graph, the sigmoid": sigmoid_in_pieces(),
    "computation graph, the chain in letters": chain_in_letters(),
    "computation graph, the lecture's network": lecture_network(),
    "computation graph, three samples": lecture_network_with_numbers(),
    "lines": Example(draw_lines, (tomato_errors(), "epoch", "mean error E")),
    "lines, one": Example(draw_lines, ({"E": (K, 0.15 / K)}, "step", "mean error E"), (9, 3.6)),
    "lines, five, logarithmic": Example(
        draw_lines,
        ({f"λ = {10.0**-k:g}": (K, 0.9 ** (k * K)) for k in range(1, 6)}, "epoch", "mean |w|"),
        options={"log": True},
    ),
    "surface": Example(draw_surface, (saddle(),), (6, 4)),
    "surface, enlarged": Example(draw_surface, (bowl(2, 10), bowl(2, 10).view(1000)), (6, 4)),
    "scale of colours": Example(draw_scale, (np.eye(3), {"low": 0.1, "high": 0.9}, "E"), (6, 4)),
    "paths in a ravine": Example(draw_paths, ravine_paths(), (8, 4)),
    "paths of three": Example(draw_paths, three_paths(beale(), 0.003), (8, 4)),
    "errors of three": Example(draw_errors, (three_paths(rosenbrock(), 0.0003)[1],), (8, 4)),
    "race": Example(draw_race, short_names(*ravine_paths()), (11, 3.5), panels=2),
    "digits": Example(draw_digits, (X[:20], LABELS[:20])),
    "digits without labels": Example(draw_digits, (X[:13],)),
    "pixel maps": Example(
        draw_pixel_maps,
        (
            {
                "mean ink": X.mean(axis=0),
                "deviation of ink": X.std(axis=0),
                "mean of the zeros": X[LABELS == 0].mean(0),
            },
            "ink, 0 … 1",
        ),
        (10, 3.4),
        panels=3,
    ),
    "influences": Example(draw_influences, (X[:10], first_layer()[:, :10], 0.5), (11, 3)),
    "pixel maps up to a largest": Example(
        draw_pixel_maps,
        ({"mean ink": X.mean(axis=0), "ink of the first": X[0]}, "ink, 0 … 1", 0.5),
        (9, 4),
        panels=2,
    ),
    "gains": Example(
        draw_gains,
        ({f"λ = {d}": np.random.default_rng(0).normal(d, 2, 20) for d in (0.5, 2, -3)}, "gain"),
        (9, 3.8),
    ),
    "folds": Example(draw_folds, (len(X), PAIRS), (9, 3.6)),
    "folds with accuracies": Example(draw_folds, (len(X), PAIRS, ACCURACIES), (10, 3.6)),
    "estimates": Example(draw_estimates, (ESTIMATES, 0.94)),
    "estimates, six rows": Example(draw_estimates, (REPORTS, 0.5, "the truth: a coin"), (9, 4.6)),
    "matrices, forward": Example(draw_matrices, (FORWARD,)),
    "matrices, backward": Example(draw_matrices, (BACKWARD,), (10, 4)),
    "network": Example(
        draw_network,
        (output_of_the_example(), [WEIGHTS["W1"], WEIGHTS["W2"]], ["input x", "hidden m₃", "output y"]),
        (9, 4.4),
    ),
    "error along a weight": Example(
        draw_error_along_weight, ("$W_2$, first entry", W, ALONG_W, (1.0, AT_1), SLOPE), (9, 4.2)
    ),
    "error along a weight, moved": Example(
        draw_error_along_weight,
        ("$W_2$, first entry", W, ALONG_W, (1.0, AT_1), SLOPE),
        (9, 4.2),
        options={"moved": (3.02, 0.0045)},
    ),
    "tangents": Example(draw_tangents, ([0.0, 2.0, -5.0],), (10, 4), panels=2),
    "tangents, one": Example(draw_tangents, ([0.7861],), (10, 4), panels=2),
    "fading": Example(
        draw_fading, ({"at best, every neuron at 0": 0.25**K, "every neuron at 2": 0.105**K, "at 6": 0.00247**K},)
    ),
    "squared error": Example(draw_squared_error, (0.687, 1.0), (8, 4)),
    "squared error, target 0": Example(draw_squared_error, (0.687, 0.0), (8, 4)),
    "velocity": Example(draw_velocity, (streams(),), (11, 4), panels=2),
}
