"""The lecture's rows 1 to 18, gradients: for each numbered row, tests that fail if its claim is false."""

from collections import Counter
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.counting import count_backward, count_multiplications
from mlp_tutorial.descent import rosenbrock
from mlp_tutorial.formulas import gradient_formula
from mlp_tutorial.gradient_check import check_gradients, numerical_gradient
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import Weights, initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.optimizers import SGD

N_IN, N_HIDDEN, N_OUT = 5, 4, 3
WANTED = ("W1", "b1", "W2", "b2")
EXACT = {"rtol": 1e-12, "atol": 1e-13}  # the same number, but for the rounding of a few operations near 1
CLOSE = {"rtol": 1e-6, "atol": 1e-9}  # a derivative against central differences


def σ(x):
    return 1 / (1 + np.exp(-x))


def complex_step(f, x):
    """The derivative of a real analytic f, exact to rounding: Im f(x + ih) / h loses no digits."""
    return np.imag(f(x + 1e-30j)) / 1e-30


def lecture_inputs(n_samples, seed=1):
    """Inputs of the lecture's network mlp(5, 4, 3), all of them random, the biases too."""
    rng = np.random.default_rng(seed)
    return {
        "x": rng.normal(size=(n_samples, N_IN)),
        "y_hat": rng.uniform(size=(n_samples, N_OUT)),
        "W1": rng.normal(size=(N_IN, N_HIDDEN)),
        "b1": rng.normal(size=N_HIDDEN),
        "W2": rng.normal(size=(N_HIDDEN, N_OUT)),
        "b2": rng.normal(size=N_OUT),
    }


def one_sample():
    """Inputs, forward values and all gradients of the lecture's network for B = 1."""
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(1)
    values = network.forward(**inputs)
    return network, values, network.backward()


def error_of(inputs, name, w):
    """E of the lecture's network with one input replaced, by the lecture's own formula."""
    at = inputs | {name: w}
    y = σ(σ(at["x"] @ at["W1"] + at["b1"]) @ at["W2"] + at["b2"])
    return 0.5 * np.sum((y - at["y_hat"]) ** 2) / len(y)


def recording(network):
    """The same network, of modules that also write down each of their backward calls: (step, grad_output)."""
    calls = []

    def recorder(name, kind):
        class Recorder(kind):
            def backward(self, grad_output, *wanted):
                calls.append((name, np.copy(grad_output)))
                return super().backward(grad_output, *wanted)

        return Recorder()

    steps = [(name, recorder(name, type(module)), arguments) for name, module, arguments in network.steps]
    return Graph(steps, network.shapes), calls


# Row 1: the four gradients, and what they are for


def test_row_01_each_of_the_four_gradients_has_the_shape_of_its_weights():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    gradients = network.backward(wanted=WANTED)
    shapes = {name: gradient.shape for name, gradient in gradients.items()}
    assert shapes == {"W1": (N_IN, N_HIDDEN), "b1": (N_HIDDEN,), "W2": (N_HIDDEN, N_OUT), "b2": (N_OUT,)}


@pytest.mark.parametrize("name", WANTED)
def test_row_01_each_of_the_four_gradients_is_the_slope_of_the_error(name):
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    slope = numerical_gradient(lambda w: error_of(inputs, name, w), inputs[name])
    assert_allclose(network.backward(wanted=WANTED)[name], slope, **CLOSE)


@pytest.mark.parametrize("moved", [*[(name,) for name in WANTED], WANTED])
def test_row_01_a_small_step_down_the_gradients_lowers_the_error_by_α_times_their_square(moved):
    network, inputs, α = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6), 1e-5
    before = network.forward(**inputs)["E"]
    gradients = network.backward(wanted=moved)
    after = network.forward(**inputs | {name: inputs[name] - α * gradients[name] for name in moved})["E"]
    assert after < before
    assert_allclose(before - after, α * sum(np.sum(g**2) for g in gradients.values()), rtol=1e-4)


