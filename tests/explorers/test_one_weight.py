"""What the explorer of one weight says where chapter 01 knows the answer."""

import re

from drive import reading

from mlp_tutorial.explorers.one_weight import N_STEPS, OneWeightExplorer
from mlp_tutorial.studies.one_weight import NAMES


def at_one(**settings):
    """What is read with the first weight of W2 where the machine has it."""
    return reading(OneWeightExplorer, **{"value": 1.0, "n_steps": 0} | settings)


def test_one_weight_opens_with_steps_to_be_seen():
    said = reading(OneWeightExplorer)
    assert "After 12 steps W2[0, 0] = 1.63: E = 0.0243 (0.3299 at the start)" in said


def test_one_weight_has_the_numbers_of_the_chapter():
    said = at_one()
    assert "W2[0, 0] = 1.00: E = 0.0490, slope −0.0505, so raising w lowers E" in said
    assert "−α · slope = +0.202." in said


def test_one_step_leads_where_the_chapter_went():
    assert "1.20: E = 0.0396 (0.0490 at the start)" in at_one(n_steps=1)
    assert "3.02: E = 0.0041" in at_one(n_steps=1, learning_rate=40.0)
    assert "21.20, outside of the picture" in at_one(n_steps=1, learning_rate=400.0)


def test_the_button_takes_one_step_and_stops_at_the_last():
    explorer = OneWeightExplorer(n_steps=N_STEPS - 1)
    (step,) = explorer.buttons().values()
    for _ in range(3):
        step()
    assert explorer.settings["n_steps"] == N_STEPS
    explorer.close()


def test_all_thirteen_weights_are_on_the_menu():
    assert len(NAMES) == 13
    assert "(the machine has −1.00)" in at_one(weight="W1[0, 1]")
    assert "machine" not in at_one(weight="W1[0, 1]", value=-1.0)


def test_four_tomatoes_want_the_weight_elsewhere():
    assert "E = 0.1539, slope 0.0646, so lowering w lowers E" in at_one(n_samples=4)


def test_steps_that_are_too_long_are_called_so():
    across = at_one(n_samples=4, learning_rate=100.0, n_steps=1)
    assert "Step 1 went across the bottom of the valley" in across
    too_far = at_one(n_samples=4, learning_rate=100.0, n_steps=1, value=-1.5, weight="b2[0]")
    before, after = map(float, re.search(r"E rose from (\S+) to (\S+)\.$", too_far).groups())
    assert before < after
    assert "went" not in at_one(n_samples=4, learning_rate=4.0, n_steps=N_STEPS)
