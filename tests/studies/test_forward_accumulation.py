"""From the front, one weight at a time, come the same gradients as from the back."""

import numpy as np
import pytest

from mlp_tutorial.counting import count_multiplications
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Module, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.studies.forward_accumulation import forward_gradients, forward_sweep


def network_and_values(*sizes, batch):
    rng, network = np.random.default_rng(1), mlp(*sizes)
    weights = initial_weights(network, rng)
    weights.flat = rng.normal(size=weights.flat.shape)  # biases that are not 0
    data = {"x": rng.normal(size=(batch, sizes[0])), "y_hat": rng.uniform(size=(batch, sizes[-1]))}
    return network, network.forward(**data, **weights)


def assert_both_ways_agree(graph, values):
    backward, forward = graph.backward(), forward_gradients(graph, values)
    assert set(forward) == set(graph.inputs) - graph.data
    for name, gradient in forward.items():
        assert gradient.shape == np.shape(values[name])
        np.testing.assert_allclose(gradient, backward[name], rtol=1e-12, atol=1e-14, err_msg=name)


@pytest.mark.parametrize(("sizes", "batch"), [((2, 3, 1), 1), ((2, 4, 3, 2), 3), ((3, 2), 4), ((1, 1, 1), 3)])
def test_a_network_has_the_same_gradients_from_the_front_as_from_the_back(sizes, batch):
    assert_both_ways_agree(*network_and_values(*sizes, batch=batch))


def test_every_block_of_the_course_can_be_passed_from_the_front():
    steps = [
        ("square", Square(), ("a",)),
        ("exp", Exp(), ("square",)),
        ("sin", Sin(), ("exp",)),
        ("sum", Add(), ("sin", "b")),
        ("sigmoid", Sigmoid(), ("sum",)),
        ("reciprocal", Reciprocal(), ("sigmoid",)),
        ("scaled", Multiply(), ("reciprocal", "c")),
        ("product", MatMul(), ("scaled", "W")),
        ("E", MSE(), ("product", "y_hat")),
    ]
    graph, rng = Graph(steps), np.random.default_rng(2)
    shapes = {"a": (4, 3), "b": (3,), "c": (1, 3), "W": (3, 2), "y_hat": (4, 2)}
    values = graph.forward(**{name: rng.normal(size=shape) for name, shape in shapes.items()})
    assert_both_ways_agree(graph, values)


@pytest.mark.parametrize("shape", [(), (3,), (1, 3)])
def test_a_value_that_is_shared_changes_all_that_share_it(shape):
    steps = [("m", Multiply(), ("x", "c")), ("s", Add(), ("m", "c")), ("E", MSE(), ("s", "y_hat"))]
    graph, rng = Graph(steps, data=("x", "y_hat")), np.random.default_rng(3)
    values = graph.forward(x=rng.normal(size=(4, 3)), y_hat=rng.normal(size=(4, 3)), c=rng.normal(size=shape))
    assert_both_ways_agree(graph, values)


def test_at_a_fork_the_changes_of_both_branches_add_also_where_they_change_different_parts():
    steps = [
        ("m", MatMul(), ("x", "W")),
        ("again", MatMul(), ("m", "W")),  # of m one column changes, of the second product all
        ("both", Add(), ("again", "m")),
        ("E", MSE(), ("both", "y_hat")),
    ]
    graph, rng = Graph(steps, data=("x", "y_hat")), np.random.default_rng(4)
    values = graph.forward(**{name: rng.normal(size=(3, 3)) for name in ("x", "W", "y_hat")})
    assert_both_ways_agree(graph, values)


def test_a_sweep_gives_the_gradient_of_one_weight():
    network, values = network_and_values(2, 4, 3, batch=5)
    gradient = network.backward()["W1"]
    assert forward_sweep(network, values, "W1", (1, 2)) == pytest.approx(gradient[1, 2], rel=1e-12)


def test_only_what_depends_on_the_weight_is_calculated():
    network, values = network_and_values(2, 4, 3, batch=5)

    def count(name, index):
        return count_multiplications(lambda values: forward_sweep(network, values, name, index), values)

    # of the last layer's bias: one neuron's σ(1 − σ) · 1, 2 · 5, and (y − ŷ) · dy, 5
    assert count("b2", (1,)) == 10 + 5
    # of one of its weights: m₃'s column · 1 too
    assert count("W2", (3, 1)) == 5 + 10 + 5
    # of the first layer's: its column and its neuron's σ, then × W₂ (5, 1) (1, 3), all three σ, and (y − ŷ) · dy
    assert count("W1", (1, 2)) == 5 + 10 + 15 + 30 + 15


def test_what_e_does_not_depend_on_has_the_gradient_zero():
    graph = Graph([("s", Square(), ("a",)), ("t", Square(), ("b",)), ("E", Sin(), ("t",))])
    values = graph.forward(a=1.0, b=2.0)
    assert forward_sweep(graph, values, "a") == 0


def test_a_name_that_is_no_input_is_refused():
    network, values = network_and_values(2, 3, 1, batch=1)
    with pytest.raises(ValueError, match=r"forward_sweep was asked for \['m1'\]; expected names out of"):
        forward_sweep(network, values, "m1", (0, 0))


def test_a_block_without_a_rule_is_refused_by_name():
    class Cube(Module):
        def forward(self, x):
            return np.asarray(x**3)

    graph = Graph([("E", Cube(), ("a",))])
    with pytest.raises(ValueError, match="no rule from the front for the module Cube"):
        forward_sweep(graph, graph.forward(a=2.0), "a")
