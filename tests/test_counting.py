import numpy as np

from mlp_tutorial.counting import count_backward, count_multiplications
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Multiply

A, B = np.ones((4, 2)), np.ones((2, 3))


def test_an_elementwise_product_counts_its_entries():
    assert count_multiplications(lambda values: values["a"] * values["a"], {"a": A}) == 8
    assert count_multiplications(lambda values: 3 * values["a"], {"a": A}) == 8


def test_a_product_with_one_number_or_row_for_all_counts_every_entry_of_the_result():
    assert count_multiplications(lambda values: values["a"] * values["row"], {"a": A, "row": np.ones(2)}) == 8


def test_a_matrix_product_counts_one_for_each_pair_it_multiplies():
    assert count_multiplications(lambda values: values["a"] @ values["b"], {"a": A, "b": B}) == 4 * 2 * 3


def test_a_transposed_matrix_counts_too():
    assert count_multiplications(lambda values: values["b"].T @ values["a"].T, {"a": A, "b": B}) == 3 * 2 * 4


def test_sums_and_what_is_not_a_product_count_nothing():
    assert count_multiplications(lambda values: np.exp(values["a"] + 1).sum() - values["a"], {"a": A}) == 0


def test_a_square_counts_as_the_product_that_it_is():
    assert count_multiplications(lambda values: np.square(values["a"]), {"a": A}) == 8
    assert count_multiplications(lambda values: values["a"] ** 2, {"a": A}) == 8


def test_what_is_calculated_from_the_values_counts_as_they_do():
    def calculate(values):
        total = values["a"] + 1  # no product
        return np.sum(total * total, axis=0) * 2  # 8 and 2

    assert count_multiplications(calculate, {"a": A}) == 10


def test_a_product_in_place_counts_too():
    results = []

    def calculate(values):
        total = values["a"] + 1  # no product
        total *= 2  # 8
        results.append(total)
        np.multiply(total, values["row"], out=total)  # 8

    assert count_multiplications(calculate, {"a": A, "row": np.array([1.0, 3.0])}) == 16
    assert np.array_equal(results[0], [[4.0, 12.0]] * 4)


def test_a_product_in_place_does_not_change_the_callers_array():
    def calculate(values):
        values["a"] *= 2

    a = A.copy()
    assert count_multiplications(calculate, {"a": a}) == 8
    assert np.array_equal(a, A)


def test_the_values_are_not_changed_and_the_results_are_right():
    results = []
    a = A.copy()
    count_multiplications(lambda values: results.append(values["a"] @ values["b"]), {"a": a, "b": B})
    assert np.array_equal(results[0], A @ B)
    assert type(a) is np.ndarray


def test_two_counts_do_not_mix():
    def calculate(values):
        return values["a"] * values["a"]

    assert [count_multiplications(calculate, {"a": A}) for _ in range(2)] == [8, 8]


def linear_graph(data):
    steps = [("m", MatMul(), ("x", "W")), ("y", Add(), ("m", "b")), ("E", MSE(), ("y", "y_hat"))]
    return Graph(steps, data=data)


def linear_inputs():
    return {"x": np.ones((5, 2)), "W": np.ones((2, 3)), "b": np.ones(3), "y_hat": np.zeros((5, 3))}


def test_a_backward_sweep_is_counted_without_its_forward_pass():
    # MSE: error (5, 3) times 1/B, 15; Add: none; MatMul: xᵀ (2, 5) × (5, 3) for W, 30; for x none, it is data
    assert count_backward(linear_graph(["x", "y_hat"]), linear_inputs()) == 15 + 30


def test_a_gradient_more_costs_its_own_product_only():
    # and for x: (5, 3) × Wᵀ (3, 2), 30 more
    assert count_backward(linear_graph(["y_hat"]), linear_inputs()) == 15 + 30 + 30


def test_a_fork_is_counted_once_above_it():
    graph = Graph([("s", Multiply(), ("x", "x")), ("E", MSE(), ("s", "y_hat"))])
    # MSE: 12; Multiply: 12 for each of its two inputs
    assert count_backward(graph, {"x": np.ones((4, 3)), "y_hat": np.zeros((4, 3))}) == 36


def test_the_written_formulas_cost_more_than_one_backward_sweep():
    network, batch = mlp(2, 4, 3), 5
    weights = initial_weights(network, np.random.default_rng(0))
    inputs = {"x": np.ones((batch, 2)), "y_hat": np.zeros((batch, 3)), **weights}
    values = network.forward(**inputs)

    def each_alone(values):
        for name in weights:
            gradient_formula(network, name, batch=True).evaluate(values)

    # the sweep: MSE 15; Sigmoid's slope and product 2 · 15; m₃ᵀ × … 4·5·3; … × W₂ᵀ 5·3·4; Sigmoid 2 · 20;
    # xᵀ × … 2·5·4
    assert count_backward(network, inputs) == 15 + 30 + 60 + 60 + 40 + 40
    # each formula calculates its head again: σ(1 − σ)(y − ŷ) is 2 · 15, four times; W₂ᵀ and the second
    # σ(1 − σ) are 60 + 2 · 20, twice; and the two products with m₃ᵀ and xᵀ
    assert count_multiplications(each_alone, values) == 4 * 30 + 2 * (60 + 40) + 60 + 40


def test_the_squares_of_an_error_count_one_each():
    assert count_multiplications(lambda values: np.vecdot(values["a"], values["a"]), {"a": A}) == 8
