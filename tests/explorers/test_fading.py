"""What the explorer of fading gradients says where chapter 03 knows the answer."""

from drive import reading

from mlp_tutorial.explorers.fading import FadingExplorer


def test_fading_and_exploding_are_told_apart():
    start = reading(FadingExplorer)
    assert "After 10, 1.63·10⁻¹⁰ of it is left; with every neuron at 0 it would be 9.54·10⁻⁷." in start
    assert "the most that sigmoids alone can leave" in reading(FadingExplorer, x=0.0)
    assert "at best" in reading(FadingExplorer, x=0.0, w=2.0)
    assert "as large as before" in reading(FadingExplorer, x=0.0, w=4.0)
    assert "1.05·10⁶ times as large: with such weights it explodes" in reading(FadingExplorer, k=20, x=0.0, w=8.0)
