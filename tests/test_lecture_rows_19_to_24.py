"""The lecture's rows 19 to 24, optimizers and cross-validation: tests that fail if a row's claim is false."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.cross_validation import cross_validate, folds, hold_out, select
from mlp_tutorial.datasets import two_moons
from mlp_tutorial.descent import descend, ravine
from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import Hyperparameters, accuracy, fit, train

EXACT = {"rtol": 1e-12, "atol": 1e-13}  # the same number, but for the rounding of a few operations near 1


def run(optimizer, gradients, start):
    """The weights (T + 1, n) and, of Momentum, the velocities (T, n) on the way through given gradients (T, n)."""
    w, weights, velocities = np.array(start, dtype=float), [np.array(start, dtype=float)], []
    for g in gradients:
        optimizer.step(w, np.array(g, dtype=float))
        weights.append(w.copy())
        velocities.append(np.copy(getattr(optimizer, "velocity", np.nan)))
    return np.array(weights), np.array(velocities)


def test_each_of_the_lectures_24_rows_has_a_test_named_after_it():
    names = []
    for file in ("test_lecture_rows_1_to_18.py", "test_lecture_rows_19_to_24.py"):
        names += re.findall(r"^def test_row_(\d\d)_\w+\(", (Path(__file__).parent / file).read_text("utf-8"), re.M)
    assert sorted({int(number) for number in names}) == list(range(1, 25))


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


# Rows 23 and 24: cross-validation

M, N = 60, 5


@dataclass(frozen=True)
class NearestNeighbours:
    """Predicts the mean target of the k training samples nearest to each row: real, quick, nothing at random."""

    k: int
    x: np.ndarray
    y_hat: np.ndarray

    def predict(self, x):
        distance = np.linalg.norm(x[:, None] - self.x, axis=2)
        return self.y_hat[np.argsort(distance, axis=1)[:, : self.k]].mean(axis=1)


class Notebook:
    """A `fit` that trains NearestNeighbours and keeps every model it has trained."""

    def __init__(self):
        self.models = []

    def fit(self, k, x, y_hat, rng):
        self.models.append(NearestNeighbours(k, x, y_hat))
        return self.models[-1]


def moons(seed=26):
    return two_moons(M, np.random.default_rng(seed), noise=0.4)


def own_cross_validation(ks, x, y_hat, pairs):
    """Accuracies (n_candidates, n_folds) by the recipe in plain loops."""
    return np.array(
        [[accuracy(NearestNeighbours(k, x[t], y_hat[t]).predict(x[v]), y_hat[v]) for t, v in pairs] for k in ks]
    )


def test_row_23_a_single_split_never_trains_on_most_of_what_it_holds_out():
    rng = np.random.default_rng(27)
    rest, test = hold_out(M, 0.2, rng)
    training, validation = hold_out(len(rest), 0.25, rng)
    assert (len(training), len(validation), len(test)) == (36, 12, 12)  # 40 % teach the weights nothing
    assert sorted([*rest[training], *rest[validation], *test]) == list(range(M))


@pytest.mark.parametrize(("n_samples", "n_folds"), [(60, 5), (60, 60), (17, 5), (7, 2)])
def test_row_23_every_sample_validates_once_and_trains_all_other_models(n_samples, n_folds):
    pairs = folds(n_samples, n_folds, np.random.default_rng(28))
    validated = np.bincount(np.concatenate([v for _, v in pairs]), minlength=n_samples)
    trained = np.bincount(np.concatenate([t for t, _ in pairs]), minlength=n_samples)
    assert validated.tolist() == [1] * n_samples
    assert trained.tolist() == [n_folds - 1] * n_samples


def test_row_23_the_model_is_trained_several_times():
    x, y_hat = moons()
    book, rng = Notebook(), np.random.default_rng(29)
    accuracies = cross_validate([1, 5, 9], x, y_hat, folds(M, N, rng), rng, fit=book.fit)
    assert accuracies.shape == (3, N)
    assert [model.k for model in book.models] == [1] * N + [5] * N + [9] * N
    samples_read = sum(len(model.x) for model in book.models if model.k == 5)
    assert samples_read == (N - 1) * M  # N − 1 times the work of training once on everything


def test_row_24_the_blocks_have_M_over_N_samples_and_the_rest_trains():
    pairs = folds(M, N, np.random.default_rng(30))
    assert [(len(t), len(v)) for t, v in pairs] == [(M * (N - 1) // N, M // N)] * N
    uneven = folds(17, 5, np.random.default_rng(30))
    assert sorted(len(v) for _, v in uneven) == [3, 3, 3, 4, 4]
    assert [len(t) + len(v) for t, v in uneven] == [17] * 5


def test_row_24_the_i_th_model_is_trained_on_everything_but_block_i():
    x, y_hat = moons()
    number_of = {tuple(row): i for i, row in enumerate(x)}
    pairs, book = folds(M, N, np.random.default_rng(31)), Notebook()
    cross_validate([3], x, y_hat, pairs, np.random.default_rng(31), fit=book.fit)
    assert len(book.models) == N
    for model, (_, block) in zip(book.models, pairs, strict=True):
        seen = [number_of[tuple(row)] for row in model.x]
        assert sorted(seen) == sorted(set(range(M)) - set(block.tolist()))
        assert_allclose(model.y_hat, y_hat[seen], **EXACT)


def test_row_24_each_accuracy_is_measured_on_the_block_left_out():
    x, y_hat = moons()
    ks, pairs = [1, 5, 9], folds(M, N, np.random.default_rng(32))
    accuracies = cross_validate(ks, x, y_hat, pairs, np.random.default_rng(32), fit=Notebook().fit)
    assert_allclose(accuracies, own_cross_validation(ks, x, y_hat, pairs), **EXACT)
    assert np.all(accuracies[0] < 1)  # on its own training samples the nearest neighbour is always right


def test_row_24_the_validation_accuracy_is_the_average_of_the_n_accuracies():
    x, y_hat = moons()
    for k in (1, 5, 9):
        pairs = folds(M, N, np.random.default_rng(33))
        selection = select([k], x, y_hat, N, np.random.default_rng(33), fit=Notebook().fit)
        own = own_cross_validation([k], x, y_hat, pairs)[0]
        assert np.ptp(own) > 0.05
        assert_allclose(selection.average, sum(own) / N, **EXACT)


@dataclass(frozen=True)
class Expert:
    """Is right on the sample numbers it knows, and wrong on all others; x holds the numbers."""

    knows: frozenset

    def predict(self, x):
        target = x % 2
        known = np.isin(x, list(self.knows))
        return np.where(known, target, 1 - target)


def test_row_24_the_hyperparameters_are_selected_by_the_average_and_not_by_the_best_block():
    x = np.arange(M, dtype=float)[:, None]
    blocks = [v for _, v in folds(M, N, np.random.default_rng(34))]
    specialist = frozenset(np.concatenate(blocks[:2]).tolist())  # perfect on two blocks of five, 0 elsewhere
    all_rounder = frozenset(np.concatenate([block[:6] for block in blocks]).tolist())  # half right on each
    beginner = frozenset(np.concatenate([block[:5] for block in blocks]).tolist())

    def fit_expert(knows, x, y_hat, rng):
        return Expert(knows)

    for candidates in ([specialist, all_rounder, beginner], [beginner, all_rounder, specialist]):
        selection = select(candidates, x, x % 2, N, np.random.default_rng(34), fit=fit_expert)
        assert selection.candidate == all_rounder
        assert_allclose(selection.average, 0.5, **EXACT)  # against 0.4 and 5/12


def test_row_24_the_selected_hyperparameters_are_retrained_on_the_full_training_data():
    x, y_hat = moons()
    ks, book = [1, 3, 25], Notebook()
    averages = own_cross_validation(ks, x, y_hat, folds(M, N, np.random.default_rng(54))).mean(axis=1)
    selection = select(ks, x, y_hat, N, np.random.default_rng(54), fit=book.fit)
    assert len(np.unique(averages.round(6))) == 3
    assert selection.candidate == ks[int(np.argmax(averages))]
    assert len(book.models) == len(ks) * N + 1
    assert selection.model is book.models[-1]
    assert selection.model.k == selection.candidate
    assert_allclose(selection.model.x, x, **EXACT)
    assert_allclose(selection.model.y_hat, y_hat, **EXACT)


def test_row_24_it_works_with_networks_and_side_by_side():
    x, y_hat = two_moons(M, np.random.default_rng(36), noise=0.1)
    untrained = Hyperparameters(n_hidden=6, n_epochs=0)
    trained = Hyperparameters(n_hidden=6, learning_rate=1.0, n_epochs=60, batch_size=12)
    alone = select([untrained, trained], x, y_hat, 3, np.random.default_rng(37), fit=fit)
    with ThreadPoolExecutor(2) as executor:
        beside = select([untrained, trained], x, y_hat, 3, np.random.default_rng(37), executor=executor)
    assert alone.candidate is trained
    assert alone.average > 0.8
    assert_allclose(beside.average, alone.average, **EXACT)
    assert_allclose(beside.model.predict(x), alone.model.predict(x), **EXACT)
