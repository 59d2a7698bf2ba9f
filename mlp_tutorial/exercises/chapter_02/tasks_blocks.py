"""Exercises of chapter 02: blocks of one's own."""

import numpy as np

from mlp_tutorial.exercises.answers import Unusable
from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import blocks as two
from mlp_tutorial.exercises.catalogue import chain as known
from mlp_tutorial.modules import Module


def draw_one_input(rng):
    """Return an input of four rows and three columns, and the gradient that comes in: new numbers each time."""
    return _away_from_0(rng), _away_from_0(rng)


def draw_two_inputs(rng):
    """Return two inputs of four rows and three columns, and the gradient that comes in."""
    return _away_from_0(rng), _away_from_0(rng), _away_from_0(rng)


def _away_from_0(rng, shape=(4, 3)):
    return rng.uniform(0.4, 1.8, shape) * rng.choice([-1.0, 1.0], shape)


def run_block(answer, *arguments):
    """Return what a block gives forward, then its gradients; it has been used before, with three rows only.

    An array without a tuple around it is returned in a list, so that it has another shape. Unusable if something
    is missing that was not saved, and if there is a list, or a gradient too many.
    """
    block = answer()
    for first_row in (1, 0):
        *inputs, dE_dy = (one[first_row:] for one in arguments)
        try:
            output, gradients = block.forward(*inputs), block.backward(dE_dy)
        except AttributeError as error:
            if error.obj is not block:
                raise
            raise Unusable(f"The block asks for `self.{error.name}`, which has not been saved.") from error
    if isinstance(gradients, tuple) and len(gradients) > len(inputs):
        raise Unusable(f"`backward` returned {len(gradients)} gradients; the inputs of the block: {len(inputs)}.")
    if isinstance(gradients, list):
        raise Unusable("`backward` returned a list. A `Graph` expects a tuple: round brackets, and a comma.")
    if isinstance(gradients, tuple):
        return output, *gradients
    return output, [gradients] if isinstance(gradients, np.ndarray) else gradients


class Cube(Module):
    """Cube y = x³, elementwise."""

    def forward(self, x):
        """Return x³."""
        self.x, self.output = x, x**3
        return self.output

    def backward(self, dE_dy):
        """Return ∂E/∂x in a tuple."""
        return (3 * self.x**2 * dE_dy,)


def _cube(backward):
    """Return a Cube with another backward."""
    return type("Cube", (Cube,), {"backward": backward})


class _TimesForPower(Cube):
    def forward(self, x):
        super().forward(x)
        return x * 3


CUBE = Exercise(
    name="02-cube",
    title="a block of your own",
    statement=r"""
The block $y = x^3$ is missing in the package; its derivative is $3x^2$. Fill in both methods, with `Sin` as the
model (without `asanyarray`, `dtype` and `self.received`). `backward` returns a tuple with one gradient: mind its
comma.

The check makes a block, uses it twice, and looks at the second time: four rows of three columns go forward,
another array of this shape comes in backward. Result 1 is what your `forward` returns, result 2 the gradient in
your tuple.
""",
    level=2,
    starter="class Cube(Module):\n"
    '    """Cube y = x³, elementwise."""\n\n'
    "    def forward(self, x):\n"
    "        self.x, self.output = x, ...\n"
    "        return self.output\n\n"
    "    def backward(self, dE_dy):\n"
    "        return (...,)\n",
    reference=Cube,
    hints=(
        "`Sin` saves what it needs on the way forward. What does a cube need on the way back?",
        "In Python the third power of x is `x**3`.",
        "Backward there is a product of two things: the slope at the saved x, and the gradient that comes in.",
    ),
    lesson="The block knows nothing of what stands before and behind it, and works in every graph. With a 1 "
    "coming in, a block that forgets it would have looked right.",
    wrong={
        known.INCOMING_FORGOTTEN: _cube(lambda self, dE_dy: (3 * self.x**2,)),
        known.INCOMING_ALONE: _cube(lambda self, dE_dy: (dE_dy,)),
        known.INCOMING_ADDED: _cube(lambda self, dE_dy: (3 * self.x**2 + dE_dy,)),
        known.FACTOR_LOST: _cube(lambda self, dE_dy: (self.x**2 * dE_dy,)),
        known.EXPONENT_KEPT: _cube(lambda self, dE_dy: (3 * self.x**3 * dE_dy,)),
        known.FACTOR_OF_A_SQUARE: _cube(lambda self, dE_dy: (2 * self.x**2 * dE_dy,)),
        known.POWER_LOST: _cube(lambda self, dE_dy: (3 * self.x * dE_dy,)),
        known.FUNCTION_FOR_SLOPE: _cube(lambda self, dE_dy: (self.x**3 * dE_dy,)),
        known.SLOPE_AT_OUTPUT: _cube(lambda self, dE_dy: (3 * self.output**2 * dE_dy,)),
        known.SLOPE_AT_INCOMING: _cube(lambda self, dE_dy: (3 * dE_dy**2,)),
        known.NO_TUPLE: _cube(lambda self, dE_dy: 3 * self.x**2 * dE_dy),
        known.TIMES_FOR_POWER: _TimesForPower,
    },
    draw=draw_one_input,
    use=run_block,
)


