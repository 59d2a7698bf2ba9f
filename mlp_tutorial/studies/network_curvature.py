"""How curved the error of a network is: its largest curvature, and the mean of all (lecture, row 19)."""

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.weights import Weights

STEP = 1e-4  # of the weights, to both sides
LONGEST = 40  # turns of the power iteration


def curvatures_of(network, weights, x, y_hat, rng, n_draws=30):
    """Return (the largest curvature, the mean one) of E at the weights, on samples x (M, n_in), y_hat (M, n_out).

    The curvatures are the eigenvalues of H, the matrix of E's second derivatives, which is never written down: H u
    is the difference of two gradients. The largest, in size, is left when u ← H u / |H u| is repeated; the mean is
    that of z · H z over vectors z of random signs, divided by their length, which `rng` draws. ValueError unless
    n_draws is a whole number, 1 or more.
    """
    require_whole_number("n_draws", n_draws, 1)
    moved, gradient, n = weights.copy(), Weights(network.shapes), weights.flat.size

    def gradient_at(flat):
        moved.flat = flat
        network.forward(x=x, y_hat=y_hat, **moved)
        gradient.write(network.backward())
        return gradient.flat.copy()

    def times_h(u):
        return (gradient_at(weights.flat + STEP * u) - gradient_at(weights.flat - STEP * u)) / (2 * STEP)

    u = rng.normal(size=n)
    for _ in range(LONGEST):
        u /= np.linalg.norm(u)
        along, u = u, times_h(u)
    draws = rng.choice([-1.0, 1.0], size=(n_draws, n))
    return float(along @ u), float(np.mean([z @ times_h(z) for z in draws]) / n)
