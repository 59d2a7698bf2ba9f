"""Exercises of chapter 08 on the penalty: the error with it, its gradient, and the biases that are spared."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import decay, penalty


def with_penalty(E, gradient, W, weight_decay):
    """Return E with the penalty, and its gradient."""
    return E + 0.5 * weight_decay * np.sum(W**2), gradient + weight_decay * W


def draw_error(rng):
    """Return an error, its gradient for a matrix of weights, the weights, and λ."""
    shape = (5, 3)
    return rng.uniform(1, 2), rng.normal(size=shape), rng.normal(0.3, 1, size=shape), rng.uniform(0.3, 0.8)


def _penalty(of_weights, slope):
    """Return a way with another penalty λ·of_weights(W), and another gradient λ·slope(W) of it."""
    return lambda E, gradient, W, weight_decay: (
        E + weight_decay * of_weights(W),
        gradient + weight_decay * slope(W),
    )


def _half_sum(W):
    return 0.5 * np.sum(W**2)


WITH_PENALTY = Exercise(
    name="08-penalty",
    title="an error with a penalty",
    statement="`E` is the error of a network, one number, and `gradient` its gradient for the weights `W`, a "
    "matrix of the same shape (5, 3). Return what is minimised with weight decay, "
    "$E + \\tfrac12 \\lambda \\sum_i w_i^2$ with the sum over all entries of `W`, and its gradient for "
    "`W`: two results, in this order. `weight_decay` is $\\lambda$. "
    "The check compares both, and looks whether `gradient` is still what it was.",
    level=2,
    starter="def with_penalty(E, gradient, W, weight_decay):\n"
    '    """Return E with the penalty, and its gradient."""\n'
    "    return ..., ...\n",
    reference=with_penalty,
    hints=(
        "What does the penalty add to the error, and what is the slope of that along one weight?",
        "`np.sum` of a matrix adds up all of its entries. The slope of ½λ·w² along w has no 2 in it.",
        "Along each weight the penalty has the slope λ·w: a matrix of the shape of W, added to the gradient.",
    ),
    lesson="Error and gradient carry the same penalty, each entry of a 5 × 3 matrix its own. "
    "With a single weight a mean would have looked like a sum.",
    wrong={
        penalty.LOSS_ONLY: _penalty(_half_sum, np.zeros_like),
        penalty.GRADIENT_ONLY: _penalty(lambda W: 0, lambda W: W),
        penalty.NEITHER: _penalty(lambda W: 0, np.zeros_like),
        penalty.LOSS_WITHOUT_HALF: _penalty(lambda W: np.sum(W**2), lambda W: W),
        penalty.BOTH_WITHOUT_HALF: _penalty(lambda W: np.sum(W**2), lambda W: 2 * W),
        penalty.GRADIENT_WITH_HALF: _penalty(_half_sum, lambda W: 0.5 * W),
        penalty.GRADIENT_WITH_TWO: _penalty(_half_sum, lambda W: 2 * W),
        penalty.AVERAGED: (
            _penalty(lambda W: 0.5 * np.mean(W**2), lambda W: W),
            _penalty(lambda W: 0.5 * np.mean(W**2), lambda W: W / W.size),
        ),
        penalty.NOT_SQUARED: (
            _penalty(lambda W: 0.5 * np.sum(np.abs(W)), lambda W: W),
            _penalty(lambda W: 0.5 * np.sum(np.abs(W)), lambda W: 0.5 * np.sign(W)),
        ),
        penalty.PENALTY_ALONE: lambda E, gradient, W, d: (d * _half_sum(W), d * W),
        penalty.ROOT_TAKEN: _penalty(lambda W: 0.5 * np.sqrt(np.sum(W**2)), lambda W: W),
        penalty.SUM_SQUARED: _penalty(lambda W: 0.5 * np.sum(W) ** 2, lambda W: W),
        penalty.SUBTRACTED: _penalty(lambda W: -_half_sum(W), lambda W: -W),
    },
    draw=draw_error,
)


def spare_biases(w, gradient, is_bias, learning_rate, weight_decay):
    """Return the new vector: all take their step, and only the weights decay."""
    pull = np.where(is_bias, 0, weight_decay * w)
    return w - learning_rate * (gradient + pull)


def draw_vector(rng):
    """Return weights and biases in one vector, its gradient, which of them are biases, α and λ."""
    is_bias = rng.permutation(np.arange(9) < 3)
    return rng.normal(size=9), rng.normal(size=9), is_bias, rng.uniform(0.1, 0.3), rng.uniform(0.4, 0.8)


def _spared(pull):
    """Return a way with another pull(w, gradient, decays, α, λ), where decays is 1 for a weight, 0 for a bias."""

    def way(w, gradient, is_bias, learning_rate, weight_decay):
        return w - learning_rate * (gradient + pull(w, gradient, ~is_bias, learning_rate, weight_decay))

    return way


SPARE = Exercise(
    name="08-spare",
    title="the biases are spared",
    statement="An optimizer sees all weights and biases of a network as one flat vector `w`, with its `gradient`. "
    "The array `is_bias`, as long as both, is True where an entry of `w` is a bias. Return `w` after one step of "
    "plain gradient descent with weight decay in which only the weights decay: a bias takes its usual step. "
    "`learning_rate` is $\\alpha$, `weight_decay` is $\\lambda$. The check mixes weights and biases in any order, "
    "and `w` itself must stay as it was.",
    level=2,
    starter="def spare_biases(w, gradient, is_bias, learning_rate, weight_decay):\n"
    '    """Return w after one step; its biases do not decay."""\n'
    "    return ...\n",
    reference=spare_biases,
    hints=(
        "All entries take the step of the gradient. Only what is added to the gradient depends on the mask.",
        "`np.where(is_bias, a, b)` takes a where the mask is True, and b elsewhere; `~is_bias` turns it round.",
        "The pull is 0 for a bias and λ·w for a weight. Then the step is as always.",
    ),
    lesson="Three biases among nine entries, in any order: the mask decides, and not the place.",
    wrong={
        penalty.BIASES_DECAY: _spared(lambda w, g, decays, a, d: d * w),
        penalty.ONLY_BIASES_DECAY: _spared(lambda w, g, decays, a, d: d * w * ~decays),
        penalty.BIASES_STAY: _spared(lambda w, g, decays, a, d: np.where(decays, d * w, -g)),
        decay.NO_DECAY: _spared(lambda w, g, decays, a, d: 0 * w),
        decay.NO_RATE: _spared(lambda w, g, decays, a, d: d * w * decays / a),
        decay.WRONG_SIGN: _spared(lambda w, g, decays, a, d: -d * w * decays),
        decay.HALVED: _spared(lambda w, g, decays, a, d: 0.5 * d * w * decays),
        decay.TWICE: _spared(lambda w, g, decays, a, d: 2 * d * w * decays),
        decay.ON_THE_GRADIENT: _spared(lambda w, g, decays, a, d: d * g * decays),
        decay.LAMBDA_ALONE: _spared(lambda w, g, decays, a, d: d * decays),
        decay.SAME_PULL: _spared(lambda w, g, decays, a, d: d * np.sign(w) * decays),
        decay.AFTER_THE_STEP: _spared(lambda w, g, decays, a, d: d * (w - a * g) * decays),
        decay.NO_GRADIENT: _spared(lambda w, g, decays, a, d: d * w * decays - g),
    },
    draw=draw_vector,
    because="the result has an entry for each entry of w, for weights and biases alike",
)
