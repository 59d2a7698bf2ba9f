"""An exercise of chapter 06: a training loop from an empty cell."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import measuring, training
from mlp_tutorial.exercises.chapter_06.tasks_epoch import BATCH_SIZE, N_ROWS, draw_training, slopes_of
from mlp_tutorial.optimizers import SGD

N_EPOCHS = 2


def draw_loop(rng):
    """Return what `my_train` takes; its own rng gives the same numbers to each who starts from it."""
    return *draw_training(rng), BATCH_SIZE, N_EPOCHS, np.random.default_rng(rng.integers(2**32))


def errors_and_weights(answer, network, weights, *others):
    """Return what came back, and the weights that were handed in, as a vector, by name."""
    before = weights.flat.copy()
    returned = answer(network, weights, *others)
    if returned is ... and np.array_equal(weights.flat, before):
        return ...
    return {"The list of errors": returned, "The vector of all weights": weights.flat}


def my_train(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    """Change the weights in place, and return a list: the mean error of each epoch."""
    slopes, means = weights.copy(), []
    for _ in range(n_epochs):
        order, errors = rng.permutation(len(x)), []
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            errors.append(network.forward(x=x[rows], y_hat=y_hat[rows], **weights)["E"])
            slopes.write(network.backward())
            optimizer.step(weights.flat, slopes.flat)
        means.append(np.mean(errors))
    return means


def cut(order, size):
    """Return an order of rows, cut into minibatches."""
    return [order[at : at + size] for at in range(0, len(order), size)]


def shuffled(rng, n, size):
    """Return the minibatches of a new order."""
    return cut(rng.permutation(n), size)


def loop_with(
    batches_of=shuffled,
    change=lambda g: g,
    targets=lambda rows, at: rows,
    report=lambda errors, batches: np.mean(errors),
):
    """Return `my_train` with other minibatches, slopes that are changed, or another error of the epoch."""

    def wrong_train(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
        means = []
        for _ in range(n_epochs):
            errors, batches = [], batches_of(rng, len(x), batch_size)
            for n, rows in enumerate(batches):
                g = slopes_of(network, weights, x[rows], y_hat[targets(rows, n * batch_size)])
                errors.append(network.values["E"])
                optimizer.step(weights.flat, change(g))
            means.append(report(errors, batches))
        return means

    return wrong_train


def _singles(rng, n, size):
    return shuffled(rng, n, 1)


def _with_replacement(rng, n, size):
    return [rng.choice(n, size) for _ in range(0, n, size)]


def _shuffled_once(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    order = rng.permutation(len(x))
    once = loop_with(batches_of=lambda rng, n, size: cut(order, size))
    return once(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng)


def _kept(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    gradients = []
    keeping = loop_with(change=lambda g: gradients.append(g) or sum(gradients))
    return keeping(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng)


def _not_emptied(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    seen = []
    keeping = loop_with(report=lambda errors, batches: seen.extend(errors) or np.mean(seen))
    return keeping(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng)


def _epoch_by_epoch(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng, before=None, after=None):
    means = []
    for _ in range(n_epochs):
        weights.flat = weights.flat if before is None else before
        means += my_train(network, weights, optimizer, x, y_hat, batch_size, 1, rng)
        if after is not None:
            means[-1] = after(network, weights)
    return means


def _shuffled_again(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    rows = np.arange(len(x))

    def batches_of(rng, n, size):
        rows[:] = rows[rng.permutation(n)]
        return cut(rows.copy(), size)

    return loop_with(batches_of=batches_of)(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng)


def _not_written(network, weights, *others):
    slopes = weights.flat.copy()
    return loop_with(change=lambda g: slopes)(network, weights, *others)


def _past_the_optimizer(network, weights, optimizer, *others):
    return my_train(network, weights, SGD(optimizer.learning_rate), *others)


def _restarted(network, weights, *others):
    return _epoch_by_epoch(network, weights, *others, before=weights.flat.copy())


def _after_the_epoch(network, weights, optimizer, x, y_hat, *others):
    def of_all(network, weights):
        return network.forward(x=x, y_hat=y_hat, **weights)["E"]

    return _epoch_by_epoch(network, weights, optimizer, x, y_hat, *others, after=of_all)


def _after_each_step(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    means = []
    for _ in range(n_epochs):
        errors = []
        for rows in shuffled(rng, len(x), batch_size):
            optimizer.step(weights.flat, slopes_of(network, weights, x[rows], y_hat[rows]))
            errors.append(network.forward(x=x[rows], y_hat=y_hat[rows], **weights)["E"])
        means.append(np.mean(errors))
    return means


def _last_batch_only(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    means = []
    for _ in range(n_epochs):
        errors = []
        for rows in shuffled(rng, len(x), batch_size):
            g = slopes_of(network, weights, x[rows], y_hat[rows])
            errors.append(network.values["E"])
        optimizer.step(weights.flat, g)
        means.append(np.mean(errors))
    return means


def _copy(network, weights, *others):
    return my_train(network, weights.copy(), *others)


TRAIN = Exercise(
    name="06-train",
    title="a training loop of your own",
    statement="""
