"""What all building blocks of a network share: a forward and a backward method, and the guard of both."""

from functools import wraps
from types import MethodType

import numpy as np

from mlp_tutorial.quiet import quiet


class Module:
    """One block of a network; a block of your own needs `forward` and `backward` as below.

    `forward` keeps in attributes what `backward` will need. Both are guarded: numbers too large become inf or nan
    without a warning, `check` may refuse the inputs' shapes, and `backward` refuses what has not the output's
    shape. A caller who has seen the shapes fit can do without: see `plain`.
    """

    skips_unwanted = False  # True: backward also takes wanted=, one bool an input, and may leave out the rest
    _output_shape = None

    def __init_subclass__(cls):
        """Guard the class's own forward and backward."""
        for name, guard in {"forward": guarded_forward, "backward": guarded_backward}.items():
            if name in vars(cls):
                setattr(cls, name, guard(vars(cls)[name]))

    def check(self, *inputs, **named):
        """Raise ValueError if the inputs' shapes do not fit; a block that takes all shapes needs no check."""

    def forward(self, *inputs):
        """Return the block's output for its inputs, and keep what `backward` needs."""
        raise NotImplementedError(f"{type(self).__name__} has no forward")

    def backward(self, grad_output):
        """Return a tuple with ∂E/∂input for each input, given ∂E/∂output."""
        raise NotImplementedError(f"{type(self).__name__} has no backward")


def guarded_forward(forward):
    """Return a forward method that checks its inputs, and notes the shape of its output."""

    @quiet
    @wraps(forward)
    def guarded(self, *inputs, **named):
        self._output_shape = None
        self.check(*inputs, **named)
        output = forward(self, *inputs, **named)
        self._output_shape = np.shape(output)
        return output

    guarded.without_guard = forward
    return guarded


def guarded_backward(backward):
    """Return a backward method that needs a forward pass before it, and a gradient of its output's shape."""
    name = backward.__code__.co_varnames[1]  # the one after self

    @quiet
    @wraps(backward)
    def guarded(self, *arguments, **options):
        kind = type(self).__name__
        if self._output_shape is None:
            raise ValueError(f"{kind}.backward was called before forward: it needs saved values")
        grad_output = arguments[0] if arguments else options.get(name)
        if grad_output is not None and np.shape(grad_output) != self._output_shape:
            raise ValueError(
                f"{kind}.backward: grad_output has shape {np.shape(grad_output)}, "
                f"expected the shape of the output, {self._output_shape}"
            )
        return backward(self, *arguments, **options)

    guarded.without_guard = backward
    return guarded


def plain(method):
    """Return the method of a module without its guard, or as it is if it has none."""
    without_guard = getattr(method, "without_guard", None)
    return MethodType(without_guard, method.__self__) if without_guard else method
