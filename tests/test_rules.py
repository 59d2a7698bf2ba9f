"""What each block calculates, in writing, is what it calculates in numbers; and how it stands on the page."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.expressions import gradient_of, named
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Module, Multiply, Reciprocal, Sigmoid, Sin, Square
from mlp_tutorial.rules import forward_rule, local_rule, slope_at

RNG = np.random.default_rng(0)
A, W, C = RNG.uniform(0.2, 1, (3, 2)), RNG.normal(size=(2, 4)), RNG.normal(size=(3, 2))
BLOCKS = {  # block: (its inputs, forward, backward for g = ∂E/∂m)
    MatMul: ((A, W), "a × b", ["∂E/∂m × bᵀ", "aᵀ × ∂E/∂m"]),
    Add: ((A, C), "a + b", ["∂E/∂m", "∂E/∂m"]),
    Multiply: ((A, C), "a · b", ["∂E/∂m · b", "∂E/∂m · a"]),
    MSE: ((A, C), "1/(2B) Σ (a − b)²", ["∂E/∂m · (a − b)/B", "∂E/∂m · (b − a)/B"]),
    Sigmoid: ((A,), "σ(a)", ["∂E/∂m · σ(a)(1 − σ(a))"]),
    Square: ((A,), "a²", ["∂E/∂m · 2a"]),
    Exp: ((A,), "exp(a)", ["∂E/∂m · exp(a)"]),
    Sin: ((A,), "sin(a)", ["∂E/∂m · cos(a)"]),
    Reciprocal: ((A,), "a⁻¹", ["∂E/∂m · (−a⁻²)"]),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_rule_gives_what_the_block_gives(kind):
    inputs, _, _ = BLOCKS[kind]
    block, names = kind(), [named(name) for name in "ab"[: len(inputs)]]
    values = dict(zip("ab", inputs, strict=False))
    output = block.forward(*inputs)
    assert_allclose(forward_rule(block, names, True).evaluate(values), output, rtol=1e-12)
    values["∂E/∂m"] = np.random.default_rng(1).normal(size=np.shape(output))
    for rule, gradient in zip(
        local_rule(block, gradient_of("m"), names, True), block.backward(values["∂E/∂m"]), strict=True
    ):
        assert_allclose(rule.evaluate(values), gradient, rtol=1e-12)


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_rule_is_written_as_in_the_lecture(kind):
    inputs, forward, backward = BLOCKS[kind]
    names = [named(name) for name in "ab"[: len(inputs)]]
    assert forward_rule(kind(), names, True).text == forward
    assert [rule.text for rule in local_rule(kind(), gradient_of("m"), names, True)] == backward


def test_for_one_sample_the_error_is_written_without_b():
    y, y_hat = named("y"), named("y_hat")
    assert forward_rule(MSE(), [y, y_hat], False).text == "½ Σ (y − ŷ)²"
    assert local_rule(MSE(), gradient_of("E"), [y, y_hat], False)[0].text == "∂E/∂E · (y − ŷ)"


def test_a_block_derived_from_one_of_the_courses_has_its_rules():
    class Steeper(Sigmoid):
        pass

    assert forward_rule(Steeper(), [named("x")], False).text == "σ(x)"
    assert slope_at(Steeper(), named("x")).text == "σ(x)(1 − σ(x))"


class Cube(Module):
    pass


@pytest.mark.parametrize(
    "rule", [lambda: forward_rule(Cube(), [], True), lambda: local_rule(Cube(), None, [], True)]
)
def test_a_block_without_a_rule_is_refused_by_name(rule):
    with pytest.raises(ValueError, match="no written rule for the module Cube"):
        rule()


def test_a_block_of_ones_own_can_be_given_rules():
    class Double(Module):
        pass

    @forward_rule.register
    def _(module: Double, inputs, batch):
        return named("twice")

    assert forward_rule(Double(), [named("x")], True).text == "twice"
