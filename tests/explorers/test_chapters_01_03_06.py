"""What the explorers of one weight, the sigmoid and the velocity say where their chapters know the answer."""

import re

import numpy as np
import pytest

from mlp_tutorial.explorers.fading import FadingExplorer
from mlp_tutorial.explorers.one_weight import N_STEPS, NAMES, OneWeightExplorer
from mlp_tutorial.explorers.sigmoid import SigmoidExplorer
from mlp_tutorial.explorers.velocity import STREAMS, VelocityExplorer
from mlp_tutorial.modules import sigmoid
from mlp_tutorial.studies.sigmoid import saturation_edge, shares_left


def reading(kind, **settings):
    explorer = kind(**settings)
    said = explorer.reading
    explorer.close()
    return said


def test_one_weight_starts_with_the_numbers_of_the_chapter():
    said = reading(OneWeightExplorer)
    assert "W2[0, 0] = 1.00: E = 0.0490, slope −0.0505, so raising w lowers E" in said
    assert "−α · slope = +0.202." in said


def test_one_step_leads_where_the_chapter_went():
    assert "1.20: E = 0.0396 (0.0490 at the start)" in reading(OneWeightExplorer, n_steps=1)
    assert "3.02: E = 0.0041" in reading(OneWeightExplorer, n_steps=1, learning_rate=40.0)
    assert "21.20, outside of the picture" in reading(OneWeightExplorer, n_steps=1, learning_rate=400.0)


def test_the_button_takes_one_step_and_stops_at_the_last():
    explorer = OneWeightExplorer(n_steps=N_STEPS - 1)
    (step,) = explorer.buttons().values()
    for _ in range(3):
        step()
    assert explorer.settings["n_steps"] == N_STEPS
    explorer.close()


def test_all_thirteen_weights_are_on_the_menu():
    assert len(NAMES) == 13
    assert "(the machine has −1.00)" in reading(OneWeightExplorer, weight="W1[0, 1]")
    assert "machine" not in reading(OneWeightExplorer, weight="W1[0, 1]", value=-1.0)


def test_four_tomatoes_want_the_weight_elsewhere():
    assert "E = 0.1539, slope 0.0646, so lowering w lowers E" in reading(OneWeightExplorer, n_samples=4)


def test_steps_that_are_too_long_are_called_so():
    across = reading(OneWeightExplorer, n_samples=4, learning_rate=100.0, n_steps=1)
    assert "Step 1 went across the bottom of the valley" in across
    too_far = reading(OneWeightExplorer, n_samples=4, learning_rate=100.0, n_steps=1, value=-1.5, weight="b2[0]")
    before, after = map(float, re.search(r"E rose from (\S+) to (\S+)\.$", too_far).groups())
    assert before < after
    assert "went" not in reading(OneWeightExplorer, n_samples=4, learning_rate=4.0, n_steps=N_STEPS)


def test_the_sigmoid_is_read_with_the_numbers_of_the_chapter():
    assert "σ(2.0) = 0.8808; the slope is σ(1 − σ) = 0.10499, 42% of the largest" in reading(SigmoidExplorer)
    assert "0.25000, the largest that there is" in reading(SigmoidExplorer, x=0.0)
    assert "0.00034, less than a hundredth of the largest, 0.25. Saturated" in reading(SigmoidExplorer, x=-8.0)


def test_saturation_begins_where_the_slope_is_a_hundredth_of_the_largest():
    edge = saturation_edge()
    assert sigmoid(edge) * (1 - sigmoid(edge)) == pytest.approx(0.0025, rel=1e-3)
    assert "Saturated" not in reading(SigmoidExplorer, x=np.floor(10 * edge) / 10)
    assert "Saturated" in reading(SigmoidExplorer, x=np.ceil(10 * edge) / 10)


def test_the_shares_left_are_powers_of_the_slope_times_the_weight():
    slope = sigmoid(2.0) * sigmoid(-2.0)
    np.testing.assert_allclose(shares_left(10, 2.0, 1.0), slope ** np.arange(1, 11), rtol=1e-12)
    np.testing.assert_allclose(shares_left(5, 0.0, 3.0), 0.75 ** np.arange(1, 6), rtol=1e-12)


def test_fading_and_exploding_are_told_apart():
    start = reading(FadingExplorer)
    assert "After 10, 1.63·10⁻¹⁰ of it is left; with every neuron at 0 it would be 9.54·10⁻⁷." in start
    assert "the most that sigmoids alone can leave" in reading(FadingExplorer, x=0.0)
    assert "at best" in reading(FadingExplorer, x=0.0, w=2.0)
    assert "as large as before" in reading(FadingExplorer, x=0.0, w=4.0)
    assert "1.05·10⁶ times as large: with such weights it explodes" in reading(FadingExplorer, k=20, x=0.0, w=8.0)


def test_the_velocity_is_worked_out_as_in_the_table_of_the_chapter():
    assert "v = m · v + g = 0.90 · 1.900 + 1.000 = 2.710." in reading(VelocityExplorer, step=3)
    alternating = reading(VelocityExplorer, step=3, stream="alternating")
    assert "0.90 · (−0.100) + 1.000 = 0.910." in alternating
    assert "±g / (1 + m) = ±0.53" in alternating
    assert "towards g / (1 − m) = 10.00: 99% of it is reached" in reading(VelocityExplorer, step=40)


def test_the_velocity_of_other_streams_is_said_in_words():
    assert reading(VelocityExplorer, step=0) == "Before the first gradient there is no velocity: v = 0."
    assert "0.9000 of it is left: m to the power of 1." in reading(VelocityExplorer, stream="one pulse", step=6)
    assert "not turned yet" in reading(VelocityExplorer, stream="sign change", step=21)
    assert "turned at step 21, the velocity at step 26" in reading(VelocityExplorer, stream="sign change", step=40)
    assert "as in plain SGD" in reading(VelocityExplorer, momentum=0.0)


def test_the_random_stream_counts_the_changes_of_sign():
    g, v = STREAMS["random"], 0.0
    signs = []
    for gradient in g:
        v = 0.9 * v + gradient
        signs.append((gradient > 0, v > 0))
    of_g, of_v = np.sum(np.diff(np.array(signs, dtype=int), axis=0) != 0, axis=0)
    said = reading(VelocityExplorer, stream="random", step=40)
    assert of_v == 2
    assert f"changed its sign {of_g} times, the velocity twice" in said


@pytest.mark.parametrize("stream", STREAMS)
def test_what_is_left_of_the_gradients_adds_up_to_the_velocity(stream):
    explorer = VelocityExplorer(stream=stream, momentum=0.95)
    for step in (1, 7, 40):
        flow = explorer.compute(momentum=0.95, stream=stream, step=step)
        assert flow.left.sum() == pytest.approx(flow.velocities[step - 1], rel=1e-12, abs=1e-12)
    explorer.close()
