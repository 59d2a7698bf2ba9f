import copy
import pickle

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Module, Multiply, Sigmoid, Sin, Square


def normal(*shape, seed=0):
    return np.random.default_rng([seed, *shape]).normal(size=shape)


def network_and_inputs():
    network = mlp(2, 4, 3)
    weights = initial_weights(network, np.random.default_rng(0))
    return network, {"x": normal(5, 2), "y_hat": normal(5, 3), **weights}


def linear_graph():
    steps = [("m", MatMul(), ("x", "W")), ("y", Add(), ("m", "b")), ("E", MSE(), ("y", "y_hat"))]
    return Graph(steps, shapes={"W": (2, 3), "b": (3,)})


def linear_inputs():
    return {"x": normal(5, 2), "W": normal(2, 3), "b": normal(3), "y_hat": normal(5, 3)}


def test_forward_returns_every_value_by_its_name():
    values = linear_graph().forward(**linear_inputs())
    x, W, b, y_hat = linear_inputs().values()
    assert set(values) == {"x", "W", "b", "y_hat", "m", "y", "E"}
    assert_allclose(values["m"], x @ W, rtol=1e-15)
    assert_allclose(values["y"], x @ W + b, rtol=1e-15)
    assert values["E"] == pytest.approx(0.5 * np.sum((x @ W + b - y_hat) ** 2) / 5, rel=1e-14)


def test_backward_gives_the_gradients_written_out_by_hand():
    graph, (x, W, b, y_hat) = linear_graph(), linear_inputs().values()
    graph.forward(x=x, W=W, b=b, y_hat=y_hat)
    gradients = graph.backward()
    dE_dy = (x @ W + b - y_hat) / 5
    by_hand = {"y": dE_dy, "m": dE_dy, "b": dE_dy.sum(axis=0), "x": dE_dy @ W.T, "W": x.T @ dE_dy, "y_hat": -dE_dy}
    for name, gradient in by_hand.items():
        assert_allclose(gradients[name], gradient, rtol=1e-13, atol=1e-15)
    assert gradients["E"] == pytest.approx(1.0)


def test_backward_returns_just_what_is_wanted_in_that_order():
    graph = linear_graph()
    graph.forward(**linear_inputs())
    assert list(graph.backward(wanted=("b", "E", "W"))) == ["b", "E", "W"]
    assert list(graph.backward(wanted=())) == []


def test_the_inputs_of_a_graph_are_the_names_that_no_step_makes_in_their_order_of_use():
    assert linear_graph().inputs == ("x", "W", "b", "y_hat")


def test_at_a_fork_the_gradients_add():
    graph = Graph([
        ("a", Sin(), ("x",)),
        ("b", Exp(), ("x",)),
        ("c", Multiply(), ("a", "b")),
        ("E", Add(), ("c", "x")),
    ])  # fmt: skip
    graph.forward(x=0.7)
    by_hand = np.cos(0.7) * np.exp(0.7) + np.sin(0.7) * np.exp(0.7) + 1  # E = eˣ sin x + x
    assert graph.backward(wanted=["x"])["x"] == pytest.approx(by_hand, rel=1e-14)


def test_a_name_used_twice_in_one_step_gets_both_gradients():
    graph = Graph([("E", Multiply(), ("x", "x"))])
    graph.forward(x=0.7)
    assert graph.backward()["x"] == pytest.approx(1.4, rel=1e-14)


def test_adding_at_a_fork_changes_no_gradient_that_was_met_before():
    graph = Graph([("s", Add(), ("x", "x")), ("t", Add(), ("s", "x")), ("E", MSE(), ("t", "y_hat"))])
    graph.forward(x=np.full((4, 3), 2.0), y_hat=np.zeros((4, 3)))
    gradients = graph.backward()
    assert_allclose(gradients["t"], np.full((4, 3), 1.5), rtol=1e-15)  # 3 · 2 / 4
    assert_allclose(gradients["s"], np.full((4, 3), 1.5), rtol=1e-15)
    assert_allclose(gradients["x"], np.full((4, 3), 4.5), rtol=1e-15)


