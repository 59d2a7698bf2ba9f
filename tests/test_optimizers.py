import copy

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.optimizers import SGD, CoupledMomentum, Momentum

GRADIENTS = ([0.3, -1.2, 0.7], [0.4, 0.9, -0.2], [-0.6, 0.1, 0.25])


def three_steps(optimizer, start, gradients):
    """Return the weights after each of three steps."""
    w, path = np.array(start), []
    for gradient in gradients:
        optimizer.step(w, np.array(gradient))
        path.append(w.copy())
    return path


def test_sgd_follows_the_table_worked_by_hand():
    # α = ½, no decay; w ← w − g/2
    #   w = 4,  g = 2:   4 − 1   = 3
    #   w = 3,  g = −4:  3 + 2   = 5
    #   w = 5,  g = 1:   5 − ½   = 4.5
    assert_allclose(three_steps(SGD(0.5), [4.0], ([2.0], [-4.0], [1.0])), [[3], [5], [4.5]], rtol=1e-15)


def test_sgd_with_decay_follows_the_table_worked_by_hand():
    # α = ½, λ = ¼; w ← w − ½ (g + w/4)
    #   w = 4,     g = 2:   4 − ½ (2 + 1)           = 2.5
    #   w = 2.5,   g = −4:  2.5 − ½ (−4 + 0.625)    = 4.1875
    #   w = 4.1875, g = 1:  4.1875 − ½ (1 + 1.046875) = 3.1640625
    path = three_steps(SGD(0.5, weight_decay=0.25), [4.0], ([2.0], [-4.0], [1.0]))
    assert_allclose(path, [[2.5], [4.1875], [3.1640625]], rtol=1e-15)


def test_momentum_follows_the_table_worked_by_hand():
    # α = ½, m = ½, no decay; v ← v/2 + g; w ← w − v/2
    #   v = 0 + 2 = 2        w = 4 − 1     = 3
    #   v = 1 − 4 = −3       w = 3 + 1.5   = 4.5
    #   v = −1.5 + 1 = −½    w = 4.5 + ¼   = 4.75
    optimizer = Momentum(0.5, momentum=0.5)
    path = three_steps(optimizer, [4.0], ([2.0], [-4.0], [1.0]))
    assert_allclose(path, [[3], [4.5], [4.75]], rtol=1e-15)
    assert_allclose(optimizer.velocity, [-0.5], rtol=1e-15)


def test_momentum_with_decay_follows_the_table_worked_by_hand():
    # α = ½, m = ½, λ = ¼; v ← v/2 + g; w ← w − ½ (v + w/4)
    #   v = 0 + 2 = 2        w = 4 − ½ (2 + 1)               = 2.5
    #   v = 1 − 4 = −3       w = 2.5 − ½ (−3 + 0.625)        = 3.6875
    #   v = −1.5 + 1 = −½    w = 3.6875 − ½ (−½ + 0.921875)  = 3.4765625
    optimizer = Momentum(0.5, momentum=0.5, weight_decay=0.25)
    path = three_steps(optimizer, [4.0], ([2.0], [-4.0], [1.0]))
    assert_allclose(path, [[2.5], [3.6875], [3.4765625]], rtol=1e-15)
    assert_allclose(optimizer.velocity, [-0.5], rtol=1e-15)  # gradients only: no decay in it


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_the_two_ways_to_write_the_decay_agree(momentum):
    alpha, decay = 0.1, 0.05
    w = start = np.array([1.0, -2.0, 0.5])
    velocity, reorganised = np.zeros(3), []
    for gradient in GRADIENTS:
        velocity = momentum * velocity + np.array(gradient)
        w = (1 - alpha * decay) * w - alpha * velocity
        reorganised.append(w)
    assert_allclose(three_steps(Momentum(alpha, momentum, decay), start, GRADIENTS), reorganised, rtol=1e-14)


def test_momentum_zero_is_sgd():
    without, plain = Momentum(0.1, 0.0, 0.05), SGD(0.1, 0.05)
    start = [1.0, -2.0, 0.5]
    assert_allclose(three_steps(without, start, GRADIENTS), three_steps(plain, start, GRADIENTS), rtol=1e-15)


def test_a_weight_without_gradient_decays_towards_zero():
    w, zero = np.array([2.0, -2.0]), np.zeros(2)
    optimizer = SGD(0.5, weight_decay=0.25)
    for _ in range(100):
        optimizer.step(w, zero)
    assert_allclose(w, [2 * 0.875**100, -2 * 0.875**100], rtol=1e-13)


# The numbers below were made by PyTorch 2.13.0 on a CPU: a float64 tensor [1.0, -2.0, 0.5] in
# torch.optim.SGD with lr=0.1, its .grad set to each of GRADIENTS in turn, step() called, the tensor noted.
TORCH_START = [1.0, -2.0, 0.5]
TORCH_MOMENTUM = [[0.97, -1.88, 0.43], [0.903, -1.862, 0.387], [0.9027, -1.8558, 0.3233]]
TORCH_DECAY = [
    [0.965, -1.87, 0.4275],
    [0.920175, -1.95065, 0.4453625],
    [0.975574125, -1.95089675, 0.4181356875],
]
TORCH_MOMENTUM_AND_DECAY = [
    [0.965, -1.87, 0.4275],
    [0.888675, -1.83365, 0.3801125],
    [0.875539125, -1.80176675, 0.3105631875],
]


