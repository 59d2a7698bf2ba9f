"""Right answers to the last exercise of chapter 02, each written in another way."""

from collections import defaultdict

import numpy as np

from mlp_tutorial.graph import Graph


def backward_with_if(steps):
    gradients = {steps[-1][0]: np.float64(1)}
    for name, block, inputs in steps[::-1]:
        for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
            if argument in gradients:
                gradients[argument] = gradients[argument] + gradient
            else:
                gradients[argument] = gradient
    return gradients


def backward_with_defaults(steps):
    gradients = defaultdict(float)
    gradients[steps[-1][0]] = 1
    for name, block, inputs in reversed(steps):
        for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
            gradients[argument] = gradients[argument] + gradient
    return gradients


def backward_on_copies(steps):
    gradients = {"E": 1.0}
    for name, block, inputs in reversed(steps):
        for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
            if argument not in gradients:
                gradients[argument] = np.zeros(np.shape(gradient))
            gradients[argument] += gradient
    return gradients


def backward_with_branches(steps):
    branches = {steps[-1][0]: [1.0]}
    for name, block, inputs in reversed(steps):
        for argument, gradient in zip(inputs, block.backward(sum(branches[name])), strict=True):
            branches.setdefault(argument, []).append(gradient)
    return {name: sum(some) for name, some in branches.items()}


def backward_by_index(steps):
    gradients = {steps[-1][0]: 1.0}
    for k in range(len(steps) - 1, -1, -1):
        name, block, inputs = steps[k]
        local = block.backward(gradients[name])
        for n in range(len(inputs)):
            gradients[inputs[n]] = local[n] + gradients.get(inputs[n], 0)
    return gradients


def backward_from_a_stack(steps):
    todo, gradients = list(steps), {steps[-1][0]: np.ones(())}
    while todo:
        name, block, inputs = todo.pop()
        for argument, gradient in zip(inputs, block.backward(gradients[name]), strict=True):
            gradients[argument] = gradient + gradients.get(argument, np.zeros(np.shape(gradient)))
    return gradients


def backward_by_the_package(steps):
    graph = Graph(steps)
    error, square = steps[-1][1].error, steps[0][1]
    graph.forward(a=square.x, y_hat=steps[-2][1].output - error)
    return graph.backward()


def backward_in_turned_steps(steps):
    steps.reverse()
    gradients = {steps[0][0]: 1.0}
    for name, block, inputs in steps:
        new = dict(zip(inputs, block.backward(gradients[name]), strict=True))
        gradients |= {one: gradients[one] + new[one] if one in gradients else new[one] for one in new}
    return gradients


RIGHT = {
    "02-backward": [
        backward_with_if,
        backward_with_defaults,
        backward_on_copies,
        backward_with_branches,
        backward_by_index,
        backward_from_a_stack,
        backward_by_the_package,
        backward_in_turned_steps,
    ],
}
