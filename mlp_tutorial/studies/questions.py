"""What will a step of the backward pass give? The question, its possible answers, and what is wrong with each."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.expressions import text_name
from mlp_tutorial.mistakes import wrong_rules


@dataclass(frozen=True)
class Question:
    """The shape and the operation of one gradient are asked for."""

    shape: tuple  # the right one
    shapes: dict  # {shape: what is wrong with it, "" for the right one}
    operation: str  # the right one
    operations: dict  # {text: what is wrong with it, "" for the right one}

    def judge(self, shape, operation):
        """Return a list of what is wrong, empty for the right answer; ValueError for what is no answer."""
        for kind, given, known in (("shape", shape, self.shapes), ("operation", operation, self.operations)):
            if given not in known:
                raise ValueError(f"{kind} is {given!r}, expected one of {list(known)}")
        return [wrong for wrong in (self.operations[operation], self.shapes[shape]) if wrong]


def question(passes, step):
    """Return the Question of a Trace's Step; None for a forward step, for ∂E/∂E, and without a written rule."""
    if not step.is_backward or not step.block or step.expression is None:
        return None
    block = passes.block(step)
    right = step.expression.parts[-1] if step.branch > 1 else step.expression  # without what came before
    wrong = wrong_rules(block, step.index, step.values, passes.is_batch)
    operations = {right.text: ""} | {
        expression.text: f"The operation: {mistake}." for expression, mistake in wrong
    }
    shapes = possible_shapes(passes, step, block)
    return Question(np.shape(step.result), shapes, right.text, dict(sorted(operations.items())))


def possible_shapes(passes, step, block):
    """Return {shape: what is wrong with it}: those of the values about the block, and the right one turned."""
    name, _, arguments = block
    right = np.shape(passes.values[step.name])
    why = f"The shape: a gradient has the shape of its value, and that of {text_name(step.name)} is {right}"
    shapes = {right: ""}
    if right[::-1] != right:
        shapes[right[::-1]] = f"{why}: rows and columns are exchanged."
    for other in (name, *arguments):
        shapes.setdefault(np.shape(passes.values[other]), f"{why}; this is that of {text_name(other)}.")
    for more in ((), (1,), right[-1:]):
        shapes.setdefault(more, f"{why}.")
    return dict(sorted(shapes.items()))
