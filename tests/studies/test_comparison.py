"""Somebody's gradients beside the right ones: found at the first step, from the back, at which they part."""

import copy

import numpy as np
import pytest

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mistakes import ENTRYWISE, MEAN, ORDER, ROW_SUM, SIGN, TRANSPOSE, WRONG_VALUE
from mlp_tutorial.modules import MSE, Add, MatMul, Multiply, Sigmoid, Sin, Square, sigmoid
from mlp_tutorial.studies.comparison import first_parting
from mlp_tutorial.studies.example_batch import example_batch, example_passes
from mlp_tutorial.studies.sweep import trace


class Entrywise(MatMul):
    def backward(self, dE_dm):
        return dE_dm @ self.W.T, self.x.T * dE_dm


class OtherOrder(MatMul):
    def backward(self, dE_dm):
        return self.W.T @ dE_dm, self.x.T @ dE_dm


class NoTranspose(MatMul):
    def backward(self, dE_dm):
        return dE_dm @ self.W.T, self.x @ dE_dm


class NoRowSum(Add):
    def backward(self, dE_dm):
        return dE_dm, dE_dm


class NoMean(MSE):
    def backward(self, dE_dE=None):
        return self.error, -self.error


class SlopeOfOutput(Sigmoid):
    def backward(self, dE_dy):
        y = sigmoid(self.output)
        return (dE_dy * y * (1 - y),)


class WrongSign(MSE):
    def backward(self, dE_dE=None):
        return -self.error / self.rows, self.error / self.rows


WRONG_BLOCKS = {  # (the block that is replaced, with what, sizes): (the gradient at which they part, the mistake)
    ("m4", Entrywise, (3, 4, 2)): ("W2", ENTRYWISE),
    ("m4", OtherOrder, (3, 3, 2)): ("m3", ORDER),
    ("m4", NoTranspose, (3, 3, 2)): ("W2", TRANSPOSE),
    ("m5", NoRowSum, (3, 4, 2)): ("b2", ROW_SUM),
    ("m2", NoRowSum, (3, 4, 2)): ("b1", ROW_SUM),
    ("E", NoMean, (3, 4, 2)): ("y", MEAN),
    ("y", SlopeOfOutput, (3, 4, 2)): ("m5", WRONG_VALUE),
    ("m3", SlopeOfOutput, (3, 4, 2)): ("m2", WRONG_VALUE),
    ("E", WrongSign, (3, 4, 2)): ("y", SIGN),
}


def parted_at(passes, given):
    """Return the name of the gradient at which what was given parts, and why."""
    parting = first_parting(passes, given)
    step = passes.steps[parting.number - 1]
    assert step.is_backward
    return step.name, parting.why


@pytest.mark.parametrize(("block", "wrong", "sizes"), WRONG_BLOCKS)
def test_a_wrong_block_is_found_at_its_own_step_and_the_mistake_is_named(block, wrong, sizes):
    network, _ = example_batch(*sizes)
    steps = [(name, wrong() if name == block else copy.copy(module), used) for name, module, used in network.steps]
    name, why = parted_at(example_passes(*sizes), Graph(steps, network.shapes, network.data))
    expected, mistake = WRONG_BLOCKS[block, wrong, sizes]
    assert name == expected
    assert mistake in why


@pytest.mark.parametrize("passes", [example_passes(3, 4, 2), example_passes(1, 3, 1)], ids=["batch", "one sample"])
def test_the_right_gradients_agree_as_arrays_and_as_a_graph(passes):
    assert first_parting(passes, passes.gradients) is None
    assert first_parting(passes, {name: passes.gradients[name] for name in ("b1", "W2")}) is None
    assert first_parting(passes, passes.graph) is None


def test_gradients_from_central_differences_agree():
    graph, inputs = example_batch(3, 4, 2)
    passes = example_passes(3, 4, 2)

    def error_at(name):
        return lambda w: graph.forward(**inputs | {name: w})["E"]

    found = {name: numerical_gradient(error_at(name), inputs[name]) for name in graph.shapes}
    assert first_parting(passes, found) is None


def test_of_several_wrong_gradients_the_first_from_the_back_is_found():
    passes = example_passes(3, 4, 2)
    wrong = passes.gradients | {name: 2 * passes.gradients[name] for name in ("W1", "m3", "W2")}
    name, why = parted_at(passes, wrong)
    assert name == "W2"
    assert why == "It is 2 times the right one."


