import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.expressions import named, plus, product, times
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Module, Multiply, Reciprocal, Sigmoid, Sin, Square

LECTURE = {
    "W2": "∂E/∂W₂ = m₃ᵀ × ( σ(m₅)(1 − σ(m₅)) (y − ŷ) )",
    "b2": "∂E/∂b₂ = σ(m₅)(1 − σ(m₅)) (y − ŷ)",
    "b1": "∂E/∂b₁ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))",
    "W1": "∂E/∂W₁ = xᵀ × { [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂)) }",
}
LATEX_W1 = (
    r"$\displaystyle \frac{\partial E}{\partial W_{1}} = x^T \times \{ [ \sigma(m_{5})(1 - \sigma(m_{5}))"
    r"\,(y - \hat{y}) ] \times W_{2}^T \cdot \sigma(m_{2})(1 - \sigma(m_{2})) \}$"
)


def normal(*shape, seed=0):
    return np.random.default_rng([seed, *shape]).normal(size=shape)


def without_data(network):
    return Graph(network.steps, network.shapes)


def network_after_forward(batch):
    network = without_data(mlp(2, 4, 3))
    weights = initial_weights(network, np.random.default_rng(0))
    return network, network.forward(x=normal(batch, 2), y_hat=normal(batch, 3), **weights)


def assert_formulas_agree_with_backward(graph, values, batch):
    gradients = graph.backward()
    for name in values:
        found = gradient_formula(graph, name, batch=batch).evaluate(values)
        if not batch:  # the lecture's single sample is a row: the gradient of a bias is one too
            found = np.reshape(found, np.shape(gradients[name]))
        assert_allclose(found, gradients[name], rtol=1e-12, atol=1e-15, err_msg=name)


@pytest.mark.parametrize("name", LECTURE)
def test_for_one_sample_the_formula_is_the_lectures(name):
    assert repr(gradient_formula(mlp(2, 4, 3), name)) == LECTURE[name]


def test_a_notebook_shows_the_formula_as_latex():
    assert gradient_formula(mlp(2, 4, 3), "W1")._repr_latex_() == LATEX_W1


def test_for_a_batch_the_mean_and_the_sum_over_rows_are_written_too():
    network, _ = network_after_forward(5)
    assert repr(gradient_formula(network, "W2", batch=True)) == "∂E/∂W₂ = m₃ᵀ × ( σ(m₅)(1 − σ(m₅)) (y − ŷ)/B )"
    assert repr(gradient_formula(network, "b2", batch=True)) == "∂E/∂b₂ = Σ rows ( σ(m₅)(1 − σ(m₅)) (y − ŷ)/B )"


def test_a_network_of_three_layers_brackets_the_brackets():
    formula = gradient_formula(mlp(2, 4, 5, 3), "W1")
    assert repr(formula) == (
        "∂E/∂W₁ = xᵀ × ( { [ σ(m₈)(1 − σ(m₈)) (y − ŷ) ] × W₃ᵀ · σ(m₅)(1 − σ(m₅)) } × W₂ᵀ · σ(m₂)(1 − σ(m₂)) )"
    )


def test_result_so_far_the_formula_ends_at_any_value():
    network = mlp(2, 4, 3)
    assert repr(gradient_formula(network, "y")) == "∂E/∂y = y − ŷ"
    assert repr(gradient_formula(network, "m5")) == "∂E/∂m₅ = σ(m₅)(1 − σ(m₅)) (y − ŷ)"
    assert repr(gradient_formula(network, "m3")) == "∂E/∂m₃ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ"
    assert repr(gradient_formula(network, "y_hat")) == "∂E/∂ŷ = ŷ − y"


def test_for_one_sample_the_values_are_those_of_backward():
    network, values = network_after_forward(1)
    assert_formulas_agree_with_backward(network, values, batch=False)


def test_for_a_batch_the_values_are_those_of_backward():
    network, values = network_after_forward(5)
    assert_formulas_agree_with_backward(network, values, batch=True)


