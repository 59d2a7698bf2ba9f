import numpy as np
import pytest

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, MatMul, Module, Multiply, Sigmoid, Square


def linear_graph():
    steps = [("m", MatMul(), ("x", "W")), ("y", Add(), ("m", "b")), ("E", MSE(), ("y", "y_hat"))]
    return Graph(steps, shapes={"W": (2, 3), "b": (3,)})


def linear_inputs(**changes):
    inputs = {"x": np.ones((5, 2)), "W": np.ones((2, 3)), "b": np.ones(3), "y_hat": np.zeros((5, 3))}
    return inputs | changes


def test_a_graph_without_steps_is_refused():
    with pytest.raises(ValueError, match="steps is empty"):
        Graph([])


def test_two_steps_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"same name: \['m', 'm'\]"):
        Graph([("m", Square(), ("x",)), ("m", Square(), ("x",))])


def test_a_step_that_uses_a_later_one_is_refused():
    with pytest.raises(ValueError, match="step 'a' uses 'b', which is not calculated before it"):
        Graph([("a", Square(), ("b",)), ("b", Square(), ("x",))])


def test_a_step_that_uses_itself_is_refused():
    with pytest.raises(ValueError, match="step 'a' uses 'a', which is not calculated before it"):
        Graph([("a", Multiply(), ("x", "a"))])


def test_a_module_that_stands_in_two_steps_is_refused():
    square = Square()
    with pytest.raises(ValueError, match="a block stands in two steps"):
        Graph([("a", square, ("x",)), ("b", square, ("a",))])


@pytest.mark.parametrize("name", ["W2", "m"])
def test_the_shape_of_what_is_not_an_input_is_refused(name):
    with pytest.raises(ValueError, match=rf"shapes names \['{name}'\]"):
        Graph([("m", MatMul(), ("x", "W")), ("E", MSE(), ("m", "y_hat"))], shapes={name: (2, 3)})


def test_a_missing_input_is_refused_by_name():
    inputs = linear_inputs()
    del inputs["b"]
    with pytest.raises(ValueError, match=r"missing: \['b'\]"):
        linear_graph().forward(**inputs)


@pytest.mark.parametrize("name", ["W3", "m"])
def test_an_input_that_the_graph_does_not_have_is_refused_by_name(name):
    with pytest.raises(ValueError, match=rf"forward was given \['{name}'\]"):
        linear_graph().forward(**linear_inputs(**{name: np.ones((5, 3))}))


def test_an_input_of_another_shape_than_fixed_is_refused_with_both_shapes():
    with pytest.raises(ValueError, match=r"b has shape \(1, 3\), expected \(3,\)"):
        linear_graph().forward(**linear_inputs(b=np.ones((1, 3))))


def test_inputs_that_do_not_fit_a_step_are_refused_with_the_step_its_inputs_and_their_shapes():
    with pytest.raises(ValueError) as refusal:
        linear_graph().forward(**linear_inputs(x=np.ones((5, 4))))
    assert "step 'm' with inputs x, W" in str(refusal.value)
    assert "(5, 4) and (2, 3)" in str(refusal.value)


def test_a_target_vector_for_a_column_of_outputs_is_refused():
    graph = Graph([("m", MatMul(), ("x", "W")), ("E", MSE(), ("m", "y_hat"))])
    with pytest.raises(ValueError, match=r"y has shape \(5, 1\) and y_hat \(5,\)"):
        graph.forward(x=np.ones((5, 2)), W=np.ones((2, 1)), y_hat=np.ones(5))


def test_backward_before_forward_is_refused():
    with pytest.raises(ValueError, match="before a forward pass that succeeded"):
        linear_graph().backward()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"W": np.ones((3, 2))}, "W has shape"),
        ({"x": np.ones((5, 4))}, "step 'm'"),
        ({"y_hat": np.ones((4, 3))}, "step 'E'"),
        ({"unknown": 1.0}, "forward was given"),
    ],
)
def test_backward_after_a_failed_forward_is_refused(wrong, refusal):
    graph = linear_graph()
    graph.forward(**linear_inputs())
    with pytest.raises(ValueError, match=refusal):
        graph.forward(**linear_inputs(**wrong))
    with pytest.raises(ValueError, match="before a forward pass that succeeded"):
        graph.backward()


