import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_tutorial.descent import beale, bowl, descend, ravine, rosenbrock, saddle
from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.studies.convergence import (
    best_plain,
    best_with_momentum,
    condition_number_of,
    contraction,
    convergence_map,
    largest_curvature,
    matrix_of_a_step,
    measured_contraction,
    stability_edge,
)

rates = st.floats(0.001, 3)
momenta = st.floats(0, 0.99)
decays = st.floats(0, 1)
curvatures = st.floats(0.1, 50)


def optimizers_matrix(curvature, learning_rate, momentum, weight_decay=0.0):
    """Return what a step of the real optimizer does to (v, w), column by column."""
    columns = []
    for v, w in ((1.0, 0.0), (0.0, 1.0)):
        optimizer = Momentum(learning_rate, momentum, weight_decay)
        weights, optimizer.velocity = np.array([w]), np.array([v])
        optimizer.step(weights, curvature * weights)
        columns.append([optimizer.velocity[0], weights[0]])
    return np.transpose(columns)


@given(curvatures, rates, momenta, decays)
def test_the_contraction_is_the_largest_eigenvalue_of_the_optimizers_own_step(c, rate, m, decay):
    eigenvalues = np.linalg.eigvals(optimizers_matrix(c, rate, m, decay))
    assert contraction(c, rate, m, decay) == pytest.approx(np.abs(eigenvalues).max(), rel=1e-6, abs=1e-6)


@given(curvatures, momenta, decays)
def test_just_below_the_edge_it_shrinks_and_just_above_it_grows(c, m, decay):
    edge = stability_edge(c, m, decay)
    assert contraction(c, 0.999 * edge, m, decay) < 1
    assert contraction(c, 1.001 * edge, m, decay) > 1


def test_without_decay_the_edge_is_the_lectures():
    assert stability_edge(20.0, 0.0) == pytest.approx(0.1)
    assert stability_edge(20.0, 0.8) == pytest.approx(2 * 1.8 / 20)


def test_without_momentum_a_step_multiplies_by_one_minus_the_rate_times_the_curvature():
    assert contraction(20.0, 0.09, 0.0) == pytest.approx(0.8)
    assert contraction(1.0, 0.09, 0.0) == pytest.approx(0.91)


@given(curvatures, rates, momenta)
def test_the_matrix_is_that_of_the_optimizers_own_step_and_has_the_determinant_m(c, rate, m):
    matrix = matrix_of_a_step(c, rate, m)
    np.testing.assert_allclose(matrix, optimizers_matrix(c, rate, m), rtol=1e-12, atol=1e-12)
    assert np.linalg.det(matrix) == pytest.approx(m, rel=1e-9, abs=1e-12 * (1 + rate * c))


@given(curvatures, rates, st.floats(0.01, 0.99))
def test_where_it_swings_both_eigenvalues_have_the_size_root_m(c, rate, m):
    low, high = (1 - np.sqrt(m)) ** 2, (1 + np.sqrt(m)) ** 2
    if min(abs(rate * c - low), abs(rate * c - high)) < 1e-6:
        return  # between the two, up to rounding
    eigenvalues = np.linalg.eigvals(matrix_of_a_step(c, rate, m))
    assert np.iscomplexobj(eigenvalues) == (low < rate * c < high)
    sizes = np.abs(eigenvalues)
    if low < rate * c < high:
        np.testing.assert_allclose(sizes, np.sqrt(m), rtol=1e-6)
    else:
        assert sizes.max() > np.sqrt(m)


@pytest.mark.parametrize(("c_min", "c_max"), [(1.0, 20.0), (2.0, 10.0), (0.3, 7.0)])
def test_the_best_settings_are_the_best_of_the_map_for_any_two_curvatures(c_min, c_max):
    kappa = c_max / c_min
    rate, m = best_with_momentum(c_min, c_max)
    best = max(contraction(c, rate, m) for c in (c_min, c_max))
    assert best == pytest.approx((np.sqrt(kappa) - 1) / (np.sqrt(kappa) + 1), rel=1e-6)  # a double root
    rates = rate * np.linspace(0.5, 1.5, 41)
    assert convergence_map(bowl(c_min, c_max), None, rates, np.linspace(0, 0.99, 100)).min() >= best - 1e-9
    plain = max(contraction(c, best_plain(c_min, c_max), 0.0) for c in (c_min, c_max))
    assert plain == pytest.approx((kappa - 1) / (kappa + 1), rel=1e-12)
    alone = best_plain(c_min, c_max) * np.linspace(0.5, 1.5, 201)
    assert convergence_map(bowl(c_min, c_max), None, alone, [0.0]).min() >= plain - 1e-12