def test_gradients_given_as_arrays_have_their_mistakes_named():
    passes = example_passes(3, 4, 2)
    assert SIGN in parted_at(passes, {"W2": -passes.gradients["W2"]})[1]
    assert ROW_SUM in parted_at(passes, {"b2": passes.gradients["m5"]})[1]
    assert MEAN not in parted_at(passes, {"b2": 3 * passes.gradients["b2"]})[1]
    assert "rows and columns exchanged" in parted_at(passes, {"W1": passes.gradients["W1"].T})[1]
    assert parted_at(passes, {"W1": np.zeros(3)})[1] == (
        "It has the shape (3,), but a gradient has that of its value, (2, 4)."
    )
    assert parted_at(passes, {"b1": np.full(4, np.nan)})[0] == "b1"


def test_a_wrong_entry_as_small_as_a_thousandth_is_found():
    passes = example_passes(3, 4, 2)
    wrong = passes.gradients["W1"].copy()
    wrong[1, 3] *= 1.001
    assert parted_at(passes, {"W1": wrong})[0] == "W1"


def test_a_block_that_raises_is_found_with_what_it_said():
    class Unfinished(Sigmoid):
        def backward(self, dE_dy):
            raise NotImplementedError("your turn")

    network, _ = example_batch(3, 4, 2)
    steps = [(name, Unfinished() if name == "y" else module, used) for name, module, used in network.steps]
    parting = first_parting(example_passes(3, 4, 2), Graph(steps, network.shapes, network.data))
    assert parting.given is None
    assert parting.why == "Unfinished raised NotImplementedError: your turn."


def test_a_block_that_is_wrong_forward_is_found_there():
    class Half(Sigmoid):
        def forward(self, x):
            return super().forward(x) / 2

    network, _ = example_batch(3, 4, 2)
    steps = [(name, Half() if name == "m3" else module, used) for name, module, used in network.steps]
    passes = example_passes(3, 4, 2)
    parting = first_parting(passes, Graph(steps, network.shapes, network.data))
    step = passes.steps[parting.number - 1]
    assert (step.name, step.is_backward) == ("m3", False)