def test_a_deep_network_agrees_with_backward():
    network = without_data(mlp(2, 5, 4, 3, 2))
    weights = initial_weights(network, np.random.default_rng(0))
    values = network.forward(x=normal(5, 2), y_hat=normal(5, 2, seed=1), **weights)
    assert_formulas_agree_with_backward(network, values, batch=True)


@pytest.mark.parametrize("block", [Square, Exp, Sin, Reciprocal, Sigmoid])
def test_every_scalar_module_agrees_with_backward(block):
    graph = Graph([("u", Sin(), ("x",)), ("v", block(), ("u",)), ("E", MSE(), ("v", "y_hat"))])
    values = graph.forward(x=0.7, y_hat=-0.4)
    assert_formulas_agree_with_backward(graph, values, batch=False)
    assert_formulas_agree_with_backward(graph, values, batch=True)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Square, "2u · (E₁ − ŷ)"),
        (Exp, "exp(u) (E₁ − ŷ)"),
        (Sin, "cos(u) (E₁ − ŷ)"),
        (Reciprocal, "(−u⁻²) (E₁ − ŷ)"),
        (Sigmoid, "σ(u)(1 − σ(u)) (E₁ − ŷ)"),
    ],
)
def test_every_scalar_modules_slope_is_written(block, text):
    graph = Graph([("E1", block(), ("u",)), ("E", MSE(), ("E1", "y_hat"))])
    assert repr(gradient_formula(graph, "u")) == f"∂E/∂u = {text}"


def test_at_a_fork_the_branches_are_added():
    graph = Graph([("a", Sin(), ("x",)), ("b", Exp(), ("x",)), ("E", Multiply(), ("a", "b"))])
    values = graph.forward(x=0.7)
    formula = gradient_formula(graph, "x")
    assert repr(formula) == "∂E/∂x = exp(x) · a + cos(x) · b"
    assert_formulas_agree_with_backward(graph, values, batch=False)


def test_a_fork_in_the_middle_is_bracketed_as_a_sum():
    graph = Graph([
        ("u", MatMul(), ("x", "W")),
        ("a", Sin(), ("u",)),
        ("b", Exp(), ("u",)),
        ("v", Add(), ("a", "b")),
        ("E", MSE(), ("v", "y_hat")),
    ])  # fmt: skip
    values = graph.forward(x=normal(5, 2), W=normal(2, 3), y_hat=normal(5, 3))
    text = "∂E/∂W = xᵀ × ( exp(u) (v − ŷ) + cos(u) (v − ŷ) )"
    assert repr(gradient_formula(graph, "W")) == text
    assert_formulas_agree_with_backward(graph, values, batch=True)


def test_a_shared_weight_agrees_with_backward():
    graph = Graph([
        ("u", MatMul(), ("x", "W")),
        ("v", Sin(), ("u",)),
        ("w", MatMul(), ("v", "W")),
        ("E", MSE(), ("w", "y_hat")),
    ])  # fmt: skip
    values = graph.forward(x=normal(5, 3), W=normal(3, 3), y_hat=normal(5, 3, seed=1))
    assert_formulas_agree_with_backward(graph, values, batch=True)


SHARED = {"fixed": {"c": (3,)}, "not fixed": {}}


@pytest.mark.parametrize("shapes", SHARED.values(), ids=SHARED)
@pytest.mark.parametrize("block", [Add, Multiply])
def test_what_the_rows_share_agrees_with_backward(block, shapes):
    graph = Graph([("u", block(), ("x", "c")), ("E", MSE(), ("u", "y_hat"))], shapes)
    values = graph.forward(x=normal(5, 3), c=normal(3), y_hat=normal(5, 3, seed=1))
    assert_formulas_agree_with_backward(graph, values, batch=True)