def test_a_graph_works_again_after_a_failed_forward():
    graph = linear_graph()
    with pytest.raises(ValueError, match="do not fit"):
        graph.forward(**linear_inputs(x=np.ones((5, 4))))
    graph.forward(**linear_inputs())
    assert graph.backward()["W"].shape == (2, 3)


@pytest.mark.parametrize("name", ["W2", "m"])
def test_data_that_is_not_an_input_is_refused(name):
    with pytest.raises(ValueError, match=rf"data names \['{name}'\]; expected names out of"):
        Graph([("m", MatMul(), ("x", "W")), ("E", MSE(), ("m", "y_hat"))], data=["x", name])


def test_backward_from_something_else_than_one_number_is_refused():
    graph = Graph([("m", MatMul(), ("x", "W")), ("y", Sigmoid(), ("m",))])
    graph.forward(x=np.ones((5, 2)), W=np.ones((2, 3)))
    with pytest.raises(ValueError, match=r"last step 'y' has shape \(5, 3\)"):
        graph.backward()


@pytest.mark.parametrize("name", ["W", "nowhere"])
def test_up_to_something_that_is_not_a_step_is_refused(name):
    with pytest.raises(ValueError, match=rf"up_to was asked for \['{name}'\]"):
        linear_graph().up_to(name)


class BareGradient(Square):
    def backward(self, dE_dy):
        return super().backward(dE_dy)[0]


class TooManyGradients(Square):
    def backward(self, dE_dy):
        return super().backward(dE_dy) * 2


class SummedGradient(Square):
    def backward(self, dE_dy):
        return (super().backward(dE_dy)[0].sum(axis=0),)


class TransposedGradient(MatMul):
    def backward(self, dE_dm):
        dE_dx, dE_dW = super().backward(dE_dm)
        return dE_dx, dE_dW.T


class Forgetful(Module):
    def forward(self, x):
        return x


def backward_through(module, *arguments):
    steps = [("m", module, arguments), ("E", MSE(), ("m", "y_hat"))]
    graph = Graph(steps)
    y_hat = np.zeros((5, 3 if len(arguments) == 2 else 2))
    inputs = {"x": np.ones((5, 2)), "W": np.ones((2, 3)), "y_hat": y_hat}
    graph.forward(**{name: inputs[name] for name in graph.inputs})
    return graph.backward()


@pytest.mark.parametrize("block", [BareGradient, TooManyGradients])
def test_a_module_that_returns_no_tuple_of_one_gradient_an_input_is_refused(block):
    with pytest.raises(ValueError, match=rf"{block.__name__}\.backward must return a tuple of 1"):
        backward_through(block(), "x")


def test_a_module_whose_gradient_has_another_shape_than_its_input_is_refused():
    with pytest.raises(ValueError, match=r"gives ∂E/∂x the shape \(2,\), but x has \(5, 2\)"):
        backward_through(SummedGradient(), "x")


def test_a_transposed_weight_gradient_is_refused():
    with pytest.raises(ValueError, match=r"gives ∂E/∂W the shape \(3, 2\), but W has \(2, 3\)"):
        backward_through(TransposedGradient(), "x", "W")


def test_a_module_without_backward_says_so():
    with pytest.raises(NotImplementedError, match="Forgetful has no backward"):
        backward_through(Forgetful(), "x")


def test_a_string_in_place_of_a_tuple_of_input_names_is_refused_with_the_tuple_that_was_meant():
    with pytest.raises(ValueError) as refusal:
        Graph([("a", Square(), "xy")])
    assert str(refusal.value) == "step 'a' has the inputs 'xy', expected a tuple of names: ('xy',)"


@pytest.mark.parametrize("data", ["x", ""])
def test_a_string_in_place_of_a_list_of_data_is_refused(data):
    with pytest.raises(ValueError, match=f"data names '{data}', expected a list or tuple of names"):
        Graph([("E", MSE(), ("x", "y_hat"))], data=data)
