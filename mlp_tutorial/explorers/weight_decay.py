"""Which weights of a network decay takes away (lecture, row 21)."""

from mlp_tutorial.explorers.base.controls import option_slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.weight_decay import draw_size_axes, draw_sizes, draw_weight_axes, draw_weight_map
from mlp_tutorial.studies.weight_decay import N_HIDDEN, N_STEPS, decayed

NAMES = ["x₁", "x₂", "x₃", "x₄", "x₅", "x₆"]
INPUTS = {"x₁, x₂: position": slice(0, 2), "x₃, x₄: always 0": slice(2, 4), "x₅, x₆: noise": slice(4, 6)}
DECAYS = [0.0, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
LONGEST = 5.5  # on the axis of sizes


class DecayExplorer(Explorer):
    """A network with two useful inputs and four useless ones, trained with a decay λ: which weights are left."""

    size = (10, 4.2)
    widths = (1, 1.25)
    played = "step"
    about = "The weights of a network on two useful and four useless inputs while it trains with weight decay."

    def controls(self):
        """Return the controls."""
        return {
            "weight_decay": option_slider("weight decay λ", 0.002, [(f"{decay:g}", decay) for decay in DECAYS]),
            "step": whole_slider("step", N_STEPS, 0, N_STEPS),
        }

    def compute(self, weight_decay, step):
        """Return the network, Decayed."""
        return decayed(weight_decay, step)

    def frame(self, axes, result):
        """Draw the axes of the map and of the sizes."""
        draw_weight_axes(axes[0], NAMES, N_HIDDEN)
        draw_size_axes(axes[1], list(INPUTS), N_STEPS, LONGEST)

    def draw(self, axes, result):
        """Draw the map of W1, and the size of each input's weights over the steps."""
        step, W1, sizes = result.step, result.W1, result.sizes
        draw_weight_map(axes[0], W1)
        draw_sizes(axes[1], {label: sizes[:, group] for label, group in INPUTS.items()}, NAMES, step)

    def read(self, result):
        """Say how large the weights of each input are, and were, and how good the network is."""
        then, now = result.sizes[0], result.sizes[result.step]
        sizes = [f"{name} {size:.1f} ({before:.1f})" for name, size, before in zip(NAMES, now, then, strict=True)]
        return (
            f"λ = {result.weight_decay:g}, after {result.step} steps. "
            f"Size of each input's weights (at the start): {', '.join(sizes)}. "
            f"The network gets {result.accuracy:.0%} of new points right."
        )
