"""What the tests of the lecture's rows share: its network with random inputs, and what counts as equal."""

import numpy as np

from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp

N_IN, N_HIDDEN, N_OUT = 5, 4, 3
WANTED = ("W1", "b1", "W2", "b2")
EXACT = {"rtol": 1e-12, "atol": 1e-13}  # the same number, but for the rounding of a few operations near 1
CLOSE = {"rtol": 1e-6, "atol": 1e-9}  # a derivative against central differences


def σ(x):
    return 1 / (1 + np.exp(-x))


def complex_step(f, x):
    """The derivative of a real analytic f, exact to rounding: Im f(x + ih) / h loses no digits."""
    return np.imag(f(x + 1e-30j)) / 1e-30


def lecture_inputs(n_samples, seed=1):
    """Inputs of the lecture's network mlp(5, 4, 3), all of them random, the biases too."""
    rng = np.random.default_rng(seed)
    return {
        "x": rng.normal(size=(n_samples, N_IN)),
        "y_hat": rng.uniform(size=(n_samples, N_OUT)),
        "W1": rng.normal(size=(N_IN, N_HIDDEN)),
        "b1": rng.normal(size=N_HIDDEN),
        "W2": rng.normal(size=(N_HIDDEN, N_OUT)),
        "b2": rng.normal(size=N_OUT),
    }


def network_without_data():
    """The lecture's network, which gives the gradients of x and ŷ too."""
    network = mlp(N_IN, N_HIDDEN, N_OUT)
    return Graph(network.steps, network.shapes)


def one_sample():
    """Inputs, forward values and all gradients of the lecture's network for B = 1, those of x and ŷ too."""
    network, inputs = network_without_data(), lecture_inputs(1)
    values = network.forward(**inputs)
    return network, values, network.backward()


def error_of(inputs, name, w):
    """E of the lecture's network with one input replaced, by the lecture's own formula."""
    at = inputs | {name: w}
    y = σ(σ(at["x"] @ at["W1"] + at["b1"]) @ at["W2"] + at["b2"])
    return 0.5 * np.sum((y - at["y_hat"]) ** 2) / len(y)


def recording(network):
    """The same network, of modules that also write down each of their backward calls: (step, grad_output)."""
    calls = []

    def recorder(name, kind):
        class Recorder(kind):
            def backward(self, grad_output, **options):
                calls.append((name, np.copy(grad_output)))
                return super().backward(grad_output, **options)

        return Recorder()

    steps = [(name, recorder(name, type(module)), arguments) for name, module, arguments in network.steps]
    return Graph(steps, network.shapes, network.data), calls


def run(optimizer, gradients, start):
    """The weights (T + 1, n) and, of Momentum, the velocities (T, n) on the way through given gradients (T, n)."""
    w, weights, velocities = np.array(start, dtype=float), [np.array(start, dtype=float)], []
    for g in gradients:
        optimizer.step(w, np.array(g, dtype=float))
        weights.append(w.copy())
        velocities.append(np.copy(getattr(optimizer, "velocity", np.nan)))
    return np.array(weights), np.array(velocities)
