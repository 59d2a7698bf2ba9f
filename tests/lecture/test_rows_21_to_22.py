"""Training tricks, rows 21 and 22: weight decay and where it stands."""

import numpy as np
import pytest
from lecture_setup import EXACT, run
from numpy.testing import assert_allclose

from mlp_tutorial.datasets import two_moons
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD, CoupledMomentum, Momentum
from mlp_tutorial.training import accuracy, train

# Row 21: weight decay


@pytest.mark.parametrize("kind", [SGD, Momentum])
def test_row_21_a_weight_without_gradient_stays_unless_decay_drives_it_towards_0(kind):
    α, λ, start = 0.1, 0.2, np.array([3.0, -0.5, 1e-3])
    zero = np.zeros((50, 3))
    stays, _ = run(kind(learning_rate=α), zero, start)
    assert_allclose(stays, np.tile(start, (51, 1)), rtol=0, atol=0)
    decays, _ = run(kind(learning_rate=α, weight_decay=λ), zero, start)
    assert_allclose(decays, start * (1 - α * λ) ** np.arange(51)[:, None], **EXACT)


@pytest.mark.parametrize("kind", [SGD, Momentum])
def test_row_21_where_the_mean_gradient_is_0_only_decay_drives_weights_to_0(kind):
    rng, n_weights, n_steps = np.random.default_rng(21), 1000, 1000
    gradients = rng.choice([-0.02, 0.02], size=(n_steps, n_weights))
    start = np.ones(n_weights)
    without, _ = run(kind(learning_rate=0.1), gradients, start)
    with_decay, _ = run(kind(learning_rate=0.1, weight_decay=0.1), gradients, start)
    five_errors = 5 * np.std(without[-1]) / np.sqrt(n_weights)
    assert abs(np.mean(without[-1]) - 1) < five_errors < 0.2  # scattered, but about where it was
    assert np.sqrt(np.mean(with_decay[-1] ** 2)) < 0.2 < 0.9 < np.sqrt(np.mean(without[-1] ** 2))
    assert abs(np.mean(with_decay[-1])) < 0.05


@pytest.mark.parametrize("m", [0.0, 0.9])
def test_row_21_a_needed_weight_stays_while_its_unneeded_neighbour_goes_to_0(m):
    needed, α, λ = 2.0, 0.1, 0.02  # E = ½ (w₁ − 2)², whatever w₂ is
    optimizer, w = Momentum(α, m, λ) if m else SGD(α, λ), np.array([2.0, 2.0])
    for _ in range(10_000):
        optimizer.step(w, np.array([w[0] - needed, 0.0]))
    at_rest = needed / (1 + (1 - m) * λ)  # where Δ + λ w₁ = 0 with Δ = (w₁ − 2) / (1 − m)
    assert_allclose(w[0], at_rest, rtol=1e-9)
    assert at_rest > 0.98 * needed
    assert abs(w[1]) < 1e-8


def test_row_21_decay_is_the_gradient_of_a_penalty_on_the_weights_magnitude():
    def E(w):
        return np.sum(np.sin(w)) + w[0] * w[1]

    α, λ, w = 0.1, 0.3, np.array([1.5, -0.7, 2.2])
    decayed, penalised = w.copy(), w.copy()
    SGD(α, weight_decay=λ).step(decayed, numerical_gradient(E, w))
    SGD(α).step(penalised, numerical_gradient(lambda w: E(w) + 0.5 * λ * np.sum(w**2), w))
    assert_allclose(decayed, penalised, rtol=1e-9)


def weights_of_a_network_with_an_unused_input(weight_decay):
    """Weights before and after training where the third input is always 0, so that E[grad] of its row is 0."""
    rng = np.random.default_rng(22)
    x, y_hat = two_moons(60, rng)
    x = np.hstack([x, np.zeros((60, 1))])
    network = mlp(3, 4, 1)
    weights = initial_weights(network, rng)
    before, optimizer = weights.copy(), Momentum(0.5, 0.9, weight_decay)
    train(network, weights, optimizer, x, y_hat, n_epochs=300, batch_size=20, rng=rng)
    return before["W1"], weights["W1"], accuracy(network.forward(x=x, y_hat=y_hat, **weights)["y"], y_hat)


