"""The course's data: handwritten digits (real, shipped with the package), two moons and four tomatoes (made)."""

from importlib.resources import files

import numpy as np

from mlp_tutorial.checks import require_whole_number


def digits():
    """Return 1,797 handwritten digits: inputs x (1797, 64) in [0, 1] and labels (1797,), whole numbers 0 … 9.

    Each row of x is an 8 × 8 picture, row by row from the top left: 0 is paper, 1 is ink.

    Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits" (1998), UCI Machine
    Learning Repository, https://doi.org/10.24432/C50P49, its test set, licensed CC BY 4.0. Its counts 0 … 16
    are shipped unchanged as data/digits.npz, and divided by 16 here.
    """
    with (files("mlp_tutorial") / "data" / "digits.npz").open("rb") as file, np.load(file) as stored:
        return stored["images"] / 16.0, stored["labels"].astype(int)


def tomatoes():
    """Return the four samples of the small example: x (4, 2), redness and softness, and y_hat (4, 1).

    The target is 1 for the tomato that is ready to eat: red, and not yet soft.
    """
    x = np.array([[1.0, 0.5], [0.2, 0.1], [0.9, 0.9], [0.4, 0.8]])
    return x, np.array([[1.0], [0.0], [0.0], [0.0]])


def one_hot(labels, n_classes):
    """Return targets ŷ (B, n_classes): row i is 1 at the label's place and 0 elsewhere, for labels (B,).

    ValueError if the labels are not whole numbers from 0 to n_classes − 1.
    """
    require_whole_number("n_classes", n_classes, 1)
    labels = np.asarray(labels)
    if labels.ndim != 1 or labels.dtype.kind not in "iu" or np.any((labels < 0) | (labels >= n_classes)):
        raise ValueError(f"labels are {labels}, expected a vector of whole numbers from 0 to {n_classes - 1}")
    return np.eye(n_classes)[labels]


def two_moons(n_samples, rng, noise=0.1):
    """Return two interleaved half circles: points x (n_samples, 2), targets y_hat (n_samples, 1), 0 or 1.

    The moons have radius 1; `noise` is the deviation added to each coordinate. Half of the samples, rounded
    down, lie on moon 1. ValueError if n_samples is below 2 or noise is negative or not finite.
    """
    require_whole_number("n_samples", n_samples, 2)
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise is {noise}, expected a finite number, 0 or more")
    moon = np.arange(n_samples) % 2
    angle = rng.uniform(0, np.pi, n_samples)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    x = np.where(moon[:, None] == 1, lower, upper) + rng.normal(0, noise, (n_samples, 2))
    return x, moon[:, None].astype(float)
