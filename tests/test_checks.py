import numpy as np
import pytest

from mlp_tutorial.checks import require_known, require_whole_number
from mlp_tutorial.cross_validation import folds, select
from mlp_tutorial.datasets import one_hot, two_moons
from mlp_tutorial.descent import descend, ravine
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import check_gradients
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.modules import MSE, MatMul
from mlp_tutorial.optimizers import SGD
from mlp_tutorial.training import Hyperparameters, minibatches

X, Y_HAT = np.ones((10, 2)), np.ones((10, 1))


@pytest.mark.parametrize("value", [2, 3, 10, np.int64(2), np.uint8(10)])
def test_whole_numbers_in_range_its_ends_among_them_are_accepted(value):
    require_whole_number("n", value, 2, 10)


def test_without_an_upper_end_every_larger_whole_number_is_accepted():
    require_whole_number("n", 10**30, 2)


NOT_WHOLE = [5.0, 5.5, np.float64(5.0), np.nan, np.inf, "5", "", None, [5], (5,), 5 + 0j]


@pytest.mark.parametrize("value", [1, -5, 11, np.int64(11), *NOT_WHOLE])
def test_what_is_not_a_whole_number_in_range_is_refused_with_name_value_and_range(value):
    with pytest.raises(ValueError) as refusal:
        require_whole_number("n_things", value, 2, 10)
    assert str(refusal.value) == f"n_things is {value!r}, expected a whole number, 2 to 10"


@pytest.mark.parametrize("value", [1, -5, *NOT_WHOLE])
def test_without_an_upper_end_the_refusal_says_or_more(value):
    with pytest.raises(ValueError) as refusal:
        require_whole_number("n_things", value, 2)
    assert str(refusal.value) == f"n_things is {value!r}, expected a whole number, 2 or more"


def rng():
    return np.random.default_rng(0)


WHOLE_NUMBERS = {  # train's own are in test_training_refusals.py
    "mlp": ("a layer's size", lambda value: mlp(2, value, 1)),
    "hidden units": ("n_hidden", lambda value: Hyperparameters(n_hidden=value)),
    "epochs": ("n_epochs", lambda value: Hyperparameters(n_epochs=value)),
    "batches": ("batch_size", lambda value: Hyperparameters(batch_size=value)),
    "minibatches": ("batch_size", lambda value: minibatches(10, value, rng())),
    "descend": ("n_steps", lambda value: descend(ravine(), SGD(0.1), (1.0, 1.0), value)),
    "one_hot": ("n_classes", lambda value: one_hot([0, 1], value)),
    "two_moons": ("n_samples", lambda value: two_moons(value, rng())),
    "folds": ("n_folds", lambda value: folds(10, value)),
    "select": ("n_folds", lambda value: select([Hyperparameters()], X, Y_HAT, value, rng())),
}


@pytest.mark.parametrize("value", [5.0, np.nan, "5"])
@pytest.mark.parametrize(("name", "call"), WHOLE_NUMBERS.values(), ids=WHOLE_NUMBERS)
def test_every_count_refuses_floats_and_strings_by_its_name(name, call, value):
    with pytest.raises(ValueError) as refusal:
        call(value)
    assert str(refusal.value).startswith(f"{name} is {value!r}, expected a whole number, ")


@pytest.mark.parametrize("call", [WHOLE_NUMBERS[name][1] for name in ("mlp", "descend", "two_moons", "folds")])
def test_a_numpy_integer_is_as_good_as_an_int(call):
    call(np.int64(5))


@pytest.mark.parametrize("names", [[], ["W"], ("b", "W"), {"W", "b"}, {"W": (2, 3)}])
def test_known_names_are_accepted(names):
    require_known("it wants", names, ("W", "b"))


def test_unknown_names_are_all_listed_beside_the_known_ones():
    with pytest.raises(ValueError) as refusal:
        require_known("it wants", ["W3", "W", "b9"], {"W": 1, "b": 2})
    assert str(refusal.value) == "it wants ['W3', 'b9']; expected names out of ['W', 'b']"


@pytest.mark.parametrize("names", ["W", "Wb", "W3", ""])
def test_a_string_in_place_of_names_is_refused_with_the_list_that_was_meant(names):
    with pytest.raises(ValueError) as refusal:
        require_known("it wants", names, ("W", "b"))
    assert str(refusal.value) == f"it wants {names!r}, expected a list or tuple of names: [{names!r}]"


def example_inputs():
    return {"x": np.ones((5, 2)), "y_hat": np.ones((5, 1)), **example_weights()}


def linear_graph(shapes, data=()):
    return Graph([("y", MatMul(), ("x", "W")), ("E", MSE(), ("y", "y_hat"))], shapes, data)


STRINGS = {
    "Graph's data": ("data names", lambda names: linear_graph({}, names)),
    "check_gradients": (
        "check_gradients wants",
        lambda names: check_gradients(mlp(2, 3, 1), example_inputs(), names),
    ),
}
UNKNOWN = STRINGS | {
    "Graph": ("shapes names", lambda names: linear_graph(dict.fromkeys(names, ()))),
    "Graph.forward": (
        "forward was given",
        lambda names: mlp(2, 3, 1).forward(**example_inputs(), **dict.fromkeys(names)),
    ),
    "Graph.up_to": ("up_to was asked for", lambda names: mlp(2, 3, 1).up_to(*names)),
    "gradient_formula": ("gradient_formula was asked for", lambda names: gradient_formula(mlp(2, 3, 1), *names)),
}


@pytest.mark.parametrize(("claim", "call"), STRINGS.values(), ids=STRINGS)
def test_whatever_wants_names_refuses_a_string(claim, call):
    with pytest.raises(ValueError) as refusal:
        call("W1")
    assert str(refusal.value) == f"{claim} 'W1', expected a list or tuple of names: ['W1']"


@pytest.mark.parametrize(("claim", "call"), UNKNOWN.values(), ids=UNKNOWN)
def test_whatever_wants_names_refuses_unknown_ones_and_lists_the_known(claim, call):
    with pytest.raises(ValueError) as refusal:
        call(["W9"])
    assert str(refusal.value).startswith(f"{claim} ['W9']; expected names out of ['")


def test_names_that_can_be_read_only_once_are_refused():
    with pytest.raises(ValueError, match="expected a list or tuple of names"):
        require_known("wanted", (name for name in ["W"]), ["W"])


def test_a_bool_is_not_a_whole_number():
    with pytest.raises(ValueError, match="n is True, expected a whole number, 1 or more"):
        require_whole_number("n", True, 1)
