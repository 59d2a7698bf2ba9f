"""An exercise of chapter 06: descent with one layer, written out, and E on the way."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue import measuring, products, training


def draw_layer(rng, n_rows=7, n_in=4, n_out=3):
    """Return samples, the weights of one layer, a learning rate, and how many epochs there are."""
    x, W = rng.normal(size=(n_rows, n_in)), rng.normal(size=(n_in, n_out))
    return x, rng.normal(size=(n_rows, n_out)), W, rng.uniform(0.1, 0.3), 5


def error_per_epoch(x, y_hat, W, learning_rate, n_epochs):
    """Return a list: E in each epoch, before its step."""
    W, errors = W.copy(), []
    for _ in range(n_epochs):
        difference = x @ W - y_hat
        errors.append(np.sum(difference**2) / (2 * len(x)))
        W -= learning_rate * x.T @ difference / len(x)
    return errors


def slope_of(x, difference):
    """Return ∂E/∂W."""
    return x.T @ difference / len(x)


def half_mean(difference):
    """Return ½ Σ (y − ŷ)², the mean over the rows."""
    return np.sum(difference**2) / (2 * len(difference))


def descent_with(error=half_mean, slope=slope_of, step=lambda W, g, rate: W - rate * g):
    """Return `error_per_epoch` with another E, another slope or another step."""

    def wrong_descent(x, y_hat, W, learning_rate, n_epochs):
        errors = []
        for _ in range(n_epochs):
            difference = x @ W - y_hat
            errors.append(error(difference))
            W = step(W, slope(x, difference), learning_rate)
        return errors

    return wrong_descent


def _after_the_step(x, y_hat, W, learning_rate, n_epochs):
    return error_per_epoch(x, y_hat, W, learning_rate, n_epochs + 1)[1:]


def _kept(x, y_hat, W, learning_rate, n_epochs):
    errors, total = [], 0.0
    for _ in range(n_epochs):
        errors.append(half_mean(x @ W - y_hat))
        total = total + slope_of(x, x @ W - y_hat)
        W = W - learning_rate * total
    return errors


def _slope_of_the_start(x, y_hat, W, learning_rate, n_epochs):
    g = slope_of(x, x @ W - y_hat)
    return [half_mean(x @ (W - n * learning_rate * g) - y_hat) for n in range(n_epochs)]


ERRORS = Exercise(
    name="06-errors",
    title="E, epoch after epoch",
    statement="""
A whole training without blocks: one layer, no bias, no sigmoid, $y = x \\times W$, and all rows in one batch, so
that an epoch is one step. In each of `n_epochs` epochs calculate $E$, the mean over the rows of
$\\tfrac12 \\sum_{outputs} (y - \\hat y)^2$, then $\\partial E/\\partial W$ (chapter 04), and make a plain step.
Return the list of all $E$, each from before its step. Work on a copy: the `W` that was handed in should stay as it
is. The check takes 7 rows, 4 inputs, 3 outputs and 5 epochs.
""",
    level=3,
    starter='''def error_per_epoch(x, y_hat, W, learning_rate, n_epochs):
    """Return a list: E in each epoch, before its step."""
    W, errors = W.copy(), []
    for _ in range(n_epochs):
        ...  # your lines
    return ...  # the list
''',
    reference=error_per_epoch,
    hints=(
        "Three lines in the loop: the difference y − ŷ, the error, the step. The last two need the first.",
        "E is half the sum of all squares, divided by the number of rows. Where else does this number belong?",
        "∂E/∂m is the difference divided by the rows, and ∂E/∂W has the shape (4, 3) of W: from (4, 7) × (7, 3).",
    ),
    lesson="With seven rows of four inputs and three outputs a wrong order of the product would not have fitted, "
    "and a sum in place of the mean would have been seven times too large.",
    wrong={
        training.ASCENT: descent_with(step=lambda W, g, rate: W + rate * g),
        training.NO_LEARNING_RATE: descent_with(step=lambda W, g, rate: W - g),
        training.SAME_WEIGHTS: descent_with(step=lambda W, g, rate: W),
        training.ROWS_SUMMED: descent_with(slope=lambda x, d: x.T @ d),
        known.SECOND_1_OVER_B: descent_with(slope=lambda x, d: x.T @ d / len(x) ** 2),
        training.START_GRADIENT: _slope_of_the_start,
        training.GRADIENTS_KEPT: _kept,
        measuring.AFTER_THE_STEP: _after_the_step,
        measuring.ROW_ERRORS_SUMMED: descent_with(error=lambda d: np.sum(d**2) / 2),
        measuring.ALL_SUMMED: descent_with(error=lambda d: np.sum(d**2) / 2, slope=lambda x, d: x.T @ d),
        measuring.OUTPUTS_AVERAGED: descent_with(error=lambda d: np.mean(d**2) / 2),
        measuring.ALL_AVERAGED: descent_with(
            error=lambda d: np.mean(d**2) / 2, slope=lambda x, d: x.T @ d / d.size
        ),
        measuring.HALF_LEFT_OUT: (
            descent_with(error=lambda d: 2 * half_mean(d)),
            descent_with(error=lambda d: 2 * half_mean(d), slope=lambda x, d: 2 * slope_of(x, d)),
        ),
        known.FACTOR_2: descent_with(slope=lambda x, d: 2 * slope_of(x, d)),
        known.AS_IN_PYTORCH: (
            descent_with(error=lambda d: np.mean(d**2)),
            descent_with(error=lambda d: np.mean(d**2), slope=lambda x, d: 2 * x.T @ d / d.size),
        ),
        products.INPUT_NOT_TRANSPOSED: descent_with(slope=lambda x, d: x @ d / len(x)),
        products.WEIGHT_ORDER: descent_with(slope=lambda x, d: d @ x.T / len(x)),
        products.WEIGHTS_TURNED: descent_with(slope=lambda x, d: d.T @ x / len(x)),
        measuring.NOT_SQUARED: descent_with(error=lambda d: np.sum(np.abs(d)) / (2 * len(d))),
    },
    draw=draw_layer,
    draw_square=lambda rng: draw_layer(rng, 4, 4, 4),
    because="there is one E for each epoch",
)
