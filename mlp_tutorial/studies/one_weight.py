"""One weight of a network: E along it while all others stay, and descent on it alone (lecture, row 1)."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.checks import require_whole_number


@dataclass(frozen=True)
class OneWeight:
    """The entry `index` of the input `name` of a network, a Graph that ends in E, as the only thing that moves.

    `inputs` holds all that the network's forward pass takes, by name, that entry's own value among it.
    """

    network: object
    inputs: dict
    name: str
    index: tuple

    @property
    def own_value(self):
        """The value that the weight has in the inputs."""
        return float(self.inputs[self.name][self.index])

    def error(self, value):
        """Return E with the weight at the value, a number."""
        moved = np.array(self.inputs[self.name], dtype=float)
        moved[self.index] = value
        return float(self.network.forward(**self.inputs | {self.name: moved})["E"])

    def error_and_slope(self, value):
        """Return E and ∂E/∂w with the weight w at the value: the slope of E along this weight."""
        E = self.error(value)
        return E, float(self.network.backward()[self.name][self.index])


@dataclass(frozen=True)
class Descent:
    """Where one weight went: its values, E and ∂E/∂w at each of them, all (k + 1,), the start first."""

    values: np.ndarray
    errors: np.ndarray
    slopes: np.ndarray


def errors_along(weight, values):
    """Return E (n,) of a OneWeight at each of the values (n,)."""
    return np.array([weight.error(value) for value in values])


@np.errstate(all="ignore")
def descend_along(weight, optimizer, start, n_steps):
    """Return the Descent of a OneWeight by n_steps of the optimizer, shorter if w leaves the finite numbers.

    The optimizer is changed as its `step(weights, gradient)` changes it. ValueError if n_steps is below 0.
    """
    require_whole_number("n_steps", n_steps, 0)
    w = np.array([start], dtype=float)
    places = [(start, *weight.error_and_slope(start))]
    for _ in range(n_steps):
        optimizer.step(w, np.array([places[-1][2]]))
        if not np.isfinite(w[0]):
            break
        places.append((w[0], *weight.error_and_slope(w[0])))
    return Descent(*np.transpose(places))
