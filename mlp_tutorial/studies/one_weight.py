"""One weight of a network: E along it while all others stay, and descent on it alone (lecture, row 1)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlp_tutorial.checks import require_known, require_whole_number
from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.optimizers import SGD

WINDOW = (-6.0, 6.0)  # of the values of a weight that are looked at
READABLE = 0.00005  # half of the fourth decimal: a smaller difference is not seen in four
NAMES = {  # W1[0, 0] … b2[0]: the name of the array, and the entry's index
    f"{name}[{', '.join(map(str, index))}]": (name, index)
    for name, array in example_weights().items()
    for index in np.ndindex(array.shape)
}


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

    @property
    def rises(self):
        """The steps after which E was higher than before, by enough to be read."""
        return np.flatnonzero(np.diff(self.errors) > READABLE) + 1

    @property
    def crossings(self):
        """The steps that went across the bottom of a valley: the slope has changed its sign."""
        return np.flatnonzero(self.slopes[1:] * self.slopes[:-1] < 0) + 1


@dataclass(frozen=True)
class Walk:
    """A weight's descent, over the curve (w, E) that it goes down."""

    weight: str
    own_value: float
    learning_rate: float
    curve: tuple
    descent: Descent


def walk(weight, value, learning_rate, n_samples, n_steps):
    """Return the Walk of a weight of the 2-3-1 network, one of NAMES, from a value: n_steps of plain SGD.

    E is that of the first n_samples tomatoes.
    """
    one = one_weight(weight, n_samples)
    return Walk(
        weight=weight,
        own_value=one.own_value,
        learning_rate=learning_rate,
        curve=curve(weight, n_samples),
        descent=descend_along(one, SGD(learning_rate), value, n_steps),
    )


def one_weight(weight, n_samples):
    """Return the OneWeight of that name in the 2-3-1 network, for the first n_samples tomatoes."""
    require_known("weight is", [weight], NAMES)
    x, y_hat = tomatoes()
    inputs = {"x": x[:n_samples], "y_hat": y_hat[:n_samples], **example_weights()}
    return OneWeight(mlp(2, 3, 1), inputs, *NAMES[weight])


@lru_cache
def curve(weight, n_samples):
    """Return 121 values of the weight over the WINDOW, and E at each of them."""
    w = np.linspace(*WINDOW, 121)
    return w, errors_along(one_weight(weight, n_samples), w)


def errors_along(weight, values):
    """Return E (n,) of a OneWeight at each of the values (n,)."""
    return np.array([weight.error(value) for value in values])


def descend_along(weight, optimizer, start, n_steps):
    """Return the Descent of a OneWeight by n_steps of the optimizer, shorter if w leaves the finite numbers.

    The optimizer is changed as its `step(weights, gradient)` changes it. ValueError if n_steps is below 0.
    """
    require_whole_number("n_steps", n_steps, 0)
    w = np.array([start], dtype=float)
    with np.errstate(all="ignore"):
        places = [(start, *weight.error_and_slope(start))]
        for _ in range(n_steps):
            optimizer.step(w, np.array([places[-1][2]]))
            if not np.isfinite(w[0]):
                break
            places.append((w[0], *weight.error_and_slope(w[0])))
    return Descent(*np.transpose(places))
