"""How curved the error of a network is: its largest curvature, and the mean of all (lecture, row 19)."""

import numpy as np

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.weights import Weights

STEP = 1e-4  # of the weights, to both sides
MOST = 25  # vectors of the span
NOTHING_NEW = 1e-6  # what is left of H u is rounding, if less than this share


def curvatures_of(network, weights, x, y_hat, rng, n_draws=10):
    """Return (the largest curvature, the mean one) of E at the weights, on samples x (M, n_in), y_hat (M, n_out).

    The curvatures are the eigenvalues of H, the matrix of E's second derivatives, which is never written down: H u
    is the difference of two gradients. The largest is that of H on the span of u, H u, H² u, …, up to 25 vectors,
    from a random u (Lanczos' method). The mean is that of z · H z over `n_draws` random vectors z of signs,
    divided by their length. `rng` draws them. ValueError unless n_draws is a whole number, 1 or more.
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

    u, basis, images = rng.normal(size=n), np.empty((0, n)), np.empty((0, n))
    for _ in range(min(n, MOST)):
        for _ in range(2):  # once leaves too much of rounding
            u = u - basis.T @ (basis @ u)
        if np.linalg.norm(u) < NOTHING_NEW * np.linalg.norm(images[-1:]):
            break
        basis = np.vstack([basis, u / np.linalg.norm(u)])
        images = np.vstack([images, times_h(basis[-1])])
        u = images[-1]
    on_the_span = basis @ images.T
    draws = rng.choice([-1.0, 1.0], size=(n_draws, n))
    mean = np.mean([z @ times_h(z) for z in draws]) / n
    return float(np.linalg.eigvalsh((on_the_span + on_the_span.T) / 2)[-1]), float(mean)
