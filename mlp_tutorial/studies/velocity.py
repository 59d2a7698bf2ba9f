"""What momentum makes of a stream of gradients, v ← m v + g (lecture, rows 19 and 20)."""

import numpy as np

from mlp_tutorial.optimizers import Momentum


def consistent(n_steps):
    """Return the gradients 1, 1, 1, … (n_steps,)."""
    return np.ones(n_steps)


def alternating(n_steps):
    """Return the gradients 1, −1, 1, … (n_steps,)."""
    return np.where(np.arange(n_steps) % 2 == 0, 1.0, -1.0)


def turning(n_steps):
    """Return gradients of 1 in the first half and of −1 in the second (n_steps,)."""
    return np.where(np.arange(n_steps) < n_steps // 2, 1.0, -1.0)


def pulse(n_steps, at):
    """Return gradients of 0, but of 1 at step `at`, counted from 1 (n_steps,)."""
    return np.where(np.arange(1, n_steps + 1) == at, 1.0, 0.0)


def noisy(n_steps, rng, mean, deviation):
    """Return normally distributed gradients (n_steps,), drawn from `rng`, a numpy.random.Generator."""
    return rng.normal(mean, deviation, n_steps)


def velocities(gradients, momentum):
    """Return the velocity after each gradient, of the same shape: (n_steps,), or (n_steps, n_weights).

    They are those of the optimizer `Momentum`, which is stepped through the stream. ValueError for a momentum
    outside [0, 1).
    """
    columns = np.reshape(np.asarray(gradients, dtype=float), (len(gradients), -1))
    optimizer, weights = Momentum(learning_rate=1.0, momentum=momentum), np.zeros(columns.shape[1])
    history = np.empty_like(columns)
    for step, gradient in enumerate(columns):
        optimizer.step(weights, gradient)
        history[step] = optimizer.velocity
    return history.reshape(np.shape(gradients))


def what_is_left(gradients, momentum):
    """Return what each gradient (n_steps,) still adds to the velocity after each step, (n_steps, n_steps).

    Row t holds m^(t − i) g_i for the steps i up to t and 0 for the later ones; its sum is the velocity v_t.
    Each column is the velocity of a weight that has met this one gradient only.
    """
    return velocities(np.diag(gradients), momentum)


def final_velocity(gradient, momentum):
    """Return g / (1 − m), where v = m v + g: the velocity that gradients of one sign and size lead to."""
    return gradient / (1 - momentum)


def final_swing(gradient, momentum):
    """Return g / (1 + m), where −v = m v − g: the size of the velocity that ±g in turn leads to."""
    return gradient / (1 + momentum)
