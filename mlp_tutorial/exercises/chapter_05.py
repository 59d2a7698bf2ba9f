"""Exercises of chapter 05: the backward pass."""

from mlp_tutorial.exercises.catalogue.gradients import BIAS_NOT_SUMMED
from mlp_tutorial.exercises.exercise import Exercise
from mlp_tutorial.mlp import mlp

SIZES = (5, 4, 3)  # inputs, hidden neurons, outputs
N_ROWS = 6


def draw_pass(rng):
    """Return what a forward pass of the network has saved, and its weights: new numbers each time."""
    network = mlp(*SIZES)
    weights = {name: rng.normal(size=shape) for name, shape in network.shapes.items()}
    data = {"x": rng.normal(size=(N_ROWS, SIZES[0])), "y_hat": rng.uniform(0.1, 0.9, size=(N_ROWS, SIZES[2]))}
    return network.forward(**data, **weights), weights


def backward(values, weights):
    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    dE_dm5 = y * (1 - y) * (y - y_hat) / len(y)
    dE_dm2 = dE_dm5 @ weights["W2"].T * m3 * (1 - m3)
    return x.T @ dE_dm2, dE_dm2.sum(axis=0), m3.T @ dE_dm5, dE_dm5.sum(axis=0)


def _first_row_for_the_bias(values, weights):
    dE_dW1, _, dE_dW2, _ = backward(values, weights)
    m3, y = values["m3"], values["y"]
    dE_dm5 = y * (1 - y) * (y - values["y_hat"]) / len(y)
    return dE_dW1, (dE_dm5 @ weights["W2"].T * m3 * (1 - m3))[0], dE_dW2, dE_dm5[0]


def to_the_stepper(result, values, weights):
    """Return the learner's gradients, with the network and the inputs that they belong to."""
    names = ("W1", "b1", "W2", "b2")
    data = {name: values[name] for name in ("x", "y_hat")}
    return dict(zip(names, result, strict=True)), mlp(*SIZES), data | weights


EXERCISES = (
    Exercise(
        name="05-backward",
        title="the whole backward pass",
        statement="From the values that a forward pass has saved …",
        level=4,
        starter="def backward(values, weights):\n    return ...\n",
        reference=backward,
        hints=("Start at the end.", "Keep ∂E/∂m5.", "∂E/∂m5 = y · (1 − y) · (y − ŷ) / B."),
        lesson="Six rows, five inputs, four neurons, three outputs: no wrong order, transpose or sum could hide.",
        wrong={BIAS_NOT_SUMMED: _first_row_for_the_bias},
        draw=draw_pass,
        stepper=to_the_stepper,
    ),
)
