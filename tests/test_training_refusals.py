import numpy as np
import pytest

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, MatMul
from mlp_tutorial.optimizers import SGD, Momentum
from mlp_tutorial.training import Hyperparameters, fit, train
from mlp_tutorial.weights import Weights

NETWORK = Graph([("y", MatMul(), ("x", "W")), ("E", MSE(), ("y", "y_hat"))], shapes={"W": (2, 3)})
X = np.random.default_rng(0).normal(size=(10, 2))
Y_HAT = np.random.default_rng(1).normal(size=(10, 3))


def train_linear(x, y_hat):
    weights = Weights.of({"W": np.ones((2, 3))})
    return train(NETWORK, weights, SGD(0.1), x, y_hat, n_epochs=3, batch_size=4, rng=np.random.default_rng(0))


BAD_SAMPLES = {
    "rows that differ": ((5, 2), (4, 3)),
    "a vector of targets": ((5, 2), (5,)),
    "a vector of inputs": ((5,), (5, 3)),
    "no samples": ((0, 2), (0, 3)),
}


@pytest.mark.parametrize(("x", "y_hat"), BAD_SAMPLES.values(), ids=BAD_SAMPLES)
def test_samples_that_do_not_fit_are_refused_with_both_shapes(x, y_hat):
    with pytest.raises(ValueError) as refusal:
        train_linear(np.ones(x), np.ones(y_hat))
    assert str(refusal.value).startswith(f"x has shape {x} and y_hat {y_hat}")
    with pytest.raises(ValueError, match="x has shape"):
        fit(Hyperparameters(), np.ones(x), np.ones(y_hat), np.random.default_rng(0))


@pytest.mark.parametrize("broken", [np.nan, np.inf])
@pytest.mark.parametrize("name", ["x", "y_hat"])
def test_samples_that_are_not_finite_are_refused_by_name(name, broken):
    x, y_hat = X.copy(), Y_HAT.copy()
    {"x": x, "y_hat": y_hat}[name][3, 1] = broken
    with pytest.raises(ValueError, match=f"{name} has entries that are not finite"):
        train_linear(x, y_hat)


REFUSED_AT_ONCE = {
    "epochs below 0": ({"n_epochs": -1}, "n_epochs is -1, expected a whole number, 0 or more"),
    "epochs in a float": ({"n_epochs": 3.0}, "n_epochs is 3.0, expected a whole number, 0 or more"),
    "epochs in a string": ({"n_epochs": "3"}, "n_epochs is '3', expected a whole number, 0 or more"),
    "epochs not a number": ({"n_epochs": np.nan}, "n_epochs is nan, expected a whole number, 0 or more"),
    "a batch larger than the samples": ({"batch_size": 11}, "batch_size is 11, expected a whole number, 1 to 10"),
    "an empty batch": ({"batch_size": 0}, "batch_size is 0, expected a whole number, 1 to 10"),
    "an empty batch in no epochs": ({"batch_size": 0, "n_epochs": 0}, "batch_size is 0"),
    "a batch size in a float": ({"batch_size": 5.0}, "batch_size is 5.0, expected a whole number, 1 to 10"),
    "a batch size in a string": ({"batch_size": "5"}, "batch_size is '5', expected a whole number, 1 to 10"),
    "a batch size not a number": ({"batch_size": np.nan}, "batch_size is nan, expected a whole number, 1 to 10"),
    "a list of inputs": ({"samples": (X.tolist(), Y_HAT)}, "x is of type list, expected a numpy array"),
    "a list of targets": ({"samples": (X, Y_HAT.tolist())}, "y_hat is of type list, expected a numpy array"),
    "validation rows that differ": (
        {"validation": (X[:4], Y_HAT[:5])},
        r"x has shape \(4, 2\) and y_hat \(5, 3\)",
    ),
    "a validation vector": ({"validation": (X, Y_HAT[:, 0])}, r"x has shape \(10, 2\) and y_hat \(10,\)"),
    "no validation samples": ({"validation": (X[:0], Y_HAT[:0])}, r"x has shape \(0, 2\)"),
    "validation not finite": ({"validation": (X * np.nan, Y_HAT)}, "x has entries that are not finite"),
    "validation of another width": ({"validation": (Y_HAT, Y_HAT)}, r"\(10, 3\)"),
    "validation targets of another width": ({"validation": (X, X)}, r"\(10, 2\)"),
    "a list to validate": ({"validation": (X.tolist(), Y_HAT)}, "x is of type list"),
}


@pytest.mark.parametrize(("changes", "refusal"), REFUSED_AT_ONCE.values(), ids=REFUSED_AT_ONCE)
def test_what_training_refuses_it_refuses_before_the_first_step_and_before_drawing_from_rng(changes, refusal):
    options = {"n_epochs": 3, "batch_size": 4, "rng": np.random.default_rng(0)} | changes
    x, y_hat = options.pop("samples", (X, Y_HAT))
    weights, optimizer = Weights.of({"W": np.ones((2, 3))}), Momentum(0.1)
    with pytest.raises(ValueError, match=refusal):
        train(NETWORK, weights, optimizer, x, y_hat, **options)
    assert np.array_equal(weights.flat, np.ones(6))
    assert optimizer.velocity is None
    assert options["rng"].bit_generator.state == np.random.default_rng(0).bit_generator.state


def test_fit_refuses_lists():
    with pytest.raises(ValueError, match="x is of type list, expected a numpy array"):
        fit(Hyperparameters(), X.tolist(), Y_HAT, np.random.default_rng(0))