# Row 2: the chain rule in both notations

SCALAR = {  # module, the function and its derivative by hand
    "sin": (Sin, np.sin, np.cos),
    "square": (Square, lambda x: x**2, lambda x: 2 * x),
    "exp": (Exp, np.exp, np.exp),
    "reciprocal": (Reciprocal, lambda x: 1 / x, lambda x: -1 / x**2),
    "sigmoid": (Sigmoid, σ, lambda x: σ(x) * (1 - σ(x))),
}


@pytest.mark.parametrize(("first", "second", "third"), list(product(SCALAR, repeat=3)))
def test_row_02_leibniz_and_lagrange_give_the_slope_of_the_chained_function(first, second, third):
    (F, f, df), (G, g, dg), (H, h, dh) = SCALAR[first], SCALAR[second], SCALAR[third]
    for x in (0.55, 0.6, 0.65):  # where σ is not so flat that 1 − σ(x) loses digits
        lagrange = dh(g(f(x))) * dg(f(x)) * df(x)

        block_f, block_g, block_h = F(), G(), H()
        block_h.forward(block_g.forward(block_f.forward(x)))
        (du_dx,), (dv_du,), (dy_dv,) = (block.backward(1.0) for block in (block_f, block_g, block_h))
        leibniz = dy_dv * dv_du * du_dx

        assert_allclose(leibniz, lagrange, rtol=1e-12)
        assert_allclose(lagrange, complex_step(lambda z: h(g(f(z))), x), rtol=1e-12)
        assert_allclose(leibniz, numerical_gradient(lambda z: h(g(f(z))), x), rtol=1e-6)


# Row 3: forward pass and backward pass


def chain_and_its_passes():
    graph = Graph(
        [
            ("u", Sin(), ("x",)),
            ("v", Square(), ("u",)),
            ("y", Exp(), ("v",)),
            ("E", MSE(), ("y", "y_hat")),
        ]
    )
    return graph.forward(x=0.7, y_hat=0.2), graph.backward()


def test_row_03_the_forward_pass_saves_all_intermediate_variables():
    values, _ = chain_and_its_passes()
    u = np.sin(0.7)
    v = u**2
    y = np.exp(v)
    assert list(values) == ["x", "y_hat", "u", "v", "y", "E"]
    assert_allclose([values["u"], values["v"], values["y"]], [u, v, y], **EXACT)
    assert_allclose(values["E"], 0.5 * (y - 0.2) ** 2, **EXACT)


def test_row_03_the_backward_labels_are_products_of_the_derivatives_from_the_end():
    values, gradients = chain_and_its_passes()
    err = values["y"] - 0.2
    v_label = np.exp(values["v"]) * err  # v′ = h′(v) · err
    u_label = 2 * values["u"] * v_label  # u′ = g′(u) · v′
    x_label = np.cos(0.7) * u_label  # x′ = f′(x) · u′
    got = [gradients[name] for name in ("y", "v", "u", "x")]
    assert_allclose(got, [err, v_label, u_label, x_label], **EXACT)


def test_row_03_every_derivative_is_taken_at_its_argument_in_the_forward_pass():
    values, gradients = chain_and_its_passes()
    slope = numerical_gradient(lambda x: 0.5 * (np.exp(np.sin(x) ** 2) - 0.2) ** 2, 0.7)
    assert_allclose(gradients["x"], slope, **CLOSE)
    all_at_x = np.cos(0.7) * 2 * 0.7 * np.exp(0.7) * (values["y"] - 0.2)
    assert abs(all_at_x / slope - 1) > 0.1


