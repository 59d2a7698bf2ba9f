"""The building blocks of a network: each computes its output forward and its gradients backward.

`forward(*inputs)` returns the block's output and saves what `backward` needs.
`backward(grad_output)` takes ∂E/∂output and returns ∂E/∂input, one for each input in the inputs' order.
A block knows nothing of its neighbours (lecture, row 4).

Letters: B is the number of samples in a batch; a sample is a row. Scalars have shape (). Every matrix may have
more axes in front, one entry for each of many models: …, as in (…, B, n). The formulas are the same.
"""

import numpy as np

from mlp_tutorial.checks import require_sharing, shape_of
from mlp_tutorial.module import Module


class MatMul(Module):
    """Matrix product m = x × W, with shapes x (…, B, n_in), W (…, n_in, n_out), m (…, B, n_out).

    ∂E/∂x = ∂E/∂m × Wᵀ and ∂E/∂W = xᵀ × ∂E/∂m (lecture, row 11). ValueError if the shapes do not fit.
    It saves x and W themselves, not copies: change them only after `backward`.
    """

    skips_unwanted = True

    def check(self, x, W):
        """Raise ValueError unless the inner sizes are equal, and the axes in front."""
        x_shape, W_shape = np.shape(x), np.shape(W)
        if len(x_shape) < 2 or x_shape[:-2] != W_shape[:-2] or x_shape[-1:] != W_shape[-2:-1]:
            raise ValueError(
                f"MatMul: shapes {x_shape} and {W_shape} do not fit; expected (B, n_in) and (n_in, n_out)"
            )

    def forward(self, x, W):
        """Return x × W."""
        self.x, self.W = np.asanyarray(x, dtype=float), np.asanyarray(W, dtype=float)
        return self.x @ self.W

    def backward(self, dE_dm, wanted=(True, True)):
        """Return (∂E/∂x, ∂E/∂W); None stands for one that is not wanted."""
        dE_dx = dE_dm @ self.W.mT if wanted[0] else None
        dE_dW = self.x.mT @ dE_dm if wanted[1] else None
        return dE_dx, dE_dW


class Add(Module):
    """Sum m = a + b; b has a's shape, or the end of it, as a bias (n,) added to every row of (B, n).

    A bias for each of many models is (…, 1, n), and a then (…, B, n).
    ∂E/∂a = ∂E/∂m and ∂E/∂b = ∂E/∂m, summed over the rows that shared b (lecture, row 10).
    ValueError if b has none of these shapes.
    """

    def check(self, a, b):
        """Raise ValueError unless b has one of these shapes."""
        require_sharing("Add", a, b)

    def forward(self, a, b):
        """Return a + b."""
        self.b_shape = shape_of(b)
        return np.add(a, b, dtype=float)

    def backward(self, dE_dm):
        """Return (∂E/∂a, ∂E/∂b)."""
        return dE_dm, sum_to_shape(dE_dm, self.b_shape)


class Multiply(Module):
    """Elementwise product m = a · b, of the shapes that Add takes.

    ∂E/∂a = ∂E/∂m · b and ∂E/∂b = ∂E/∂m · a, summed over the entries that shared b.
    ValueError if the shapes are others.
    """

    def check(self, a, b):
        """Raise ValueError unless b has one of these shapes."""
        require_sharing("Multiply", a, b)

    def forward(self, a, b):
        """Return a · b."""
        self.a, self.b = a, b
        return np.multiply(a, b, dtype=float)

    def backward(self, dE_dm):
        """Return (∂E/∂a, ∂E/∂b)."""
        return np.multiply(dE_dm, self.b), sum_to_shape(np.multiply(dE_dm, self.a), np.shape(self.b))


class Square(Module):
    """Square y = x², elementwise; ∂E/∂x = 2x · ∂E/∂y."""

    def forward(self, x):
        """Return x²."""
        self.x = x
        return np.square(x, dtype=float)

    def backward(self, dE_dy):
        """Return (∂E/∂x,)."""
        return (2 * np.multiply(self.x, dE_dy),)


class Exp(Module):
    """Exponential y = eˣ, elementwise; ∂E/∂x = eˣ · ∂E/∂y. Above x = 709.78 it is inf."""

    def forward(self, x):
        """Return eˣ."""
        self.y = np.exp(x, dtype=float)
        return self.y

    def backward(self, dE_dy):
        """Return (∂E/∂x,)."""
        return (np.multiply(self.y, dE_dy),)


