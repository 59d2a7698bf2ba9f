"""Notes, rows 17 and 18: values not expressions; backpropagation is not gradient descent."""

import numpy as np
from lecture_setup import EXACT, N_HIDDEN, N_IN, N_OUT, WANTED, error_of, lecture_inputs, recording
from numpy.testing import assert_allclose

from mlp_tutorial.counting import count_backward, count_multiplications
from mlp_tutorial.datasets import digits, one_hot, tomatoes
from mlp_tutorial.descent import rosenbrock
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import example_weights, initial_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.training import minibatches
from mlp_tutorial.weights import Weights

# Row 17: values passed on, not expressions


def multiplications_by_depth():
    """Of one sweep, and of every weight's formula, for networks of 2, 4, … 10 layers of 3 and 2 in turn."""
    sweeps, written_out = [], []
    for n_pairs in range(1, 6):
        network = mlp(*[3, 2] * n_pairs, 3)
        rng = np.random.default_rng(17)
        x, y_hat = rng.normal(size=(4, 3)), rng.uniform(size=(4, 3))
        inputs = {"x": x, "y_hat": y_hat, **initial_weights(network, rng)}
        values = network.forward(**inputs)
        gradients = network.backward()
        formulas = {name: gradient_formula(network, name, batch=True) for name in network.shapes}
        for name, formula in formulas.items():
            assert_allclose(formula.evaluate(values), gradients[name], **EXACT)
        sweeps.append(count_backward(network, inputs))
        written_out.append(
            count_multiplications(lambda at, all_of=formulas: [f.evaluate(at) for f in all_of.values()], values)
        )
    return np.array(sweeps), np.array(written_out)


def test_row_17_the_sweep_grows_with_the_depth_and_separate_expressions_with_its_square():
    sweeps, written_out = multiplications_by_depth()
    assert np.all(np.diff(sweeps) > 0)
    assert np.all(np.diff(sweeps, 2) == 0)
    assert np.all(np.diff(written_out, 2) > 0)
    assert np.all(np.diff(written_out, 3) == 0)
    assert np.all(np.diff(written_out / sweeps) > 0)
    assert written_out[-1] > 5 * sweeps[-1]


def test_row_17_each_modules_gradient_value_is_calculated_once_and_passed_on():
    network, calls = recording(mlp(3, 2, 3, 2, 3))
    rng = np.random.default_rng(18)
    network.forward(x=rng.normal(size=(4, 3)), y_hat=rng.uniform(size=(4, 3)), **initial_weights(network, rng))
    gradients = network.backward()
    assert sorted(step for step, _ in calls) == sorted(step for step, _, _ in network.steps)
    for step, received in calls:
        assert_allclose(received, gradients[step], **EXACT)


# Row 18: backpropagation and gradient descent


def test_row_18_backpropagation_changes_no_weights_and_gradient_descent_does():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    weights = Weights.of({name: inputs[name] for name in WANTED})
    before = weights.copy().flat
    E = network.forward(x=inputs["x"], y_hat=inputs["y_hat"], **weights)["E"]
    gradient = weights.copy()
    gradient.write(network.backward())
    assert_allclose(weights.flat, before, rtol=0, atol=0)
    SGD(learning_rate=0.1).step(weights.flat, gradient.flat)
    assert_allclose(weights.flat, before - 0.1 * gradient.flat, **EXACT)
    assert network.forward(x=inputs["x"], y_hat=inputs["y_hat"], **weights)["E"] < E


def test_row_18_gradient_descent_takes_the_same_step_with_gradients_from_elsewhere():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    by_sweep = Weights(network.shapes)
    by_sweep.write(network.backward())
    by_differences = Weights.of(
        {name: numerical_gradient(lambda w, name=name: error_of(inputs, name, w), inputs[name]) for name in WANTED}
    )
    ends = []
    for gradient in (by_sweep, by_differences):
        weights = Weights.of({name: inputs[name] for name in WANTED})
        SGD(learning_rate=0.5).step(weights.flat, gradient.flat)
        ends.append(weights.flat)
    assert_allclose(ends[0], ends[1], rtol=0, atol=1e-9)
    assert np.max(np.abs(ends[0] - Weights.of({name: inputs[name] for name in WANTED}).flat)) > 0.01


def test_row_18_gradient_descent_needs_no_network_at_all():
    surface = rosenbrock()
    w = np.array(surface.start)
    optimizer, before = SGD(learning_rate=1e-3), surface.value(w)
    for _ in range(500):
        optimizer.step(w, surface.gradient(w))
    assert surface.value(w) < 0.2 * before


class SignSteps:
    def step(self, weights, gradient):
        weights -= 0.1 * np.sign(gradient)


def ten_steps(optimizer, gradient_of):
    weights = example_weights()
    for _ in range(10):
        optimizer.step(weights.flat, gradient_of(weights))
    return weights.flat


def test_row_18_either_can_be_exchanged_for_another_without_touching_the_other():
    network, (x, y_hat) = mlp(2, 3, 1), tomatoes()

    def by_sweep(weights):
        network.forward(x=x, y_hat=y_hat, **weights)
        slopes = weights.copy()
        slopes.write(network.backward())
        return slopes.flat

    def by_differences(weights):
        def error_of(flat):
            trial = weights.copy()
            trial.flat[:] = flat
            return network.forward(x=x, y_hat=y_hat, **trial)["E"]

        return numerical_gradient(error_of, weights.flat)

    for optimizer in (SGD(5.0), SignSteps()):
        assert_allclose(ten_steps(optimizer, by_sweep), ten_steps(optimizer, by_differences), rtol=0, atol=1e-6)
    assert np.max(np.abs(ten_steps(SGD(5.0), by_sweep) - ten_steps(SignSteps(), by_sweep))) > 0.1


def test_row_18_hidden_neurons_that_start_equal_stay_equal():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    weights, optimizer = Weights(network.shapes), SGD(0.5)
    weights.flat[:] = 0.1
    for _ in range(20):
        network.forward(x=inputs["x"], y_hat=inputs["y_hat"], **weights)
        gradient = weights.copy()
        gradient.write(network.backward())
        optimizer.step(weights.flat, gradient.flat)
    assert_allclose(np.ptp(weights["W1"], axis=1), 0, atol=1e-12)
    assert np.ptp(weights["W1"]) > 0.01


def test_row_18_the_first_minibatches_of_digits_point_nearly_the_way_of_all_and_their_mean_exactly():
    x, labels = digits()
    y_hat, network = one_hot(labels, 10), mlp(64, 32, 10)
    weights = initial_weights(network, np.random.default_rng(1))

    def gradient(rows):
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        slopes = weights.copy()
        slopes.write(network.backward())
        return slopes.flat

    exact = gradient(np.arange(len(x)))
    batches = list(minibatches(len(x), 32, np.random.default_rng(2)))
    some = np.array([gradient(rows) for rows in batches])
    cosines = some @ exact / np.linalg.norm(some, axis=1) / np.linalg.norm(exact)
    assert 0.95 < cosines.mean() < 1
    shares = np.array([len(rows) for rows in batches]) / len(x)
    assert_allclose(shares @ some, exact, rtol=0, atol=1e-12)