def test_momentum_without_decay_is_pytorchs():
    assert_allclose(three_steps(Momentum(0.1, 0.9), TORCH_START, GRADIENTS), TORCH_MOMENTUM, rtol=1e-14)


def test_sgd_with_decay_is_pytorchs():
    assert_allclose(three_steps(SGD(0.1, 0.05), TORCH_START, GRADIENTS), TORCH_DECAY, rtol=1e-14)


def test_momentum_with_decay_is_not_pytorchs_whose_decay_enters_the_velocity():
    path = three_steps(Momentum(0.1, 0.9, 0.05), TORCH_START, GRADIENTS)
    assert_allclose(path[0], TORCH_MOMENTUM_AND_DECAY[0], rtol=1e-14)  # the first step has no past
    # from the second on, PyTorch's velocity still holds m · λ · w₀ = 0.9 · 0.05 · w₀, times α = 0.1
    assert_allclose(path[1] - TORCH_MOMENTUM_AND_DECAY[1], 0.0045 * np.array(TORCH_START), rtol=1e-12)
    assert np.all(np.abs(path[2] - TORCH_MOMENTUM_AND_DECAY[2]) > 0.005)


BOTH = [SGD(0.1), Momentum(0.1, 0.9)]


@pytest.mark.parametrize("kind", [SGD, Momentum])
@pytest.mark.parametrize("setting", ["learning_rate", "weight_decay"])
@pytest.mark.parametrize(
    "value", [-0.1, -np.inf, np.nan, np.inf, "0.1", None, np.array([0.1, -0.1]), np.array([1]), 1j]
)
def test_a_rate_or_decay_that_is_not_a_finite_number_from_zero_is_refused(kind, setting, value):
    with pytest.raises(ValueError, match=rf"^{setting} is .*, expected a finite number, 0 or more"):
        kind(**{"learning_rate": 0.1} | {setting: value})


def test_sgd_has_no_momentum():
    with pytest.raises(TypeError, match="unexpected keyword argument 'momentum'"):
        SGD(0.1, momentum=0.9)


@pytest.mark.parametrize("momentum", [1.0, 1, 1.5, -0.1, np.nan, "0.9", None])
def test_momentum_outside_zero_to_one_is_refused(momentum):
    with pytest.raises(ValueError, match=r"momentum is .*, expected a number below 1, 0 or more"):
        Momentum(0.1, momentum=momentum)


@pytest.mark.parametrize("setting", ["learning_rate", "momentum", "weight_decay"])
def test_zero_is_allowed_for_every_setting(setting):
    optimizer = Momentum(0.1, 0.5, 0.5)
    setattr(optimizer, setting, 0)
    assert getattr(optimizer, setting) == pytest.approx(0.0)


@pytest.mark.parametrize("setting", ["learning_rate", "momentum", "weight_decay"])
def test_a_refused_change_keeps_the_old_value(setting):
    optimizer = Momentum(0.25, 0.25, 0.25)
    with pytest.raises(ValueError, match=f"{setting} is -1"):
        setattr(optimizer, setting, -1)
    assert getattr(optimizer, setting) == pytest.approx(0.25)


def test_a_changed_setting_is_used_from_the_next_step_on():
    optimizer, w = SGD(0.1), np.array([1.0])
    optimizer.step(w, np.array([1.0]))
    optimizer.learning_rate = 0.5
    optimizer.step(w, np.array([1.0]))
    assert_allclose(w, [0.4], rtol=1e-15)


def test_the_settings_of_two_optimizers_are_their_own():
    one, other = SGD(0.1), SGD(0.2)
    one.learning_rate = 0.3
    assert other.learning_rate == pytest.approx(0.2)


VECTOR = np.ones(3)
WRONG_ARGUMENTS = {
    "whole-number weights": (np.ones(3, dtype=int), VECTOR),
    "whole-number gradient": (VECTOR, np.ones(3, dtype=int)),
    "0-D": (np.array(1.0), np.array(1.0)),
    "lists": ([1.0, 1.0, 1.0], [1.0, 1.0, 1.0]),
    "a list for a gradient": (VECTOR, [1.0, 1.0, 1.0]),
    "shapes that differ": (VECTOR, np.ones(1)),
    "a matrix for a gradient": (VECTOR, np.ones((2, 3))),
    "another size than before": (np.ones(4), np.ones(4)),
}


@pytest.mark.parametrize(("weights", "gradient"), WRONG_ARGUMENTS.values(), ids=WRONG_ARGUMENTS)
def test_a_refused_step_leaves_weights_and_velocity_untouched(weights, gradient):
    optimizer = Momentum(0.1, 0.9)
    optimizer.step(np.ones(3), np.array([1.0, 2.0, 3.0]))
    before = copy.deepcopy(weights)
    with pytest.raises(ValueError, match=r"^(weights|gradient) (is|has|have) "):
        optimizer.step(weights, gradient)
    assert np.array_equal(weights, before)
    assert_allclose(optimizer.velocity, [1.0, 2.0, 3.0], rtol=1e-15)


