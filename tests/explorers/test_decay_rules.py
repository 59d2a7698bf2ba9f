"""What is said of the two rules that are both called weight decay."""

import pytest
from drive import reading

from mlp_tutorial.explorers.decay_rules import DecayRulesExplorer, reach
from mlp_tutorial.studies.decay_rules import compare_rules


def test_each_rule_is_said_to_rest_at_another_weight():
    said = reading(DecayRulesExplorer)
    assert said.startswith("The lecture's rule rests at 1.9048; after 100 steps w is 1.9")
    assert "PyTorch's rule rests at 1.3333; after 100 steps w is 1.3" in said


def test_a_rule_that_fails_is_said_with_its_limit():
    said = reading(DecayRulesExplorer, learning_rate=4.0, momentum=0.5)
    assert said == (
        "The lecture's rule diverges: its learning rate 4 is not below 1.71. "
        "PyTorch's rule diverges: its learning rate 4 is not below 2."
    )
    said = reading(DecayRulesExplorer, learning_rate=2.0, momentum=0.0, weight_decay=0.0, start=-1.0)
    assert "PyTorch's rule never settles: its learning rate 2 is not below 2." in said


def test_the_axis_of_w_shows_the_start_zero_and_as_much_beyond_the_target():
    assert reach(compare_rules(0.5, 0.9, 0.1, 2.0, 1.0)) == pytest.approx((-0.18, 3.18))
    assert reach(compare_rules(0.5, 0.9, 0.1, -2.0, 1.0)) == pytest.approx((-5.36, 1.36))
    assert reach(compare_rules(0.5, 0.9, 0.1, 0.0, 0.0)) == pytest.approx((-1, 1))