def test_row_21_a_network_loses_the_weights_of_an_input_that_tells_nothing():
    before, stayed, _ = weights_of_a_network_with_an_unused_input(weight_decay=0.0)
    assert_allclose(stayed[2], before[2], rtol=0, atol=0)
    before, after, share_right = weights_of_a_network_with_an_unused_input(weight_decay=0.005)
    assert_allclose(after[2], before[2] * (1 - 0.5 * 0.005) ** 900, rtol=1e-10)
    assert np.max(np.abs(after[2])) < 0.15 * np.max(np.abs(before[2]))
    assert np.min(np.linalg.norm(after[:2], axis=1)) > 5 * np.linalg.norm(after[2])
    assert share_right > 0.85


@pytest.mark.parametrize("kind", [SGD, Momentum])
@pytest.mark.parametrize(
    ("αλ", "factors"),
    [
        (0.5, [0.5, 0.25, 0.125]),  # shrinks
        (1.0, [0, 0, 0]),  # gone at once
        (1.5, [-0.5, 0.25, -0.125]),  # its sign flips, and it still shrinks
        (2.0, [-1, 1, -1]),  # flips for ever
        (2.5, [-1.5, 2.25, -3.375]),  # grows
    ],
)
def test_row_21_whether_a_useless_weight_shrinks_flips_or_grows_is_up_to_α_times_λ(kind, αλ, factors):
    α, start = 0.2, np.array([3.0, -0.5, 1e-3])
    weights, _ = run(kind(learning_rate=α, weight_decay=αλ / α), np.zeros((3, 3)), start)
    assert_allclose(weights[1:], np.outer(factors, start), rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("edge_share", [0.95, 1.05])
def test_row_21_a_needed_weight_settles_only_if_α_times_1_plus_λ_is_below_2(edge_share):
    λ, w = 0.5, np.array([1.0, -3.0])
    optimizer = SGD(edge_share * 2 / (1 + λ), λ)
    for _ in range(300):
        optimizer.step(w, w - 2)
    far = np.abs(w - 2 / (1 + λ))
    assert np.all(far < 1e-9) if edge_share < 1 else np.all(far > 1e9)


@pytest.mark.parametrize("share", [1.0, 0.05])
def test_row_21_a_weight_needed_by_a_share_p_of_the_samples_rests_at_2p_over_p_plus_λ(share):
    λ, rng = 0.5, np.random.default_rng(0)
    has_input = (np.arange(20) < 20 * share).astype(float)
    w = np.array([rng.normal()])
    optimizer = SGD(0.1, λ)
    for _ in range(600):
        optimizer.step(w, np.mean(has_input * (w - 2), keepdims=True))
    assert_allclose(w[0], 2 * share / (share + λ), rtol=1e-9)


# Row 22: where the decay stands


def lecture_form(w, update, α, λ):
    return w - α * (update + λ * w)


def reorganised_form(w, update, α, λ):
    return (1 - α * λ) * w - α * update


def pytorch_path(gradients, start, α, m, λ):
    """PyTorch's SGD(lr=α, momentum=m, weight_decay=λ): the decay is part of the gradient that v accumulates."""
    w, v, weights = np.array(start), np.zeros(len(start)), [np.array(start)]
    for g in gradients:
        v = m * v + (g + λ * w)
        w = w - α * v
        weights.append(w)
    return np.array(weights)


@pytest.mark.parametrize("form", [lecture_form, reorganised_form])
@pytest.mark.parametrize("m", [None, 0.0, 0.9])
def test_row_22_both_forms_of_the_step_are_what_the_optimizers_do(form, m):
    rng, α, λ = np.random.default_rng(23), 0.1, 0.05
    gradients, start = rng.normal(size=(20, 5)), rng.normal(size=5)
    weights, _ = run(SGD(α, λ) if m is None else Momentum(α, m, λ), gradients, start)
    w, v = start, np.zeros(5)
    for t, g in enumerate(gradients, start=1):
        v = (m or 0.0) * v + g
        w = form(w, g if m is None else v, α, λ)
        assert_allclose(weights[t], w, **EXACT)


def test_row_22_the_decay_stands_outside_the_accumulation():
    rng = np.random.default_rng(24)
    gradients, start = rng.normal(size=(20, 5)), rng.normal(size=5)
    plain, velocities = run(Momentum(0.1, 0.9), gradients, start)
    decayed, velocities_with_decay = run(Momentum(0.1, 0.9, 0.5), gradients, start)
    assert_allclose(velocities_with_decay, velocities, rtol=0, atol=0)
    assert np.max(np.abs(decayed - plain)) > 0.1


def test_row_22_pytorchs_rule_is_the_lectures_for_plain_sgd():
    rng, α, λ = np.random.default_rng(25), 0.1, 0.05
    gradients, start = rng.normal(size=(20, 5)), rng.normal(size=5)
    expected = pytorch_path(gradients, start, α, 0.0, λ)
    assert_allclose(run(SGD(α, λ), gradients, start)[0], expected, **EXACT)
    assert_allclose(run(Momentum(α, 0.0, λ), gradients, start)[0], expected, **EXACT)


def test_row_22_pytorchs_rule_differs_with_momentum_by_these_numbers():
    gradients, start, α, m, λ = np.zeros((3, 1)), np.array([1.0]), 0.1, 0.9, 0.5
    lecture, _ = run(Momentum(α, m, λ), gradients, start)
    assert_allclose(lecture[:, 0], [1.0, 0.95, 0.9025, 0.857375], **EXACT)  # v stays 0
    # v = 0.5, then 0.45 + 0.475 = 0.925, then 0.8325 + 0.42875 = 1.26125
    assert_allclose(pytorch_path(gradients, start, α, m, λ)[:, 0], [1.0, 0.95, 0.8575, 0.731375], **EXACT)


def test_row_22_a_small_decay_acts_1_over_1_minus_m_times_as_fast_in_pytorchs_rule():
    gradients, start, α, m, λ = np.zeros((2000, 1)), np.array([1.0]), 0.01, 0.9, 1e-3
    lecture, _ = run(Momentum(α, m, λ), gradients, start)
    pytorch = pytorch_path(gradients, start, α, m, λ)
    assert_allclose(np.log(pytorch[-1]) / np.log(lecture[-1]), 1 / (1 - m), rtol=0.01)


def test_row_22_pytorchs_rule_is_momentum_on_the_error_with_a_penalty():
    rng, α, m, λ = np.random.default_rng(26), 0.1, 0.9, 0.3
    best, start = rng.normal(size=4), rng.normal(size=4)

    def penalised(w):
        return np.sum(np.cos(w - best)) + 0.5 * λ * np.sum(w**2)

    w, on_sum, coupled, momentum = start.copy(), start.copy(), CoupledMomentum(α, m, λ), Momentum(α, m)
    for _ in range(20):
        coupled.step(w, -np.sin(w - best))
        momentum.step(on_sum, numerical_gradient(penalised, on_sum))
    assert_allclose(w, on_sum, rtol=1e-6)
    assert np.max(np.abs(w - start)) > 0.5


@pytest.mark.parametrize(("m", "λ"), [(0.75, 0.8), (0.9, 0.5), (0.0, 0.3)])
def test_row_22_pytorchs_rule_rests_where_the_lectures_does_with_1_minus_m_times_its_λ(m, λ):
    best, curvatures, α = np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.3, 2.0]), 0.1
    ends = []
    for optimizer in (Momentum(α, m, λ), CoupledMomentum(α, m, (1 - m) * λ)):
        w = np.array([1.0, 1.0, -1.0])
        for _ in range(3000):
            optimizer.step(w, curvatures * (w - best))
        ends.append(w)
    assert_allclose(ends[0], curvatures * best / (curvatures + (1 - m) * λ), rtol=1e-9)
    assert_allclose(ends[1], ends[0], rtol=1e-9)
