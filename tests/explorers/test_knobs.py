"""What the explorer of all thirteen knobs says where chapter 01 knows the answer."""

import pytest
from drive import reading

from mlp_tutorial.explorers.knobs import KNOBS, KnobsExplorer

BY_THOUGHT = {"W1_00": 8, "W1_10": -8, "b1_0": -3, "W2_00": 8, "W2_10": 0, "W2_20": 0, "b2_0": -4}


def test_there_is_a_slider_for_each_of_the_thirteen_knobs():
    explorer = KnobsExplorer()
    assert list(explorer.panel.controls) == list(KNOBS)
    assert len(KNOBS) == 13
    assert explorer.panel.controls["W1_12"].description == "W1[1, 2]"
    explorer.close()


def test_the_knobs_start_where_the_machine_starts():
    said = reading(KnobsExplorer)
    assert said.startswith("Outputs 0.69, 0.58, 0.66, 0.60: E = 0.1539. You stand where the machine starts")
    assert said.endswith("after 200 steps it has 0.0044.")


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        (BY_THOUGHT, "E = 0.0026. You are ahead of the machine"),
        ({"b2_0": -0.6}, "The machine is as low after 1 step;"),
        ({"W1_01": -4.5, "W2_10": -4}, "The machine is as low after"),
        ({"b2_0": 8}, "You stand above the machine's start, 0.1539"),
    ],
)
def test_the_reading_compares_the_hand_with_the_machine(settings, place):
    assert place in reading(KnobsExplorer, **settings)


def test_the_button_sets_the_knobs_as_the_machine_has_set_them():
    explorer = KnobsExplorer()
    explorer.panel.buttons["the machine's knobs"].click()
    assert explorer.settings["W2_10"] == pytest.approx(-6.6)
    assert explorer.result.error == pytest.approx(explorer.result.machine.errors[-1], abs=2e-4)
    explorer.close()


def test_the_sliders_stand_in_three_columns_and_the_buttons_beside_the_last():
    explorer = KnobsExplorer()
    box = explorer.panel.widget
    assert [child.description for child in box.children[:3]] == ["W1[0, 0]", "W1[0, 1]", "W1[0, 2]"]
    assert [child.layout.grid_area for child in box.children] == [None] * 14
    assert "20.5em" in box.layout.grid_template_columns
    explorer.close()
