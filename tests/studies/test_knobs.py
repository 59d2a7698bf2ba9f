import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.studies.knobs import LEARNING_RATE, N_STEPS, Knobs, Learning, learn, machine, set_knobs


def error_of(flat):
    x, y_hat = tomatoes()
    weights = example_weights()
    weights.flat = flat
    return mlp(2, 3, 1).forward(x=x, y_hat=y_hat, **weights)["E"]


def test_learning_is_gradient_descent_with_measured_slopes():
    w = example_weights().flat.copy()
    for _ in range(3):
        w -= 5.0 * numerical_gradient(error_of, w)
    learned = learn(5.0, 3)
    assert_allclose(learned.weights.flat, w, rtol=1e-6, atol=1e-8)
    assert_allclose(learned.errors[-1], error_of(w), rtol=1e-6)
    assert learned.outputs.shape == (4, 4)


def test_the_machines_first_step_lowers_all_outputs_and_the_long_rest_tells_the_first_from_the_others():
    outputs = machine().outputs
    assert outputs.shape == (N_STEPS + 1, 4)
    assert np.all(outputs[1] < outputs[0] - 0.2)
    assert np.ptp(outputs[1]) < 0.1
    assert outputs[-1, 0] > 0.8
    assert np.all(outputs[-1, 1:] < 0.15)


def test_the_third_tomato_is_pulled_up_with_the_first_for_some_forty_steps():
    third = machine().outputs[:, 2]
    assert 30 < 10 + np.argmax(third[10:]) < 50


@pytest.mark.parametrize("rate", [4.0, LEARNING_RATE])
def test_the_machines_error_never_rises(rate):
    assert np.all(np.diff(learn(rate, N_STEPS).errors) < 0)


def test_knobs_are_set_in_the_order_of_the_weights_and_read_by_the_network():
    flat = example_weights().flat + np.linspace(-1, 1, 13)
    knobs = set_knobs(flat)
    assert knobs.error == pytest.approx(error_of(flat))
    assert_allclose(knobs.error, np.mean(0.5 * (knobs.outputs - tomatoes()[1][:, 0]) ** 2), rtol=1e-12)
    with pytest.raises(ValueError, match="flat was given shape"):
        set_knobs(flat[:12])


@pytest.mark.parametrize(("error", "step"), [(0.9, 0), (0.5, 0), (0.3, 1), (0.2, 2), (0.1, None)])
def test_the_machines_step_is_the_first_of_an_error_as_low(error, step):
    falling = Learning(np.zeros((3, 4)), np.array([0.5, 0.25, 0.2]), example_weights())
    assert Knobs(example_weights(), np.zeros(4), error, falling).machine_step == step


def test_one_neuron_set_by_thought_beats_the_machine():
    weights = example_weights()
    weights["W1"][:, 0], weights["b1"][0] = (8, -8), -3
    weights["W2"][:, 0], weights["b2"][0] = (8, 0, 0), -4
    knobs = set_knobs(weights.flat)
    assert knobs.machine_step is None
    assert knobs.error < 0.003 < machine().errors[-1]
