"""Every wrong way to a gradient is wrong, and is named."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.graph import Graph
from mlp_tutorial.mistakes import (
    ENTRYWISE,
    MATRIX_PRODUCT,
    MEAN,
    NO_SLOPE,
    NO_UPSTREAM,
    NOT_SHARED,
    ORDER,
    OTHER_FACTOR,
    ROW_SUM,
    SIGN,
    TRANSPOSE,
    TWICE,
    WRONG_AXIS,
    WRONG_VALUE,
    result_of,
    wrong_rules,
)
from mlp_tutorial.modules import MSE, Module, Multiply, Sin
from mlp_tutorial.studies.example_batch import example_batch

OF_BLOCKS = {  # (step, which input): the mistakes that can be made there
    ("E", 0): {MEAN, SIGN},
    ("y", 0): {WRONG_VALUE, NO_SLOPE, NO_UPSTREAM, MATRIX_PRODUCT, SIGN},
    ("m5", 1): {ROW_SUM, WRONG_AXIS, TWICE, SIGN},
    ("m5", 0): {NOT_SHARED, SIGN},
    ("m4", 1): {ORDER, TRANSPOSE, ENTRYWISE, SIGN},
    ("m4", 0): {ORDER, TRANSPOSE, ENTRYWISE, SIGN},
    ("m3", 0): {WRONG_VALUE, NO_SLOPE, NO_UPSTREAM, MATRIX_PRODUCT, SIGN},
    ("m1", 1): {ORDER, TRANSPOSE, ENTRYWISE, SIGN},
}


def passes(graph, inputs):
    """Return the values of both passes: gradients under "∂E/∂name"."""
    values = graph.forward(**inputs)
    return values | {f"∂E/∂{name}": gradient for name, gradient in graph.backward().items()}


def block_of(graph, name):
    return next(step for step in graph.steps if step[0] == name)


@pytest.mark.parametrize("place", OF_BLOCKS)
def test_every_mistake_that_can_be_made_at_a_block_is_named(place):
    graph, inputs = example_batch(3, 4, 2)
    wrong = wrong_rules(block_of(graph, place[0]), place[1], passes(graph, inputs))
    assert {mistake for _, mistake in wrong} == OF_BLOCKS[place]


def test_the_mistakes_give_what_their_names_say():
    graph, inputs = example_batch(3, 4, 2)
    at = passes(graph, inputs)
    y_wrong = {m: e.evaluate(at) for e, m in wrong_rules(block_of(graph, "E"), 0, at)}
    assert_allclose(y_wrong[MEAN], at["y"] - at["y_hat"])
    assert_allclose(y_wrong[SIGN], (at["y_hat"] - at["y"]) / 3)
    b2 = {m: e.evaluate(at) for e, m in wrong_rules(block_of(graph, "m5"), 1, at)}
    assert_allclose(b2[ROW_SUM], at["∂E/∂m5"])
    assert_allclose(b2[WRONG_AXIS], at["∂E/∂m5"].sum(axis=1))
    assert_allclose(b2[TWICE], at["∂E/∂m5"].mean(axis=0))
    slope = {m: result_of(e, at) for e, m in wrong_rules(block_of(graph, "m3"), 0, at)}
    assert_allclose(slope[WRONG_VALUE], at["∂E/∂m3"] / (2 + np.exp(at["m3"]) + np.exp(-at["m3"])))
    assert slope[MATRIX_PRODUCT] is None


@pytest.mark.parametrize("sizes", [(1, 3, 1), (3, 3, 2), (3, 3, 3), (2, 2, 2), (4, 4, 3)])
def test_no_wrong_way_gives_the_right_numbers_at_any_size(sizes):
    graph, inputs = example_batch(*sizes)
    at = passes(graph, inputs)
    for name, _, arguments in graph.steps:
        for index, argument in enumerate(arguments):
            for expression, mistake in wrong_rules((name, _, arguments), index, at, sizes[0] > 1):
                found, right = result_of(expression, at), at.get(f"∂E/∂{argument}")
                if right is not None and found is not None and np.shape(found) == np.shape(right):
                    assert not np.allclose(found, right, rtol=1e-9, atol=0), (name, argument, mistake)


def test_for_one_sample_nothing_is_missed_that_one_sample_does_not_need():
    graph, inputs = example_batch(1, 3, 1)
    at = passes(graph, inputs)
    wrong = {
        mistake
        for name in ("E", "m5")
        for index in (0, 1)
        for _, mistake in wrong_rules(block_of(graph, name), index, at, False)
    }
    assert wrong.isdisjoint({ROW_SUM, MEAN, TWICE, NOT_SHARED})


def test_a_factor_that_all_rows_share_can_be_summed_wrongly_and_taken_for_the_other():
    graph = Graph([("u", Multiply(), ("x", "c")), ("E", MSE(), ("u", "y_hat"))])
    at = passes(
        graph, {"x": np.ones((3, 2)) * [[1], [2], [3]], "c": np.array([2.0, 5.0]), "y_hat": np.zeros((3, 2))}
    )
    assert {mistake for _, mistake in wrong_rules(block_of(graph, "u"), 1, at)} == {
        OTHER_FACTOR,
        ROW_SUM,
        WRONG_AXIS,
        TWICE,
        SIGN,
    }
    assert {mistake for _, mistake in wrong_rules(block_of(graph, "u"), 0, at)} == {OTHER_FACTOR, SIGN}


def test_of_single_numbers_nothing_is_offered_that_has_no_meaning():
    graph = Graph([("E", Sin(), ("x",))])
    at = passes(graph, {"x": 0.5})
    assert {mistake for _, mistake in wrong_rules(block_of(graph, "E"), 0, at)} == {WRONG_VALUE, NO_SLOPE, SIGN}


def test_a_block_without_a_written_rule_is_refused():
    class Cube(Module):
        pass

    with pytest.raises(ValueError, match="no written rule for the module Cube"):
        wrong_rules(("c", Cube(), ("x",)), 0, {"x": 1.0, "c": 1.0, "∂E/∂c": 1.0})
