"""Training tricks, rows 19 and 20: momentum and its intuition."""

import numpy as np
import pytest
from lecture_setup import EXACT, run
from numpy.testing import assert_allclose

from mlp_tutorial.descent import bowl, descend, ravine
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.convergence import matrix_of_a_step

# Row 19: momentum


def test_row_19_the_velocity_and_the_weights_follow_the_table_worked_by_hand():
    weights, velocities = run(Momentum(0.1, momentum=0.5), [[1.0], [2.0], [-1.0], [0.0]], [1.0])
    assert_allclose(velocities[:, 0], [1.0, 2.5, 0.25, 0.125], **EXACT)  # v ← ½ v + g
    assert_allclose(weights[:, 0], [1.0, 0.9, 0.65, 0.625, 0.6125], **EXACT)  # w ← w − 0.1 v


def test_row_19_the_velocity_is_the_sum_of_all_gradients_each_faded_by_its_age():
    rng, m, α = np.random.default_rng(19), 0.9, 0.05
    gradients = rng.normal(size=(12, 5))
    start = rng.normal(size=5)
    weights, velocities = run(Momentum(α, m), gradients, start)
    for t in range(12):
        faded = sum(m ** (t - k) * gradients[k] for k in range(t + 1))
        assert_allclose(velocities[t], faded, **EXACT)
    assert_allclose(weights[-1], start - α * velocities.sum(axis=0), **EXACT)


KAPPA = 100.0
RAVINE = ravine(KAPPA)
BEST_SGD = {"learning_rate": 2 / (1 + KAPPA)}
BEST_MOMENTUM = {
    "learning_rate": (2 / (1 + np.sqrt(KAPPA))) ** 2,
    "momentum": ((np.sqrt(KAPPA) - 1) / (np.sqrt(KAPPA) + 1)) ** 2,
}


def rate(optimizer_from):
    """The factor by which, in the long run, each step shrinks the distance to the ravine's bottom.

    A step is linear in (w, v) for each curvature, so this is the largest |eigenvalue| of its 2 × 2 matrix,
    which is measured by one step from (1, 0) and one from (0, 1).
    """
    optimizer = optimizer_from()
    curvature = np.array([1.0, 1.0, KAPPA, KAPPA])
    w = np.array([1.0, 0.0, 1.0, 0.0])
    optimizer.velocity = np.array([0.0, 1.0, 0.0, 1.0])
    optimizer.step(w, curvature * w)
    v = optimizer.velocity if isinstance(optimizer, Momentum) else np.zeros(4)
    matrices = [[w[i : i + 2], v[i : i + 2]] for i in (0, 2)]
    return np.max(np.abs(np.linalg.eigvals(matrices)))


def test_row_19_momentum_reaches_the_ravines_bottom_in_fewer_steps_than_sgd_each_at_its_best():
    n_steps = {}
    for name, optimizer in {"SGD": SGD(**BEST_SGD), "momentum": Momentum(**BEST_MOMENTUM)}.items():
        path = descend(RAVINE, optimizer, RAVINE.start, 1000)
        distance = np.linalg.norm(path.points, axis=1) / np.linalg.norm(path.points[0])
        n_steps[name] = int(np.argmax(distance < 1e-4))
        assert np.all(distance[n_steps[name] :] < 1e-4)
    assert n_steps["SGD"] == 461  # ln 10⁻⁴ / ln (99 / 101) = 460.5, as every step shrinks it by (κ − 1)/(κ + 1)
    assert 0 < n_steps["momentum"] < n_steps["SGD"] / 5


def test_row_19_at_their_best_the_two_go_down_the_ravine_at_the_rates_of_theory():
    t = np.arange(61)[:, None]
    start, curvature = np.array(RAVINE.start), np.array([1.0, KAPPA])
    sgd = descend(RAVINE, SGD(**BEST_SGD), start, 60).points
    assert_allclose(sgd, start * (np.array([1, -1]) * (KAPPA - 1) / (KAPPA + 1)) ** t, rtol=1e-10)

    root = np.array([1, -1]) * (np.sqrt(KAPPA) - 1) / (np.sqrt(KAPPA) + 1)  # a double root for both curvatures
    slope = (1 - BEST_MOMENTUM["learning_rate"] * curvature) / root - 1  # from the first step
    momentum = descend(RAVINE, Momentum(**BEST_MOMENTUM), start, 60).points
    assert_allclose(momentum, start * (1 + slope * t) * root**t, rtol=1e-9)


