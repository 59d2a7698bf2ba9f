"""The formulas of rows 8 to 15, letter for letter, for one sample of the lecture's network."""

import pytest

from mlp_tutorial.expressions import gradient_of
from mlp_tutorial.formulas import gradient_formula, local_rules
from mlp_tutorial.mlp import mlp

WRITTEN_OUT = {
    "y": "∂E/∂y = y − ŷ",  # row 8
    "m5": "∂E/∂m₅ = σ(m₅)(1 − σ(m₅)) (y − ŷ)",  # row 9
    "b2": "∂E/∂b₂ = σ(m₅)(1 − σ(m₅)) (y − ŷ)",  # row 10
    "m4": "∂E/∂m₄ = σ(m₅)(1 − σ(m₅)) (y − ŷ)",
    "W2": "∂E/∂W₂ = m₃ᵀ × ( σ(m₅)(1 − σ(m₅)) (y − ŷ) )",  # row 13
    "m3": "∂E/∂m₃ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ",  # row 14
    "m2": "∂E/∂m₂ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))",
    "b1": "∂E/∂b₁ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))",  # row 15
    "m1": "∂E/∂m₁ = [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂))",
    "W1": "∂E/∂W₁ = xᵀ × { [ σ(m₅)(1 − σ(m₅)) (y − ŷ) ] × W₂ᵀ · σ(m₂)(1 − σ(m₂)) }",
}
LOCAL = {  # (the step, which of its inputs): in terms of the gradient that comes in
    ("m5", 1): "∂E/∂m₅",  # row 10: ∂E/∂b₂
    ("m5", 0): "∂E/∂m₅",  # ∂E/∂m₄
    ("m4", 0): "∂E/∂m₄ × W₂ᵀ",  # row 11: ∂E/∂m₃
    ("m4", 1): "m₃ᵀ × ∂E/∂m₄",  # ∂E/∂W₂
    ("m3", 0): "∂E/∂m₃ · σ(m₂)(1 − σ(m₂))",  # row 14: ∂E/∂m₂
    ("m2", 1): "∂E/∂m₂",  # row 15: ∂E/∂b₁
    ("m2", 0): "∂E/∂m₂",  # ∂E/∂m₁
    ("m1", 1): "xᵀ × ∂E/∂m₁",  # ∂E/∂W₁
}


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_rows_8_to_15_written_out(name):
    assert repr(gradient_formula(mlp(2, 3, 1), name)) == WRITTEN_OUT[name]


@pytest.mark.parametrize(("step", "index"), LOCAL)
def test_rows_10_to_15_from_the_gradient_that_comes_in(step, index):
    block = next(block for block in mlp(2, 3, 1).steps if block[0] == step)
    assert local_rules(block, gradient_of(step))[index].text == LOCAL[step, index]