@pytest.mark.parametrize("case", [name for name in WRONG_ARGUMENTS if name != "another size than before"])
def test_sgd_refuses_the_same_and_leaves_the_weights_untouched(case):
    weights, gradient = WRONG_ARGUMENTS[case]
    before = copy.deepcopy(weights)
    with pytest.raises(ValueError, match=r"^(weights|gradient) (is|has) "):
        SGD(0.1).step(weights, gradient)
    assert np.array_equal(weights, before)


@pytest.mark.parametrize("steps_before", [0, 1])
@pytest.mark.parametrize("optimizer", BOTH, ids=["SGD", "Momentum"])
def test_read_only_weights_are_refused_before_the_velocity_changes(optimizer, steps_before):
    optimizer, w = copy.deepcopy(optimizer), np.ones(3)
    for _ in range(steps_before):
        optimizer.step(w, np.array([1.0, 2.0, 3.0]))
    before, weights = copy.deepcopy(optimizer), w.copy()
    w.flags.writeable = False
    with pytest.raises(ValueError, match="weights are read-only, expected a vector that can be changed in place"):
        optimizer.step(w, np.array([4.0, 5.0, 6.0]))
    assert np.array_equal(w, weights)
    for name in ("learning_rate", "momentum", "weight_decay", "velocity"):
        assert np.array_equal(getattr(optimizer, name, None), getattr(before, name, None))


@pytest.mark.parametrize("optimizer", BOTH, ids=["SGD", "Momentum"])
def test_a_step_changes_the_weights_in_place_and_never_the_gradient(optimizer):
    optimizer, w, gradient = copy.deepcopy(optimizer), np.ones(3), np.array([1.0, 2.0, 3.0])
    assert optimizer.step(w, gradient) is None
    optimizer.step(w, gradient)
    assert not np.any(np.isclose(w, 1.0))
    assert np.array_equal(gradient, [1.0, 2.0, 3.0])


@pytest.mark.parametrize("optimizer", [SGD(1e200, 1e200), Momentum(1e200, 0.9, 1e200)], ids=["SGD", "Momentum"])
def test_divergence_is_silent(optimizer):
    w = np.array([1e200, -1e200])
    for _ in range(3):
        optimizer.step(w, w * 1.0)
    assert not np.any(np.isfinite(w))


def test_coupled_decay_follows_the_table_worked_by_hand():
    # α = ½, m = ½, λ = ¼; v ← v/2 + (g + w/4); w ← w − v/2
    #   v = 0 + 2 + 1 = 3                 w = 4 − 1.5        = 2.5
    #   v = 1.5 − 4 + 0.625 = −1.875      w = 2.5 + 0.9375   = 3.4375
    #   v = −0.9375 + 1 + 0.859375 = 0.921875, w = 3.4375 − 0.4609375 = 2.9765625
    optimizer = CoupledMomentum(0.5, momentum=0.5, weight_decay=0.25)
    path = three_steps(optimizer, [4.0], ([2.0], [-4.0], [1.0]))
    assert_allclose(path, [[2.5], [3.4375], [2.9765625]], rtol=1e-15)
    assert_allclose(optimizer.velocity, [0.921875], rtol=1e-15)


def test_coupled_decay_is_the_lectures_without_momentum_and_momentum_without_decay():
    start = [4.0, -1.0, 0.5]
    for settings in ({"momentum": 0.0, "weight_decay": 0.3}, {"momentum": 0.9, "weight_decay": 0.0}):
        coupled = three_steps(CoupledMomentum(0.1, **settings), start, GRADIENTS)
        assert_allclose(coupled, three_steps(Momentum(0.1, **settings), start, GRADIENTS), rtol=1e-14)


def test_coupled_decay_refuses_what_momentum_refuses_and_changes_nothing():
    optimizer, w = CoupledMomentum(0.1), np.ones(3)
    with pytest.raises(ValueError, match="gradient has shape"):
        optimizer.step(w, np.ones(2))
    assert optimizer.velocity is None
    assert_allclose(w, np.ones(3))


@pytest.mark.parametrize("kind", [Momentum, CoupledMomentum])
@pytest.mark.parametrize(
    ("velocity", "refusal"),
    [
        (0.0, "velocity is 0.0, expected None, which is zero, or an array like the weights"),
        (np.zeros((4, 3)), r"weights have shape \(3,\), but this optimizer has the velocity of \(4, 3\)"),
    ],
)
def test_a_velocity_that_does_not_fit_is_refused_after_steps_too_and_nothing_changes(kind, velocity, refusal):
    optimizer, w = kind(0.1, 0.9, 0.5), np.ones(3)
    optimizer.step(w, np.ones(3))
    optimizer.velocity, before = velocity, w.copy()
    with pytest.raises(ValueError, match=refusal):
        optimizer.step(w, np.ones(3))
    assert np.array_equal(w, before)
