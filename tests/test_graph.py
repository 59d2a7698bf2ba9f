import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

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


def test_backward_returns_a_gradient_for_every_name_but_the_data():
    steps = linear_graph().steps
    for data in ((), ("x",), ["x", "y_hat"]):
        graph = Graph(steps, data=data)
        graph.forward(**linear_inputs())
        assert set(graph.backward()) == {"x", "W", "b", "y_hat", "m", "y", "E"} - set(data)


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
    assert graph.backward()["x"] == pytest.approx(by_hand, rel=1e-14)


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
        self.given = []

    def backward(self, dE_dm):
        gradients = super().backward(dE_dm)
        self.given.append(tuple(gradient is not None for gradient in gradients))
        return gradients


class RecordingSigmoid(Sigmoid):
    def __init__(self):
        self.asked = 0

    def backward(self, dE_dy):
        self.asked += 1
        return super().backward(dE_dy)


def recording_graph(data):
    first, bend, second = RecordingMatMul(), RecordingSigmoid(), RecordingMatMul()
    steps = [
        ("m1", first, ("x", "W1")),
        ("m2", bend, ("m1",)),
        ("m3", second, ("m2", "W2")),
        ("E", MSE(), ("m3", "y_hat")),
    ]
    graph = Graph(steps, data=data)
    graph.forward(x=normal(5, 2), W1=normal(2, 4), W2=normal(4, 3), y_hat=normal(5, 3))
    graph.backward()
    return first, bend, second


def test_the_gradient_of_data_is_not_computed():
    first, bend, second = recording_graph(data=("x", "y_hat"))
    assert (first.given, bend.asked, second.given) == ([(False, True)], 1, [(True, True)])


def test_each_block_goes_backward_once_however_many_gradients_are_wanted():
    first, bend, second = recording_graph(data=())
    assert (first.given, bend.asked, second.given) == ([(True, True)], 1, [(True, True)])


def test_what_is_data_does_not_change_the_gradients():
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    without_data = network.backward()
    everything = Graph(network.steps, network.shapes)
    everything.forward(**inputs)
    gradients = everything.backward()
    assert set(gradients) == set(without_data) | {"x", "y_hat"}
    for name, gradient in without_data.items():
        assert np.array_equal(gradient, gradients[name])


def test_a_block_may_return_none_for_data_and_for_nothing_else():
    class NoGradient(Square):
        def backward(self, dE_dy):
            return (None,)

    steps = [("m", NoGradient(), ("x",)), ("E", MSE(), ("m", "y_hat"))]
    inputs = {"x": normal(5, 2), "y_hat": normal(5, 2, seed=1)}
    graph = Graph(steps, data=["x"])
    graph.forward(**inputs)
    assert set(graph.backward()) == {"m", "E", "y_hat"}
    graph = Graph(steps)
    graph.forward(**inputs)
    with pytest.raises(ValueError, match=r"NoGradient.backward gives ∂E/∂x no value, but x has \(5, 2\)"):
        graph.backward()


def test_a_block_in_two_graphs_knows_the_data_of_the_one_that_asks():
    matmul, x, W, y_hat = MatMul(), normal(5, 2), normal(2, 3), normal(5, 3)
    graphs = [Graph([("m", matmul, ("x", "W")), ("E", MSE(), ("m", "y_hat"))], data=data) for data in ([], ["x"])]
    for graph, name in zip(graphs, ("x", "W"), strict=True):
        graph.forward(x=x, W=W, y_hat=y_hat)
        assert name in graph.backward()
    graphs[0].forward(x=x, W=W, y_hat=y_hat)
    assert_allclose(graphs[0].backward()["x"], (x @ W - y_hat) / 5 @ W.T, rtol=1e-13)


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
    before = network.backward()["W1"]
    others = {name: value for name, value in inputs.items() if name != "y_hat"} | {"x": normal(7, 2)}
    network.up_to("y").forward(**others)
    assert np.array_equal(network.backward()["W1"], before)


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
    assert graph.backward()["W"].shape == (2, 3)


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


