"""What the explorer of the velocity says where chapter 07 knows the answer."""

import numpy as np
from drive import reading

from mlp_tutorial.explorers.velocity import VelocityExplorer
from mlp_tutorial.studies.velocity import STREAMS


def test_the_velocity_is_worked_out_as_in_the_table_of_the_chapter():
    assert "v = m · v + g = 0.90 · 1.900 + 1.000 = 2.710." in reading(
        VelocityExplorer, stream="consistent", step=3
    )
    alternating = reading(VelocityExplorer, step=3, stream="alternating")
    assert "0.90 · (−0.100) + 1.000 = 0.910." in alternating
    assert "±g / (1 + m) = ±0.53" in alternating
    assert "towards g / (1 − m) = 10.00: 99% of it is reached" in reading(
        VelocityExplorer, stream="consistent", step=40
    )


def test_the_velocity_of_other_streams_is_said_in_words():
    assert reading(VelocityExplorer, step=0) == "Before the first gradient there is no velocity: v = 0."
    assert "0.9000 of it is left: m to the power of 1." in reading(VelocityExplorer, stream="one pulse", step=6)
    assert "not turned yet" in reading(VelocityExplorer, stream="sign change", step=21)
    assert "turned at step 21, the velocity at step 26" in reading(VelocityExplorer, stream="sign change", step=40)
    assert "as in plain descent" in reading(VelocityExplorer, momentum=0.0)


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
