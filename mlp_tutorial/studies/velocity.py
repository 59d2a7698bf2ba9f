"""What momentum makes of a stream of gradients, v ← m v + g (lecture, rows 19 and 20)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_known, require_whole_number
from mlp_tutorial.optimizers import Momentum

N_STEPS = 40
MEAN, DEVIATION = 0.3, 0.7  # of the random gradients
PULSE_AT = 5


@dataclass(frozen=True)
class Flow:
    """A stream of gradients up to a step, and what momentum has made of it."""

    stream: str
    momentum: float
    step: int
    gradients: np.ndarray  # of all steps, as the velocities are
    velocities: np.ndarray
    left: np.ndarray  # what the step's velocity still holds of each gradient
    final: float  # the size of the velocity that the stream leads to
    finals: list  # of lines over the steps: where the velocity is led


def flow_until(step, stream, momentum):
    """Return the Flow of a stream, one of STREAMS, up to a step, 0 … N_STEPS. ValueError for any other."""
    require_known("stream is", [stream], STREAMS)
    require_whole_number("step", step, 0, N_STEPS)
    gradients = STREAMS[stream]
    so_far = np.where(np.arange(1, N_STEPS + 1) <= step, gradients, 0.0)
    left = what_is_left(so_far, momentum)[max(step, 1) - 1]
    final = final_of(stream, momentum)
    lines = final_lines(stream, final)
    return Flow(stream, momentum, step, gradients, velocities(gradients, momentum), left, final, lines)


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


def final_of(stream, momentum):
    """Return the size of the velocity that one of STREAMS leads to; of random gradients that of their mean."""
    if stream == "one pulse":
        return 0.0
    if stream == "alternating":
        return final_swing(1.0, momentum)
    return final_velocity(MEAN if stream == "random" else 1.0, momentum)


def final_lines(stream, final):
    """Return a list of lines (N_STEPS,): the velocities ±final that one of STREAMS leads to, nan where not."""
    if stream == "one pulse":
        return []
    if stream == "alternating":
        return [np.full(N_STEPS, final), np.full(N_STEPS, -final)]
    if stream == "sign change":
        return [np.where(STREAMS[stream] == sign, sign * final, np.nan) for sign in (1, -1)]
    return [np.full(N_STEPS, final)]


def sign_changes(values):
    """Return how often the sign changes from one of the values (n,) to the next."""
    return int(np.sum(values[1:] * values[:-1] < 0))


STREAMS = {
    "consistent": consistent(N_STEPS),
    "alternating": alternating(N_STEPS),
    "random": noisy(N_STEPS, np.random.default_rng(0), MEAN, DEVIATION),
    "one pulse": pulse(N_STEPS, PULSE_AT),
    "sign change": turning(N_STEPS),
}