def test_row_19_no_other_setting_is_faster_than_the_best_ones():
    best_sgd, best_momentum = 99 / 101, 9 / 11
    assert_allclose(rate(lambda: SGD(**BEST_SGD)), best_sgd, rtol=1e-12)
    assert_allclose(rate(lambda: Momentum(**BEST_MOMENTUM)), best_momentum, rtol=1e-6)  # √ε at a double root
    for factor in np.linspace(0.02, 2.0, 100):
        α = factor * BEST_SGD["learning_rate"]
        assert rate(lambda α=α: SGD(α)) >= best_sgd - 1e-12
    for factor in np.linspace(0.1, 4.0, 40):
        α = factor * BEST_MOMENTUM["learning_rate"]
        for m in np.linspace(0.0, 0.98, 50):
            assert rate(lambda α=α, m=m: Momentum(α, m)) >= best_momentum - 1e-6


@pytest.mark.parametrize(("rate", "m"), [(0.09, 0.8), (0.02, 0.9), (0.15, 0.5)])
def test_row_19_in_each_direction_the_pair_v_w_is_multiplied_by_one_matrix(rate, m):
    surface = bowl(2.0, 10.0)
    points = descend(surface, Momentum(rate, m), surface.start, 30).points
    for number, c in enumerate(surface.curvatures):
        pair, w = np.array([0.0, surface.start[number]]), []
        for _ in range(31):
            w.append(pair[1])
            pair = matrix_of_a_step(c, rate, m) @ pair
        assert_allclose(points[:, number], w, rtol=1e-9, atol=1e-12)


def test_row_19_a_swing_shrinks_by_root_m_a_step_whatever_the_curvature():
    """w² − (the w before) · (the w after) is multiplied by m at each step; √ of it measures a swing's size."""
    points, m = descend(ravine(20.0), Momentum(0.09, 0.8), (-10.0, 2.0), 60).points, 0.8
    size = np.sqrt(points[1:-1] ** 2 - points[:-2] * points[2:])
    assert_allclose(size[1:] / size[:-1], np.sqrt(m), rtol=1e-6)


def test_row_19_after_60_steps_momentum_is_ahead_along_the_valley_and_behind_across_it():
    surface = ravine(20.0)
    plain = np.abs(descend(surface, SGD(0.09), (-10.0, 2.0), 60).points)
    ball = np.abs(descend(surface, Momentum(0.09, 0.8), (-10.0, 2.0), 60).points)
    assert ball[60, 0] < 0.2 * plain[60, 0]
    assert ball[60, 1] > 500 * plain[60, 1]


@pytest.mark.parametrize("m", [0.0, 0.5, 0.9])
def test_row_19_the_edge_is_twice_one_plus_m_over_the_largest_curvature(m):
    surface, edge = bowl(2.0, 10.0), 2 * (1 + m) / 10.0
    for factor, grows in ((0.995, False), (1.005, True)):
        path = descend(surface, Momentum(factor * edge, m), surface.start, 4000)
        assert bool(path.values[-1] > path.values[0]) == grows
    flipping = np.array([1.0, -1.0, 1.0])  # at the edge itself w only changes its sign
    v = -np.diff(flipping) / edge
    assert_allclose(v[1], m * v[0] + 10.0 * flipping[1], rtol=1e-12, atol=1e-12)


def test_row_19_in_a_valley_that_lies_askew_the_recursion_holds_along_the_valleys_own_axes():
    rng, curvatures, (rate, m) = np.random.default_rng(3), np.array([1.0, 4.0, 15.0]), (0.1, 0.7)
    axes, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    H, w, optimizer = axes @ np.diag(curvatures) @ axes.T, rng.normal(size=3), Momentum(rate, m)
    pairs = [np.array([0.0, along]) for along in axes.T @ w]
    for _ in range(12):
        optimizer.step(w, H @ w)
        pairs = [matrix_of_a_step(c, rate, m) @ pair for c, pair in zip(curvatures, pairs, strict=True)]
        assert_allclose(axes.T @ w, [pair[1] for pair in pairs], **EXACT)


