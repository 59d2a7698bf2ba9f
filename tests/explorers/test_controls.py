import ipywidgets
import numpy as np
import pytest

from mlp_tutorial.explorers.base.controls import (
    decade_slider,
    menu,
    option_slider,
    positions,
    reachable,
    setting,
    slider,
    switch,
    whole_slider,
)

CONTROLS = {
    "slider": slider("m", 0.8, 0, 0.99, 0.01),
    "whole slider": whole_slider("step", 3, 0, 10),
    "decade slider": decade_slider("α", 0.09, 0.001, 4),
    "option slider": option_slider("κ", 20, [1, 20, 300]),
    "menu": menu("surface", "ravine", ["ravine", "saddle"]),
    "switch": switch("branch", True),
}


@pytest.fixture(params=CONTROLS)
def control(request):
    return CONTROLS[request.param]


def test_every_position_can_be_reached_and_is_what_the_control_then_says(control):
    for value in positions(control):
        assert reachable("it", control, value) == value
        control.value = value
        assert control.value == value
        assert type(control.value) is type(value)


def test_a_control_starts_at_one_of_its_positions():
    controls = slider("x", 1.2, -2, 2, 0.05), decade_slider("α", 0.09, 1e-4, 9.9), whole_slider("k", 2, 1, 9)
    for control in controls:
        assert any(np.isclose(control.value, position) for position in positions(control))


def test_a_slider_has_all_its_steps_and_both_ends():
    assert positions(slider("x", 0, -1, 1, 0.5)) == [-1.0, -0.5, 0.0, 0.5, 1.0]
    assert positions(whole_slider("k", 1, 1, 4)) == [1, 2, 3, 4]


def test_a_decade_slider_has_ninety_numbers_for_each_power_of_ten():
    numbers = positions(decade_slider("α", 0.1, 0.01, 1))
    assert len(numbers) == 181
    assert numbers[:3] == [0.01, 0.011, 0.012]
    assert numbers[-2:] == [0.99, 1.0]
    assert positions(decade_slider("λ", 0.0, 0.01, 1, zero=True))[:2] == [0.0, 0.01]


def test_a_number_is_accepted_whatever_its_type():
    assert reachable("m", CONTROLS["slider"], np.float64(0.5)) == 0.5
    assert reachable("step", CONTROLS["whole slider"], np.int64(4)) == 4
    assert reachable("κ", CONTROLS["option slider"], 20.0) == 20
    assert reachable("branch", CONTROLS["switch"], np.True_) is True


def test_a_number_that_is_rounded_otherwise_is_the_position_that_it_means():
    assert repr(reachable("x", slider("x", 0, -1, 1, 0.1), 0.1 + 0.2)) == "0.3"
    assert repr(reachable("x", slider("x", 0, -1, 1, 0.1), 1e-17)) == "0.0"
    assert repr(reachable("α", CONTROLS["decade slider"], 0.1 * 3)) == "0.3"


REFUSED = [
    ("slider", 1.0, "m is 1.0, expected a number from 0 to 0.99 in steps of 0.01"),
    ("slider", 0.005, "m is 0.005, expected a number from 0 to 0.99 in steps of 0.01"),
    ("slider", "0.5", "m is '0.5', expected a number"),
    ("slider", True, "m is True, expected a number"),
    ("slider", float("nan"), "m is nan, expected a number"),
    ("whole slider", 2.5, "step is 2.5, expected a number from 0 to 10 in steps of 1"),
    ("decade slider", 0.0905, "α is 0.0905, expected one of 0.001, .*, …, 4, for example 0.09 or 0.091$"),
    ("decade slider", 0.0, "α is 0.0, expected one of 0.001, 0.0011, 0.0012, …, 4$"),
    ("decade slider", float("inf"), "α is inf, expected one of 0.001, 0.0011, 0.0012, …, 4$"),
    ("decade slider", 5.0, "α is 5.0, expected one of 0.001, 0.0011, 0.0012, …, 4$"),
    ("decade slider", True, "α is True, expected one of"),
    ("option slider", 2, r"κ is 2, expected one of \[1, 20, 300\]"),
    ("option slider", True, r"κ is True, expected one of \[1, 20, 300\]"),
    ("menu", 1, r"surface is 1, expected one of \['ravine', 'saddle'\]"),
    ("menu", "hill", r"surface is 'hill', expected one of \['ravine', 'saddle'\]"),
    ("switch", 1, "branch is 1, expected True or False"),
]


@pytest.mark.parametrize(("kind", "value", "message"), REFUSED)
def test_what_the_control_could_not_reach_is_refused_by_name(kind, value, message):
    name = message.split()[0]
    with pytest.raises(ValueError, match=f"^{message}"):
        reachable(name, CONTROLS[kind], value)


def test_the_controls_are_real_widgets():
    assert all(isinstance(control, ipywidgets.DOMWidget) for control in CONTROLS.values())


def test_a_value_that_the_page_has_rounded_is_the_position_next_to_it():
    control = slider("w", 1.0, 0.1, 8, 0.1)
    control.set_state({"value": 1.0000000000000002})
    assert repr(setting(control)) == "1.0"
    control.set_state({"value": 0.30000000000000004})
    assert repr(setting(control)) == "0.3"
