"""What the explorer of fading gradients says where chapter 03 knows the answer."""

import pytest
from drive import reading, texts

from mlp_tutorial.explorers.fading import FadingExplorer


def test_fading_and_exploding_are_told_apart():
    start = reading(FadingExplorer)
    assert "After 10, 1.63·10⁻¹⁰ of it is left; with every neuron at 0 it would be 9.54·10⁻⁷." in start
    assert "the most that sigmoids alone can leave" in reading(FadingExplorer, x=0.0)
    assert "as large as before" in reading(FadingExplorer, x=0.0, w=4.0)
    assert "1.05·10⁶ times as large: with such weights it explodes" in reading(FadingExplorer, k=20, x=0.0, w=8.0)


@pytest.mark.parametrize(
    ("x", "w", "share", "unweighted"),
    [
        (2.0, 4.0, "1.71·10⁻⁴", "1.63·10⁻¹⁰"),
        (2.0, 0.5, "1.59·10⁻¹³", "1.63·10⁻¹⁰"),
        (0.0, 2.0, "9.77·10⁻⁴", "9.54·10⁻⁷"),
    ],
)
def test_what_weights_do_is_compared_with_the_same_neurons_without_them(x, w, share, unweighted):
    said = reading(FadingExplorer, x=x, w=w)
    assert said.endswith(f"After 10, {share} of it is left; with weights of 1 it would be {unweighted}.")


@pytest.mark.parametrize(
    ("x", "w", "words"),
    [(2.0, 1.0, "after 20: 2.65·10⁻²⁰ left, below the axis"), (0.0, 8.0, "after 20: 1.05·10⁶ times as large")],
)
def test_a_gradient_that_grew_is_not_said_to_be_left(x, w, words):
    explorer = FadingExplorer(k=20, x=x, w=w)
    assert words in texts(explorer)
    explorer.close()