class Ratio(Module):
    """Ratio y = a / b, elementwise."""

    def forward(self, a, b):
        """Return a / b."""
        self.a, self.b, self.output = a, b, a / b
        return self.output

    def backward(self, dE_dy):
        """Return ∂E/∂a and ∂E/∂b."""
        return dE_dy / self.b, -dE_dy * self.a / self.b**2


def _ratio(backward):
    """Return a Ratio with another backward, a function of a, b and what comes in."""
    return type("Ratio", (Ratio,), {"backward": lambda self, dE_dy: backward(self.a, self.b, dE_dy)})


class _ForwardExchanged(Ratio):
    def forward(self, a, b):
        super().forward(a, b)
        return b / a


RATIO = Exercise(
    name="02-ratio",
    title="a block with two inputs",
    statement=r"""
Write the block $y = a / b$, elementwise, with two inputs of one shape. `forward(a, b)` saves what is needed
later and returns the output. `backward(dE_dy)` returns a tuple of **two** gradients, in the order of the inputs:
for $a$ and for $b$. The slope for $a$ is $1/b$; find the one for $b$, with $a$ fixed, from $(1/b)' = -1/b^2$.

The check sends arrays of four rows and three columns both ways. Result 1 is your output, result 2 the gradient
of $a$, result 3 that of $b$.
""",
    level=3,
    starter="class Ratio(Module):\n"
    '    """Ratio y = a / b, elementwise."""\n\n'
    "    def forward(self, a, b):\n"
    "        return ...\n\n"
    "    def backward(self, dE_dy):\n"
    "        return ..., ...\n",
    reference=Ratio,
    hints=(
        "Both slopes need saved inputs, so `forward` keeps a and b before it returns.",
        "Each gradient is what comes in, times how much the ratio changes per unit of that input.",
        "While b moves, a is a fixed factor in front of 1 / b; and a larger b makes a positive ratio smaller.",
    ),
    lesson="One gradient for each input, each with a slope of its own. Put into a `Graph` with `Square` or `Sin`, "
    "it works at once: they need not know of it.",
    wrong={
        known.INCOMING_FORGOTTEN: _ratio(lambda a, b, d: (1 / b, -a / b**2)),
        two.INCOMING_FOR_FIRST_ONLY: _ratio(lambda a, b, d: (d / b, -a / b**2)),
        two.INCOMING_ALONE_FOR_BOTH: _ratio(lambda a, b, d: (d, d)),
        two.INPUTS_GRADIENTS_EXCHANGED: _ratio(lambda a, b, d: (-d * a / b**2, d / b)),
        two.PRODUCT_SLOPES: _ratio(lambda a, b, d: (d * b, d * a)),
        two.MINUS_LOST: _ratio(lambda a, b, d: (d / b, d * a / b**2)),
        two.SQUARE_LOST: _ratio(lambda a, b, d: (d / b, -d * a / b)),
        two.SQUARE_WITHOUT_BRACKETS: _ratio(lambda a, b, d: (d / b, -d * a / b * b)),
        two.GRADIENTS_ADDED: (
            _ratio(lambda a, b, d: (d / b - d * a / b**2,)),
            _ratio(lambda a, b, d: d / b - d * a / b**2),
        ),
        two.NUMERATOR_LOST: _ratio(lambda a, b, d: (d / b, -d / b**2)),
        two.TIMES_B: _ratio(lambda a, b, d: (d * b, -d * a / b**2)),
        two.ONE_GRADIENT_ONLY: _ratio(lambda a, b, d: (d / b,)),
        known.NO_TUPLE: _ratio(lambda a, b, d: d / b),
        two.SAME_FOR_BOTH: _ratio(lambda a, b, d: (d / b, d / b)),
        two.FORWARD_EXCHANGED: _ForwardExchanged,
    },
    draw=draw_two_inputs,
    use=run_block,
)