@pytest.mark.parametrize("m", [0.4, 0.9, 0.99])
def test_a_momentum_is_the_best_of_its_own_condition_number(m):
    assert best_with_momentum(3.0, 3.0 * condition_number_of(m))[1] == pytest.approx(m, rel=1e-9)


@pytest.mark.parametrize(("rate", "c_min", "c_max"), [(0.09, 1.0, 20.0), (0.05, 2.0, 10.0)])
def test_for_one_learning_rate_that_momentum_is_best_with_which_the_flattest_direction_just_does_not_swing(
    rate, c_min, c_max
):
    best = (1 - np.sqrt(rate * c_min)) ** 2
    at_best = max(contraction(c, rate, best) for c in (c_min, c_max))
    assert at_best == pytest.approx(1 - np.sqrt(rate * c_min), rel=1e-6)
    assert convergence_map(bowl(c_min, c_max), None, [rate], np.linspace(0, 0.99, 397)).min() >= at_best - 1e-9


def test_the_path_shrinks_as_the_contraction_says():
    path = descend(ravine(20.0), Momentum(0.09, 0.8), (-10, 2), 400)
    measured = (path.values[400] / path.values[300]) ** (0.5 / 100)
    assert measured == pytest.approx(max(contraction(c, 0.09, 0.8) for c in (1.0, 20.0)), rel=0.01)


@pytest.mark.parametrize("surface", [ravine(20.0), rosenbrock(), beale(), saddle()], ids=lambda s: s.name)
def test_the_measured_contraction_is_that_of_the_optimizers_path(surface):
    rates, m = np.array([0.0001, 0.001, 0.01]), np.array([[0.0], [0.5], [0.9]])
    measured = measured_contraction(surface, surface.start, rates, m, weight_decay=0.01, n_steps=50)
    for row, column in np.ndindex(3, 3):
        path = descend(surface, Momentum(rates[column], m[row, 0], 0.01), surface.start, 50)
        expected = np.inf
        if path.diverged_at is None:
            expected = (path.values[-1] / path.values[0]) ** (0.5 / 50)
        assert measured[row, column] == pytest.approx(expected, rel=1e-9)


def test_what_leaves_the_finite_numbers_is_infinite_without_a_warning():
    assert measured_contraction(rosenbrock(), (-1.2, 1.0), 9.0, 0.9) == np.inf


def test_a_descent_that_starts_at_the_minimum_neither_shrinks_nor_grows():
    assert measured_contraction(saddle(), (0.0, 1.0), 0.1, 0.5) == pytest.approx(1.0)


def test_settings_that_the_optimizer_refuses_are_refused():
    with pytest.raises(ValueError, match="expected a number below 1"):
        measured_contraction(saddle(), (1.0, 1.0), 0.1, np.array([0.5, 1.0]))


@pytest.mark.parametrize("n_steps", [0, -1, 2.5])
def test_no_steps_are_refused(n_steps):
    with pytest.raises(ValueError, match="n_steps"):
        measured_contraction(saddle(), (1.0, 1.0), 0.1, 0.5, n_steps=n_steps)


def test_the_largest_curvature_is_that_of_the_second_derivatives_worked_by_hand():
    assert largest_curvature(ravine(300.0)) == pytest.approx(300.0, rel=1e-6)
    assert largest_curvature(saddle()) == pytest.approx(3 * 1.0**2 - 1, rel=1e-6)  # (w₁²)″ / 2 = 1 is smaller
    hessian = np.array([[802.0, -400.0], [-400.0, 200.0]])  # Rosenbrock's at (1, 1)
    assert largest_curvature(rosenbrock()) == pytest.approx(np.linalg.eigvalsh(hessian)[-1], rel=1e-5)