def test_row_03_the_backward_pass_needs_what_the_latest_forward_pass_saved():
    graph = Graph([("u", Sin(), ("x",)), ("E", Square(), ("u",))])
    with pytest.raises(ValueError, match="before a forward pass"):
        graph.backward(wanted=("x",))
    for x in (0.3, 1.2):
        graph.forward(x=x)
        assert_allclose(graph.backward(wanted=("x",))["x"], 2 * np.sin(x) * np.cos(x), **EXACT)
    with pytest.raises(ValueError, match="before forward"):
        Sin().backward(1.0)


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
    whole = forked.backward(wanted=("a",))["a"]
    branches = list(apart.backward(wanted=("a1", "a2", "a3")).values())
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
    network, inputs, n_samples = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6), 6
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
        without_error.backward(wanted=("W1",))


def test_row_06_the_gradient_of_every_value_exists_and_has_exactly_the_values_shape():
    network = mlp(N_IN, N_HIDDEN, N_OUT)
    values = network.forward(**lecture_inputs(6))
    gradients = network.backward()
    assert np.shape(values["E"]) == ()
    assert {n: np.shape(g) for n, g in gradients.items()} == {n: np.shape(v) for n, v in values.items()}
    assert_allclose(gradients["E"], 1.0, **EXACT)


# Row 7: the shared head, once


def test_row_07_the_shared_head_is_computed_once_for_all_four_gradients():
    network, calls = recording(mlp(N_IN, N_HIDDEN, N_OUT))
    network.forward(**lecture_inputs(6))
    gradients = network.backward(wanted=WANTED)
    assert tuple(gradients) == WANTED
    counts = Counter(step for step, _ in calls)
    assert counts == {"m1": 1, "m2": 1, "m3": 1, "m4": 1, "m5": 1, "y": 1, "E": 1}


def test_row_07_asking_for_the_four_separately_computes_the_head_four_times():
    network, calls = recording(mlp(N_IN, N_HIDDEN, N_OUT))
    network.forward(**lecture_inputs(6))
    together = network.backward(wanted=WANTED)
    calls.clear()
    for name in WANTED:
        assert_allclose(network.backward(wanted=(name,))[name], together[name], **EXACT)
    counts = Counter(step for step, _ in calls)
    assert counts == {"m1": 1, "m2": 2, "m3": 2, "m4": 3, "m5": 4, "y": 4, "E": 4}


# Row 8: MSE


def test_row_08_the_error_and_its_gradient_for_one_sample_worked_by_hand():
    y, y_hat = np.array([[0.9, 0.2, 0.5]]), np.array([[0.5, 0.4, 0.5]])
    mse = MSE()
    assert_allclose(mse.forward(y, y_hat), 0.5 * (0.16 + 0.04 + 0.0), **EXACT)
    dE_dy, dE_dy_hat = mse.backward()
    assert_allclose(dE_dy, [[0.4, -0.2, 0.0]], **EXACT)  # y − ŷ, and not ŷ − y
    assert_allclose(dE_dy_hat, [[-0.4, 0.2, 0.0]], **EXACT)


@pytest.mark.parametrize("n_samples", [1, 4])
def test_row_08_the_gradient_of_the_error_agrees_with_differences(n_samples):
    rng = np.random.default_rng(8)
    y, y_hat = rng.normal(size=(n_samples, N_OUT)), rng.normal(size=(n_samples, N_OUT))
    mse = MSE()
    mse.forward(y, y_hat)
    dE_dy, _ = mse.backward()
    assert_allclose(dE_dy, (y - y_hat) / n_samples, **EXACT)
    slope = numerical_gradient(lambda y: np.sum((y - y_hat) ** 2) / (2 * n_samples), y)
    assert_allclose(dE_dy, slope, **CLOSE)


def test_row_08_the_mean_over_rows_makes_the_weights_gradient_independent_of_the_batch_size():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(4)
    E = network.forward(**inputs)["E"]
    once = network.backward(wanted=WANTED)
    thrice = inputs | {name: np.tile(inputs[name], (3, 1)) for name in ("x", "y_hat")}
    assert_allclose(network.forward(**thrice)["E"], E, **EXACT)
    for name, gradient in network.backward(wanted=WANTED).items():
        assert_allclose(gradient, once[name], **EXACT)