class Sin(Module):
    """Sine y = sin x with x in radians, elementwise; ∂E/∂x = cos x · ∂E/∂y."""

    def forward(self, x):
        """Return sin x."""
        self.x = x
        return np.sin(x, dtype=float)

    def backward(self, dE_dy):
        """Return (∂E/∂x,)."""
        return (np.multiply(np.cos(self.x), dE_dy),)


class Reciprocal(Module):
    """Reciprocal y = x⁻¹, elementwise; ∂E/∂x = −x⁻² · ∂E/∂y. At x = 0 it is inf."""

    def forward(self, x):
        """Return x⁻¹."""
        self.y = np.divide(1.0, x)
        return self.y

    def backward(self, dE_dy):
        """Return (∂E/∂x,)."""
        return (-np.square(self.y) * dE_dy,)


class Sigmoid(Module):
    """Sigmoid y = σ(x) = 1 / (1 + e⁻ˣ), elementwise; ∂E/∂x = σ(x)(1 − σ(x)) · ∂E/∂y (lecture, row 9)."""

    def forward(self, x):
        """Return σ(x), from the saved value of which `backward` gets its slope."""
        self.y = sigmoid(x)
        return self.y

    def backward(self, dE_dy):
        """Return (∂E/∂x,)."""
        return (self.y * (1 - self.y) * dE_dy,)


class MSE(Module):
    """Squared error E = ½ Σ (y − ŷ)², the sum over a row's outputs, the mean over the B rows; E has shape (…).

    y is the output and ŷ the TARGET, both (…, B, n_out), or both scalars, B = 1 (lecture, row 8).
    ∂E/∂y = (y − ŷ) / B and ∂E/∂ŷ = −∂E/∂y. ValueError if the shapes differ or are not as above.
    """

    def check(self, y, y_hat):
        """Raise ValueError unless the shapes are equal, and as above."""
        shape = np.shape(y)
        if shape != np.shape(y_hat) or len(shape) == 1 or 0 in shape:
            raise ValueError(
                f"MSE: y has shape {shape} and y_hat {np.shape(y_hat)}; "
                "expected the same shape for both, (B, n_out) or ()"
            )

    def forward(self, y, y_hat):
        """Return E."""
        self.error = np.subtract(y, y_hat, dtype=float)
        *models, self.rows, _ = self.error.shape or (1, 1)
        errors = self.error.reshape(*models, -1)  # for each model all of its errors
        return np.vecdot(errors, errors) / (2 * self.rows)

    def backward(self, dE_dE=1.0):
        """Return (∂E/∂y, ∂E/∂ŷ); ∂E/∂E is 1 when E is the last step."""
        if shape_of(dE_dE):  # one for each model
            dE_dE = np.asarray(dE_dE)[..., None, None]
        dE_dy = self.error * (dE_dE / self.rows)
        return dE_dy, -dE_dy


LARGEST_EXPONENT = 708.0  # e⁷⁰⁸ is still finite in float64, and so is its reciprocal


def sigmoid(x):
    """Return σ(x) = 1 / (1 + e⁻ˣ), elementwise: right to the last digits for |x| ≤ 700, silent for every x.

    Shapes: x any, result the same. Below x = −708 the result stays at e⁻⁷⁰⁸ ≈ 3·10⁻³⁰⁸. Above x = 37 it is
    rounded to 1, so that the slope σ(1 − σ) is 0 there.
    """
    x = np.asanyarray(x, dtype=float)
    return 1 / (1 + np.exp(np.minimum(-x, LARGEST_EXPONENT)))


def sum_to_shape(gradient, shape):
    """Return the gradient summed over the axes that the shape lacks, or has only one entry along.

    One value was used in many places. Each use is a branch of a fork, so their gradients add (lecture, row 5).
    """
    gradient_shape = shape_of(gradient)
    if gradient_shape == shape:
        return gradient
    if len(gradient_shape) == len(shape):
        return gradient.sum(axis=-2, keepdims=True)
    return np.add.reduce(gradient, axis=tuple(range(len(gradient_shape) - len(shape))))