Write the whole training, for any network and any optimizer. Each of the `n_epochs` epochs begins with
`order = rng.permutation(len(x))`. Its minibatches are the first `batch_size` rows of this order, the next, and so
on; the last one may be smaller. Each minibatch makes one step of the optimizer, on `weights.flat`, in place.
Return a list with one number for each epoch: the plain mean of its minibatches' `E`, each from before its step.
The check trains a tiny network on 22 samples. Afterwards the same loop learns to read digits:
`my_train(reader, start.copy(), SGD(2.0), x[training], targets[training], 32, 5, np.random.default_rng(0))`.
""",
    level=4,
    starter='''def my_train(network, weights, optimizer, x, y_hat, batch_size, n_epochs, rng):
    """Change the weights in place, and return a list: the mean error of each epoch."""
    return ...
''',
    reference=my_train,
    hints=(
        "Two loops, one in the other: over the epochs, and over the minibatches of an epoch.",
        "`range(0, len(x), batch_size)` gives the first place of each minibatch in the order; a slice that goes "
        "beyond the end is shorter. In the inner loop it goes on as in “an epoch”.",
        '`network.forward(…)["E"]` is the error. One list for the errors of an epoch, empty at its beginning; one '
        "for the means.",
    ),
    lesson="This is what `train` does. A smaller last minibatch, an optimizer that is not the plain one and a new "
    "order in each epoch left no mistake a place to hide.",
    wrong={
        training.GRADIENTS_KEPT: _kept,
        training.ASCENT: loop_with(change=lambda g: -g),
        training.STEP_A_SAMPLE: loop_with(batches_of=_singles),
        training.STEP_AN_EPOCH: loop_with(batches_of=lambda rng, n, size: shuffled(rng, n, n)),
        training.NO_STEP: loop_with(change=lambda g: 0 * g),
        training.LAST_BATCH_ONLY: _last_batch_only,
        training.FIRST_BATCH_ONLY: loop_with(batches_of=lambda *given: shuffled(*given)[:1]),
        training.LAST_LEFT_OUT: loop_with(batches_of=lambda *given: shuffled(*given)[:-1]),
        training.COPY_TRAINED: _copy,
        training.SHUFFLED_ONCE: _shuffled_once,
        training.SHUFFLED_AGAIN: _shuffled_again,
        training.NOT_WRITTEN: _not_written,
        training.PAST_THE_OPTIMIZER: _past_the_optimizer,
        training.NOT_SHUFFLED: loop_with(batches_of=lambda rng, n, size: cut(np.arange(n), size)),
        training.OTHER_TARGETS: loop_with(targets=lambda rows, at: slice(at, at + len(rows))),
        training.WITH_REPLACEMENT: loop_with(batches_of=_with_replacement),
        training.RESTARTED: _restarted,
        measuring.BATCH_ERRORS_SUMMED: loop_with(report=lambda errors, batches: sum(errors)),
        measuring.BATCHES_MISCOUNTED: tuple(
            loop_with(report=lambda errors, batches, count=count: sum(errors) / count)
            for count in (N_ROWS, N_ROWS / BATCH_SIZE, N_ROWS // BATCH_SIZE)
        ),
        measuring.LAST_BATCH_ERROR: loop_with(report=lambda errors, batches: errors[-1]),
        measuring.SAMPLES_WEIGHTED: loop_with(
            report=lambda errors, batches: np.average(errors, weights=[len(rows) for rows in batches])
        ),
        measuring.AFTER_THE_STEP: _after_each_step,
        measuring.AFTER_THE_EPOCH: _after_the_epoch,
        measuring.ERRORS_NOT_EMPTIED: _not_emptied,
    },
    draw=draw_loop,
    use=errors_and_weights,
    because="there is one mean for each epoch",
)
