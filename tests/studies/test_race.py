"""Who comes down a surface, who fails to, and the map around them."""

import numpy as np
import pytest

from mlp_tutorial.descent import descend
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.studies.convergence import contraction, measured_contraction
from mlp_tutorial.studies.race import N_STEPS, SURFACES, make_surface, run_race


def race_down(
    name="ravine", learning_rate=0.09, momentum=0.8, weight_decay=0.0, step=60, start=None, rival=None, zoom=1
):
    surface = make_surface(name, 20)
    start = surface.start if start is None else start
    return run_race(surface, start, step, learning_rate, momentum, weight_decay, rival, zoom)


@pytest.mark.parametrize("name", SURFACES)
def test_the_paths_are_those_of_the_optimizers_up_to_the_step(name):
    race = race_down(name, learning_rate=0.001, weight_decay=0.01, step=30)
    for label, optimizer in (("plain descent", SGD(0.001, 0.01)), ("momentum", Momentum(0.001, 0.8, 0.01))):
        alone = descend(race.surface, optimizer, race.surface.start, N_STEPS)
        np.testing.assert_allclose(race.paths[label].points, alone.points[:31], rtol=1e-12)
        np.testing.assert_allclose(race.runs[label].points, alone.points, rtol=1e-12)


def test_a_rival_runs_in_the_same_race_and_is_not_changed():
    rival = Momentum(0.05, 0.5)
    race = race_down(rival=rival)
    assert list(race.paths) == ["plain descent", "momentum", "yours"]
    assert rival.velocity is None
    assert "yours" not in race.settings
    np.testing.assert_allclose(
        race.runs["yours"].points, descend(race.surface, rival, race.surface.start, 100).points
    )


def test_on_the_ravine_the_edges_are_the_lectures():
    race = race_down()
    assert race.edges == pytest.approx({"plain descent": 2 / 20, "momentum": 2 * 1.8 / 20})
    assert race.failures == {}


def test_above_the_edge_it_diverges_and_on_the_edge_it_never_settles():
    assert race_down(learning_rate=0.1).failures == {"plain descent": "never settles"}
    assert race_down(learning_rate=0.12).failures == {"plain descent": "diverges"}
    assert race_down(learning_rate=0.2).failures == {"plain descent": "diverges", "momentum": "diverges"}


def test_on_the_floor_of_the_ravine_only_its_flat_direction_counts():
    race = race_down(learning_rate=0.2, start=(-10.0, 0.0))
    assert race.edges["plain descent"] == pytest.approx(2.0)
    assert race.failures == {}
    assert race_down(start=(0.0, 0.0)).edges == {}


def test_where_no_edge_is_known_leaving_the_finite_numbers_is_divergence_and_ending_higher_is_climbing():
    beyond = race_down("Rosenbrock", learning_rate=9.0)
    assert (beyond.edges, beyond.edge) == ({}, None)
    assert beyond.failures["plain descent"] == "diverges"
    assert beyond.runs["plain descent"].diverged_at is not None
    climbing = race_down("saddle", learning_rate=0.1, weight_decay=1.0, start=(0.0, 1.0))
    assert climbing.failures["plain descent"] == "climbs"


def test_the_map_has_the_contraction_of_each_cells_middle():
    for name in ("ravine", "saddle"):
        race = race_down(name)
        rates, momenta, speeds = race.speeds
        assert speeds.shape == (len(momenta) - 1, len(rates) - 1)
        rate, m = (rates[10] + rates[11]) / 2, (momenta[20] + momenta[21]) / 2
        expected = {
            "ravine": max(contraction(c, rate, m) for c in (1.0, 20.0)),
            "saddle": measured_contraction(race.surface, race.surface.start, rate, m),
        }[name]
        assert speeds[20, 10] == pytest.approx(expected, rel=1e-6)


def test_the_line_on_the_map_is_where_the_steep_direction_neither_shrinks_nor_grows():
    rates, m = race_down(weight_decay=0.1).edge
    np.testing.assert_allclose(contraction(20.0, rates[:-1], m[:-1], 0.1), 1.0, rtol=1e-9)


def test_the_edges_are_right_for_curvatures_other_than_one():
    race = race_down("bowl 2, 10")
    assert race.edges == pytest.approx({"plain descent": 2 / 10, "momentum": 2 * 1.8 / 10})
    np.testing.assert_allclose(race.edge[0], 2 * (1 + race.edge[1]) / 10, rtol=1e-12)
    on_the_floor = race_down("bowl 2, 10", start=(-10.0, 0.0))
    assert on_the_floor.edges["plain descent"] == pytest.approx(2 / 2)


def test_an_enlarged_map_lies_round_the_minimum():
    assert race_down().window == ((-12.5, 12.5), (-4.0, 4.0))
    np.testing.assert_allclose(race_down(zoom=100).window, ((-0.125, 0.125), (-0.04, 0.04)))
    np.testing.assert_allclose(race_down("Beale", zoom=10).window, ((2.75, 3.25), (0.3, 0.7)))


def test_only_the_ravine_has_a_condition_number_and_an_unknown_surface_is_refused():
    assert make_surface("ravine", 300).curvatures == (1.0, 300.0)
    assert make_surface("Beale", 300).name == "Beale"
    with pytest.raises(ValueError, match=r"surface is \['valley'\]; expected names out of \['ravine', "):
        make_surface("valley", 20)
