"""Training: minibatch after minibatch, forward, backward, one step of the optimizer."""

from dataclasses import dataclass, field
from math import isfinite

import numpy as np

from mlp_tutorial.bars import Bar
from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.weights import Weights

SECONDS_BEFORE_A_BAR = 10  # shorter runs show no progress bar


def minibatches(n_samples, batch_size, rng):
    """Return an iterator over one epoch: arrays that together hold each of 0 … n_samples − 1 once, shuffled.

    All have `batch_size` numbers but the last, which has what is left. ValueError unless
    1 ≤ batch_size ≤ n_samples.
    """
    require_whole_number("n_samples", n_samples, 1)
    require_whole_number("batch_size", batch_size, 1, n_samples)
    order = rng.permutation(n_samples)
    return (order[start : start + batch_size] for start in range(0, n_samples, batch_size))


@dataclass
class History:
    """What happened in training, one entry an epoch; all but the loss stay empty where there was no validation.

    `loss` is the mean of E over the epoch's minibatches and `accuracy` the share of their samples that was
    read rightly, both before each step; the validation's are measured after the epoch. `diverged_at` is
    the step (1 is the first) after which E or a weight was no longer finite (0: E was not at the start),
    or None. An epoch after which E is not finite has no entry.
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    validation_accuracy: list = field(default_factory=list)
    diverged_at: int | None = None


def train(network, weights, optimizer, x, y_hat, *, n_epochs, batch_size, rng, validation=None):
    """Change the weights in place over `n_epochs` passes through the samples, and return the History.

    Shapes: x (M, n_in), y_hat (M, n_out); `validation` is another such pair, measured after each epoch.
    Training that leaves the finite numbers stops there, with the weights from the start of that epoch; to go on,
    take a new optimizer. A run longer than ten seconds shows a progress bar. ValueError if x or
    y_hat is not finite, they differ in rows, or n_epochs or batch_size is not a whole number that fits.
    """
    require_whole_number("n_epochs", n_epochs, 0)
    run = TrainingRun(network, weights, optimizer, x, y_hat, batch_size=batch_size, rng=rng, validation=validation)
    for _ in Bar(range(n_epochs), "training", unit="epoch", delay=SECONDS_BEFORE_A_BAR):
        run.epoch()
        if run.history.diverged_at is not None:
            break
    return run.history


class TrainingRun:
    """Training that can be interrupted after every step, looked at, and continued: what `train` does, in pieces.

    The arguments are those of `train`, and so are the errors. `history` is what has happened so far, `n_steps`
    counts the steps. Between two steps the optimizer's settings may be changed.
    """

    def __init__(self, network, weights, optimizer, x, y_hat, *, batch_size, rng, validation=None):
        require_samples(x, y_hat)
        require_whole_number("batch_size", batch_size, 1, len(x))
        if validation is not None:
            require_samples(*validation)
            network.forward(x=validation[0], y_hat=validation[1], **weights)  # refuses other widths at once
        self.network, self.weights, self.optimizer = network, weights, optimizer
        self.x, self.y_hat, self.validation = x, y_hat, validation
        self.batch_size, self.rng = batch_size, rng
        self.history, self.n_steps = History(), 0
        self.steps_per_epoch = -(-len(x) // batch_size)
        self._gradient = weights.copy()
        self._last_finite = weights.flat.copy()  # at the end of the last epoch
        self._minibatches, self._losses, self._answers = [], [], []  # of the epoch: to come, and done

    def epoch(self):
        """Make the steps to the end of the epoch, or as far as everything is finite."""
        self.step()
        while self._minibatches and self.history.diverged_at is None:
            self.step()

    def step(self):
        """Make one step, on the next minibatch; the last one of an epoch measures. Once diverged, do nothing."""
        if self.history.diverged_at is not None:
            return
        if not self._minibatches:
            self._begin_epoch()
        rows = self._minibatches.pop()
        x, y_hat = self.x.take(rows, axis=0), self.y_hat.take(rows, axis=0)
        E = training_step(self.network, self.weights, self._gradient, self.optimizer, x, y_hat)
        if not isfinite(E):  # this E is from before the step: the last step went too far
            self._give_up()
            return
        self._note(E, y_hat)
        if not self._minibatches:
            self._end_epoch(x, y_hat)

    def _begin_epoch(self):
        """Shuffle the samples into minibatches, the first of them last."""
        self._minibatches = list(minibatches(len(self.x), self.batch_size, self.rng))[::-1]
        self._losses, self._answers = [], []

    def _note(self, E, y_hat):
        """Keep what a step has seen, until the end of its epoch."""
        self.n_steps += 1
        self._losses.append(E)
        if self.validation is not None:
            self._answers.append((self.network.values["y"], y_hat))

    @np.errstate(all="ignore")
    def _end_epoch(self, x, y_hat):
        """Measure, and put the epoch into the history, unless E or a weight is no longer finite."""
        if self.validation is not None:
            x, y_hat = self.validation
        values = self.network.forward(x=x, y_hat=y_hat, **self.weights)
        if not isfinite(values["E"]) or not np.all(np.isfinite(self.weights.flat)):
            self._give_up()
            return
        self._last_finite[:] = self.weights.flat
        self.history.loss.append(float(np.mean(self._losses)))
        if self.validation is not None:
            answers, targets = map(np.concatenate, zip(*self._answers, strict=True))
            self.history.accuracy.append(accuracy(answers, targets))
            self.history.validation_loss.append(float(values["E"]))
            self.history.validation_accuracy.append(accuracy(values["y"], y_hat))

    def _give_up(self):
        """Note in the history which step diverged, and put the weights back with which its epoch began."""
        self.history.diverged_at = self.n_steps
        self.weights.flat = self._last_finite


def training_step(network, weights, gradient, optimizer, x, y_hat):
    """Change the weights by one step on one minibatch, and return its E from before the step.

    `gradient` is a Weights of the same shapes, into which ∂E/∂w is written.
    """
    E = network.forward(x=x, y_hat=y_hat, **weights)["E"]
    gradient.write(network.backward())
    optimizer.step(weights.flat, gradient.flat)
    return E


def accuracy(y, y_hat):
    """Return the share of rows, 0 … 1, that the output gets right, for outputs and targets (B, n_out).

    With one output, it is right when on the target's side of ½; with more, when its largest entry is the
    target's. A row with an entry that is not finite is wrong. ValueError if the shapes differ.
    """
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    if y.shape != y_hat.shape or y.ndim != 2 or len(y) == 0:
        raise ValueError(f"y has shape {y.shape} and y_hat {y_hat.shape}; expected (B, n_out) for both")
    if y.shape[1] == 1:
        right = (y > 0.5) == (y_hat > 0.5)
    else:
        right = y.argmax(axis=1, keepdims=True) == y_hat.argmax(axis=1, keepdims=True)
    return float(np.mean(right[:, 0] & np.all(np.isfinite(y), axis=1)))


@dataclass(frozen=True)
class Hyperparameters:
    """Everything that is chosen before training, by the standard names; `fit` trains with it."""

    n_hidden: int = 32
    learning_rate: float = 0.2
    momentum: float = 0.9
    weight_decay: float = 0.0
    n_epochs: int = 30
    batch_size: int = 32

    def __post_init__(self):
        require_whole_number("n_hidden", self.n_hidden, 1)
        require_whole_number("n_epochs", self.n_epochs, 0)
        require_whole_number("batch_size", self.batch_size, 1)


@dataclass(frozen=True)
class Model:
    """A trained network: `predict(x)` gives its output y (B, n_out) for inputs x (B, n_in)."""

    network: Graph
    weights: Weights

    def predict(self, x):
        """Return the output y for inputs x."""
        until_y = self.network.up_to("y")
        return until_y.forward(x=x, **self.weights)["y"]


def fit(hyperparameters, x, y_hat, rng):
    """Return a Model trained on samples x (M, n_in) with targets y_hat (M, n_out), from fresh weights.

    `rng` draws the initial weights and the minibatches; fewer than batch_size samples make one batch.
    """
    require_samples(x, y_hat)
    chosen = hyperparameters
    network = mlp(x.shape[1], chosen.n_hidden, y_hat.shape[1])
    weights = initial_weights(network, rng)
    optimizer = Momentum(chosen.learning_rate, chosen.momentum, chosen.weight_decay)
    batch_size = min(chosen.batch_size, len(x))
    train(network, weights, optimizer, x, y_hat, n_epochs=chosen.n_epochs, batch_size=batch_size, rng=rng)
    return Model(network, weights)


def require_samples(x, y_hat):
    """Raise ValueError unless x and y_hat are finite (M, …) arrays of two axes with the same M, 1 or more."""
    for name, array in {"x": x, "y_hat": y_hat}.items():
        if not isinstance(array, np.ndarray):
            raise ValueError(f"{name} is of type {type(array).__name__}, expected a numpy array")
    x_shape, y_shape = x.shape, y_hat.shape
    if len(x_shape) != 2 or len(y_shape) != 2 or x_shape[0] != y_shape[0] or x_shape[0] == 0:
        raise ValueError(f"x has shape {x_shape} and y_hat {y_shape}; expected (M, n_in) and (M, n_out)")
    for name, array in {"x": x, "y_hat": y_hat}.items():
        if not np.all(np.isfinite(array)):
            raise ValueError(f"{name} has entries that are not finite; expected finite numbers only")