def test_a_name_that_e_does_not_depend_on_has_zero_gradient_of_its_shape():
    graph = Graph([("z", Sin(), ("c",)), ("E", MSE(), ("y", "y_hat"))])
    graph.forward(c=normal(4, 2), y=normal(4, 3), y_hat=normal(4, 3, seed=1))
    gradients = graph.backward()
    assert_allclose(gradients["z"], np.zeros((4, 2)), atol=0)
    assert_allclose(gradients["c"], np.zeros((4, 2)), atol=0)


class RecordingMatMul(MatMul):
    def __init__(self):
        self.asked = []

    def backward(self, dE_dm, wanted=(True, True)):
        self.asked.append(tuple(wanted))
        return super().backward(dE_dm, wanted)


class RecordingSigmoid(Sigmoid):
    def __init__(self):
        self.asked = 0

    def backward(self, dE_dy):
        self.asked += 1
        return super().backward(dE_dy)


def recording_graph():
    first, bend, second = RecordingMatMul(), RecordingSigmoid(), RecordingMatMul()
    steps = [
        ("m1", first, ("x", "W1")),
        ("m2", bend, ("m1",)),
        ("m3", second, ("m2", "W2")),
        ("E", MSE(), ("m3", "y_hat")),
    ]
    graph = Graph(steps)
    graph.forward(x=normal(5, 2), W1=normal(2, 4), W2=normal(4, 3), y_hat=normal(5, 3))
    return graph, first, bend, second


def test_the_gradient_of_x_is_not_computed_when_only_the_weights_are_wanted():
    graph, first, bend, second = recording_graph()
    graph.backward(wanted=("W1", "W2"))
    assert (first.asked, bend.asked, second.asked) == ([(False, True)], 1, [(True, True)])


def test_blocks_in_front_of_everything_wanted_are_not_asked_at_all():
    graph, first, bend, second = recording_graph()
    graph.backward(wanted=("W2",))
    assert (first.asked, bend.asked, second.asked) == ([], 0, [(False, True)])


def test_each_block_goes_backward_once_however_many_gradients_are_wanted():
    graph, first, bend, second = recording_graph()
    graph.backward()
    assert (first.asked, bend.asked, second.asked) == ([(True, True)], 1, [(True, True)])


def test_what_is_wanted_does_not_change_the_gradients():
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    everything = network.backward()
    for name in everything:
        alone = network.backward(wanted=[name])[name]
        assert np.array_equal(alone, everything[name])


def test_up_to_predicts_without_a_target():
    network, inputs = network_and_inputs()
    y = network.forward(**inputs)["y"]
    del inputs["y_hat"]
    until_y = network.up_to("y")
    assert np.array_equal(until_y.forward(**inputs)["y"], y)
    assert "y_hat" not in until_y.inputs


def test_up_to_does_not_disturb_a_pending_backward():
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    before = network.backward(wanted=("W1",))["W1"]
    others = {name: value for name, value in inputs.items() if name != "y_hat"} | {"x": normal(7, 2)}
    network.up_to("y").forward(**others)
    assert np.array_equal(network.backward(wanted=("W1",))["W1"], before)


def test_up_to_keeps_the_fixed_shapes_of_what_it_uses_and_no_others():
    hidden = mlp(2, 4, 3).up_to("m3")
    assert hidden.shapes == {"W1": (2, 4), "b1": (4,)}
    assert [name for name, _, _ in hidden.steps] == ["m1", "m2", "m3"]


def test_shapes_given_as_lists_are_as_good_as_tuples():
    shape = [2, 3]
    graph = Graph([("m", MatMul(), ("x", "W")), ("E", MSE(), ("m", "y_hat"))], shapes={"W": shape})
    shape.append(1)
    assert graph.shapes == {"W": (2, 3)}
    assert graph.up_to("m").shapes == {"W": (2, 3)}
    graph.forward(x=normal(5, 2), W=normal(2, 3), y_hat=normal(5, 3))
    assert graph.backward(wanted=["W"])["W"].shape == (2, 3)


def test_lists_are_as_good_as_arrays():
    graph, inputs = linear_graph(), linear_inputs()
    values, gradients = graph.forward(**inputs), graph.backward()
    from_lists = graph.forward(**{name: value.tolist() for name, value in inputs.items()})
    assert from_lists["E"] == pytest.approx(values["E"], rel=1e-15)
    for name, gradient in graph.backward().items():
        assert isinstance(gradient, np.ndarray | np.float64)
        assert_allclose(gradient, gradients[name], rtol=1e-15)


