"""Optimizers: what to do with a gradient. They see one flat vector of weights and know nothing of networks."""

from numbers import Real

import numpy as np


class Setting:
    """A number of an optimizer that can be changed at any time, and is refused outside [0, below).

    An array of numbers is one for each of many models, with shape (…, 1) beside weights (…, n).
    """

    def __init__(self, below=np.inf):
        self.below = below

    def __set_name__(self, owner, name):
        self.name = name

    def __set__(self, optimizer, value):
        is_array = isinstance(value, np.ndarray) and value.dtype.kind == "f"
        if (not isinstance(value, Real) and not is_array) or not np.all((value >= 0) & (value < self.below)):
            limit = "a finite number" if self.below == np.inf else f"a number below {self.below}"
            raise ValueError(f"{self.name} is {value!r}, expected {limit}, 0 or more")
        vars(optimizer)[self.name] = value.copy() if is_array else float(value)
        optimizer.fitting = None  # an array has to fit the weights


class SGD:
    """Plain gradient descent with weight decay, w ← w − α (g + λ w), where g = ∂E/∂w (lecture, row 22).

    α is `learning_rate`, λ `weight_decay`. There is no momentum in it.
    """

    learning_rate = Setting()
    weight_decay = Setting()

    def __init__(self, learning_rate, weight_decay=0.0):
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay

    @np.errstate(all="ignore")
    def step(self, weights, gradient):
        """Change the weights in place, one step down the gradient.

        Both are float arrays of the same shape. ValueError if not; then nothing has changed.
        """
        require_fitting(self, weights, gradient)
        weights -= self.learning_rate * (gradient + self.weight_decay * weights)


class Momentum:
    """Gradient descent with accumulated gradient, v ← m v + g; w ← w − α (v + λ w) (lecture, rows 19, 22).

    α is `learning_rate`, m `momentum` in [0, 1), λ `weight_decay`; v is `velocity`, None (zero) before
    the first step.
    The decay stands outside the accumulation: v holds gradients only.
    """

    learning_rate = Setting()
    momentum = Setting(below=1)
    weight_decay = Setting()

    def __init__(self, learning_rate, momentum=0.9, weight_decay=0.0):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.velocity = None

    @np.errstate(all="ignore")
    def step(self, weights, gradient):
        """Change the velocity and then the weights in place.

        Both are float arrays of the same shape at every step. ValueError if not; then nothing has changed.
        """
        require_fitting(self, weights, gradient)
        if self.velocity is None:
            self.velocity = np.zeros_like(weights)
        v = self.velocity
        v *= self.momentum
        v += gradient
        weights *= 1.0 - self.learning_rate * self.weight_decay  # − α λ w
        weights -= self.learning_rate * v  # − α v


class CoupledMomentum(Momentum):
    """Momentum as PyTorch's SGD has it, decay inside the accumulation: v ← m v + (g + λ w); w ← w − α v.

    The settings are Momentum's. With m = 0 the two rules agree; with momentum the pull of this one is accumulated
    too, about 1/(1 − m) times as strong (lecture, row 22).
    """

    @np.errstate(all="ignore")
    def step(self, weights, gradient):
        """Change the velocity and then the weights in place, as `Momentum.step` does."""
        require_fitting(self, weights, gradient)
        if self.velocity is None:
            self.velocity = np.zeros_like(weights)
        v = self.velocity
        v *= self.momentum
        v += gradient + self.weight_decay * weights
        weights -= self.learning_rate * v


def require_fitting(optimizer, weights, gradient):
    """Raise ValueError unless weights, gradient and the velocity, if there is one, are float arrays of one shape.

    A setting that is an array has one entry for each row of weights. Shapes and types that have fitted are noted
    in the optimizer, and not looked at more closely again.
    """
    velocity = getattr(optimizer, "velocity", None)
    try:
        kinds = weights.shape, weights.dtype, weights.flags.writeable, gradient.shape, gradient.dtype
        kinds += (None if velocity is None else velocity.shape,)
    except AttributeError:  # not arrays
        kinds = None
    if kinds is None or kinds != getattr(optimizer, "fitting", None):
        require_vectors(weights, gradient)
        require_same_rows(optimizer, weights)
        optimizer.fitting = kinds


def require_vectors(weights, gradient):
    """Raise ValueError unless both are float arrays of one shape, and the weights can be changed."""
    for name, array in (("weights", weights), ("gradient", gradient)):
        if not isinstance(array, np.ndarray) or array.ndim == 0 or array.dtype.kind != "f":
            raise ValueError(f"{name} is {describe(array)}, expected a numpy vector of floats")
    if not weights.flags.writeable:
        raise ValueError("weights are read-only, expected a vector that can be changed in place")
    if weights.shape != gradient.shape:
        raise ValueError(f"gradient has shape {gradient.shape}, expected that of weights, {weights.shape}")


def require_same_rows(optimizer, weights):
    """Raise ValueError unless the optimizer's velocity, and each setting that is an array, fit the weights."""
    velocity = getattr(optimizer, "velocity", None)
    if velocity is not None and not isinstance(velocity, np.ndarray):
        raise ValueError(f"velocity is {velocity!r}, expected None, which is zero, or an array like the weights")
    if velocity is not None and velocity.shape != weights.shape:
        raise ValueError(
            f"weights have shape {weights.shape}, but this optimizer has the velocity of {velocity.shape}: "
            "make a new optimizer for other weights"
        )
    one_each = (*weights.shape[:-1], 1)
    for name, value in vars(optimizer).items():
        if isinstance(getattr(type(optimizer), name, None), Setting) and np.shape(value) not in ((), one_each):
            raise ValueError(f"{name} has shape {value.shape}, expected {one_each}, one for each model")


def describe(value):
    """Return a short description of a value for an error: an array's dtype and shape, else its type."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} with shape {value.shape}"
    return f"of type {type(value).__name__}"
