"""What the stepper says of a step, in a sentence or two."""

import numpy as np

from mlp_tutorial.drawing.numbers import never_zero
from mlp_tutorial.expressions import text_name


def reading_of(moment):
    """Return the reading of a Moment."""
    said = " ".join(words_of(moment))
    if moment.parting:
        way = "back" if moment.step.is_backward else "forward"
        name = f"∂E/∂{text_name(moment.step.name)}" if moment.step.is_backward else text_name(moment.step.name)
        return f"Of what was given the first to differ, on the way {way}, is {name}. {moment.parting.why} {said}"
    return said


def words_of(moment):
    """Yield the sentences about a step."""
    step, passes = moment.step, moment.passes
    if step is None:
        _, module, arguments = passes.graph.steps[0]
        inputs = " and ".join(text_name(one) for one in arguments)
        yield f"Nothing is calculated yet: the inputs are there, and {type(module).__name__} begins with {inputs}."
        return
    where = f"Step {moment.number} of {len(passes.steps)}"
    if not step.block:
        yield f"{where}, and now back: it begins at {text_name(step.name)}, of which ∂E/∂E is 1."
        return
    kind = type(passes.block(step)[1]).__name__
    if moment.is_asked:
        gives, comes = f"∂E/∂{text_name(step.name)}", f"∂E/∂{text_name(step.block)}"
        yield f"{where}, back through {kind}: which shape has {gives}, and how is it calculated from {comes}?"
    else:
        yield f"{where}, {'back' if step.is_backward else 'forward'} through {kind}: {result_words(step)}"
        if moment.place:
            entry = np.asarray(step.result)[moment.place]
            yield f"Entry [{', '.join(map(str, moment.place))}] of it is {never_zero(entry, 4)}."
    if step.expression is None:
        yield f"{kind} has no written rule, so only its numbers are shown."
    if step.is_backward and not moment.is_asked:
        yield from words_of_wanted(moment)


def result_words(step):
    """Say what a step gives, and how."""
    name = f"∂E/∂{text_name(step.name)}" if step.is_backward else text_name(step.name)
    how = f" = {step.expression.text}" if step.expression else ""
    shape = np.shape(step.result)
    size = (
        f"shape {shape}{', as ' + text_name(step.name) if step.is_backward else ''}"
        if shape
        else never_zero(step.result, 4)
    )
    if not step.is_whole:
        return f"branch {step.branch} of {step.n_branches} of {name}{how}, {size}."
    if step.n_branches > 1:
        return f"the last of {step.n_branches} branches is added, {name}{how}, {size}."
    return f"{name}{how}, {size}."


def words_of_wanted(moment):
    """Say how many of the wanted gradients are there, if this step is one of them."""
    step, wanted = moment.step, moment.passes.wanted
    if step.name in wanted and step.is_whole:
        there = sum(is_there(moment, name) for name in wanted)
        every = ", all that are wanted, after one sweep" if there == len(wanted) else ""
        yield f"It is wanted: {there} of {len(wanted)} are there{every}."


def is_there(moment, name):
    """Return whether a gradient is there, with all its branches; one that is asked for is not yet."""
    done = moment.passes.steps[: moment.number - moment.is_asked]
    return any(one.is_backward and one.name == name and one.is_whole for one in done)