# Row 9: Sigmoid

X = np.linspace(-12.0, 5.0, 341)  # further right, 1 − σ(x) loses digits that the other lines keep
DERIVATION = {
    "d/dx (1 + e⁻ˣ)⁻¹": lambda x: complex_step(lambda z: (1 + np.exp(-z)) ** -1, x),
    "−(1 + e⁻ˣ)⁻² · d/dx (1 + e⁻ˣ)": lambda x: (
        -((1 + np.exp(-x)) ** -2) * complex_step(lambda z: 1 + np.exp(-z), x)
    ),
    "−(1 + e⁻ˣ)⁻² · (0 + d/dx e⁻ˣ)": lambda x: (
        -((1 + np.exp(-x)) ** -2) * (0 + complex_step(lambda z: np.exp(-z), x))
    ),
    "−(1 + e⁻ˣ)⁻² · (−1) · e⁻ˣ": lambda x: -((1 + np.exp(-x)) ** -2) * (-1) * np.exp(-x),
    "e⁻ˣ / (1 + e⁻ˣ)²": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
    "1 / (1 + e⁻ˣ) · e⁻ˣ / (1 + e⁻ˣ)": lambda x: 1 / (1 + np.exp(-x)) * np.exp(-x) / (1 + np.exp(-x)),
    "σ(x) · ((1 + e⁻ˣ) − 1) / (1 + e⁻ˣ)": lambda x: σ(x) * ((1 + np.exp(-x)) - 1) / (1 + np.exp(-x)),
    "σ(x)(1 − σ(x))": lambda x: σ(x) * (1 - σ(x)),
}


@pytest.mark.parametrize(("line", "next_line"), list(pairwise(DERIVATION)))
def test_row_09_each_line_of_the_derivation_equals_the_next(line, next_line):
    assert_allclose(DERIVATION[line](X), DERIVATION[next_line](X), rtol=1e-12)


@pytest.mark.parametrize("line", DERIVATION)
def test_row_09_the_sigmoid_block_returns_the_slope_of_every_line(line):
    block = Sigmoid()
    assert_allclose(block.forward(X), σ(X), rtol=1e-14)
    (slope,) = block.backward(np.ones_like(X))
    assert_allclose(slope, DERIVATION[line](X), rtol=1e-12)


def test_row_09_the_chain_rule_again_gives_the_gradient_of_m5():
    _, at, gradients = one_sample()
    expected = σ(at["m5"]) * (1 - σ(at["m5"])) * (at["y"] - at["y_hat"])
    assert_allclose(gradients["m5"], expected, **EXACT)
    assert_allclose(
        gradients["m5"],
        numerical_gradient(lambda m5: 0.5 * np.sum((σ(m5) - at["y_hat"]) ** 2), at["m5"]),
        **CLOSE,
    )


# Row 10: Add


@pytest.mark.parametrize("which", [0, 1])
def test_row_10_both_local_derivatives_of_a_sum_are_1(which):
    m4, b2 = np.array([0.4, -1.0, 2.0]), np.array([0.1, 0.2, -0.3])
    inputs, jacobian = [m4, b2], []
    for i in range(3):
        add = Add()
        add.forward(m4, b2)
        jacobian.append(add.backward(np.eye(3)[i])[which])

        def component(w, i=i):
            return Add().forward(*[w if place == which else inputs[place] for place in (0, 1)])[i]

        assert_allclose(numerical_gradient(component, inputs[which]), np.eye(3)[i], **CLOSE)
    assert_allclose(jacobian, np.eye(3), **EXACT)


def test_row_10_the_sum_passes_its_gradient_on_to_m4_and_to_b2():
    _, _, gradients = one_sample()
    assert_allclose(gradients["b2"], gradients["m5"][0], **EXACT)
    assert_allclose(gradients["m4"], gradients["m5"], **EXACT)


