"""An exercise of chapter 06: the loop over the minibatches of an epoch."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue import training
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import Momentum

SIZES = (5, 4, 3)  # inputs, hidden neurons, outputs
N_ROWS, BATCH_SIZE = 22, 6  # three full minibatches, and one of four


def draw_training(rng):
    """Return a small network with weights, an optimizer that is not the plain one, and samples."""
    network = mlp(*SIZES)
    weights = initial_weights(network, rng)
    weights.flat += rng.normal(0.0, 0.3, weights.flat.size)  # the biases too
    optimizer = Momentum(rng.uniform(1.0, 3.0), rng.uniform(0.4, 0.8))
    return network, weights, optimizer, rng.normal(size=(N_ROWS, SIZES[0])), rng.uniform(size=(N_ROWS, SIZES[2]))


def draw_epoch(rng):
    """Return what `one_epoch` takes."""
    order = rng.permutation(N_ROWS)
    return *draw_training(rng), [order[at : at + BATCH_SIZE] for at in range(0, N_ROWS, BATCH_SIZE)]


def both_weights(answer, network, weights, optimizer, x, y_hat, batches):
    """Return the weights that came back, and those that were handed in, by name, as vectors."""
    before = weights.flat.copy()
    returned = answer(network, weights, optimizer, x, y_hat, batches)
    if returned is ... and np.array_equal(weights.flat, before):
        return ...
    return {"What is returned": getattr(returned, "flat", returned), "The vector of all weights": weights.flat}


def one_epoch(network, weights, optimizer, x, y_hat, batches):
    """Change the weights in place, one step for each minibatch, and return them."""
    slopes = weights.copy()
    for rows in batches:
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        slopes.write(network.backward())
        optimizer.step(weights.flat, slopes.flat)
    return weights


def slopes_of(network, weights, x, y_hat):
    """Return the slopes of all weights on these rows, as one vector."""
    slopes = weights.copy()
    network.forward(x=x, y_hat=y_hat, **weights)
    slopes.write(network.backward())
    return slopes.flat


def epoch_with(rows_of=lambda batches: batches, slopes=slopes_of, change=lambda g, rows: g):
    """Return `one_epoch` with other minibatches, other slopes, or slopes that are changed before the step."""

    def wrong_epoch(network, weights, optimizer, x, y_hat, batches):
        for rows in rows_of(batches):
            optimizer.step(weights.flat, change(slopes(network, weights, x[rows], y_hat[rows]), rows))
        return weights

    return wrong_epoch


def _kept(network, weights, optimizer, x, y_hat, batches):
    total = 0.0
    for rows in batches:
        total = total + slopes_of(network, weights, x[rows], y_hat[rows])
        optimizer.step(weights.flat, total)
    return weights


def _added_to_a_copy(network, weights, optimizer, x, y_hat, batches):
    total = weights.flat.copy()
    for rows in batches:
        total += slopes_of(network, weights, x[rows], y_hat[rows])
        optimizer.step(weights.flat, total)
    return weights


def _summed(network, weights, optimizer, x, y_hat, batches):
    optimizer.step(weights.flat, sum(slopes_of(network, weights, x[rows], y_hat[rows]) for rows in batches))
    return weights


def _targets_in_order(network, weights, optimizer, x, y_hat, batches):
    for rows in batches:
        optimizer.step(weights.flat, slopes_of(network, weights, x[rows], y_hat[: len(rows)]))
    return weights


def _at_the_start(network, weights, optimizer, x, y_hat, batches):
    start = weights.copy()
    for rows in batches:
        optimizer.step(weights.flat, slopes_of(network, start, x[rows], y_hat[rows]))
    return weights


def _not_written(network, weights, optimizer, x, y_hat, batches):
    slopes = weights.copy()
    for _ in batches:
        optimizer.step(weights.flat, slopes.flat)
    return weights


def _step_before_write(network, weights, optimizer, x, y_hat, batches):
    slopes = weights.copy()
    for rows in batches:
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        optimizer.step(weights.flat, slopes.flat)
        slopes.write(network.backward())
    return weights


def _copy(network, weights, optimizer, x, y_hat, batches):
    return one_epoch(network, weights.copy(), optimizer, x, y_hat, batches)


def _past_the_optimizer(network, weights, optimizer, x, y_hat, batches):
    for rows in batches:
        weights.flat -= optimizer.learning_rate * slopes_of(network, weights, x[rows], y_hat[rows])
    return weights


EPOCH = Exercise(
    name="06-epoch",
    title="an epoch",
    statement="""
