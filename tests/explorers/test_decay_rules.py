"""What is said of the two rules that are both called weight decay."""

from drive import reading

from mlp_tutorial.explorers.decay_rules import DecayRulesExplorer


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