def test_row_10_in_a_batch_every_row_used_the_same_bias_so_its_gradients_add():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    gradients = network.backward()
    assert_allclose(gradients["b2"], sum(gradients["m5"][row] for row in range(6)), **EXACT)
    assert_allclose(gradients["m4"], gradients["m5"], **EXACT)
    slope = numerical_gradient(lambda b: error_of(inputs, "b2", b), inputs["b2"])
    assert_allclose(gradients["b2"], slope, **CLOSE)


# Row 11: MatMul


def products_in_every_order(a, b):
    """The eight products of a or aᵀ and b or bᵀ in both orders, by what is written; None where it does not fit."""
    results = {}
    for (a_sign, left), (b_sign, right) in product({"": a, "ᵀ": a.T}.items(), {"": b, "ᵀ": b.T}.items()):
        results[f"a{a_sign} b{b_sign}"] = left @ right if left.shape[1] == right.shape[0] else None
        results[f"b{b_sign} a{a_sign}"] = right @ left if right.shape[1] == left.shape[0] else None
    return results


def matmul_case(n_samples, n_in, n_out):
    """Random m3 and W2, an incoming ∂E/∂m4, and ∂E/∂m3 and ∂E/∂W2 by differences."""
    rng = np.random.default_rng(11)
    m3, W2 = rng.normal(size=(n_samples, n_in)), rng.normal(size=(n_in, n_out))
    dE_dm4 = rng.normal(size=(n_samples, n_out))
    dE_dm3 = numerical_gradient(lambda m3: np.sum(dE_dm4 * (m3 @ W2)), m3)
    dE_dW2 = numerical_gradient(lambda W2: np.sum(dE_dm4 * (m3 @ W2)), W2)
    return m3, W2, dE_dm4, dE_dm3, dE_dW2


@pytest.mark.parametrize("shape", [(6, 4, 3), (3, 5, 2), (4, 4, 4)])
def test_row_11_each_branch_has_an_order_and_a_transpose_of_its_own(shape):
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(*shape)
    matmul = MatMul()
    matmul.forward(m3, W2)
    got_m3, got_W2 = matmul.backward(dE_dm4)
    assert_allclose(got_m3, dE_dm4 @ W2.T, **EXACT)
    assert_allclose(got_W2, m3.T @ dE_dm4, **EXACT)
    assert_allclose(got_m3, dE_dm3, **CLOSE)
    assert_allclose(got_W2, dE_dW2, **CLOSE)


def test_row_11_with_unequal_sizes_only_one_order_and_transpose_has_the_shape_of_the_input():
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(6, 4, 3)
    for other, wanted, right in ((W2, dE_dm3, "a bᵀ"), (m3, dE_dW2, "bᵀ a")):
        results = products_in_every_order(dE_dm4, other)
        assert len(results) == 8
        assert [way for way, r in results.items() if r is not None and r.shape == wanted.shape] == [right]
        assert_allclose(results[right], wanted, **CLOSE)
        assert sum(result is None for result in results.values()) == 6
        (turned,) = (r for way, r in results.items() if r is not None and way != right)
        assert turned.shape == wanted.shape[::-1]


def test_row_11_with_square_matrices_every_order_fits_and_the_other_seven_are_wrong():
    m3, W2, dE_dm4, dE_dm3, dE_dW2 = matmul_case(4, 4, 4)
    for other, wanted, right in ((W2, dE_dm3, "a bᵀ"), (m3, dE_dW2, "bᵀ a")):
        results = products_in_every_order(dE_dm4, other)
        assert all(result.shape == wanted.shape for result in results.values())
        agree = [way for way, result in results.items() if np.allclose(result, wanted, rtol=0.01, atol=0.01)]
        assert agree == [right]


# Row 12: elementwise, or not


