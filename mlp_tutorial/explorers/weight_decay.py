"""Which weights of a network decay takes away (lecture, row 21)."""

from functools import lru_cache

import numpy as np

from mlp_tutorial.datasets import two_moons
from mlp_tutorial.explorers.base.controls import option_slider, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.weight_decay import (
    draw_size_axes,
    draw_sizes,
    draw_weight_axes,
    draw_weight_map,
)
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.training import accuracy, training_step
from mlp_tutorial.weights import Weights

INPUTS = {"x₁, x₂: position": slice(0, 2), "x₃, x₄: always 0": slice(2, 4), "x₅, x₆: noise": slice(4, 6)}
N_HIDDEN, N_STEPS = 8, 400
LEARNING_RATE = 2.0
DECAYS = [0.0, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
LONGEST = 6.0  # on the axis of sizes


class DecayExplorer(Explorer):
    """A network with two useful inputs and four useless ones, trained with a decay λ: which weights are left."""

    size = (10, 4.2)
    widths = (1, 1.25)
    played = "step"
    about = "The weights of a network on two useful and four useless inputs while it trains with weight decay."

    def controls(self):
        """Return the controls."""
        return {
            "weight_decay": option_slider("weight decay λ", 0.0, [(f"{decay:g}", decay) for decay in DECAYS]),
            "step": whole_slider("step", N_STEPS, 0, N_STEPS),
        }

    def compute(self, weight_decay, step):
        """Return λ, the step, W1 there, sizes of the inputs' weights over the steps, and the accuracy there."""
        weights = trained(weight_decay)
        network = mlp(6, N_HIDDEN, 1)
        here = Weights(network.shapes)
        here.flat = weights[step]
        x, y_hat = points(1000, np.random.default_rng(2))
        y = network.up_to("y").forward(x=x, **here)["y"]
        W1 = weights[:, : 6 * N_HIDDEN].reshape(-1, 6, N_HIDDEN)
        return weight_decay, step, here["W1"], np.linalg.norm(W1, axis=2), accuracy(y, y_hat)

    def frame(self, axes, result):
        """Draw the axes of the map and of the sizes."""
        draw_weight_axes(axes[0], ["x₁", "x₂", "x₃", "x₄", "x₅", "x₆"], N_HIDDEN)
        draw_size_axes(axes[1], list(INPUTS), N_STEPS, LONGEST)

    def draw(self, axes, result):
        """Draw the map of W1, and the size of each input's weights over the steps."""
        _, step, W1, sizes, _ = result
        draw_weight_map(axes[0], W1)
        draw_sizes(axes[1], {label: sizes[:, group] for label, group in INPUTS.items()}, step)

    def read(self, result):
        """Say what is left of each group of inputs, and how good the network is."""
        weight_decay, step, _, sizes, share = result
        left = [sizes[step, group].mean() / sizes[0, group].mean() for group in INPUTS.values()]
        return (
            f"λ = {weight_decay:g}, after {step} steps. Size of the weights, compared with the start: position "
            f"{left[0]:.0%}, always-0 inputs {left[1]:.0%}, noise {left[2]:.0%}. "
            f"The network gets {share:.0%} of new points right."
        )


def points(n_samples, rng):
    """Return points of two moons with four useless inputs beside their position: two always 0, two noise."""
    x, y_hat = two_moons(n_samples, rng, noise=0.15)
    return np.hstack([x, np.zeros((n_samples, 2)), rng.normal(size=(n_samples, 2))]), y_hat


@lru_cache(maxsize=len(DECAYS))
def trained(weight_decay):
    """Return the network's weights (N_STEPS + 1, n) before and after each step, all samples in one batch."""
    x, y_hat = points(100, np.random.default_rng(1))
    network = mlp(6, N_HIDDEN, 1)
    weights = initial_weights(network, np.random.default_rng(0))
    optimizer = SGD(LEARNING_RATE, weight_decay)
    history = [weights.flat.copy()]
    for _ in range(N_STEPS):
        training_step(network, weights, weights.copy(), optimizer, x, y_hat)
        history.append(weights.flat.copy())
    return np.array(history)
