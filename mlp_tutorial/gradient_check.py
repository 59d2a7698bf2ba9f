"""Gradients without calculus, by moving each number a little: slow, and sure enough to check the fast ones."""

import numpy as np

from mlp_tutorial.checks import require_known


def numerical_gradient(f, w, step=1e-5):
    """Return the gradient of a scalar function at w by central differences, (f(w + h) − f(w − h)) / 2h.

    Each entry of w is moved alone, by h = step · max(1, |entry|), so f is called twice for each.
    Shapes: w any, the result the same; w itself is not changed. ValueError if step is not above 0, or
    f gives something else than one number.
    """
    if not (np.isfinite(step) and step > 0):
        raise ValueError(f"step is {step}, expected a finite number above 0")
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        value = w[index]
        h = step * max(1.0, abs(value))
        sides = []
        for moved in (value + h, value - h):
            w[index] = moved
            sides.append(one_number(f(w.copy())))
        w[index] = value
        gradient[index] = (sides[0] - sides[1]) / (2 * h)
    return gradient


def check_gradients(graph, inputs, wanted=None):
    """Return {name: relative difference} between `graph.backward` and central differences.

    `inputs` is what `graph.forward` takes, as a dict; `wanted` names the inputs to check, by default all but the
    data. A difference below 1e-6 means that they agree. ValueError for a name that is not such an input.
    """
    known = [name for name in graph.inputs if name not in graph.data]
    wanted = known if wanted is None else wanted
    require_known("check_gradients wants", wanted, known)
    last = graph.steps[-1][0]
    graph.forward(**inputs)
    analytical = graph.backward()
    differences = {}
    for name in wanted:
        numerical = numerical_gradient(
            lambda w, name=name: graph.forward(**inputs | {name: w})[last], inputs[name]
        )
        differences[name] = relative_difference(analytical[name], numerical)
    graph.forward(**inputs)
    return differences


@np.errstate(all="ignore")
def relative_difference(a, b, floor=1e-4):
    """Return max |a − b| / max(|a|, |b|, floor), with the maxima over all entries.

    The floor is there because central differences of an E near 1 carry a rounding error near 1e-11: two
    gradients below it are compared by their absolute difference. ValueError if the shapes differ.
    """
    if np.shape(a) != np.shape(b):
        raise ValueError(f"a has shape {np.shape(a)}, expected that of b, {np.shape(b)}")
    scale = max(np.max(np.abs(a)), np.max(np.abs(b)), floor)
    return float(np.max(np.abs(np.subtract(a, b))) / scale)


def one_number(value):
    """Return value as a float; ValueError if it has more than one entry."""
    if np.ndim(value) != 0:
        raise ValueError(f"f returned shape {np.shape(value)}, expected one number")
    return float(value)