@pytest.mark.parametrize("block", [Add, Multiply])
def test_what_the_rows_share_may_be_calculated(block):
    graph = Graph([("b", Sin(), ("c",)), ("u", block(), ("x", "b")), ("E", MSE(), ("u", "y_hat"))], {"c": (3,)})
    values = graph.forward(x=normal(5, 3), c=normal(3), y_hat=normal(5, 3, seed=1))
    assert_formulas_agree_with_backward(graph, values, batch=True)


@pytest.mark.parametrize("block", [Add, Multiply])
def test_one_number_for_all_rows_and_columns_is_summed_over_both(block):
    graph = Graph([("u", block(), ("x", "c")), ("E", MSE(), ("u", "y_hat"))])
    values = graph.forward(x=normal(5, 3), c=np.float64(0.7), y_hat=normal(5, 3, seed=1))
    assert_formulas_agree_with_backward(graph, values, batch=True)


def test_sums_are_bracketed_inside_products():
    a, b, c = (named(name) for name in ("a", "b", "c"))
    assert times(plus(a, b), c).text == "c · ( a + b )"
    assert product(times(a, b), c).text == "[ b · a ] × c"
    assert times(product(a, b), c).text == "a × b · c"


def test_names_of_several_digits_and_letters_are_written_whole():
    graph = Graph([("m12", Sin(), ("alpha3",)), ("E", MSE(), ("m12", "t_hat"))])
    formula = gradient_formula(graph, "alpha3")
    assert repr(formula) == "∂E/∂alpha₃ = cos(alpha₃) (m₁₂ − t\u0302)"
    assert formula.expression.latex == r"\cos(alpha_{3})\,(m_{12} - \hat{t})"


class Cube(Module):
    pass


def test_a_module_without_a_written_rule_is_refused_by_name():
    graph = Graph([("c", Cube(), ("x",)), ("E", MSE(), ("c", "y_hat"))])
    with pytest.raises(ValueError, match="no written rule for the module Cube"):
        gradient_formula(graph, "x")


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match=r"gradient_formula was asked for \['W3'\]"):
        gradient_formula(mlp(2, 4, 3), "W3")


def test_a_name_that_e_does_not_depend_on_is_refused():
    graph = Graph([("z", Sin(), ("c",)), ("E", MSE(), ("y", "y_hat"))])
    with pytest.raises(ValueError, match="E does not depend on 'c': its gradient is zero"):
        gradient_formula(graph, "c")


def test_a_formula_for_a_batch_before_a_forward_pass_is_refused():
    with pytest.raises(ValueError, match="batch=True needs a forward pass first"):
        gradient_formula(mlp(2, 4, 3), "W2", batch=True)


@pytest.mark.parametrize("name", LECTURE)
def test_a_formula_for_one_sample_refuses_to_be_evaluated_on_a_batch(name):
    network, values = network_after_forward(5)
    formula = gradient_formula(network, name)
    with pytest.raises(ValueError, match="this formula is for one sample, but y has 5 rows"):
        formula.evaluate(values)


def test_a_formula_for_a_batch_holds_for_every_number_of_rows():
    network, _ = network_after_forward(5)
    formulas = {name: gradient_formula(network, name, batch=True) for name in LECTURE}
    _, values = network_after_forward(1)
    network, more_values = network_after_forward(7)
    gradients = network.backward()
    for name, gradient in ((name, gradients[name]) for name in LECTURE):
        assert_allclose(formulas[name].evaluate(more_values), gradient, rtol=1e-12, atol=1e-15)
        assert np.shape(formulas[name].evaluate(values)) == gradient.shape


def test_a_bias_that_is_a_row_of_its_own_is_summed_over_the_rows():
    graph = Graph([("s", Add(), ("a", "b")), ("E", MSE(), ("s", "y_hat"))])
    values = graph.forward(a=normal(4, 3), b=normal(1, 3), y_hat=normal(4, 3, seed=1))
    assert_formulas_agree_with_backward(graph, values, batch=True)
