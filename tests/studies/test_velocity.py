import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.studies.velocity import (
    N_STEPS,
    STREAMS,
    alternating,
    consistent,
    final_swing,
    final_velocity,
    flow_until,
    noisy,
    pulse,
    sign_changes,
    turning,
    velocities,
    what_is_left,
)


def test_the_streams_are_what_their_names_say():
    assert_allclose(consistent(4), [1, 1, 1, 1])
    assert_allclose(alternating(4), [1, -1, 1, -1])
    assert_allclose(turning(5), [1, 1, -1, -1, -1])
    assert_allclose(pulse(4, at=2), [0, 1, 0, 0])


def test_noisy_gradients_have_the_mean_and_the_deviation():
    gradients = noisy(100_000, np.random.default_rng(0), mean=0.3, deviation=0.7)
    assert np.mean(gradients) == pytest.approx(0.3, abs=0.01)
    assert np.std(gradients) == pytest.approx(0.7, abs=0.01)
    assert_allclose(noisy(9, np.random.default_rng(3), 0, 1), noisy(9, np.random.default_rng(3), 0, 1), rtol=1e-15)


def test_three_velocities_are_those_worked_by_hand():
    assert_allclose(velocities([1, 1, 1], 0.9), [1, 1.9, 2.71], rtol=1e-12)
    assert_allclose(velocities([1, -1, 1], 0.9), [1, -0.1, 0.91], rtol=1e-12)


def test_each_weight_has_a_velocity_of_its_own():
    gradients = np.random.default_rng(0).normal(size=(7, 3))
    together = velocities(gradients, 0.8)
    assert together.shape == (7, 3)
    for weight in range(3):
        assert_allclose(together[:, weight], velocities(gradients[:, weight], 0.8), rtol=1e-12)


def test_without_momentum_the_velocity_is_the_gradient():
    gradients = np.random.default_rng(0).normal(size=5)
    assert_allclose(velocities(gradients, 0.0), gradients, rtol=1e-12)


def test_a_momentum_of_one_is_refused():
    with pytest.raises(ValueError, match=r"momentum is 1\.0, expected a number below 1"):
        velocities([1.0], 1.0)


def test_what_is_left_of_a_gradient_fades_by_m_at_each_step_and_adds_up_to_the_velocity():
    gradients = np.random.default_rng(0).normal(size=6)
    left = what_is_left(gradients, 0.7)
    age = np.subtract.outer(np.arange(6), np.arange(6))
    assert_allclose(left, np.where(age >= 0, 0.7 ** np.maximum(age, 0) * gradients, 0), rtol=1e-12)
    assert_allclose(left.sum(axis=1), velocities(gradients, 0.7), rtol=1e-12)


@pytest.mark.parametrize("m", [0.0, 0.5, 0.9, 0.99])
def test_long_streams_reach_the_final_velocity_and_the_final_swing(m):
    assert velocities(2.5 * consistent(4000), m)[-1] == pytest.approx(final_velocity(2.5, m), rel=1e-12)
    swings = velocities(2.5 * alternating(4000), m)[-2:]
    assert_allclose(swings, [final_swing(2.5, m), -final_swing(2.5, m)], rtol=1e-12)


@pytest.mark.parametrize("stream", STREAMS)
def test_what_is_left_of_the_gradients_adds_up_to_the_velocity(stream):
    for step in (1, 7, 40):
        flow = flow_until(step, stream, 0.95)
        assert flow.left.sum() == pytest.approx(flow.velocities[step - 1], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("stream", ["consistent", "alternating", "sign change", "one pulse"])
def test_the_velocity_of_a_stream_ends_on_one_of_its_lines(stream):
    flow = flow_until(N_STEPS, stream, 0.4)
    ends = [line[-1] for line in flow.finals if np.isfinite(line[-1])] or [0.0]
    assert any(flow.velocities[-1] == pytest.approx(end, abs=1e-6) for end in ends)
    assert np.abs(ends) == pytest.approx(flow.final)


def test_before_the_first_step_nothing_is_left():
    assert_allclose(flow_until(0, "consistent", 0.9).left, np.zeros(N_STEPS))


def test_random_gradients_lead_to_the_final_velocity_of_their_mean():
    flow = flow_until(N_STEPS, "random", 0.5)
    assert flow.final == pytest.approx(0.6)
    assert_allclose(flow.finals, [np.full(N_STEPS, 0.6)])


def test_a_change_of_sign_is_counted_once():
    assert sign_changes(np.array([1.0, 2.0, -1.0, -3.0, 0.5])) == 2


@pytest.mark.parametrize(
    ("step", "stream", "named"), [(41, "random", "step is 41"), (3, "Nile", "stream is .'Nile'")]
)
def test_another_step_or_stream_is_refused(step, stream, named):
    with pytest.raises(ValueError, match=named):
        flow_until(step, stream, 0.9)
