"""How fast cross-validation is: `python tests/benchmarks/cross_validation.py`.

30 models, 5 folds of the digits and 6 settings, 64-32-10 with 10 epochs of batches of 32: as stacks, one by
one, as stacks by two processes, and by scikit-learn's GridSearchCV with two jobs. One thread for each process.
"""

import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from turns import has, in_turns, print_machine, print_table, use_threads

use_threads(1)

import numpy as np  # noqa: E402

from mlp_tutorial.cross_validation import cross_validate, folds  # noqa: E402
from mlp_tutorial.datasets import digits, one_hot  # noqa: E402
from mlp_tutorial.training import Hyperparameters, fit  # noqa: E402

N_ROUNDS, N_EPOCHS = 5, 10
RATES, MOMENTA = (0.05, 0.1, 0.2), (0.5, 0.9)


def fit_one_by_one(candidate, x, y_hat, rng):
    """Return what `fit` returns; being another function, it is not asked for stacks."""
    return fit(candidate, x, y_hat, rng)


def grid_search(x, labels):
    """Return scikit-learn's fitted GridSearchCV."""
    from sklearn.model_selection import GridSearchCV
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        (32,), activation="logistic", solver="sgd", batch_size=32, max_iter=N_EPOCHS, n_iter_no_change=N_EPOCHS + 1
    )
    grid = {"learning_rate_init": RATES, "momentum": MOMENTA}
    return GridSearchCV(model, grid, cv=5, n_jobs=2, refit=False).fit(x, labels)


def main():
    """Measure, and print the table."""
    print_machine(["numpy", "scikit-learn"])
    x, labels = digits()
    y_hat, pairs = one_hot(labels, 10), folds(len(x), 5, np.random.default_rng(0))
    settings = [Hyperparameters(32, rate, momentum, 0.0, N_EPOCHS) for rate in RATES for momentum in MOMENTA]
    calls = {
        "stacks": lambda: cross_validate(settings, x, y_hat, pairs, np.random.default_rng(0)),
        "one by one": lambda: cross_validate(
            settings, x, y_hat, pairs, np.random.default_rng(0), fit=fit_one_by_one
        ),
    }
    if not np.array_equal(*(call() for call in calls.values())):
        raise ValueError("the stacks' accuracies differ from those one by one")
    if has("sklearn"):
        warnings.simplefilter("ignore")  # ten epochs are too few to converge, as each of its workers says
        calls["GridSearchCV"] = lambda: grid_search(x, labels)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        calls["2 processes"] = lambda: cross_validate(
            settings, x, y_hat, pairs, np.random.default_rng(0), executor=executor
        )
        taken = in_turns(calls, N_ROUNDS, at_least=0)
    row = {what: f"{value:.2f}" for what, value in taken.items()}
    row |= {f"{what} / stacks": f"{taken[what] / taken['stacks']:.1f}" for what in list(taken)[1:]}
    print_table("median s of 30 models", {"digits": row}, list(row))


if __name__ == "__main__":
    main()
