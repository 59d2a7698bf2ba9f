"""A learner's own program on the handwritten digits: what it reads of those that it was not trained with."""

import numpy as np

from mlp_tutorial.cross_validation import hold_out
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.exercises.answers import is_empty
from mlp_tutorial.exercises.verdicts import NOT_ATTEMPTED
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.training import accuracy, minibatches

GOAL = 0.95


def split_digits():
    """Return (x, y_hat) to train with and (x, y_hat) held out, a quarter."""
    x, labels = digits()
    y_hat = one_hot(labels, 10)
    training, new = hold_out(len(x), 0.25, np.random.default_rng(0))
    return (x[training], y_hat[training]), (x[new], y_hat[new])


def said_of(outputs, y_hat):
    """Say how many of the held-out digits are read."""
    share = accuracy(outputs, y_hat)
    goal = "95% are reached" if share >= GOAL else "95% are wanted"
    return f"It reads {np.floor(100 * share):.0f}% of {len(y_hat)} new digits; {goal}."


def digits_read_by(train_reader):
    """Train a learner's reader, `train_reader(x, y_hat)`, which returns read(x), and say what it reads."""
    old, (x, y_hat) = split_digits()
    read = train_reader(*(part.copy() for part in old))
    return NOT_ATTEMPTED if is_empty(read) or not callable(read) else said_of(np.asarray(read(x)), y_hat)


def digits_read_with_blocks(own_network, n_epochs=40):
    """Train the network of a learner's own blocks, `own_network()`, a Graph, and say what it reads."""
    network, (old_x, old_y_hat), (x, y_hat) = own_network(), *split_digits()
    if is_empty(network) or network is None:
        return NOT_ATTEMPTED
    rng = np.random.default_rng(0)
    weights = initial_weights(mlp(64, 32, 10), rng)
    slopes, optimizer = weights.copy(), SGD(learning_rate=2.0)
    for _ in range(n_epochs):
        for rows in minibatches(len(old_x), 16, rng):
            network.forward(x=old_x[rows], y_hat=old_y_hat[rows], **weights)
            gradients = network.backward()
            slopes.write({name: gradients[name] for name in slopes})
            optimizer.step(weights.flat, slopes.flat)
    return said_of(network.forward(x=x, y_hat=y_hat, **weights)["y"], y_hat)


def digits_read_with_loop(my_train, n_epochs=40):
    """Train the course's network with a learner's own loop, `my_train`, and say what it reads."""
    old, (x, y_hat) = split_digits()
    rng, network = np.random.default_rng(0), mlp(64, 32, 10)
    weights = initial_weights(network, rng)
    if is_empty(my_train(network, weights, SGD(learning_rate=2.0), *old, 16, n_epochs, rng)):
        return NOT_ATTEMPTED
    return said_of(network.up_to("y").forward(x=x, **weights)["y"], y_hat)
