"""Four ways, the same gradients: what each of them costs is counted, and worked out by hand here."""

import numpy as np
import pytest

from mlp_tutorial.counting import count_multiplications
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import example_weights, initial_weights, mlp
from mlp_tutorial.modules import MSE, Add, MatMul, Multiply, Square
from mlp_tutorial.studies.count import WAYS, compare, compare_forks, compare_layers, count_paths, forks


def unequal_network():
    rng, network = np.random.default_rng(0), mlp(2, 4, 3)
    data = {"x": rng.normal(size=(5, 2)), "y_hat": rng.uniform(size=(5, 3))}
    return network, data | dict(initial_weights(network, rng))


def multiplications(comparison):
    return {way: count.multiplications for way, count in comparison.counts.items()}


GRAPHS = {"network": unequal_network(), "forks": (forks(5), {"u0": 1.3})}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_the_same_gradients(name, way):
    graph, inputs = GRAPHS[name]
    values = graph.forward(**inputs)
    backward = graph.backward()
    gradients = WAYS[way](graph)(values)
    close = {"rtol": 1e-6, "atol": 1e-9} if way == "differences" else {"rtol": 1e-12, "atol": 1e-14}
    for wanted in set(graph.inputs) - graph.data:
        np.testing.assert_allclose(gradients[wanted], backward[wanted], **close, err_msg=wanted)


def test_central_differences_leave_the_saved_values_as_they_are():
    graph, inputs = unequal_network()
    before = graph.forward(**inputs)
    WAYS["differences"](graph)(before)
    for name, value in graph.values.items():
        np.testing.assert_array_equal(value, before[name])


def test_the_work_for_a_network_is_what_a_hand_counts():
    network, inputs = unequal_network()
    counts = compare(network, inputs)
    head, second = 30, 60 + 40  # σ(1 − σ)(y − ŷ), with 5 samples; then × W₂ᵀ and the other σ(1 − σ)
    products = 60 + 40  # m₃ᵀ × … and xᵀ × …
    assert counts["backward"].multiplications == 15 + head + second + products  # 15: (y − ŷ) · 1/B
    assert counts["formulas"].multiplications == 4 * head + 2 * second + products
    # from the front, each of the 12 weights W₂ and 3 biases b₂; of the 8 weights W₁ and 4 biases b₁
    last, first = 10 + 5, 10 + 15 + 30 + 15
    assert counts["forward"].multiplications == 12 * (5 + last) + 3 * last + 8 * (5 + first) + 4 * first
    run = count_multiplications(lambda values: network.forward(**values), inputs)
    assert run >= 5 * (2 * 4 + 4 * 3)
    assert counts["differences"].multiplications == 2 * 27 * run


def test_the_sweeps_are_one_or_one_for_each_formula_or_weight_or_two():
    counts = compare(*unequal_network())
    assert {way: count.sweeps for way, count in counts.items()} == {
        "backward": 1,
        "formulas": 4,
        "forward": 27,
        "differences": 54,
    }


def test_the_lectures_network_takes_thirteen_sweeps_from_the_front_and_one_from_the_back():
    network, weights = mlp(2, 3, 1), example_weights()
    counts = compare(network, {"x": np.array([[1.0, 0.5]]), "y_hat": np.array([[1.0]]), **weights})
    assert (counts["forward"].sweeps, counts["backward"].sweeps) == (13, 1)
    # 1 for E, 2 for the last σ, 3 and 3 for W₂ and m₃, 6 for the three σ, 6 for W₁
    assert counts["backward"].multiplications == 1 + 2 + 3 + 3 + 6 + 6
    # the 1 · x of a weight, its neuron's σ(1 − σ) · dm, and for the first layer · W₂ and the last σ; dy · (y − ŷ)
    assert counts["forward"].multiplications == 3 * (1 + 3) + 3 + 6 * (1 + 2 + 1 + 3) + 3 * (2 + 1 + 3)


def test_every_way_takes_some_time():
    for comparison in (compare_layers(2, 3), compare_forks(3)):
        for way, count in comparison.counts.items():
            assert 0 < count.seconds < 60, way


def test_with_twice_the_depth_the_sweep_takes_twice_the_work_and_the_formulas_less_than_four_times():
    shallow, deep = (multiplications(compare_layers(depth, 4)) for depth in (3, 6))
    ratios = {way: deep[way] / shallow[way] for way in WAYS}
    assert ratios["backward"] == pytest.approx(2, abs=0.2)
    assert 3 < ratios["formulas"] < 4
    assert ratios["forward"] > 4
    assert ratios["differences"] == pytest.approx(4, abs=0.2)


def test_a_network_of_layers_says_how_many_weights_and_paths_it_has():
    comparison = compare_layers(3, 4)
    assert (comparison.depth, comparison.n_weights) == (3, 3 * (16 + 4))
    on_each = np.linalg.matrix_power(np.ones((4, 4)), 2)  # from a neuron of the first layer to each of the third
    assert comparison.n_paths == on_each[0].sum()


@pytest.mark.parametrize("n_forks", [1, 2, 5, 12])
def test_through_forks_formula_and_paths_double_and_the_sweeps_grow_by_three(n_forks):
    comparison = compare_forks(n_forks)
    assert comparison.n_paths == 2**n_forks
    assert multiplications(comparison) == {
        "backward": 3 * n_forks,
        "formulas": 2 ** (n_forks + 1) - 3,
        "forward": 3 * n_forks,
        "differences": 2 * n_forks,
    }


def test_paths_are_counted_by_every_use_of_a_value():
    steps = [
        ("b", Multiply(), ("a", "a")),
        ("c", Add(), ("b", "a")),
        ("d", Square(), ("b",)),
        ("E", Add(), ("c", "d")),
    ]
    graph = Graph(steps)
    assert count_paths(graph, "a") == 2 + 1 + 2  # by b and c, by c alone, by b and d
    assert count_paths(graph, "b") == 2
    assert count_paths(graph, "E") == 1


def test_from_what_leads_nowhere_there_is_no_path():
    graph = Graph([("m", MatMul(), ("x", "W")), ("n", Square(), ("a",)), ("E", MSE(), ("m", "y_hat"))])
    assert count_paths(graph, "a") == 0


def test_the_same_settings_are_measured_once():
    assert compare_layers(2, 2) is compare_layers(2, 2)
    assert compare_forks(2) is compare_forks(2)


@pytest.mark.parametrize(
    ("ask", "named"),
    [
        (lambda: compare_layers(0, 3), "depth is 0"),
        (lambda: compare_layers(7, 3), "depth is 7"),
        (lambda: compare_layers(3, 7), "width is 7"),
        (lambda: compare_forks(13), "n_forks is 13"),
    ],
)
def test_what_would_take_too_long_or_is_nothing_is_refused(ask, named):
    with pytest.raises(ValueError, match=f"{named}, expected a whole number"):
        ask()
