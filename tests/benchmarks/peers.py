"""The same network and optimizer in other libraries: {name: function that makes a step}, of those installed.

Each `*_step(sizes, x, y_hat)` returns a function without arguments that makes one step on the minibatch: forward,
backward, and v ← m v + g, w ← w − α v in float64. The error is the course's: ½ Σ (y − ŷ)², the mean over the rows.
"""

import numpy as np
from turns import has

from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.training import TrainingRun, training_step

RATE, MOMENTUM = 0.1, 0.9


def weights_of(sizes):
    """Return the initial weights that all of them start with."""
    return initial_weights(mlp(*sizes), np.random.default_rng(0))


def course_step(sizes, x, y_hat):
    """Return the course's own step."""
    network, weights, optimizer = mlp(*sizes), weights_of(sizes), Momentum(RATE, MOMENTUM)
    gradient = weights.copy()
    return lambda: training_step(network, weights, gradient, optimizer, x, y_hat)


def run_step(sizes, x, y_hat):
    """Return the step of a TrainingRun: minibatches of len(x) out of samples that are these a hundred times."""
    many = [np.tile(samples, (100, 1)) for samples in (x, y_hat)]
    network, weights, optimizer = mlp(*sizes), weights_of(sizes), Momentum(RATE, MOMENTUM)
    run = TrainingRun(network, weights, optimizer, *many, batch_size=len(x), rng=np.random.default_rng(0))
    return run.step


def limit_step(sizes, x, y_hat):
    """Return the limit: the five matrix products and the exponentials alone, into arrays kept for them."""
    _, n_hidden, n_out = sizes
    W1, W2 = (np.array(weights_of(sizes)[name]) for name in ("W1", "W2"))
    hidden, out = np.ones((len(x), n_hidden)), np.ones((len(x), n_out))
    back, dW1, dW2 = np.empty_like(hidden), np.empty_like(W1), np.empty_like(W2)
    x_turned, hidden_turned, W2_turned = x.T, hidden.T, W2.T

    def step():
        np.matmul(x, W1, out=hidden)
        np.exp(hidden, out=hidden)
        np.matmul(hidden, W2, out=out)
        np.exp(out, out=out)
        np.matmul(hidden_turned, out, out=dW2)
        np.matmul(out, W2_turned, out=back)
        np.matmul(x_turned, back, out=dW1)

    return step


def torch_step(sizes, x, y_hat, fused=False):
    """Return PyTorch's eager step, with the plain or the fused SGD."""
    import torch

    torch.set_default_dtype(torch.float64)
    n_in, n_hidden, n_out = sizes
    layers = torch.nn.Linear(n_in, n_hidden), torch.nn.Linear(n_hidden, n_out)
    model = torch.nn.Sequential(layers[0], torch.nn.Sigmoid(), layers[1], torch.nn.Sigmoid())
    weights = weights_of(sizes)
    with torch.no_grad():
        for number, layer in enumerate(layers, start=1):
            layer.weight.copy_(torch.from_numpy(weights[f"W{number}"].T.copy()))
            layer.bias.copy_(torch.from_numpy(weights[f"b{number}"].copy()))
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE, momentum=MOMENTUM, fused=fused)
    x, y_hat = torch.from_numpy(x), torch.from_numpy(y_hat)

    def step():
        optimizer.zero_grad()
        E = 0.5 * ((model(x) - y_hat) ** 2).sum() / len(x)
        E.backward()
        optimizer.step()
        return E.item()

    return step


def jax_step(sizes, x, y_hat):
    """Return JAX's step, compiled."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def error(weights, x, y_hat):
        hidden = jax.nn.sigmoid(x @ weights["W1"] + weights["b1"])
        y = jax.nn.sigmoid(hidden @ weights["W2"] + weights["b2"])
        return 0.5 * jnp.sum((y - y_hat) ** 2) / len(x)

    @jax.jit
    def update(weights, velocity, x, y_hat):
        E, gradient = jax.value_and_grad(error)(weights, x, y_hat)
        velocity = {name: MOMENTUM * velocity[name] + gradient[name] for name in weights}
        return {name: weights[name] - RATE * velocity[name] for name in weights}, velocity, E

    weights = {name: jnp.array(array) for name, array in weights_of(sizes).items()}
    state = [weights, {name: jnp.zeros_like(array) for name, array in weights.items()}]

    def step():
        *state[:], E = update(*state, x, y_hat)
        return float(E)

    return step


def autograd_step(sizes, x, y_hat):
    """Return autograd's step."""
    import autograd.numpy as anp
    from autograd import value_and_grad

    def sigmoid(x):
        return 1 / (1 + anp.exp(-x))

    def error(weights):
        hidden = sigmoid(anp.dot(x, weights["W1"]) + weights["b1"])
        y = sigmoid(anp.dot(hidden, weights["W2"]) + weights["b2"])
        return 0.5 * anp.sum((y - y_hat) ** 2) / len(x)

    weights = {name: np.array(array) for name, array in weights_of(sizes).items()}
    velocity = {name: np.zeros_like(array) for name, array in weights.items()}
    error_and_gradient = value_and_grad(error)

    def step():
        E, gradient = error_and_gradient(weights)
        for name in weights:
            velocity[name] = MOMENTUM * velocity[name] + gradient[name]
            weights[name] = weights[name] - RATE * velocity[name]
        return E

    return step


def sklearn_step(sizes, x, y_hat):
    """Return a partial_fit of scikit-learn's classifier, whose last layer and error are its own."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        sizes[1:2], activation="logistic", solver="sgd", learning_rate_init=RATE, alpha=0, batch_size=len(x)
    )
    classes = np.arange(max(2, sizes[2]))
    labels = y_hat.argmax(axis=1) if sizes[2] > 1 else (y_hat[:, 0] > 0.5).astype(int)
    model.partial_fit(x, labels, classes=classes)
    return lambda: model.partial_fit(x, labels)


def all_steps(sizes, x, y_hat):
    """Return {name: step} of the course, the limit and every peer that is installed."""
    steps = {
        "course": course_step(sizes, x, y_hat),
        "TrainingRun": run_step(sizes, x, y_hat),
        "limit": limit_step(sizes, x, y_hat),
    }
    if has("torch"):
        steps["PyTorch"] = torch_step(sizes, x, y_hat)
        steps["PyTorch fused"] = torch_step(sizes, x, y_hat, fused=True)
    for name, package, make in (("JAX jit", "jax", jax_step), ("autograd", "autograd", autograd_step)):
        if has(package):
            steps[name] = make(sizes, x, y_hat)
    if has("sklearn"):
        steps["scikit-learn"] = sklearn_step(sizes, x, y_hat)
    return steps
