"""Notes, rows 17 and 18: values not expressions; backpropagation is not gradient descent."""

import numpy as np
from lecture_setup import EXACT, N_HIDDEN, N_IN, N_OUT, WANTED, error_of, lecture_inputs, recording
from numpy.testing import assert_allclose

from mlp_tutorial.counting import count_backward, count_multiplications
from mlp_tutorial.descent import rosenbrock
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD
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
