"""What the stepper draws of a step's calculation: the matrices with the signs between them, and the formulas."""

import numpy as np

from mlp_tutorial.drawing.numbers import never_zero
from mlp_tutorial.drawing.style import BACKWARD, FORWARD
from mlp_tutorial.drawing.terms import entries_used, flat, written_entry
from mlp_tutorial.expressions import gradient_of, gradient_so_far, latex_name, named, text_name
from mlp_tutorial.figures.calculation import Part
from mlp_tutorial.figures.result_so_far import inline
from mlp_tutorial.studies.comparison import places_apart


def parts_of(moment):
    """Return the Parts and signs of the calculation at a Moment; none before the first step."""
    step = moment.step
    if step is None:
        return []
    if moment.is_asked:
        parts = [*known_parts(moment, ","), "→", result_part(moment)]
    elif step.expression is None:
        kind = type(moment.passes.block(step)[1]).__name__
        sign = f"{kind}.{'backward' if step.is_backward else 'forward'} →"
        parts = [*known_parts(moment, ","), sign, result_part(moment)]
    elif not step.block:
        parts = [result_part(moment)]
    else:
        parts = [*expression_parts(moment), "=", result_part(moment)]
    return [*parts, "but", given_part(moment)] if moment.parting else parts


def expression_parts(moment):
    """Return the Parts and signs of a step's Expression, with the entries marked that make the picked one."""
    step, used = moment.step, iter(entries_used(moment.step.expression, moment.step.values, [moment.place]))
    parts = [
        one if isinstance(one, str) else part_of(moment, one, tuple(next(used)))
        for one in flat(step.expression, step.values)
    ]
    return parts if len(parts) > 1 else [*parts, "· 1"]


def known_parts(moment, sign):
    """Return what the block at hand works with, the sign between: the gradient that comes in, and its inputs."""
    step = moment.step
    name, _, arguments = moment.passes.block(step)
    known = [gradient_of(name)] if step.is_backward else []
    parts = [part_of(moment, one) for one in (*known, *map(named, arguments))]
    return [one for part in parts for one in (part, sign)][:-1]


def part_of(moment, expression, used=()):
    """Return the Part of an Expression: red if it is a gradient, or some branches of one."""
    numbers = np.asarray(expression.evaluate(moment.step.values))
    color = BACKWARD if expression.text.startswith("∂E") else FORWARD
    return Part(f"${inline(expression.latex)}$", numbers, used, color=color)


def result_part(moment):
    """Return the Part of the step's result."""
    step = moment.step
    used = () if step.expression is None or not step.block else (moment.place,)
    look = {"used": used, "is_hidden": moment.is_asked, "color": BACKWARD if step.is_backward else FORWARD}
    return Part(f"${inline(target(step))}$", np.asarray(step.result), **look)


def given_part(moment):
    """Return the Part of what somebody has given in the place of the step's result, its wrong entries marked."""
    given = moment.parting.given
    if given is None or given.ndim > 2 or not given.size:
        return "nothing is given" if given is None else f"what is given has the shape {given.shape}"
    return Part("given", given, wrong=tuple(places_apart(moment.passes, moment.parting)))


def target(step):
    """Return in LaTeX what a step gives: a value, a gradient, or what there is of it so far."""
    if not step.is_backward:
        return latex_name(step.name)
    return (gradient_of if step.is_whole else gradient_so_far)(step.name).latex


def title_of(moment):
    """Return which step it is, as it stands above the calculation."""
    step, last = moment.step, len(moment.passes.steps)
    if step is None:
        return f"step 0 of {last}"
    way = "back" if step.is_backward else "forward"
    through = f" through {type(moment.passes.block(step)[1]).__name__}" if step.block else ""
    return f"step {moment.number} of {last}: {way}{through}"


def place_of_result(step):
    """Return (kind, name, user): the label in the picture of the graph that a step's result stands at."""
    if not step.is_backward:
        return "value", step.name
    return ("share", step.name, step.block) if not step.is_whole else ("gradient", step.name)


def written_line(moment, digits=4):
    """Return the entry that is picked, written out: "entry [0, 1]: 0.1·0.2 + 0.3·0.4 ≈ 0.14", rounded."""
    step, place = moment.step, moment.place
    number = never_zero(np.asarray(step.result)[place], digits)
    which = f"entry [{', '.join(map(str, place))}]:  " if place else ""
    return f"{which}{written_entry(step.expression, step.values, place, digits)} ≈ {number}"


def formula_of(moment):
    """Return the step's formula, the same written out in full, its head, all in LaTeX, and a note on the head.

    None before the first step, for a step that is asked for, and for one without a written rule.
    """
    step, formulas = moment.step, moment.passes.formulas
    if step is None or moment.is_asked or step.expression is None:
        return None
    local = f"{target(step)} = {step.expression.latex}"
    if not step.is_backward or not step.block or not step.is_whole or step.name not in formulas:
        return local, "", "", ""
    full = formulas[step.name].expression.latex
    head = formulas[step.block].expression.latex
    if head == "1":
        return local, full, "", ""
    number = moment.passes.whole_at(step.block)
    return local, full, head, f"∂E/∂{text_name(step.block)}, calculated once: in step {number}"