def jacobian(block, inputs, which):
    """∂output / ∂inputs[which] from the block's own backward: one row for each component of the output."""
    shape = block.forward(*inputs).shape
    rows = []
    for index in np.ndindex(shape):
        one = np.zeros(shape)
        one[index] = 1.0
        rows.append(np.ravel(block.backward(one)[which]))
    return np.array(rows)


def is_diagonal(matrix):
    return np.max(np.abs(matrix - np.diag(np.diag(matrix)))) < 1e-12


@pytest.mark.parametrize(("kind", "n_inputs"), [(Sigmoid, 1), (Add, 2)])
def test_row_12_the_jacobian_of_an_elementwise_block_is_diagonal(kind, n_inputs):
    rng = np.random.default_rng(12)
    inputs = [rng.normal(size=(3, 2)) for _ in range(n_inputs)]
    for which in range(n_inputs):
        J = jacobian(kind(), inputs, which)
        assert J.shape == (6, 6)
        assert is_diagonal(J)
        assert np.min(np.abs(np.diag(J))) > 0.05

        def forward(w, which=which):
            return kind().forward(*inputs[:which], w, *inputs[which + 1 :])

        for row, index in zip(J, np.ndindex(3, 2), strict=True):
            slope = numerical_gradient(lambda w, index=index: forward(w)[index], inputs[which])
            assert_allclose(row, np.ravel(slope), **CLOSE)


@pytest.mark.parametrize(("kind", "n_inputs"), [(Sigmoid, 1), (Add, 2), (MSE, 2)])
def test_row_12_each_component_is_computed_as_if_it_were_a_scalar(kind, n_inputs):
    rng = np.random.default_rng(13)
    inputs = [rng.normal(size=(1, N_OUT)) for _ in range(n_inputs)]
    together = kind()
    output = together.forward(*inputs)
    g = 1.0 if np.shape(output) == () else rng.normal(size=output.shape)
    gradients = together.backward(g)
    for j in range(N_OUT):
        alone = kind()
        alone.forward(*(value[0, j] for value in inputs))
        expected = alone.backward(g if np.shape(g) == () else g[0, j])
        assert_allclose([gradient[0, j] for gradient in gradients], expected, **EXACT)


def test_row_12_the_jacobian_of_a_matrix_product_is_not_diagonal():
    rng = np.random.default_rng(14)
    W_square = rng.normal(size=(3, 3))  # square, so that diagonal would be possible
    x = rng.normal(size=(1, 3))
    J = jacobian(MatMul(), [x, W_square], 0)
    assert not is_diagonal(J)
    assert_allclose(J, W_square.T, **EXACT)  # each output depends on all the inputs
    assert jacobian(MatMul(), [x, rng.normal(size=(3, 2))], 0).shape == (2, 3)


# Rows 13 to 15: the formulas, written out


def test_row_13_the_gradient_of_W2_written_out():
    network, at, gradients = one_sample()
    m3, m5, y, y_hat = at["m3"], at["m5"], at["y"], at["y_hat"]
    written = m3.T @ (σ(m5) * (1 - σ(m5)) * (y - y_hat))
    assert_allclose(gradients["W2"], written, **EXACT)
    formula = gradient_formula(network, "W2")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂W₂ = m₃ᵀ × [σ(m₅)(1 − σ(m₅))(y − ŷ)]"


