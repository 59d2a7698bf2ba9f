import copy

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.descent import beale, bowl, descend, ravine, rosenbrock, saddle
from mlp_tutorial.gradient_check import numerical_gradient, relative_difference
from mlp_tutorial.optimizers import SGD, Momentum

SURFACES = [ravine(), bowl(2, 10), ravine(1.0), ravine(300.0), rosenbrock(), beale(), saddle()]
every_surface = pytest.mark.parametrize("surface", SURFACES, ids=[surface.name for surface in SURFACES])


def points_in(window, *shape):
    low, high = np.transpose(window)
    return np.random.default_rng(0).uniform(low, high, (*shape, 2))


@every_surface
def test_the_gradient_agrees_with_central_differences(surface):
    for w in points_in(surface.window, 50):
        assert relative_difference(surface.gradient(w), numerical_gradient(surface.value, w)) < 1e-6


@every_surface
def test_a_whole_array_of_points_is_measured_as_one_point_is(surface):
    w = points_in(surface.window, 4, 3)
    values, gradients = surface.value(w), surface.gradient(w)
    assert values.shape == (4, 3)
    assert gradients.shape == (4, 3, 2)
    for index in np.ndindex(4, 3):
        assert_allclose(values[index], surface.value(w[index]), rtol=1e-12)
        assert_allclose(gradients[index], surface.gradient(w[index]), rtol=1e-12, atol=1e-12)


@every_surface
def test_the_minimum_is_zero_flat_and_the_lowest(surface):
    assert surface.value(np.array(surface.minimum)) == pytest.approx(0.0, abs=1e-15)
    assert_allclose(surface.gradient(np.array(surface.minimum)), [0, 0], atol=1e-14)
    assert np.all(surface.value(points_in(surface.window, 1000)) > 0)


@every_surface
def test_the_window_holds_the_start_and_the_minimum(surface):
    low, high = np.transpose(surface.window)
    for point in (surface.start, surface.minimum):
        assert np.all((low < point) & (point < high))


@every_surface
def test_a_point_may_be_a_plain_tuple(surface):
    assert_allclose(surface.gradient(surface.start), surface.gradient(np.array(surface.start)), rtol=1e-15)
    assert_allclose(surface.value(surface.start), surface.value(np.array(surface.start)), rtol=1e-15)


def test_the_surfaces_are_the_formulas():
    w = (0.3, -0.7)
    assert ravine(20.0).value(w) == pytest.approx(0.5 * (0.09 + 20 * 0.49))
    assert bowl(2, 10).value(w) == pytest.approx(0.5 * (2 * 0.09 + 10 * 0.49))
    assert rosenbrock().value(w) == pytest.approx(0.49 + 100 * 0.79**2)
    assert beale().value(w) == pytest.approx(0.99**2 + 2.097**2 + 2.2221**2)
    assert saddle().value(w) == pytest.approx(0.5 * 0.09 - 0.5 * 0.49 + 0.25 * 0.2401 + 0.25)


def test_the_saddle_point_is_flat_but_not_a_minimum():
    surface = saddle()
    assert_allclose(surface.gradient((0.0, 0.0)), [0, 0], atol=1e-15)
    assert surface.value((0.0, 0.0)) == pytest.approx(0.25)
    assert surface.value((0.0, 0.1)) < 0.25 < surface.value((0.1, 0.0))
    assert surface.value((0.0, -1.0)) == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize("condition_number", [0.5, 0, -20, np.nan, np.inf])
def test_a_condition_number_below_one_or_not_finite_is_refused(condition_number):
    with pytest.raises(ValueError, match=r"condition_number is .*, expected a finite number, 1 or more"):
        ravine(condition_number)


@pytest.mark.parametrize(
    ("c1", "c2", "named"), [(0, 1, "c1 is 0"), (1, -2.0, "c2 is -2.0"), (1, np.inf, "c2 is inf")]
)
def test_a_curvature_that_is_not_finite_and_above_zero_is_refused(c1, c2, named):
    with pytest.raises(ValueError, match=f"{named}, expected a finite number above 0"):
        bowl(c1, c2)


@pytest.mark.parametrize("kappa", [5.0, 20.0, 300.0])
@pytest.mark.parametrize("momentum", [None, 0.0, 0.5, 0.9])
def test_the_edge_of_stability_on_the_ravine_is_where_theory_has_it(kappa, momentum):
    edge = 2 / kappa if momentum is None else 2 * (1 + momentum) / kappa
    across = {}
    for factor in (0.99, 1.01):
        optimizer = SGD(factor * edge) if momentum is None else Momentum(factor * edge, momentum)
        across[factor] = np.abs(descend(ravine(kappa), optimizer, (0.0, 2.0), 3000).points[-1, 1])
    assert across[0.99] < 0.01 * 2.0
    assert across[1.01] > 100 * 2.0


def test_plain_descent_on_the_ravine_shrinks_by_the_factors_of_theory():
    path = descend(ravine(20.0), SGD(0.03), (-10.0, 2.0), 10)
    steps = np.arange(11)
    assert_allclose(path.points[:, 0], -10.0 * (1 - 0.03) ** steps, rtol=1e-12)
    assert_allclose(path.points[:, 1], 2.0 * (1 - 0.03 * 20) ** steps, rtol=1e-12)


@every_surface
def test_a_path_holds_its_start_and_every_step_with_its_value(surface):
    path = descend(surface, SGD(1e-4), surface.start, 7)
    assert path.points.shape == (8, 2)
    assert_allclose(path.points[0], surface.start, rtol=1e-15)
    assert_allclose(path.values, surface.value(path.points), rtol=1e-14)
    assert np.all(np.diff(path.values) < 0)
    assert path.diverged_at is None


