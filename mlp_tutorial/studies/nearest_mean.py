"""A model that is trained in microseconds: each class is its mean, and whatever is nearest to it belongs to it."""

from dataclasses import dataclass

import numpy as np

BLOCK = 400  # rows: with more, a product of matrices starts threads, and on a busy machine waits for them


@dataclass(frozen=True)
class NearestMean:
    """The mean of every class, `means` (n_out, n_in); `present` (n_out,) says which classes it has seen."""

    means: np.ndarray
    present: np.ndarray

    def predict(self, x):
        """Return scores y (B, n_out) for inputs x (B, n_in): the largest is that of the nearest mean.

        y = x·mean − ½ mean·mean, which is ½ x·x − ½ |x − mean|². A class without a mean has the lowest score
        that there is.
        """
        blocks = [x[start : start + BLOCK] for start in range(0, max(len(x), 1), BLOCK)]
        products = np.concatenate([block @ self.means.T for block in blocks])
        return products - _handicaps(self.means, self.present)


def fit_nearest_mean(candidate, x, y_hat, rng):
    """Return the NearestMean of samples x (M, n_in) with one-hot targets y_hat (M, n_out).

    It stands where `training.fit` does: cross-validation does not care which model it is that learns, and this one
    learns some thousand times faster than a network. It has nothing to choose and draws nothing at random, so
    `candidate` and `rng` are not used. ValueError if x and y_hat differ in rows.
    """
    counts = y_hat.sum(axis=0)
    return NearestMean((y_hat.T @ x) / np.maximum(counts, 1)[:, np.newaxis], counts > 0)


def accuracies_without(x, y_hat, left_out):
    """Return for each of K blocks of sample numbers the accuracy on it of the nearest means of all other samples.

    Samples x (M, n_in), one-hot targets y_hat (M, n_out). It is what `cross_validate` finds with
    `fit_nearest_mean`, but all at once.
    """
    means, present = means_without(x, y_hat, left_out)
    scores = x @ means.swapaxes(1, 2) - _handicaps(means, present)[:, np.newaxis]
    is_right = scores.argmax(axis=2) == y_hat.argmax(axis=1)
    return np.array([is_right[k, rows].mean() for k, rows in enumerate(left_out)])


def right_without(x, y_hat, left_out):
    """Return for every sample (M,) whether it is called rightly by the nearest means of all outside its own block.

    Samples x (M, n_in), one-hot targets y_hat (M, n_out), and K blocks of sample numbers, each in just one.
    """
    means, present = means_without(x, y_hat, left_out)
    is_right = np.empty(len(x), dtype=bool)
    for k, rows in enumerate(left_out):
        scores = NearestMean(means[k], present[k]).predict(x[rows])
        is_right[rows] = scores.argmax(axis=1) == y_hat[rows].argmax(axis=1)
    return is_right


def means_without(x, y_hat, left_out):
    """Return the means (K, n_out, n_in) of every class of all samples but one of K blocks, and which are there.

    A product of matrices adds up every class of every model: members (K, n_out, M) times x (M, n_in).
    """
    trains = np.ones((len(left_out), 1, len(x)))
    for k, rows in enumerate(left_out):
        trains[k, 0, rows] = 0
    members = trains * y_hat.T
    counts = members.sum(axis=2)
    return members @ x / np.maximum(counts, 1)[:, :, np.newaxis], counts > 0


def _handicaps(means, present):
    """Return what is taken from the products with the means (…, n_out, n_in): ½ mean·mean (…, n_out)."""
    return np.where(present, np.einsum("...ij,...ij->...i", means, means) / 2, np.finfo(float).max)