def test_a_graph_is_silent_whatever_numpy_is_told_outside():
    graph = linear_graph()
    with np.errstate(all="raise"):
        E = graph.forward(**linear_inputs() | {"W": np.full((2, 3), 1e300)})["E"]
        assert np.isinf(E)
        assert np.all(np.isfinite(graph.backward()["m"]))


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
    first = network.forward(**inputs)["E"], network.backward()
    second = network.forward(**inputs)["E"], network.backward()
    assert first[0] == second[0]
    for name, gradient in first[1].items():
        assert np.array_equal(second[1][name], gradient)


@pytest.mark.parametrize("made_again", [copy.deepcopy, lambda graph: pickle.loads(pickle.dumps(graph))])
def test_a_graph_that_has_run_can_be_copied_and_sent(made_again):
    network, inputs = network_and_inputs()
    for _ in range(2):
        network.forward(**inputs)
        expected = network.backward()["W1"]
    other = made_again(network)
    other.forward(**inputs | {"x": 2 * inputs["x"]})
    other.backward()
    assert np.array_equal(network.backward()["W1"], expected)
    other.forward(**inputs)
    assert np.array_equal(other.backward()["W1"], expected)


def test_inputs_of_other_shapes_are_checked_whatever_went_before():
    network, inputs = network_and_inputs()
    for _ in range(2):
        network.forward(**inputs)
        network.backward()
    with pytest.raises(ValueError, match=r"y has shape \(5, 3\) and y_hat \(4, 3\)"):
        network.forward(**inputs | {"y_hat": np.ones((4, 3))})
    with pytest.raises(ValueError, match="before a forward pass that succeeded"):
        network.backward()
    with pytest.raises(ValueError, match=r"missing: \['y_hat'\]"):
        network.forward(**{name: value for name, value in inputs.items() if name != "y_hat"})


def test_a_module_whose_backward_was_replaced_is_asked_in_every_sweep():
    network, inputs = network_and_inputs()
    module, calls = network.steps[-1][1], []
    original = module.backward
    module.backward = lambda grad_output: calls.append(grad_output) or original(grad_output)
    for _ in range(3):
        network.forward(**inputs)
        network.backward()
    assert len(calls) == 3


def test_a_block_that_is_replaced_after_a_sweep_is_used_in_the_next():
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    network.backward()

    class Identity(Module):
        def forward(self, x):
            return x

        def backward(self, dE_dy):
            return (dE_dy,)

    network.steps[2] = ("m3", Identity(), ("m2",))
    values, gradients = network.forward(**inputs), network.backward()
    assert np.array_equal(values["m3"], values["m2"])
    assert np.array_equal(gradients["m2"], gradients["m3"])


def test_a_forward_method_that_is_replaced_after_a_sweep_is_used_in_the_next():
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    module = network.steps[1][1]
    original = module.forward
    module.forward = lambda a, b: original(a, 2 * b)
    expected = network.forward(**inputs | {"b1": 2 * np.ones(4)})["m2"]
    module.forward = original
    assert np.array_equal(network.forward(**inputs | {"b1": 4 * np.ones(4)})["m2"], expected)


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_a_method_of_a_class_that_is_replaced_after_a_sweep_is_used_in_the_next(monkeypatch, method):
    network, inputs = network_and_inputs()
    network.forward(**inputs)
    network.backward()
    original, calls = getattr(Sigmoid, method), []
    monkeypatch.setattr(Sigmoid, method, lambda self, value: calls.append(value) or original(self, value))
    network.forward(**inputs)
    network.backward()
    assert len(calls) == 2


def test_graphs_of_their_own_in_many_threads_give_what_one_alone_gives():
    def sweep(seed):
        network, inputs = network_and_inputs()
        for _ in range(50):
            E = network.forward(**inputs | {"x": normal(5, 2, seed=seed)})["E"]
            gradient = network.backward()["W1"]
        return E, gradient

    with ThreadPoolExecutor(4) as executor:
        together = list(executor.map(sweep, range(8)))
    for seed, (E, gradient) in enumerate(together):
        alone = sweep(seed)
        assert alone[0] == E
        assert np.array_equal(gradient, alone[1])


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
        assert graph.backward()["x"] == pytest.approx(1.5)