def test_a_second_forward_replaces_the_first():
    graph = Graph([("E", Square(), ("x",))])
    graph.forward(x=1.0)
    graph.forward(x=3.0)
    assert graph.backward()["x"] == pytest.approx(6.0)


def test_a_value_returned_by_forward_can_be_removed_without_harm():
    graph = Graph([("E", Square(), ("x",))])
    graph.forward(x=3.0).clear()
    assert graph.backward()["x"] == pytest.approx(6.0)


def test_numbers_too_large_are_inf_or_nan_and_no_warning():
    graph = linear_graph()
    E = graph.forward(**linear_inputs() | {"W": np.full((2, 3), 1e300)})["E"]
    assert np.isinf(E)
    assert np.all(np.isfinite(graph.backward()["m"]))
    graph.forward(**linear_inputs() | {"W": np.array([[np.inf] * 3, [-np.inf] * 3]), "x": np.ones((5, 2))})
    assert np.all(np.isnan(graph.backward()["m"]))


def test_a_module_of_ones_own_works_in_a_graph():
    class Cube(Module):
        def forward(self, x):
            self.x = x
            return x**3

        def backward(self, dE_dy):
            return (3 * self.x**2 * dE_dy,)

    graph = Graph([("c", Cube(), ("x",)), ("E", Square(), ("c",))])
    graph.forward(x=0.7)
    assert graph.backward()["x"] == pytest.approx(6 * 0.7**5, rel=1e-14)


def test_the_second_sweep_with_the_same_shapes_gives_the_same_numbers():
    network, inputs = network_and_inputs()
    first = network.forward(**inputs)["E"], network.backward(["W1", "b2"])
    second = network.forward(**inputs)["E"], network.backward(["W1", "b2"])
    assert first[0] == second[0]
    for name, gradient in first[1].items():
        assert np.array_equal(second[1][name], gradient)


@pytest.mark.parametrize("made_again", [copy.deepcopy, lambda graph: pickle.loads(pickle.dumps(graph))])
def test_a_graph_that_has_run_can_be_copied_and_sent(made_again):
    network, inputs = network_and_inputs()
    for _ in range(2):
        network.forward(**inputs)
        expected = network.backward(["W1"])["W1"]
    other = made_again(network)
    other.forward(**inputs | {"x": 2 * inputs["x"]})
    other.backward(["W1"])
    assert np.array_equal(network.backward(["W1"])["W1"], expected)
    other.forward(**inputs)
    assert np.array_equal(other.backward(["W1"])["W1"], expected)


def test_inputs_of_other_shapes_are_checked_whatever_went_before():
    network, inputs = network_and_inputs()
    for _ in range(2):
        network.forward(**inputs)
        network.backward(["W1"])
    with pytest.raises(ValueError, match=r"y has shape \(5, 3\) and y_hat \(4, 3\)"):
        network.forward(**inputs | {"y_hat": np.ones((4, 3))})
    with pytest.raises(ValueError, match="before a forward pass that succeeded"):
        network.backward(["W1"])
    with pytest.raises(ValueError, match=r"missing: \['y_hat'\]"):
        network.forward(**{name: value for name, value in inputs.items() if name != "y_hat"})


def test_a_module_whose_backward_was_replaced_is_asked_in_every_sweep():
    network, inputs = network_and_inputs()
    module, calls = network.steps[-1][1], []
    original = module.backward
    module.backward = lambda grad_output: calls.append(grad_output) or original(grad_output)
    for _ in range(3):
        network.forward(**inputs)
        network.backward(["W1"])
    assert len(calls) == 3


def test_a_class_changed_afterwards_and_a_mixin_work_in_every_sweep():
    class Halves:
        def forward(self, x):
            return x / 2

        def backward(self, dE_dy):
            return (dE_dy / 2,)

    class Half(Halves, Module):
        pass

    graph = Graph([("h", Half(), ("x",)), ("E", Square(), ("h",))])
    for _ in range(3):
        graph.forward(x=np.array(3.0))
        assert graph.backward(["x"])["x"] == pytest.approx(1.5)
