import pytest

from mlp_tutorial.explorers import MomentumExplorer
from mlp_tutorial.explorers.base.controls import decade_slider, option_slider
from mlp_tutorial.explorers.base.number_field import NumberField


@pytest.fixture
def rate():
    return decade_slider("learning rate α", 0.09, 0.001, 4)


@pytest.fixture
def field(rate):
    return NumberField(rate)


def type_into(field, text):
    """Change the field as the page does, when Enter is pressed."""
    field.set_state({"value": text})


def test_it_says_where_its_slider_stands_from_the_start_on(rate, field):
    assert field.value == "0.09"
    rate.value = 0.2
    assert field.value == "0.2"
    assert NumberField(decade_slider("weight decay λ", 0.0, 0.01, 1, zero=True)).value == "0"
    assert NumberField(option_slider("κ", 1, [1, 20, 300])).value == "1"


def test_it_takes_the_place_of_the_number_that_moves_nothing(rate, field):
    assert not rate.readout


@pytest.mark.parametrize(
    ("typed", "reached", "said"),
    [
        ("0.2", 0.2, "0.2"),
        ("0,2", 0.2, "0.2"),
        (" 1e-2 ", 0.01, "0.01"),
        ("0.0904", 0.09, "0.09"),
        ("0.0906", 0.091, "0.091"),
        ("50", 4.0, "4"),
        ("−3", 0.001, "0.001"),
    ],
)
def test_a_typed_number_moves_the_slider_to_the_nearest_option_and_is_said(rate, field, typed, reached, said):
    type_into(field, typed)
    assert (rate.value, field.value) == (reached, said)


@pytest.mark.parametrize("typed", ["", "fast", "nan", "inf", "0.1.2", "1/2"])
def test_what_is_no_number_moves_nothing_and_the_field_says_again_where_the_slider_stands(rate, field, typed):
    type_into(field, typed)
    assert (rate.value, field.value) == (0.09, "0.09")


def test_in_an_explorer_the_picture_follows_what_is_typed():
    explorer = MomentumExplorer()
    row = explorer.panel.widget.children[0]
    assert row.children[0] is explorer.panel.controls["learning_rate"]
    type_into(row.children[1], "0.2")
    typed = explorer.reading
    assert explorer.settings["learning_rate"] == 0.2
    explorer.reset()
    assert row.children[1].value == "0.09"
    explorer.set(learning_rate=0.2)
    assert explorer.reading == typed
    explorer.close()
