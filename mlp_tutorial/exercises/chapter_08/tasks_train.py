"""The largest exercise of chapter 08: training with a penalty on the weights, written from an empty cell."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import decay, measuring, penalty, training
from mlp_tutorial.mlp import mlp

SIZES = (4, 3, 2)  # inputs, hidden neurons, outputs


def train_with_decay(weights, x, y_hat, learning_rate, weight_decay, n_steps):
    """Return what is minimised, before each step, and {name: the weights} after the last."""
    network, weights, minimised = mlp(4, 3, 2), dict(weights), []
    for _ in range(n_steps):
        E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
        gradients = network.backward()
        squares = np.sum(weights["W1"] ** 2) + np.sum(weights["W2"] ** 2)
        minimised.append(E + 0.5 * weight_decay * squares)
        for name in ("W1", "b1", "W2", "b2"):
            pull = weight_decay * weights[name] if name in ("W1", "W2") else 0
            weights[name] = weights[name] - learning_rate * (gradients[name] + pull)
    return minimised, weights


def draw_training(rng):
    """Return weights and biases by their names, six samples, α, λ and five steps."""
    weights = {name: rng.normal(size=shape) for name, shape in mlp(*SIZES).shapes.items()}
    data = rng.normal(size=(6, 4)), rng.uniform(0.1, 0.9, size=(6, 2))
    return weights, *data, rng.uniform(0.5, 0.9), rng.uniform(0.1, 0.3), 5


def _way(
    pull=1.0, of_biases=0.0, paid=0.5, paid_by_biases=0.0, direction=1.0, has_rate=True, after=False, moved=True
):
    """Return a way whose weights decay with pull·λ, and pay paid·λ·w²; biases with other strengths."""

    def run(weights, x, y_hat, learning_rate, weight_decay, n_steps):
        network, start = mlp(*SIZES), weights
        weights, found = dict(weights), []
        for _ in range(n_steps + 1):
            shares = {name: paid if name.startswith("W") else paid_by_biases for name in weights}
            costs = sum(share * weight_decay * np.sum(weights[name] ** 2) for name, share in shares.items())
            found.append(network.forward(x=x, y_hat=y_hat, **weights)["E"] + costs)
            if len(found) > n_steps:
                break
            at = weights if moved else start
            network.forward(x=x, y_hat=y_hat, **at)
            for name, gradient in network.backward().items():
                if name in weights:
                    strength = (pull if name.startswith("W") else of_biases) / (1 if has_rate else learning_rate)
                    bracket = gradient + strength * weight_decay * at[name]
                    weights[name] = weights[name] - direction * learning_rate * bracket
        return (found[1:] if after else found[:-1]), weights

    return run


TRAIN = Exercise(
    name="08-train",
    title="training with a penalty",
    statement="Train the network `mlp(4, 3, 2)` by `n_steps` steps of plain gradient descent on all rows of `x` "
    "and `y_hat`. `weights` is a dictionary with `W1`, `b1`, `W2` and `b2`. What is minimised is "
    "$E + \\tfrac12 \\lambda \\sum_i w_i^2$, the sum over the entries of $W_1$ and $W_2$; the biases are spared. "
    "Return two results: a list of what is minimised, before each step, and a dictionary with the trained "
    "weights. The arguments must stay as they were.",
    level=4,
    starter="def train_with_decay(weights, x, y_hat, learning_rate, weight_decay, n_steps):\n"
    '    """Return a list of what is minimised, and the trained weights by their names."""\n'
    "    return ..., ...\n",
    reference=train_with_decay,
    hints=(
        "In each step: forward, backward, note what is minimised, then a step for each of the four arrays.",
        "`network.forward(x=x, y_hat=y_hat, **weights)` returns all values, `network.backward()` all gradients.",
        "The penalty appears twice: ½λ times the squares beside E, and λ·W beside the gradients of W1 and W2.",
    ),
    lesson="Five steps in which error, gradient and step belong to each other, and the biases go free.",
    wrong={
        penalty.LOSS_ONLY: _way(pull=0),
        penalty.GRADIENT_ONLY: _way(paid=0),
        penalty.NEITHER: _way(pull=0, paid=0),
        penalty.LOSS_WITHOUT_HALF: _way(paid=1),
        penalty.BOTH_WITHOUT_HALF: _way(pull=2, paid=1),
        penalty.GRADIENT_WITH_HALF: _way(pull=0.5),
        penalty.GRADIENT_WITH_TWO: _way(pull=2),
        penalty.BIASES_DECAY: (_way(of_biases=1, paid_by_biases=0.5), _way(of_biases=1)),
        penalty.BIASES_PAY: _way(paid_by_biases=0.5),
        decay.NO_RATE: _way(has_rate=False),
        decay.WRONG_SIGN: _way(pull=-1),
        measuring.AFTER_THE_STEP: _way(after=True),
        training.START_GRADIENT: _way(moved=False),
        training.ASCENT: _way(direction=-1),
    },
    draw=draw_training,
    because="the list has an entry for each step, and each array of weights keeps its shape",
)
