"""What all building blocks of a network share: a forward and a backward method, and the guard of both."""

from functools import wraps

import numpy as np

from mlp_tutorial.quiet import quiet


class Module:
    """One block of a network; a block of your own needs `forward` and `backward` as below.

    `forward` keeps in attributes what `backward` will need. Both are guarded: numbers too large become inf or nan
    without a warning, `check` may refuse the inputs, and `backward` refuses what has not the output's shape. A
    caller who has seen the shapes fit can use `plain_forward` and `plain_backward`, which are not guarded.
    """

    skips_unwanted = False  # True: backward also takes wanted=, one bool an input, and may leave out the rest
    _output_shape = None

    def __init_subclass__(cls):
        """Guard the class's own forward and backward."""
        for name, guard in {"forward": guarded_forward, "backward": guarded_backward}.items():
            if name in vars(cls):
                setattr(cls, f"plain_{name}", vars(cls)[name])
                setattr(cls, name, guard(vars(cls)[name]))

    def check(self, *inputs):
        """Raise ValueError if the inputs do not fit; a block that takes all shapes needs no check."""

    def forward(self, *inputs):
        """Return the block's output for its inputs, and keep what `backward` needs."""
        raise NotImplementedError(f"{type(self).__name__} has no forward")

    def backward(self, grad_output):
        """Return a tuple with ∂E/∂input for each input, given ∂E/∂output."""
        raise NotImplementedError(f"{type(self).__name__} has no backward")

    plain_forward, plain_backward = forward, backward


def guarded_forward(forward):
    """Return a forward method that checks its inputs, and notes the shape of its output."""

    @quiet
    @wraps(forward)
    def guarded(self, *inputs):
        self._output_shape = None
        self.check(*inputs)
        output = forward(self, *inputs)
        self._output_shape = np.shape(output)
        return output

    return guarded


def guarded_backward(backward):
    """Return a backward method that needs a forward pass before it, and a gradient of its output's shape."""

    @quiet
    @wraps(backward)
    def guarded(self, *grad_output, **options):
        kind = type(self).__name__
        if self._output_shape is None:
            raise ValueError(f"{kind}.backward was called before forward: it needs saved values")
        if grad_output and np.shape(grad_output[0]) != self._output_shape:
            raise ValueError(
                f"{kind}.backward: grad_output has shape {np.shape(grad_output[0])}, "
                f"expected the shape of the output, {self._output_shape}"
            )
        return backward(self, *grad_output, **options)

    return guarded


def plain(module, name):
    """Return the module's method of that name without its guard, or the one that this very module was given."""
    return getattr(module, name if name in vars(module) else f"plain_{name}")
