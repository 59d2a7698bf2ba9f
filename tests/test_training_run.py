"""Training in pieces: the same numbers as in one go."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import two_moons
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import TrainingRun, minibatches, train, training_step

X, Y_HAT = two_moons(50, np.random.default_rng(0))
VALIDATION = two_moons(20, np.random.default_rng(1))
STEPS_PER_EPOCH = 7  # minibatches of 8 out of 50


def network_and_weights():
    network = mlp(2, 5, 1)
    return network, initial_weights(network, np.random.default_rng(2))


def new_run(optimizer, validation=VALIDATION):
    rng = np.random.default_rng(3)
    return TrainingRun(*network_and_weights(), optimizer, X, Y_HAT, batch_size=8, rng=rng, validation=validation)


def trained(optimizer, n_epochs, validation=VALIDATION):
    network, weights = network_and_weights()
    options = {"n_epochs": n_epochs, "batch_size": 8, "rng": np.random.default_rng(3), "validation": validation}
    return weights, train(network, weights, optimizer, X, Y_HAT, **options)


@pytest.mark.parametrize("validation", [None, VALIDATION])
def test_step_by_step_gives_the_same_weights_and_history_as_in_one_go(validation):
    run = new_run(Momentum(0.5, 0.9), validation)
    for _ in range(3 * STEPS_PER_EPOCH):
        run.step()
    weights, history = trained(Momentum(0.5, 0.9), 3, validation)
    assert np.array_equal(run.weights.flat, weights.flat)
    assert run.history == history
    assert run.n_steps == 3 * run.steps_per_epoch == 3 * STEPS_PER_EPOCH


def test_an_epoch_that_has_begun_is_finished_by_epoch():
    run = new_run(SGD(0.5))
    for _ in range(STEPS_PER_EPOCH + 2):
        run.step()
    assert len(run.history.loss) == 1
    run.epoch()
    assert run.n_steps == 2 * STEPS_PER_EPOCH
    assert run.history == trained(SGD(0.5), 2)[1]


def test_the_settings_of_the_optimizer_can_be_changed_between_two_steps():
    run = new_run(SGD(0.5))
    run.epoch()
    run.optimizer.learning_rate, run.optimizer.weight_decay = 0.1, 0.01
    run.epoch()
    (network, weights), rng = network_and_weights(), np.random.default_rng(3)
    for optimizer in (SGD(0.5), SGD(0.1, 0.01)):
        for rows in minibatches(50, 8, rng):
            training_step(network, weights, weights.copy(), optimizer, X[rows], Y_HAT[rows])
    assert_allclose(run.weights.flat, weights.flat, rtol=1e-14)


def test_the_accuracy_of_an_epoch_is_that_of_its_minibatches_before_each_step():
    _, history = trained(SGD(5.0), 2)
    (network, weights), rng, optimizer = network_and_weights(), np.random.default_rng(3), SGD(5.0)
    for measured in history.accuracy:
        n_right = 0
        for rows in minibatches(50, 8, rng):
            y = network.up_to("y").forward(x=X[rows], **weights)["y"]
            n_right += np.sum((y > 0.5) == (Y_HAT[rows] > 0.5))
            training_step(network, weights, weights.copy(), optimizer, X[rows], Y_HAT[rows])
        assert measured == pytest.approx(n_right / 50)


def test_without_validation_no_accuracy_is_measured():
    assert trained(SGD(0.5), 2, validation=None)[1].accuracy == []


def test_a_run_that_has_diverged_does_nothing_more():
    run = new_run(SGD(1e200, weight_decay=1e200))
    run.epoch()
    assert run.history.diverged_at == 1
    before = run.weights.flat.copy()
    run.step()
    run.epoch()
    assert np.array_equal(run.weights.flat, before)
    assert (run.n_steps, run.history.loss) == (1, [])
