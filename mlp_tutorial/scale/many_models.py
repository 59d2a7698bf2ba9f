"""Many networks of one shape, trained at once as a stack: the same formulas, with one more axis in front."""

import numpy as np

from mlp_tutorial.bars import Bar
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.training import SECONDS_BEFORE_A_BAR, Model, fit, minibatches, training_step
from mlp_tutorial.weights import Weights


def size_of(hyperparameters, n_samples):
    """Return what models must have in common to be trained as one stack."""
    return hyperparameters.n_hidden, hyperparameters.n_epochs, hyperparameters.batch_size, n_samples


def fit_all(candidates, x, y_hat, rows, seeds):
    """Return a Model for each of K candidates, as `fit` makes them one by one, to rounding.

    `candidates` are Hyperparameters that agree in n_hidden, n_epochs and batch_size; candidate k trains with the
    samples `rows[k]` (K, M) of x and y_hat, and with the random numbers of `seeds[k]`. A model that leaves the
    finite numbers is trained once more, alone. ValueError unless they agree.
    """
    if not len(candidates) == len(rows) == len(seeds):
        raise ValueError(
            f"{len(candidates)} candidates, {len(rows)} rows and {len(seeds)} seeds; expected as many of each"
        )
    rows = np.asarray(rows)
    if len({size_of(candidate, rows.shape[1]) for candidate in candidates}) != 1:
        raise ValueError(f"candidates are {candidates}, expected the same n_hidden, n_epochs and batch_size")
    network = mlp(x.shape[1], candidates[0].n_hidden, y_hat.shape[1])
    rngs = [np.random.default_rng(seed) for seed in seeds]
    weights = Weights.stack([initial_weights(network, rng) for rng in rngs])
    is_finite = train_all(network, weights, candidates, x, y_hat, rows, rngs)
    models = [Model(network, one) for one in weights.unstack()]
    for k in np.flatnonzero(~is_finite):
        models[k] = fit(candidates[k], x[rows[k]], y_hat[rows[k]], np.random.default_rng(seeds[k]))
    return models


def train_all(network, weights, candidates, x, y_hat, rows, rngs):
    """Change the stack of weights in place, and return for each model (K,) whether all of it was always finite."""
    of_each = {
        name: np.array([[getattr(candidate, name)] for candidate in candidates], dtype=float)
        for name in ("learning_rate", "momentum", "weight_decay")
    }
    optimizer = Momentum(**of_each)
    n_samples, batch_size = rows.shape[1], min(candidates[0].batch_size, rows.shape[1])
    gradient, is_finite = weights.copy(), np.ones(len(candidates), dtype=bool)
    epochs = range(candidates[0].n_epochs)
    for _ in Bar(epochs, f"training {len(rngs)} models", unit="epoch", delay=SECONDS_BEFORE_A_BAR):
        for batches in zip(*(minibatches(n_samples, batch_size, rng) for rng in rngs), strict=True):
            batch = np.take_along_axis(rows, np.array(batches), axis=1)
            is_finite &= np.isfinite(training_step(network, weights, gradient, optimizer, x[batch], y_hat[batch]))
        is_finite &= np.isfinite(network.forward(x=x[batch], y_hat=y_hat[batch], **weights)["E"])
    return is_finite & np.isfinite(weights.flat).all(axis=1)