def test_at_a_fork_a_wrong_branch_is_found():
    class NoSlope(Square):
        def backward(self, dE_dy):
            return (dE_dy * self.output,)

    steps = [("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))]
    passes = trace(Graph(steps), {"a": 1.2})
    parting = first_parting(passes, Graph([("p", NoSlope(), ("a",)), *steps[1:]]))
    assert parting.number == len(passes.steps)
    assert "by the block's output instead of by its slope" in parting.why


def test_a_mistake_of_a_fork_that_is_given_as_a_number_is_found_where_its_branches_meet():
    steps = [("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))]
    passes = trace(Graph(steps), {"a": 1.2})
    only_one = 1.44 * np.cos(1.2)
    assert parted_at(passes, {"a": only_one})[0] == "a"


def with_block(name, block):
    network, _ = example_batch(3, 4, 2)
    steps = [(step, block if step == name else copy.copy(module), used) for step, module, used in network.steps]
    return Graph(steps, network.shapes, network.data)


class InPlace(Sigmoid):
    """Right, but for what it does to the gradient that comes in."""

    def backward(self, dE_dy):
        dE_dy *= self.output * (1 - self.output)
        return (dE_dy,)


class InPlaceForward(Sigmoid):
    def forward(self, x):
        np.negative(x, out=x)
        return super().forward(-x)


class Listed(Sigmoid):
    def backward(self, dE_dy):
        return [*super().backward(dE_dy)]


class Nothing(Sigmoid):
    def backward(self, dE_dy):
        return (None,)


def test_the_right_values_stay_right_whatever_a_block_does_to_its_arrays():
    passes = example_passes(3, 4, 2)
    before = copy.deepcopy((passes.values, passes.gradients))
    assert first_parting(passes, with_block("y", InPlace())) is None
    parting = first_parting(passes, with_block("m3", InPlaceForward()))
    assert parting.why == "InPlaceForward changes its input m2 in place: others need it, too."
    for now, then in zip((passes.values, passes.gradients), before, strict=True):
        for name in then:
            np.testing.assert_array_equal(now[name], then[name], name)


def test_a_graph_that_is_compared_is_left_as_it_was():
    graph, inputs = example_batch(3, 4, 2)
    graph.forward(**inputs | {"x": 2 * inputs["x"]})
    before = graph.backward()
    first_parting(example_passes(3, 4, 2), graph)
    for name, gradient in graph.backward().items():
        np.testing.assert_array_equal(gradient, before[name], name)


def test_what_a_graph_would_refuse_is_no_gradient():
    passes = example_passes(3, 4, 2)
    refused = "Listed.backward must return a tuple of 1, one gradient for each input."
    assert first_parting(passes, with_block("y", Listed())).why == refused
    assert first_parting(passes, with_block("y", Nothing())).why == "Nothing gives nothing for it."
    assert first_parting(passes, {"W2": None}).why == "Nothing is given for it."


def test_of_a_shared_weight_a_wrong_sign_and_a_forgotten_branch_are_named():
    steps = [("u", MatMul(), ("x", "W")), ("v", Sin(), ("u",)), ("w", MatMul(), ("v", "W"))]
    graph = Graph([*steps, ("E", MSE(), ("w", "y_hat"))], data=("x", "y_hat"))
    rng = np.random.default_rng(0)
    inputs = {"x": rng.normal(size=(4, 3)), "W": rng.normal(size=(3, 3)), "y_hat": rng.normal(size=(4, 3))}
    passes = trace(graph, inputs)
    assert parted_at(passes, {"W": -passes.gradients["W"]})[1] == "It is -1 times the right one."
    shares = [step.share for step in passes.steps if step.is_backward and step.name == "W"]
    for share, block in zip(shares, ("w", "u"), strict=True):
        why = parted_at(passes, {"W": share})[1]
        assert why == f"It is only the branch through {block}: at a fork the gradients of all branches add."


def test_a_gradient_that_is_zero_agrees_with_central_differences_and_with_nothing_else():
    graph = Graph([("y", Sigmoid(), ("x",)), ("E", MSE(), ("y", "t"))], data=("t",))
    x = np.array([[0.3, -0.2]])
    passes = trace(graph, {"x": x, "t": sigmoid(x)})
    measured = numerical_gradient(lambda x: graph.forward(x=x, t=sigmoid(np.array([[0.3, -0.2]])))["E"], x)
    assert first_parting(passes, {"x": measured}) is None
    assert parted_at(passes, {"x": np.full((1, 2), 1e-3)})[0] == "x"


def test_beside_an_infinite_entry_the_others_still_have_to_be_right():
    graph = Graph([("u", Multiply(), ("a", "w")), ("E", MSE(), ("u", "t"))], data=("t",))
    a, ones = np.array([[np.inf, 1.0], [2.0, 3.0]]), np.ones((2, 2))
    passes = trace(graph, {"a": a, "w": ones, "t": np.zeros((2, 2))})
    assert parted_at(passes, {"w": np.array([[np.inf, 77.0], [2.0, 4.5]])})[0] == "w"
    assert first_parting(passes, {"w": passes.gradients["w"]}) is None


def test_a_forward_value_of_another_shape_is_not_called_a_gradient():
    class Row(Sigmoid):
        def forward(self, x):
            return super().forward(x)[0]

    why = first_parting(example_passes(3, 4, 2), with_block("m3", Row())).why
    assert why == "It has the shape (4,), but the right one has (3, 4)."


def test_a_gradient_of_what_e_does_not_depend_on_has_to_be_zero():
    graph = Graph([("z", Sin(), ("c",)), ("E", Square(), ("a",))])
    passes = trace(graph, {"a": 2.0, "c": 1.0})
    assert first_parting(passes, {"a": 4.0, "c": 0.0}) is None
    with pytest.raises(ValueError, match=r"∂E/∂c is 5\.0, but E does not depend on c: expected zeros"):
        first_parting(passes, {"c": 5.0})


def test_what_the_graph_does_not_have_is_refused():
    passes = example_passes(3, 4, 2)
    for nothing in ({}, None, [1.0]):
        with pytest.raises(ValueError, match=r"expected gradients, \{name: array\}, or a Graph"):
            first_parting(passes, nothing)
    with pytest.raises(ValueError, match=r"compare was given \['W3'\]"):
        first_parting(passes, {"W3": 1.0})
    with pytest.raises(ValueError, match=r"what is given for W1 is 'none', expected an array of numbers"):
        first_parting(passes, {"W1": "none"})
    with pytest.raises(ValueError, match="compare was given a graph with the steps"):
        first_parting(passes, Graph([("E", Sin(), ("x",))]))
