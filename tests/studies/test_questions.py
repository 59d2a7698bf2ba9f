import numpy as np
import pytest
from own_blocks import Cube

from mlp_tutorial.graph import Graph
from mlp_tutorial.mistakes import ENTRYWISE, MEAN, ORDER, ROW_SUM, SIGN, TRANSPOSE, WRONG_AXIS, WRONG_VALUE
from mlp_tutorial.modules import Multiply, Sin, Square
from mlp_tutorial.studies.example_batch import example_passes
from mlp_tutorial.studies.questions import question
from mlp_tutorial.studies.sweep import trace

NAMED = {  # (the gradient asked for, the wrong operation): the mistake
    ("W2", "∂E/∂m₄ · m₃ᵀ"): ENTRYWISE,
    ("W2", "∂E/∂m₄ × m₃ᵀ"): ORDER,
    ("W2", "m₃ × ∂E/∂m₄"): TRANSPOSE,
    ("b2", "∂E/∂m₅"): ROW_SUM,
    ("b2", "Σ columns ∂E/∂m₅"): WRONG_AXIS,
    ("y", "∂E/∂E · (y − ŷ)"): MEAN,
    ("m2", "∂E/∂m₃ · σ(m₃)(1 − σ(m₃))"): WRONG_VALUE,
    ("y", "∂E/∂E · (ŷ − y)/B"): SIGN,
    ("m3", "−( ∂E/∂m₄ × W₂ᵀ )"): SIGN,
}


def asked(name, passes=None):
    passes = passes or example_passes(3, 4, 2)
    return question(passes, passes.steps[passes.whole_at(name) - 1])


@pytest.mark.parametrize(("name", "operation"), NAMED)
def test_with_three_samples_and_two_outputs_every_mistake_is_named(name, operation):
    one = asked(name)
    (verdict,) = one.judge(one.shape, operation)
    assert verdict == f"The operation: {NAMED[name, operation]}."


@pytest.mark.parametrize("name", ["y", "m5", "b2", "m4", "W2", "m3", "m2", "b1", "m1", "W1"])
def test_the_right_answer_is_right_and_there_is_no_other_one(name):
    passes, one = example_passes(3, 4, 2), asked(name)
    assert one.shape == passes.values[name].shape
    right = [(s, o) for s in one.shapes for o in one.operations if not one.judge(s, o)]
    assert right == [(one.shape, one.operation)]
    assert len(one.shapes) >= 3
    assert len(one.operations) >= 3


def test_a_wrong_shape_is_told_why():
    one = asked("W2")
    exchanged, of_other = (one.judge(shape, one.operation) for shape in ((2, 4), (3, 4)))
    why = "The shape: a gradient has the shape of its value, and that of W₂ is (4, 2)"
    assert exchanged == [f"{why}: rows and columns are exchanged."]
    assert of_other == [f"{why}; this is that of m₃."]
    assert len(one.judge((2, 4), "m₃ × ∂E/∂m₄")) == 2


def test_what_is_no_answer_is_refused():
    one = asked("W2")
    with pytest.raises(ValueError, match=r"shape is \(9, 9\), expected one of"):
        one.judge((9, 9), one.operation)
    with pytest.raises(ValueError, match="operation is 'W₂', expected one of"):
        one.judge(one.shape, "W₂")


def test_nothing_is_asked_on_the_way_forward_nor_of_the_first_gradient_nor_without_a_rule():
    passes = example_passes(3, 4, 2)
    assert [question(passes, step) is None for step in passes.steps] == [True] * 8 + [False] * 10

    own = trace(Graph([("u", Cube(), ("a",)), ("E", Square(), ("u",))]), {"a": 2.0})
    assert question(own, own.steps[-1]) is None


def test_at_a_fork_each_branch_is_asked_for_by_itself():
    fork = Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])
    passes = trace(fork, {"a": np.float64(1.2)})
    assert asked("a", passes).operation == "∂E/∂p · 2a"
