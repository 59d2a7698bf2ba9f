"""Exercises of chapter 02: the backward pass through any graph."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import chain as known
from mlp_tutorial.exercises.catalogue import forks
from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, Multiply, Sin, Square

NAMES = ("E", "y", "r", "q", "p", "a")  # whose gradients are compared


def draw_forks(rng):
    """Return a graph with two forks, after a forward pass through it: new numbers each time."""
    to_r = [("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("r", Multiply(), ("p", "q"))]
    graph = Graph([*to_r, ("y", Add(), ("r", "p")), ("E", MSE(), ("y", "y_hat"))])
    a = rng.uniform(0.4, 1.4, (4, 3)) * rng.choice([-1.0, 1.0], (4, 3))
    graph.forward(a=a, y_hat=rng.normal(size=(4, 3)))
    return (graph,)


def run_backward(answer, graph):
    """Return the gradients that an answer finds for the graph's steps, of those names that are compared.

    If that of the first step's result is not there when it is asked for, this is returned in their place.
    LookupError, in words, for another one that is not there.
    """
    try:
        found = answer(list(graph.steps))
    except KeyError as error:
        name = error.args[0]
        if name == graph.steps[0][0]:
            return {f"a gradient of {name} that is not there": 0}
        if name in NAMES:
            why = (
                f"there is no gradient of {name} yet. Has the step behind it had its turn, is what it gave back "
                "kept, and is there something to add to?"
            )
            raise LookupError(why) from error
        raise
    return {name: found[name] for name in NAMES if name in found} if isinstance(found, dict) else found


def my_backward(steps):
    """Return {name: ∂E/∂name}, E being the result of the last step."""
    last_name = steps[-1][0]
    gradients = {last_name: 1.0}
    for name, block, inputs in reversed(steps):  # 1. start from the back
        local = block.backward(gradients[name])  # 2. the gradients for all inputs
        for argument, gradient in zip(inputs, local, strict=True):
            gradients[argument] = gradients.get(argument, 0) + gradient  # 3. at a fork, add
    return gradients


def _backward(at_a_fork, at_first=lambda gradient: gradient, at_the_end=lambda steps: 1.0):
    """Return a backward pass that does something else at a fork, where a gradient arrives first, or at the end."""

    def wrong(steps):
        gradients = {steps[-1][0]: at_the_end(steps)}
        for name, block, inputs in reversed(steps):
            for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
                if argument in gradients:
                    gradients[argument] = at_a_fork(gradients[argument], gradient)
                else:
                    gradients[argument] = at_first(gradient)
        return gradients

    return wrong


def _from_the_front(steps, is_skipped=False):
    gradients = {steps[-1][0]: 1.0}
    for name, block, inputs in steps:
        if name in gradients or not is_skipped:
            gradients |= dict(zip(inputs, block.backward(gradients[name]), strict=True))
    return gradients


def _incoming_twice(steps):
    gradients = {steps[-1][0]: 1.0}
    for name, block, inputs in reversed(steps):
        for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
            gradients[argument] = gradients.get(argument, 0) + gradient * gradients[name]
    return gradients


def _in_place(old, new):
    old += new
    return old


def to_the_stepper(result, graph):
    """Return the learner's gradients, with the graph and its inputs."""
    return result, graph, {name: graph.values[name] for name in graph.inputs}


BACKWARD = Exercise(
    name="02-backward",
    title="the backward pass",
    statement=r"""
`steps` are those of a `Graph` after its forward pass. Three gaps: in place of `...` the number to start from,
$\partial E/\partial E$; in place of `[]` the steps in the right order; and the line with the third comment: a name
that is there already is a fork. (`gradients.get(argument, 0)` gives 0 for a name that is not there. Write
`a = a + b`: with `a += b` two names may share an array.)

The check draws four rows of three columns for two forks, $p = a^2$, $q = \sin a$, $r = p \cdot q$, $y = r + p$ and
`MSE`, and compares your gradients of $E$, $y$, $r$, $q$, $p$ and $a$.
""",
    level=4,
    starter="def my_backward(steps):\n"
    '    """Return {name: ∂E/∂name}, E being the result of the last step."""\n'
    "    last_name = steps[-1][0]\n"
    "    gradients = {last_name: ...}\n"
    "    for name, block, inputs in []:  # 1. start from the back\n"
    "        local = block.backward(gradients[name])  # 2. the gradients for all inputs\n"
    "        for argument, gradient in zip(inputs, local, strict=True):\n"
    "            gradients[argument] = gradient  # 3. and at a fork?\n"
    "    return gradients\n",
    reference=my_backward,
    hints=(
        "How much does E change per unit of E? With that the pass begins, at the last step.",
        "`reversed(steps)` runs through the list from its end: then each gradient is there in time.",
        "At a fork the new gradient joins the one that has come back before; for a new name that one is 0.",
    ),
    lesson="These few lines go through any graph of blocks without loops. Two forks, one inside the other, and "
    "rows unequal to columns: no branch and no order could hide.",
    wrong={
        known.OVERWRITTEN_AT_A_FORK: _backward(lambda old, new: new),
        forks.FIRST_KEPT_AT_A_FORK: _backward(lambda old, new: old),
        forks.BRANCHES_MULTIPLIED: _backward(lambda old, new: old * new),
        forks.BRANCHES_SUBTRACTED: _backward(lambda old, new: old - new),
        forks.BRANCHES_AVERAGED: _backward(lambda old, new: (old + new) / 2),
        forks.ADDED_IN_PLACE: _backward(_in_place),
        forks.ADDED_TO_ITSELF: _backward(lambda old, new: old + new, lambda gradient: gradient + gradient),
        forks.STARTED_WITH_E: _backward(lambda old, new: old + new, at_the_end=lambda steps: steps[-1][1].output),
        forks.INCOMING_TWICE: _incoming_twice,
        forks.ORDER_OF_THE_STEPS: _from_the_front,
        forks.ONLY_THE_LAST_STEP: lambda steps: _from_the_front(steps, is_skipped=True),
    },
    draw=draw_forks,
    use=run_backward,
    stepper=to_the_stepper,
)
