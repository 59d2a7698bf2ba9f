"""Count the multiplications that a calculation makes, by making it with arrays that count."""

import numpy as np


class CountingArray(np.ndarray):
    """An array whose products, and all that is calculated from them, add to one shared tally."""

    tally = None

    def __array_finalize__(self, source):
        self.tally = getattr(source, "tally", None)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        plain = [part.view(np.ndarray) if isinstance(part, CountingArray) else part for part in inputs]
        if "out" in kwargs:
            kwargs["out"] = tuple(part.view(np.ndarray) for part in kwargs["out"])
        result = np.asarray(getattr(ufunc, method)(*plain, **kwargs)).view(CountingArray)
        result.tally = self.tally
        if ufunc in (np.multiply, np.square):
            self.tally.append(result.size)
        elif ufunc in (np.matmul, np.vecdot):
            self.tally.append(result.size * np.shape(plain[0])[-1])
        return result


def count_multiplications(calculate, values):
    """Return how many multiplications of two numbers `calculate(values)` makes.

    `values` is {name: array}; an elementwise product of n entries counts n, a matrix product of (p, q) and
    (q, r) counts p·q·r. Products made with * or @, np.square and np.vecdot count; other functions do not.
    Only what is calculated from the values counts.
    """
    tally = []
    counting = {}
    for name, value in values.items():
        counting[name] = np.array(value, dtype=float).view(CountingArray)
        counting[name].tally = tally
    calculate(counting)
    return sum(tally)


def count_backward(graph, inputs):
    """Return the multiplications of one backward sweep, the forward pass not counted."""

    def forward(values):
        graph.forward(**values)

    def forward_and_backward(values):
        graph.forward(**values)
        graph.backward()

    return count_multiplications(forward_and_backward, inputs) - count_multiplications(forward, inputs)