def test_row_19_in_the_end_a_gradient_moves_the_weight_by_rate_times_g_over_1_minus_m():
    g, rate, m = 0.7, 0.1, 0.9
    weights, _ = run(Momentum(rate, m), [[g]] + 400 * [[0.0]], [0.0])
    assert_allclose(weights[-1], -rate * g / (1 - m), rtol=1e-12)
    assert_allclose(weights[10], -rate * g * (1 - m**10) / (1 - m), rtol=1e-12)  # the first ten shares of it


OPTIMIZERS = {"SGD": lambda: SGD(0.1, 0.01), "Momentum": lambda: Momentum(0.1, 0.8, 0.01)}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_row_19_weights_are_independent_for_the_optimizer(name):
    rng = np.random.default_rng(20)
    gradients, start = rng.normal(size=(10, 7)), rng.normal(size=7)
    whole, _ = run(OPTIMIZERS[name](), gradients, start)

    order = rng.permutation(7)
    permuted, _ = run(OPTIMIZERS[name](), gradients[:, order], start[order])
    assert_allclose(permuted, whole[:, order], **EXACT)

    one_by_one = [run(OPTIMIZERS[name](), gradients[:, [i]], start[[i]])[0] for i in range(7)]
    assert_allclose(np.hstack(one_by_one), whole, **EXACT)

    other_gradients = gradients.copy()
    other_gradients[:, 3] += 5.0
    disturbed, _ = run(OPTIMIZERS[name](), other_gradients, start)
    assert_allclose(np.delete(disturbed, 3, axis=1), np.delete(whole, 3, axis=1), **EXACT)


# Row 20: consistent signs accelerate, changing signs slow down


@pytest.mark.parametrize("m", [0.5, 0.9, 0.99])
def test_row_20_a_steady_gradient_accelerates_up_to_g_over_1_minus_m(m):
    g, n_steps = -0.3, 4000
    _, velocities = run(Momentum(0.1, m), np.full((n_steps, 1), g), [0.0])
    t = np.arange(1, n_steps + 1)[:, None]
    assert_allclose(velocities, g * (1 - m**t) / (1 - m), rtol=1e-11)
    assert_allclose(velocities[-1], g / (1 - m), rtol=1e-11)
    speed = np.abs(velocities[:30, 0])
    assert np.all(np.diff(speed) > 0)


@pytest.mark.parametrize("m", [0.5, 0.9, 0.99])
def test_row_20_an_alternating_gradient_is_slowed_to_g_over_1_plus_m(m):
    g, n_steps = 0.3, 4000
    sign = (-1.0) ** np.arange(n_steps)[:, None]
    _, velocities = run(Momentum(0.1, m), g * sign, [0.0])
    assert_allclose(velocities[-2:], g / (1 + m) * sign[-2:], rtol=1e-11)
    assert abs(velocities[-1, 0]) < g  # slower than SGD, whose step is g itself


def test_row_20_in_the_ravine_momentum_is_ahead_along_it_and_calmer_across_it():
    surface, α, n_steps = ravine(20.0), 1.9 / 20, 30
    sgd = descend(surface, SGD(α), surface.start, n_steps).points
    momentum = descend(surface, Momentum(α, 0.5), surface.start, n_steps).points
    assert np.all(np.sign(sgd[1:, 1]) == -np.sign(sgd[:-1, 1]))  # SGD oscillates across the ravine
    assert np.max(np.abs(momentum[20:, 1])) < 0.1 * np.min(np.abs(sgd[20:, 1]))
    assert np.max(np.abs(momentum[20:, 0])) < 0.1 * np.min(np.abs(sgd[20:, 0]))
    assert np.all(np.abs(momentum[2:9, 0]) < np.abs(sgd[2:9, 0]))  # ahead from the second step on
