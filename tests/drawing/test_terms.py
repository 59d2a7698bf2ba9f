"""An entry written out has the right numbers, and its parts are marked where they stand."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_graphs import graphs

from mlp_tutorial.drawing.terms import entries_used, flat, written_entry
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Multiply, Sin, Square
from mlp_tutorial.studies.example_batch import example_passes
from mlp_tutorial.studies.sweep import trace

WRITTEN = {  # (number of the step, entry): of the network with two samples, two hidden neurons, one output
    (1, (0, 0)): "1.000·0.500 + 0.500·1.000",
    (2, (0, 1)): "−0.700 + 0.200",
    (3, (0, 1)): "σ(−0.500)",
    (7, ()): "½ ((0.595 − 1.000)² + (0.500 − 0.000)²) / 2",
    (9, (0, 0)): "1.000 · (0.595 − 1.000) / 2",
    (10, (1, 0)): "0.250 · 0.250",
    (11, (0,)): "−0.049 + 0.063",
    (12, (1, 0)): "0.063",
    (13, (1, 0)): "0.378·(−0.049) + 0.515·0.063",
    (14, (0, 1)): "(−0.049)·(−1.500)",
    (18, (0, 1)): "1.000·0.017 + 0.200·(−0.023)",
}


@pytest.mark.parametrize(("number", "index"), WRITTEN)
def test_an_entry_is_written_out_with_its_numbers(number, index):
    step = example_passes(2, 2, 1).steps[number - 1]
    assert written_entry(step.expression, step.values, index) == WRITTEN[number, index]


def test_of_a_long_sum_the_first_terms_and_the_last_are_written():
    step = example_passes(3, 4, 2).steps[6]
    terms = written_entry(step.expression, step.values, ())
    assert terms.count("²") == 3
    assert " + … + " in terms


def test_the_sum_at_a_fork_has_what_came_before_in_it():
    passes = trace(
        Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))]), {"a": -2.9}
    )
    step = passes.steps[-1]
    assert written_entry(step.expression, step.values, ()) == "−8.166 + (−0.239) · (−5.800)"


def test_one_number_for_all_entries_is_summed_over_all():
    graph = Graph([("u", Multiply(), ("x", "c")), ("E", MSE(), ("u", "y_hat"))])
    passes = trace(graph, {"x": np.array([[1.0, 2.0]]), "c": 3.0, "y_hat": np.zeros((1, 2))})
    step = passes.steps[passes.whole_at("c") - 1]
    assert step.expression.text == "Σ entries ( ∂E/∂u · x )"
    assert written_entry(step.expression, step.values, ()) == "3.000 · 1.000 + 6.000 · 2.000"


def test_a_difference_is_bracketed_in_a_product_and_a_power_of_ten_everywhere():
    graph = Graph([("e", MSE(), ("y", "t")), ("E", Square(), ("e",))])
    passes = trace(graph, {"y": 3.0, "t": 1.0})
    step = passes.steps[passes.whole_at("y") - 1]
    assert written_entry(step.expression, step.values, ()) == "4.000 · (3.000 − 1.000)"
    large = trace(Graph([("E", Square(), ("x",))]), {"x": 12345.0}).steps[0]
    assert written_entry(large.expression, large.values, ()) == "(1.23·10⁴)²"


def test_a_number_that_rounding_would_make_zero_is_none():
    step = trace(Graph([("E", Multiply(), ("a", "b"))]), {"a": 1e-7, "b": -2.0}).steps[0]
    assert written_entry(step.expression, step.values, ()) == "(1.00·10⁻⁷) · (−2.000)"


def evaluated(text):
    """Return the number that a written entry has, once its signs are Python's."""
    signs = {"−": "-", "·": "*", "²": "**2", "⁻¹": "**(-1)", "½": "0.5*"}
    for sign, python in signs.items():
        text = text.replace(sign, python)
    text = re.sub(r"(exp|sin)\(", r"np.\1(", text)
    return eval(text.replace("σ(", "sigmoid("), {"np": np, "sigmoid": lambda x: 1 / (1 + np.exp(-x))})


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(0, 10**6))
def test_on_any_graph_the_numbers_written_make_the_entry(graph_and_inputs, choice):
    for step in trace(*graph_and_inputs).steps:
        shape = np.shape(step.result)
        index = (
            tuple(int(k) for k in np.unravel_index(choice % max(1, int(np.prod(shape))), shape)) if shape else ()
        )
        text = written_entry(step.expression, step.values, index, digits=9)
        if "…" not in text:
            assert evaluated(text) == pytest.approx(np.asarray(step.result)[index], rel=1e-6, abs=1e-6), step


def test_what_makes_an_entry_is_a_row_and_a_column_of_a_product_and_a_column_of_a_sum():
    passes = example_passes(3, 4, 2)
    W2, b2 = (passes.steps[passes.whole_at(name) - 1] for name in ("W2", "b2"))
    assert [getattr(part, "text", part) for part in flat(W2.expression, W2.values)] == ["m₃ᵀ", "×", "∂E/∂m₄"]
    row, column = entries_used(W2.expression, W2.values, [(1, 0)])
    assert row == [(1, 0), (1, 1), (1, 2)]
    assert column == [(0, 0), (1, 0), (2, 0)]
    assert entries_used(b2.expression, b2.values, [(1,)]) == [[(0, 1), (1, 1), (2, 1)]]


def test_a_bias_is_used_by_every_row_and_the_error_uses_all():
    passes = example_passes(3, 4, 2)
    m5, E = passes.steps[4], passes.steps[6]
    assert entries_used(m5.expression, m5.values, [(2, 1)]) == [[(2, 1)], [(1,)]]
    everything = list(np.ndindex(3, 2))
    assert entries_used(E.expression, E.values, [()]) == [everything, everything]
