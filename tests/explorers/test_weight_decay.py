"""What is said of the inputs' weights, each by its name."""

from drive import reading

from mlp_tutorial.explorers.weight_decay import DecayExplorer


def test_it_opens_with_a_decay_at_work_and_says_the_size_of_each_inputs_weights():
    said = reading(DecayExplorer)
    assert said.startswith("λ = 0.002, after 400 steps. Size of each input's weights (at the start): x₁ 1.0 (0.8)")
    assert "x₃ 0.2 (0.8), x₄ 0.2 (0.8), x₅ 0.4 (0.8), x₆ 0.4 (1.4). The network gets 88% of" in said


def test_without_decay_a_useful_inputs_weights_end_below_those_of_noise():
    said = reading(DecayExplorer, weight_decay=0.0)
    assert "x₁ 1.2 (0.8)" in said
    assert "x₆ 1.4 (1.4)" in said