def test_no_steps_make_a_path_of_the_start_alone():
    path = descend(ravine(), SGD(0.1), (1, 2), 0)
    assert path.points.shape == (1, 2)
    assert path.values.shape == (1,)
    assert path.diverged_at is None


def test_a_divergent_path_stops_at_the_first_step_that_is_not_finite():
    # α κ = 11: w₂ grows by the factor −10 a step; E = ½ κ w₂² passes 1.8e308 when 10 w₂² 10^(2k) does,
    # with w₂ = 1 between k = 153 (1e307) and k = 154 (1e309)
    path = descend(ravine(20.0), SGD(0.55), (0.0, 1.0), 1000)
    assert path.diverged_at == 154
    assert len(path.points) == len(path.values) == 154  # the start and 153 steps
    assert np.all(np.isfinite(path.points))
    assert np.all(np.isfinite(path.values))
    assert path.values[-1] == pytest.approx(1e307, rel=1e-9)


def test_a_path_that_would_diverge_later_is_not_called_divergent():
    assert descend(ravine(20.0), SGD(0.55), (0.0, 1.0), 153).diverged_at is None
    assert descend(ravine(20.0), SGD(0.55), (0.0, 1.0), 154).diverged_at == 154


@every_surface
def test_divergence_is_silent_and_what_is_kept_is_finite(surface):
    path = descend(surface, Momentum(100.0, 0.9), surface.start, 2000)
    assert path.diverged_at == len(path.points)
    assert np.all(np.isfinite(path.points))
    assert np.all(np.isfinite(path.values))


def test_the_same_call_twice_gives_the_same_path_and_leaves_the_optimizer_alone():
    optimizer, start = Momentum(0.02, 0.9), np.array([-10.0, 2.0])
    before = copy.deepcopy(vars(optimizer))
    first, second = (descend(ravine(), optimizer, start, 30) for _ in range(2))
    assert np.array_equal(first.points, second.points)
    assert vars(optimizer) == before
    assert np.array_equal(start, [-10.0, 2.0])


def test_a_used_optimizer_goes_on_with_its_velocity():
    optimizer = Momentum(0.1, 0.5)
    optimizer.step(np.ones(2), np.array([4.0, 0.0]))
    path = descend(ravine(1.0), optimizer, (0.0, 0.0), 1)
    assert_allclose(path.points[1], [-0.2, 0.0], rtol=1e-15)  # − α m v = −0.1 · 0.5 · 4
    assert_allclose(optimizer.velocity, [4.0, 0.0], rtol=1e-15)


class Halving:
    def step(self, weights, gradient):
        weights *= 0.5


def test_whatever_has_a_step_is_an_optimizer():
    assert_allclose(descend(ravine(), Halving(), (4.0, 2.0), 2).points, [[4, 2], [2, 1], [1, 0.5]], rtol=1e-15)


@pytest.mark.parametrize("start", [(1.0,), (1.0, 2.0, 3.0), [[1.0, 2.0]], 1.0, (np.nan, 1.0), (1.0, np.inf)])
def test_a_start_that_is_not_two_finite_numbers_is_refused(start):
    with pytest.raises(ValueError, match=r"start is .*, expected two finite numbers"):
        descend(ravine(), SGD(0.1), start, 10)


def test_a_start_where_e_is_not_finite_is_refused():
    with pytest.raises(ValueError, match=r"where E is inf; expected a point where E is finite"):
        descend(ravine(), SGD(0.1), (1e200, 0.0), 10)


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(ValueError, match="n_steps is -1, expected a whole number, 0 or more"):
        descend(ravine(), SGD(0.1), (1.0, 1.0), -1)


def test_the_first_part_of_a_path_ends_at_the_step_asked_for():
    path = descend(ravine(), SGD(0.09), (-10, 2), 20)
    part = path.until(5)
    np.testing.assert_array_equal(part.points, path.points[:6])
    np.testing.assert_array_equal(part.values, path.values[:6])
    assert len(path.until(100).points) == 21
    with pytest.raises(ValueError, match="step is -1"):
        path.until(-1)


def test_the_first_part_of_a_path_has_diverged_only_if_it_got_that_far():
    path = descend(ravine(), SGD(1e9), (-10, 2), 100)
    assert path.diverged_at is not None
    assert path.until(path.diverged_at).diverged_at == path.diverged_at
    assert path.until(path.diverged_at - 1).diverged_at is None


@every_surface
def test_points_of_the_window_are_counted_from_its_middle(surface):
    (left, right), (bottom, top) = surface.window
    assert surface.point(-1, 1) == pytest.approx((left, top))
    assert surface.point(1, -1) == pytest.approx((right, bottom))
    assert surface.point(0, 0) == pytest.approx(((left + right) / 2, (bottom + top) / 2))


def test_only_the_ravine_and_the_bowl_have_their_curvatures():
    assert bowl(2, 10).curvatures == (2.0, 10.0)
    assert ravine(7.0).curvatures == (1.0, 7.0)
    assert rosenbrock().curvatures is beale().curvatures is saddle().curvatures is None


def test_an_optimizer_that_refuses_what_is_not_finite_is_not_asked_after_the_divergence():
    class Strict(SGD):
        def step(self, weights, gradient):
            assert np.all(np.isfinite(gradient))
            super().step(weights, gradient)

    path = descend(rosenbrock(), Strict(1.0), (-1.2, 1.0), 1000)
    assert path.diverged_at == len(path.points)