Write the loop that trains. `batches` is a list of arrays of row numbers. For each of them: a forward pass of these
rows, `network.forward(x=…, y_hat=…, **weights)`; a sweep, `network.backward()`, which returns a dictionary;
`slopes.write(…)` puts it into one long vector, `slopes.flat`; then `optimizer.step(…, …)` on `weights.flat` and
`slopes.flat`. Change the weights in place, and return them. The check trains a network of 5, 4 and 3 with 22 new
samples in minibatches of 6, the last one smaller, and compares the weights. Its optimizer is not the plain one.
""",
    level=3,
    starter='''def one_epoch(network, weights, optimizer, x, y_hat, batches):
    """Change the weights in place, one step for each minibatch, and return them."""
    slopes = weights.copy()
    for rows in batches:
        ...  # your lines
    return ...  # the weights, when it is done
''',
    reference=one_epoch,
    hints=(
        "One round of the loop is one minibatch. What needs its rows, and what does not?",
        "Pick the rows in both: `x[rows]`, and the targets as well. The order in a round is: forward, backward, "
        "write, step.",
        "`network.forward(x=x[rows], y_hat=y_hat[rows], **weights)` comes first; the sweep goes into "
        "`slopes.write(…)`; `return` stands behind the loop.",
    ),
    lesson="With rows in random order and a last minibatch that is smaller, no wrong row and no missing step "
    "could hide; and the loop did not need to know which optimizer it had.",
    wrong={
        training.GRADIENTS_KEPT: _kept,
        training.ADDED_TO_A_COPY: _added_to_a_copy,
        training.NO_STEP: epoch_with(change=lambda g, rows: 0 * g),
        training.ASCENT: epoch_with(change=lambda g, rows: -g),
        training.STEP_A_SAMPLE: epoch_with(rows_of=lambda batches: np.concatenate(batches)[:, np.newaxis]),
        training.STEP_AN_EPOCH: epoch_with(rows_of=lambda batches: [np.concatenate(batches)]),
        training.BATCHES_SUMMED: _summed,
        training.LAST_BATCH_ONLY: epoch_with(rows_of=lambda batches: batches[-1:]),
        training.FIRST_BATCH_ONLY: epoch_with(rows_of=lambda batches: batches[:1]),
        training.LAST_LEFT_OUT: epoch_with(rows_of=lambda batches: batches[:-1]),
        training.ALL_ROWS: epoch_with(rows_of=lambda batches: [np.arange(N_ROWS)] * len(batches)),
        training.FIRST_ROWS: epoch_with(rows_of=lambda batches: [np.arange(len(rows)) for rows in batches]),
        training.OTHER_TARGETS: _targets_in_order,
        training.START_GRADIENT: _at_the_start,
        training.NOT_WRITTEN: _not_written,
        training.STEP_BEFORE_WRITE: _step_before_write,
        training.COPY_TRAINED: _copy,
        training.PAST_THE_OPTIMIZER: _past_the_optimizer,
        known.SECOND_1_OVER_B: epoch_with(change=lambda g, rows: g / len(rows)),
        training.ROWS_SUMMED: epoch_with(change=lambda g, rows: g * len(rows)),
    },
    draw=draw_epoch,
    use=both_weights,
    because="the weights are one vector, and it keeps its length",
)
