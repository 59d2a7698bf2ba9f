"""A training that can be looked at wherever it stands: the chapter's digits, in as many pieces as one likes."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.cross_validation import hold_out
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.training import TrainingRun, accuracy

SATURATED = 1e-3  # of the errors, passed backward by the last sigmoid: hardly anything is learned with less


@dataclass(frozen=True)
class Progress:
    """Where a training stands: a copy, which does not change when the training goes on.

    `training` and `held_out` are (epochs, errors, accuracies), each (n,): of the training samples after each
    epoch as in History, of the held-out ones from before the first step to now, where they are finite.
    `answers` (n_held_out,) are the classes said now, −1 for an output that is not finite, and `passed` is the
    share of the held-out errors that the last sigmoid passes backward.
    """

    epochs: int
    minibatches: int  # of the epoch that has begun
    training: tuple
    held_out: tuple
    W1: np.ndarray
    answers: np.ndarray
    passed: float
    diverged_at: int | None

    @property
    def trouble(self):
        """What is wrong: "diverged", "saturated", "worse" than before the first step, or nothing, ""."""
        _, errors, accuracies = self.held_out
        if self.diverged_at is not None:
            return "diverged"
        if self.passed < SATURATED and accuracies[-1] < 0.5:
            return "saturated"
        return "worse" if errors[-1] > errors[0] else ""


class WatchedRun(TrainingRun):
    """A TrainingRun with validation samples, held out, that ends after n_epochs and tells its Progress anytime."""

    def __init__(self, network, weights, optimizer, x, y_hat, *, n_epochs, batch_size, rng, validation):
        super().__init__(
            network, weights, optimizer, x, y_hat, batch_size=batch_size, rng=rng, validation=validation
        )
        self.n_epochs = n_epochs
        self._first = self._measure_now()[:2]

    @property
    def is_over(self):
        """Whether it has reached its last epoch, or diverged."""
        return self.history.diverged_at is not None or self.n_steps >= self.n_epochs * self.steps_per_epoch

    def step(self):
        """Make one step, as a TrainingRun does; nothing once it is over."""
        if not self.is_over:
            super().step()

    def progress(self):
        """Return the Progress."""
        history = self.history
        error, share_read, answers, passed = self._measure_now()
        measured = [self._first, *zip(history.validation_loss, history.validation_accuracy, strict=True)]
        epochs = list(range(len(measured)))
        if self.n_steps > epochs[-1] * self.steps_per_epoch and np.isfinite(error):
            measured, epochs = [*measured, (error, share_read)], [*epochs, self.n_steps / self.steps_per_epoch]
        training = np.arange(1, len(history.loss) + 1), np.array(history.loss), np.array(history.accuracy)
        return Progress(
            *divmod(self.n_steps, self.steps_per_epoch),
            training=training,
            held_out=(np.array(epochs), *np.transpose(measured)),
            W1=self.weights["W1"].copy(),
            answers=answers,
            passed=passed,
            diverged_at=history.diverged_at,
        )

    def _measure_now(self):
        """Return E, accuracy, answers and the share of errors passed backward, of the held-out samples."""
        x, y_hat = self.validation
        values = self.network.forward(x=x, y_hat=y_hat, **self.weights)
        y = values["y"]
        answers = np.where(np.all(np.isfinite(y), axis=1), y.argmax(axis=1), -1)
        return float(values["E"]), accuracy(y, y_hat), answers, error_passed(y, y_hat)


def digits_run(optimizer, n_epochs, seed=0):
    """Return the WatchedRun of chapter 06 before its first step: 64-32-10, a quarter of the digits held out."""
    x, labels = digits()
    rng, y_hat = np.random.default_rng(seed), one_hot(labels, 10)
    training, held_out = hold_out(len(x), 0.25, rng)
    network = mlp(64, 32, 10)
    weights = initial_weights(network, rng)
    return WatchedRun(
        network,
        weights,
        optimizer,
        x[training],
        y_hat[training],
        n_epochs=n_epochs,
        batch_size=32,
        rng=np.random.default_rng(seed),
        validation=(x[held_out], y_hat[held_out]),
    )


@np.errstate(all="ignore")
def error_passed(y, y_hat):
    """Return the share of the outputs' errors that the last sigmoid passes backward: at most ¼, 0 if saturated.

    Σ σ′ |y − ŷ| / Σ |y − ŷ| with σ′ = y (1 − y), for outputs and targets (B, n_out); ¼ where nothing is wrong.
    """
    errors = np.abs(y - y_hat)
    return float(np.sum(y * (1 - y) * errors) / np.sum(errors)) if np.any(errors) else 0.25
