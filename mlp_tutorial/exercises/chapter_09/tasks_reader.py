"""The last exercise: from an empty cell to digits that are read. Judged on small pictures, then on the digits."""

from itertools import combinations

import numpy as np

from mlp_tutorial.datasets import one_hot
from mlp_tutorial.exercises.answers import Unusable, as_numbers, is_empty, kind_of
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import nesting
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.training import accuracy, train

N_CLASSES, N_PIXELS, N_TRAINING, N_NEW = 4, 20, 80, 60
WANTED = (
    "Nine of ten pictures that it was trained with are read",
    "Nine of ten new pictures are read",
    "A picture is read alike alone and among others",
    "The smallest output is not the answer",
)


def train_reader(x, y_hat):
    """Return a function read(x) that gives the outputs (B, n_out) of a trained network."""
    rng = np.random.default_rng(0)
    network = mlp(x.shape[1], 32, y_hat.shape[1])
    weights = initial_weights(network, rng)
    train(network, weights, SGD(learning_rate=2.0), x, y_hat, n_epochs=40, batch_size=16, rng=rng)
    reader = network.up_to("y")
    return lambda x: reader.forward(x=x, **weights)["y"]


def draw_pictures(rng):
    """Return small pictures x (140, 20) in [0, 1] of four classes, and their targets (140, 4)."""
    ink = np.zeros((N_CLASSES, N_PIXELS))
    while min(np.abs(one - other).sum() for one, other in combinations(ink, 2)) < 8:  # pixels in which they differ
        ink = (rng.random(ink.shape) < 0.5).astype(float)
    labels = rng.permutation(np.arange(N_TRAINING + N_NEW) % N_CLASSES)
    return np.clip(ink[labels] + rng.normal(0, 0.2, (len(labels), N_PIXELS)), 0, 1), one_hot(labels, N_CLASSES)


def outputs_of(read, x, n_classes):
    """Return what a reader gives for pictures, as an array (B, n_classes); Unusable if it is something else."""
    if not callable(read):
        raise Unusable(f"A function read(x) is expected, and {kind_of(read)} is returned.")
    given = read(x.copy())
    outputs = as_numbers(given)
    if outputs is None or outputs.shape != (len(x), n_classes):
        given = kind_of(given) if outputs is None else f"the shape {outputs.shape}"
        raise Unusable(
            f"For {len(x)} pictures read(x) gives {given}; expected a row of {n_classes} outputs for each."
        )
    return outputs


def look_at_reader(make_reader, x, y_hat):
    """Return what is true of a reader that is trained with the first pictures, and reads the others."""
    old, new = slice(N_TRAINING), slice(N_TRAINING, None)
    read = make_reader(x[old], y_hat[old])
    if is_empty(read):
        return read
    known, outputs = (outputs_of(read, x[part], N_CLASSES) for part in (old, new))
    alone = np.concatenate([outputs_of(read, x[new][i : i + 1], N_CLASSES) for i in range(8)])
    found = (
        accuracy(known, y_hat[old]) >= 0.9,
        accuracy(outputs, y_hat[new]) >= 0.9,
        np.allclose(alone, outputs[:8], atol=1e-6),
        accuracy(-outputs, y_hat[new]) < 0.9,
    )
    return dict(zip(WANTED, map(bool, found), strict=True))


def _untrained(x, y_hat):
    return lambda new: np.tile([0.4, 0.3, 0.2, 0.1], (len(new), 1))


def _nearest(x, y_hat):
    """Return a reader that needs no training: the nearest of the mean pictures has the largest output."""
    means = y_hat.T @ x / y_hat.sum(axis=0)[:, np.newaxis]
    return lambda new: -np.sum((new[:, np.newaxis] - means) ** 2, axis=2)


def _by_heart(x, y_hat):
    answers = {row.tobytes(): target for row, target in zip(x, y_hat, strict=True)}
    nothing = np.eye(y_hat.shape[1])[0]
    return lambda new: np.array([answers.get(row.tobytes(), nothing) for row in new])


def _centred_on_the_new(x, y_hat):
    read, mean = _nearest(x, y_hat), x.mean(axis=0)
    return lambda new: read(new - new.mean(axis=0) + mean)


def _upside_down(x, y_hat):
    read = _nearest(x, y_hat)
    return lambda new: -read(new)


READER = Exercise(
    name="09-reader",
    title="from an empty cell to digits that are read",
    statement="Write `train_reader(x, y_hat)`: it trains a network with the pictures `x` (M, number of pixels), "
    "whose ink lies in 0 … 1, and one-hot targets `y_hat` (M, number of classes), and returns a function "
    "`read(x)` that gives the outputs (B, number of classes) for pictures, new ones too, the largest for the "
    "class it reads. Take the sizes from the data. Use the package's blocks, or your own. The check trains with "
    "80 small pictures of 20 pixels and wants nine of ten others read, also one at a time. The cell after it "
    "takes the digits: the goal is 95% of those held out.",
    level=4,
    starter="def train_reader(x, y_hat):\n"
    '    """Return a function read(x) that gives the outputs of a trained network."""\n'
    "    return ...\n",
    reference=train_reader,
    hints=(
        "A network for these sizes, weights to begin with, an optimizer, epochs of minibatches: see chapter 06.",
        '`mlp(x.shape[1], 32, y_hat.shape[1])`, `initial_weights`, `train`, then `network.up_to("y")` to read.',
        "SGD with a learning rate of 1 or 2, minibatches of 16 and some forty epochs read the digits. Return a "
        "function that runs the network up to y with the trained weights.",
    ),
    lesson="From an empty cell to a network that reads what it has never seen, one picture at a time.",
    wrong={
        nesting.TOO_LITTLE_LEARNED: _untrained,
        nesting.BY_HEART: _by_heart,
        nesting.NEEDS_THE_OTHERS: _centred_on_the_new,
        nesting.WRONG_WAY_ROUND: _upside_down,
    },
    draw=draw_pictures,
    use=look_at_reader,
)
