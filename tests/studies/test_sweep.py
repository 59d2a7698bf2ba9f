"""The steps of both passes: their order, what each calculates and from what, and what is known after them."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from matplotlib.mathtext import MathTextParser
from numpy.testing import assert_allclose, assert_array_equal
from own_blocks import Cube
from random_graphs import graphs

from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Multiply, Sigmoid, Sin, Square
from mlp_tutorial.rules import forward_rule
from mlp_tutorial.studies.example_batch import example_batch, example_passes
from mlp_tutorial.studies.sweep import trace

LECTURE_BACK = ["E", "y", "m5", "b2", "m4", "W2", "m3", "m2", "b1", "m1", "W1"]


def fork():
    return Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])


def shared_weight():
    steps = [("u", MatMul(), ("x", "W")), ("v", Sin(), ("u",)), ("w", MatMul(), ("v", "W"))]
    return Graph([*steps, ("E", MSE(), ("w", "y_hat"))], data=("x", "y_hat"))


def numbers(*shape):
    return np.random.default_rng(shape).normal(size=shape)


def test_the_lectures_network_goes_seven_blocks_forward_and_then_a_gradient_a_step_back():
    passes = example_passes(3, 4, 2)
    forth = [step.name for step in passes.steps if not step.is_backward]
    assert forth == ["m1", "m2", "m3", "m4", "m5", "y", "E"]
    assert [step.name for step in passes.steps[len(forth) :]] == LECTURE_BACK
    assert passes.wanted == ["W1", "b1", "W2", "b2"]


def test_every_step_gives_what_the_graph_gives():
    graph, inputs = example_batch(3, 4, 2)
    passes = example_passes(3, 4, 2)
    values, gradients = graph.forward(**inputs), graph.backward()
    for step in passes.steps:
        assert_array_equal(step.result, (gradients if step.is_backward else values)[step.name])


def test_what_is_known_grows_by_one_a_step_and_begins_with_the_inputs():
    passes = example_passes(3, 4, 2)
    values, gradients, _ = passes.known(0)
    assert values.keys() == {"x", "y_hat", "W1", "b1", "W2", "b2"}
    assert gradients == {}
    values, gradients, _ = passes.known(7)
    assert values.keys() == passes.values.keys()
    assert gradients == {}
    for number in range(8, 19):
        assert list(passes.known(number)[1]) == LECTURE_BACK[: number - 7]


def test_each_branch_of_a_fork_is_a_step_and_the_last_one_has_the_sum():
    passes = trace(fork(), {"a": 1.2})
    of_a = [step for step in passes.steps if step.is_backward and step.name == "a"]
    assert [(step.block, step.branch, step.n_branches) for step in of_a] == [("q", 1, 2), ("p", 2, 2)]
    assert [step.expression.text for step in of_a] == ["∂E/∂q · cos(a)", "∂E/∂a so far + ∂E/∂p · 2a"]
    share = 1.44 * np.cos(1.2)
    assert_allclose([step.result for step in of_a], [share, share + np.sin(1.2) * 2.4])
    assert passes.whole_at("a") == len(passes.steps)


def test_a_gradient_is_there_when_all_its_branches_are_and_until_then_their_shares():
    passes = trace(fork(), {"a": 1.2})
    _, gradients, shares = passes.known(len(passes.steps) - 1)
    assert gradients.keys() == {"E", "p", "q"}
    assert shares == {("a", "q"): pytest.approx(1.44 * np.cos(1.2))}
    _, gradients, shares = passes.known(len(passes.steps))
    assert gradients["a"] == pytest.approx(sum(shares.values()))
    assert shares.keys() == {("a", "q"), ("a", "p")}


def test_a_shared_weight_collects_its_branches():
    inputs = {"x": numbers(4, 3), "W": numbers(3, 3), "y_hat": numbers(4, 3)}
    passes = trace(shared_weight(), inputs)
    of_w = [step for step in passes.steps if step.is_backward and step.name == "W"]
    assert [step.branch for step in of_w] == [1, 2]
    assert_array_equal(of_w[-1].result, passes.gradients["W"])


def test_a_value_used_twice_by_one_block_has_two_branches():
    passes = trace(Graph([("E", Multiply(), ("a", "a"))]), {"a": 3.0})
    assert [(step.name, step.index, float(step.result)) for step in passes.steps[2:]] == [
        ("a", 0, 3.0),
        ("a", 1, 6.0),
    ]


def test_a_block_that_e_does_not_depend_on_goes_forward_only():
    graph = Graph([("z", Sin(), ("c",)), ("E", Square(), ("a",))])
    passes = trace(graph, {"a": 2.0, "c": 1.0})
    assert [(step.name, step.is_backward) for step in passes.steps] == [
        ("z", False),
        ("E", False),
        ("E", True),
        ("a", True),
    ]


def test_the_graph_that_is_given_is_left_as_it_was():
    graph, inputs = example_batch(3, 4, 2)
    graph.forward(**{name: value[:1] if name in ("x", "y_hat") else value for name, value in inputs.items()})
    before = copy.copy(graph.values)
    trace(graph, inputs)
    assert graph.values == before
    assert graph.steps[0][1].output.shape == (1, 4)


def test_a_block_without_a_written_rule_has_numbers_and_no_expression():
    passes = trace(Graph([("u", Cube(), ("a",)), ("E", Square(), ("u",))]), {"a": 2.0})
    assert [step.expression is None for step in passes.steps] == [True, False, False, False, True]
    assert float(passes.steps[-1].result) == 2 * 8 * 12
    assert passes.formulas.keys() == {"E", "u"}


def test_a_block_that_calculates_otherwise_than_the_one_it_is_derived_from_has_no_rule():
    class Half(Sigmoid):
        def forward(self, x):
            self.output = super().forward(x) / 2
            return self.output

        def backward(self, dE_dy):
            return (dE_dy * self.output * (1 - 2 * self.output),)

    graph = Graph([("y", Half(), ("x",)), ("E", MSE(), ("y", "t"))], data=("t",))
    passes = trace(graph, {"x": np.ones((3, 2)), "t": np.zeros((3, 2))})
    assert passes.steps[0].expression is None
    assert passes.steps[-1].expression is None
    assert passes.formulas.keys() == {"E", "y"}


def test_a_rule_that_is_wrongly_written_is_not_taken_for_none():
    class Broken(Cube):
        pass

    @forward_rule.register
    def _(module: Broken, inputs, batch):
        raise ValueError("a mistake in the rule itself")

    with pytest.raises(ValueError, match="a mistake in the rule itself"):
        trace(Graph([("E", Broken(), ("a",))]), {"a": 2.0})


def test_inputs_that_are_changed_later_change_nothing():
    x = np.array([[1.0, 2.0]])
    passes = trace(Graph([("E", MSE(), ("x", "t"))]), {"x": x, "t": np.zeros((1, 2))})
    x -= 5
    assert_array_equal(passes.values["x"], [[1.0, 2.0]])


def test_numbers_that_overflow_raise_no_warning():
    passes = trace(Graph([("u", Square(), ("a",)), ("E", Multiply(), ("u", "u"))]), {"a": 1e154})
    assert passes.gradients["a"] == np.inf


def test_an_error_of_its_own_rows_is_divided_by_these():
    decay = [("m", MatMul(), ("x", "W")), ("E1", MSE(), ("m", "t")), ("E2", MSE(), ("W", "zero"))]
    graph = Graph([*decay, ("E", Add(), ("E1", "E2"))], data=("x", "t", "zero"))
    inputs = {"x": numbers(1, 4), "W": numbers(4, 2), "t": numbers(1, 2), "zero": np.zeros((4, 2))}
    for step in trace(graph, inputs).steps:
        assert step.expression is not None, step.name


def test_a_formula_that_would_be_too_long_is_not_written():
    steps = [(f"u{k}", Multiply(), (f"u{k - 1}", f"u{k - 1}")) for k in range(1, 40)]
    passes = trace(Graph(steps), {"u0": 1.0})
    assert "u38" in passes.formulas
    assert "u0" not in passes.formulas
    assert passes.gradients["u0"] == 2.0**39


def test_many_models_at_once_are_refused():
    network = mlp(2, 3, 1)
    inputs = {
        name: np.ones((2, 1, *shape) if len(shape) == 1 else (2, *shape)) for name, shape in network.shapes.items()
    }
    inputs |= {"x": np.ones((2, 4, 2)), "y_hat": np.ones((2, 4, 1))}
    with pytest.raises(ValueError, match="expected at most two axes: one model"):
        trace(network, inputs)


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_on_any_graph_every_calculation_gives_what_its_block_gives_and_can_be_typeset(graph_and_inputs):
    passes = trace(*graph_and_inputs)
    parse = MathTextParser("path").parse
    for step in passes.steps:
        found = step.expression.evaluate(step.values)
        if not passes.is_batch:  # for one sample as the lecture has it: a bias's gradient is a row
            found = np.reshape(found, np.shape(step.result))
        assert_allclose(found, step.result, rtol=1e-10, atol=1e-12, err_msg=step.name)
        parse(f"${step.expression.latex}$")
    for name, formula in passes.formulas.items():
        found = np.reshape(formula.evaluate(passes.values), np.shape(passes.gradients[name]))
        assert_allclose(found, passes.gradients[name], rtol=1e-10, atol=1e-12, err_msg=name)
        parse(f"${formula.latex}$")
    for name, gradient in passes.gradients.items():
        if any(step.is_backward and step.name == name for step in passes.steps):
            assert_array_equal(passes.steps[passes.whole_at(name) - 1].result, gradient)
        else:
            assert not np.any(gradient)


def test_add_of_rows_that_are_biases_of_both_shapes_is_written():
    for bias in (numbers(3), numbers(1, 3)):
        graph = Graph([("s", Add(), ("a", "b")), ("E", MSE(), ("s", "y_hat"))])
        passes = trace(graph, {"a": numbers(4, 3), "b": bias, "y_hat": numbers(4, 3)})
        assert passes.formulas["b"].expression.text == "Σ rows ( (s − ŷ)/B )"
        assert_allclose(passes.formulas["b"].evaluate(passes.values), passes.gradients["b"], rtol=1e-12)
