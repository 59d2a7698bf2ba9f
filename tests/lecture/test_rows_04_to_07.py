"""Why and what, rows 4 to 7: local blocks, the recipe, one scalar E, the shared head."""

from collections import Counter
from itertools import pairwise, permutations

import numpy as np
import pytest
from lecture_setup import (
    CLOSE,
    EXACT,
    N_HIDDEN,
    N_IN,
    N_OUT,
    WANTED,
    lecture_inputs,
    network_without_data,
    recording,
)
from numpy.testing import assert_allclose

from mlp_tutorial.gradient_check import check_gradients, numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.studies import forward_accumulation

# Row 4: local computations

Q = np.random.default_rng(2).uniform(-0.5, 0.5, size=(3, 4))
A = np.exp(Q)
BLOCKS = {
    "Sigmoid": (Sigmoid, {}),
    "Sin": (Sin, {}),
    "Reciprocal": (Reciprocal, {}),
    "Add": (Add, {"w": np.array([0.3, -0.2, 0.5, 1.0])}),
    "Multiply": (Multiply, {"w": np.array([0.3, -0.2, 0.5, 1.0])}),
    "MatMul": (MatMul, {"w": np.linspace(-1.0, 1.5, 8).reshape(4, 2)}),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_row_04_a_block_answers_alike_whatever_network_stands_around_it(name):
    kind, other = BLOCKS[name]
    alone = kind()
    out = alone.forward(A, *other.values())
    g = np.random.default_rng(3).normal(size=out.shape)
    expected = alone.backward(g)

    # two networks whose block has the argument A and the incoming gradient g, from quite different neighbours
    first = Graph([("a", Square(), ("p",)), ("out", kind(), ("a", *other)), ("E", MSE(), ("out", "t"))])
    first.forward(p=np.sqrt(A), t=out - 3 * g, **other)
    second = Graph(
        [
            ("a", Exp(), ("p",)),
            ("out", kind(), ("a", *other)),
            ("s", Exp(), ("out",)),
            ("E", MSE(), ("s", "t")),
        ]
    )
    second.forward(p=Q, t=np.exp(out) - 3 * g / np.exp(out), **other)

    for graph in (first, second):
        gradients = graph.backward()
        assert_allclose(gradients["out"], g, **EXACT)
        for argument, local in zip(("a", *other), expected, strict=True):
            assert_allclose(gradients[argument], local, **EXACT)


@pytest.mark.parametrize("order", list(permutations(["matmul", "add", "sigmoid", "sin", "square"])))
def test_row_04_blocks_chain_in_any_order(order):
    rng = np.random.default_rng(4)
    width, steps, inputs = N_HIDDEN, [], {"x": rng.uniform(0.2, 1.0, size=(3, N_HIDDEN))}
    kinds = {"matmul": MatMul, "add": Add, "sigmoid": Sigmoid, "sin": Sin, "square": Square}
    for before, name in pairwise(("x", *order)):
        extra = ()
        if name == "matmul":
            inputs["W"], extra, width = rng.normal(size=(width, 2)), ("W",), 2
        elif name == "add":
            inputs["b"], extra = rng.normal(size=width), ("b",)
        steps.append((name, kinds[name](), (before, *extra)))
    inputs["t"] = rng.uniform(size=(3, width))
    graph = Graph([*steps, ("E", MSE(), (order[-1], "t"))])
    differences = check_gradients(graph, inputs)
    assert sorted(differences) == ["W", "b", "t", "x"]
    assert max(differences.values()) < 1e-7


# Row 5: vectorised, and the recipe


def fork(a_names):
    """E = ½ Σ (sin(a) · a² · e^a − t)² / B: three branches of a, or of three inputs in its place."""
    first, second, third = a_names
    return Graph(
        [
            ("s", Sin(), (first,)),
            ("q", Square(), (second,)),
            ("e", Exp(), (third,)),
            ("sq", Multiply(), ("s", "q")),
            ("y", Multiply(), ("sq", "e")),
            ("E", MSE(), ("y", "t")),
        ]
    )


def test_row_05_at_a_fork_the_gradients_of_the_branches_add():
    rng = np.random.default_rng(5)
    a, t = rng.uniform(0.3, 1.2, size=(3, 2)), rng.uniform(size=(3, 2))
    forked, apart = fork(("a", "a", "a")), fork(("a1", "a2", "a3"))
    forked.forward(a=a, t=t)
    apart.forward(a1=a, a2=a, a3=a, t=t)
    whole = forked.backward()["a"]
    gradients = apart.backward()
    branches = [gradients[name] for name in ("a1", "a2", "a3")]
    slope = numerical_gradient(lambda a: np.sum((np.sin(a) * a**2 * np.exp(a) - t) ** 2) / 6, a)

    assert_allclose(sum(branches), slope, **CLOSE)
    assert_allclose(whole, sum(branches), **EXACT)
    for dropped in branches:
        without = sum(branch for branch in branches if branch is not dropped)
        assert_allclose(slope - without, dropped, rtol=1e-5, atol=1e-9)
        assert np.max(np.abs(dropped)) > 0.1


def test_row_05_the_recipe_goes_from_the_back_to_the_front():
    network, calls = recording(mlp(N_IN, N_HIDDEN, N_OUT))
    network.forward(**lecture_inputs(6))
    network.backward()
    assert [step for step, _ in calls] == ["E", "y", "m5", "m4", "m3", "m2", "m1"]


def test_row_05_what_two_branches_do_together_is_too_small_to_be_seen_in_the_slope():
    rng, a = np.random.default_rng(7), np.array([1.2, -0.4, 0.7])
    (p, q), move = (a**2, np.sin(a)), rng.uniform(0.5, 1.0, size=3)  # E = Σ p · q
    gradient = 2 * a * q + np.cos(a) * p
    together = []
    for size in (1e-2, 1e-3, 1e-4):
        dp, dq = (a + size * move) ** 2 - p, np.sin(a + size * move) - q
        change = np.sum((a + size * move) ** 2 * np.sin(a + size * move)) - np.sum(p * q)
        assert_allclose(change, np.sum(q * dp) + np.sum(p * dq) + np.sum(dp * dq), rtol=1e-9)
        assert_allclose((np.sum(q * dp) + np.sum(p * dq)) / size, gradient @ move, rtol=2 * size)
        together.append(np.sum(dp * dq) / size)
    assert_allclose(np.divide(together[:-1], together[1:]), 10, rtol=0.02)  # of ten times smaller moves, a tenth


@pytest.mark.parametrize("name", BLOCKS)
def test_row_05_a_block_gives_the_gradients_of_all_its_inputs(name):
    kind, other = BLOCKS[name]
    inputs = [A, *other.values()]
    block = kind()
    g = np.random.default_rng(6).normal(size=block.forward(*inputs).shape)
    block.forward(*inputs)
    gradients = block.backward(g)
    assert len(gradients) == len(inputs)
    for i, gradient in enumerate(gradients):

        def weighted_output(w, i=i):
            return np.sum(g * kind().forward(*inputs[:i], w, *inputs[i + 1 :]))

        assert_allclose(gradient, numerical_gradient(weighted_output, inputs[i]), **CLOSE)


def test_row_05_one_vectorised_sweep_equals_sample_by_sample():
    network, inputs, n_samples = network_without_data(), lecture_inputs(6), 6
    network.forward(**inputs)
    together = network.backward()
    apart = []
    for i in range(n_samples):
        network.forward(**inputs | {"x": inputs["x"][i : i + 1], "y_hat": inputs["y_hat"][i : i + 1]})
        apart.append(network.backward())
    for name in WANTED:  # used by every row: a fork, and E is the mean of the rows' errors
        assert_allclose(together[name], sum(one[name] for one in apart) / n_samples, **EXACT)
    for name in ("x", "m1", "m2", "m3", "m4", "m5", "y", "y_hat"):
        rows = np.concatenate([one[name] for one in apart])
        assert_allclose(together[name], rows / n_samples, **EXACT)


# Row 6: one scalar E


def test_row_06_only_a_scalar_last_step_can_go_backward():
    inputs = lecture_inputs(6)
    without_error = mlp(N_IN, N_HIDDEN, N_OUT).up_to("y")
    without_error.forward(**{name: inputs[name] for name in without_error.inputs})
    with pytest.raises(ValueError, match=r"shape \(6, 3\), but backward starts from one scalar E"):
        without_error.backward()


def test_row_06_the_gradient_of_every_value_exists_and_has_exactly_the_values_shape():
    network = network_without_data()
    values = network.forward(**lecture_inputs(6))
    gradients = network.backward()
    assert np.shape(values["E"]) == ()
    assert {n: np.shape(g) for n, g in gradients.items()} == {n: np.shape(v) for n, v in values.items()}
    assert_allclose(gradients["E"], 1.0, **EXACT)


def test_row_06_with_a_weight_for_each_output_one_can_start_it_is_one_number_again():
    rng = np.random.default_rng(8)
    a, W, weights = rng.uniform(0.3, 1.2, size=(3, 2)), rng.normal(size=(2, 4)), rng.normal(size=(3, 4))
    square, matmul, sin = Square(), MatMul(), Sin()
    sin.forward(matmul.forward(square.forward(a), W))
    to_m, dE_dW = matmul.backward(*sin.backward(weights))
    (dE_da,) = square.backward(to_m)
    assert_allclose(dE_da, numerical_gradient(lambda a: np.sum(weights * np.sin(a**2 @ W)), a), **CLOSE)
    assert_allclose(dE_dW, numerical_gradient(lambda W: np.sum(weights * np.sin(a**2 @ W)), W), **CLOSE)


# Row 7: the shared head, once


def test_row_07_the_shared_head_is_computed_once_for_all_four_gradients():
    network, calls = recording(mlp(N_IN, N_HIDDEN, N_OUT))
    network.forward(**lecture_inputs(6))
    gradients = network.backward()
    assert set(gradients) >= set(WANTED)
    counts = Counter(step for step, _ in calls)
    assert counts == {"m1": 1, "m2": 1, "m3": 1, "m4": 1, "m5": 1, "y": 1, "E": 1}


def test_row_07_asking_for_the_four_separately_computes_the_head_four_times():
    network, calls = recording(mlp(N_IN, N_HIDDEN, N_OUT))
    network.forward(**lecture_inputs(6))
    together = network.backward()
    calls.clear()
    for name in WANTED:
        assert_allclose(network.backward()[name], together[name], **EXACT)
    counts = Counter(step for step, _ in calls)
    assert counts == {"m1": 4, "m2": 4, "m3": 4, "m4": 4, "m5": 4, "y": 4, "E": 4}


@pytest.mark.parametrize("n", [2, 7])
def test_row_07_from_the_front_each_weight_needs_a_sweep_of_its_own(n, monkeypatch):
    chain, last = [], "x"  # n pairs: a weight is added, then a sine
    for k in range(n):
        chain += [(f"s{k}", Add(), (last, f"w{k}")), (f"v{k}", Sin(), (f"s{k}",))]
        last = f"v{k}"
    graph, passed = Graph(chain, data=["x"]), []
    values = graph.forward(x=1.2, **{f"w{k}": 0.3 - 0.2 * k for k in range(n)})
    one_block = forward_accumulation.local_change
    monkeypatch.setattr(
        forward_accumulation, "local_change", lambda *block: passed.append(block) or one_block(*block)
    )
    from_the_front = forward_accumulation.forward_gradients(graph, values)
    from_the_back = graph.backward()
    for name, gradient in from_the_front.items():
        assert_allclose(gradient, from_the_back[name], **EXACT)
    assert len(from_the_front) == n
    assert len(passed) == n * (n + 1) == sum(range(2, 2 * n + 1, 2))  # n = 1000: 1,001,000
    assert len(graph.steps) == 2 * n  # each of them once, from the back