def test_row_14_the_gradient_of_m3_written_out():
    network, at, gradients = one_sample()
    m5, y, y_hat, W2 = at["m5"], at["y"], at["y_hat"], at["W2"]
    written = (σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T
    assert_allclose(gradients["m3"], written, **EXACT)
    formula = gradient_formula(network, "m3")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂m₃ = [σ(m₅)(1 − σ(m₅))(y − ŷ)] × W₂ᵀ"


def test_row_14_the_sigmoid_again_gives_the_gradient_of_m2():
    network, at, gradients = one_sample()
    m2 = at["m2"]
    assert_allclose(gradients["m2"], gradients["m3"] * σ(m2) * (1 - σ(m2)), **EXACT)
    slope = numerical_gradient(lambda m2: 0.5 * np.sum((σ(σ(m2) @ at["W2"] + at["b2"]) - at["y_hat"]) ** 2), m2)
    assert_allclose(gradients["m2"], slope, **CLOSE)
    text = "∂E/∂m₂ = [σ(m₅)(1 − σ(m₅))(y − ŷ)] × W₂ᵀ · σ(m₂)(1 − σ(m₂))"
    assert repr(gradient_formula(network, "m2")) == text


def test_row_15_the_gradients_of_b1_and_m1_are_that_of_m2():
    network, at, gradients = one_sample()
    m2, m5, y, y_hat, W2 = at["m2"], at["m5"], at["y"], at["y_hat"], at["W2"]
    written = (σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T * σ(m2) * (1 - σ(m2))
    assert_allclose(gradients["m2"], written, **EXACT)
    assert_allclose(gradients["m1"], written, **EXACT)
    assert_allclose(gradients["b1"], written[0], **EXACT)
    for name, symbol in (("m1", "m₁"), ("b1", "b₁")):
        text = f"∂E/∂{symbol} = [σ(m₅)(1 − σ(m₅))(y − ŷ)] × W₂ᵀ · σ(m₂)(1 − σ(m₂))"
        assert repr(gradient_formula(network, name)) == text


def test_row_15_the_gradient_of_W1_written_out():
    network, at, gradients = one_sample()
    x, m2, m5, y, y_hat, W2 = at["x"], at["m2"], at["m5"], at["y"], at["y_hat"], at["W2"]
    written = x.T @ ((σ(m5) * (1 - σ(m5)) * (y - y_hat)) @ W2.T * (σ(m2) * (1 - σ(m2))))
    assert_allclose(gradients["W1"], written, **EXACT)
    assert_allclose(gradients["W1"], x.T @ gradients["m1"], **EXACT)
    formula = gradient_formula(network, "W1")
    assert_allclose(formula.evaluate(at), written, **EXACT)
    assert repr(formula) == "∂E/∂W₁ = xᵀ × { [σ(m₅)(1 − σ(m₅))(y − ŷ)] × W₂ᵀ · σ(m₂)(1 − σ(m₂)) }"


# Row 16: no gradient for the inputs


def test_row_16_the_gradient_of_x_is_not_computed_when_nobody_wants_it():
    n, inputs = 6, lecture_inputs(6)
    network = mlp(N_IN, N_HIDDEN, N_OUT)
    without_x = count_backward(network, inputs, WANTED)
    elementwise = 3 * n * N_OUT + 2 * n * N_HIDDEN  # error / B; σ(1 − σ) · gradient, in two layers
    matrix_products = 2 * n * N_HIDDEN * N_OUT + n * N_IN * N_HIDDEN  # ∂E/∂m₃ and ∂E/∂W₂; ∂E/∂W₁ alone
    assert without_x == elementwise + matrix_products
    assert count_backward(network, inputs, (*WANTED, "x")) - without_x == n * N_HIDDEN * N_IN


def test_row_16_the_wanted_gradients_are_complete_without_that_of_x():
    network = mlp(N_IN, N_HIDDEN, N_OUT)
    network.forward(**lecture_inputs(6))
    wanted, everything = network.backward(wanted=WANTED), network.backward()
    assert "x" not in wanted
    assert "x" in everything
    for name, gradient in wanted.items():
        assert_allclose(gradient, everything[name], **EXACT)


# Row 17: values passed on, not expressions


def multiplications_by_depth():
    """Of one sweep, and of every weight's formula, for networks of 2, 4, … 10 layers of 3 and 2 in turn."""
    sweeps, written_out = [], []
    for n_pairs in range(1, 6):
        network = mlp(*[3, 2] * n_pairs, 3)
        rng = np.random.default_rng(17)
        x, y_hat = rng.normal(size=(4, 3)), rng.uniform(size=(4, 3))
        inputs = {"x": x, "y_hat": y_hat, **initial_weights(network, rng)}
        values = network.forward(**inputs)
        gradients = network.backward(wanted=network.shapes)
        formulas = {name: gradient_formula(network, name, batch=True) for name in network.shapes}
        for name, formula in formulas.items():
            assert_allclose(formula.evaluate(values), gradients[name], **EXACT)
        sweeps.append(count_backward(network, inputs, network.shapes))
        written_out.append(
            count_multiplications(lambda at, all_of=formulas: [f.evaluate(at) for f in all_of.values()], values)
        )
    return np.array(sweeps), np.array(written_out)


def test_row_17_the_sweep_grows_with_the_depth_and_separate_expressions_with_its_square():
    sweeps, written_out = multiplications_by_depth()
    assert np.all(np.diff(sweeps) > 0)
    assert np.all(np.diff(sweeps, 2) == 0)
    assert np.all(np.diff(written_out, 2) > 0)
    assert np.all(np.diff(written_out, 3) == 0)
    assert np.all(np.diff(written_out / sweeps) > 0)
    assert written_out[-1] > 5 * sweeps[-1]


def test_row_17_each_modules_gradient_value_is_calculated_once_and_passed_on():
    network, calls = recording(mlp(3, 2, 3, 2, 3))
    rng = np.random.default_rng(18)
    network.forward(x=rng.normal(size=(4, 3)), y_hat=rng.uniform(size=(4, 3)), **initial_weights(network, rng))
    gradients = network.backward()
    assert sorted(step for step, _ in calls) == sorted(step for step, _, _ in network.steps)
    for step, received in calls:
        assert_allclose(received, gradients[step], **EXACT)


# Row 18: backpropagation and gradient descent


def test_row_18_backpropagation_changes_no_weights_and_gradient_descent_does():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    weights = Weights.of({name: inputs[name] for name in WANTED})
    before = weights.copy().flat
    E = network.forward(x=inputs["x"], y_hat=inputs["y_hat"], **weights)["E"]
    gradient = Weights.of(network.backward(wanted=weights))
    assert_allclose(weights.flat, before, rtol=0, atol=0)
    SGD(learning_rate=0.1).step(weights.flat, gradient.flat)
    assert_allclose(weights.flat, before - 0.1 * gradient.flat, **EXACT)
    assert network.forward(x=inputs["x"], y_hat=inputs["y_hat"], **weights)["E"] < E


def test_row_18_gradient_descent_takes_the_same_step_with_gradients_from_elsewhere():
    network, inputs = mlp(N_IN, N_HIDDEN, N_OUT), lecture_inputs(6)
    network.forward(**inputs)
    by_sweep = Weights.of(network.backward(wanted=WANTED))
    by_differences = Weights.of(
        {name: numerical_gradient(lambda w, name=name: error_of(inputs, name, w), inputs[name]) for name in WANTED}
    )
    ends = []
    for gradient in (by_sweep, by_differences):
        weights = Weights.of({name: inputs[name] for name in WANTED})
        SGD(learning_rate=0.5).step(weights.flat, gradient.flat)
        ends.append(weights.flat)
    assert_allclose(ends[0], ends[1], rtol=0, atol=1e-9)
    assert np.max(np.abs(ends[0] - Weights.of({name: inputs[name] for name in WANTED}).flat)) > 0.01


def test_row_18_gradient_descent_needs_no_network_at_all():
    surface = rosenbrock()
    w = np.array(surface.start)
    optimizer, before = SGD(learning_rate=1e-3), surface.value(w)
    for _ in range(500):
        optimizer.step(w, surface.gradient(w))
    assert surface.value(w) < 0.2 * before
