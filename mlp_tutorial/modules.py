"""The building blocks of a network: each computes its output forward and its gradients backward.

A block knows nothing of its neighbours (lecture, row 4). B is the number of samples in a batch; a sample is a row.
Scalars have shape (). Every matrix may have more axes in front, one entry for each of many models: …, as in
(…, B, n). Numbers too large become inf or nan; a `Graph`, in which blocks run, keeps numpy from warning of it.
"""

import numpy as np

from mlp_tutorial.checks import require_broadcast, require_factors, require_targets

LARGEST_EXPONENT = 708.0  # e⁷⁰⁸ is still finite in float64, and so is its reciprocal


class Module:
    """One block of a network; a block of your own needs `forward` and `backward` as in this file.

    Keep in `output` what `forward` returns. Of an input that `is_data`, as a graph says, `backward` may give None.
    """

    output = None
    is_data = (False, False)

    def forward(self, *inputs):
        """Return the block's output for its inputs, and save what `backward` needs."""
        raise NotImplementedError(f"{type(self).__name__} has no forward")

    def backward(self, grad_output):
        """Return a tuple with ∂E/∂input for each input, given ∂E/∂output."""
        raise NotImplementedError(f"{type(self).__name__} has no backward")

    def received(self, grad_output):
        """Return ∂E/∂output as an array; ValueError before `forward`, or if it has not the output's shape."""
        if self.output is None:
            raise ValueError(f"{type(self).__name__}.backward was called before forward: it needs saved values")
        grad_output = grad_output if hasattr(grad_output, "shape") else np.asarray(grad_output)[()]  # of a list
        if grad_output.shape != self.output.shape:
            wrong = f"{type(self).__name__}.backward: grad_output has shape {grad_output.shape}"
            raise ValueError(f"{wrong}, expected the shape of the output, {self.output.shape}")
        return grad_output


class MatMul(Module):
    """Matrix product m = x × W, with shapes x (…, B, n_in), W (…, n_in, n_out), m (…, B, n_out).

    ∂E/∂x = ∂E/∂m × Wᵀ and ∂E/∂W = xᵀ × ∂E/∂m (lecture, row 11). ValueError if the shapes do not fit.
    It saves x and W themselves, not copies: change them only after `backward`.
    """

    def forward(self, x, W):
        x, W = np.asanyarray(x), np.asanyarray(W)
        require_factors(x.shape, W.shape)
        self.x, self.W, self.output = x, W, np.matmul(x, W, dtype=float)
        return self.output

    def backward(self, dE_dm):
        dE_dm = self.received(dE_dm)
        dE_dx = None if self.is_data[0] else dE_dm @ self.W.mT
        dE_dW = None if self.is_data[1] else self.x.mT @ dE_dm
        return dE_dx, dE_dW


class Add(Module):
    """Sum m = a + b, where b broadcasts to a's shape, as a bias (n,) added to every row of (B, n) does.

    ∂E/∂a = ∂E/∂m and ∂E/∂b = ∂E/∂m, summed over the entries that shared b (lecture, row 10). ValueError else.
    """

    def forward(self, a, b):
        a, b = np.asanyarray(a), np.asanyarray(b)
        require_broadcast("Add", a.shape, b.shape)
        self.b_shape, self.output = b.shape, np.add(a, b, dtype=float)
        return self.output

    def backward(self, dE_dm):
        dE_dm = self.received(dE_dm)
        return dE_dm, sum_to_shape(dE_dm, self.b_shape)


class Multiply(Module):
    """Elementwise product m = a · b, where b broadcasts to a's shape.

    ∂E/∂a = ∂E/∂m · b and ∂E/∂b = ∂E/∂m · a, summed over the entries that shared b. ValueError else.
    """

    def forward(self, a, b):
        a, b = np.asanyarray(a), np.asanyarray(b)
        require_broadcast("Multiply", a.shape, b.shape)
        self.a, self.b, self.output = a, b, np.multiply(a, b, dtype=float)
        return self.output

    def backward(self, dE_dm):
        dE_dm = self.received(dE_dm)
        return np.multiply(dE_dm, self.b), sum_to_shape(np.multiply(dE_dm, self.a), self.b.shape)


class Square(Module):
    """Square y = x², elementwise; ∂E/∂x = 2x · ∂E/∂y."""

    def forward(self, x):
        self.x, self.output = np.asanyarray(x), np.square(x, dtype=float)
        return self.output

    def backward(self, dE_dy):
        return (np.multiply(self.received(dE_dy), 2.0 * self.x),)


class Exp(Module):
    """Exponential y = eˣ, elementwise; ∂E/∂x = eˣ · ∂E/∂y. Above x = 709.78 it is inf."""

    def forward(self, x):
        self.output = np.exp(x, dtype=float)
        return self.output

    def backward(self, dE_dy):
        return (np.multiply(self.received(dE_dy), self.output),)


class Sin(Module):
    """Sine y = sin x with x in radians, elementwise; ∂E/∂x = cos x · ∂E/∂y."""

    def forward(self, x):
        self.x, self.output = np.asanyarray(x), np.sin(x, dtype=float)
        return self.output

    def backward(self, dE_dy):
        return (np.multiply(self.received(dE_dy), np.cos(self.x, dtype=float)),)


class Reciprocal(Module):
    """Reciprocal y = x⁻¹, elementwise; ∂E/∂x = −x⁻² · ∂E/∂y. At x = 0 it is inf."""

    def forward(self, x):
        self.output = np.divide(1.0, x, dtype=float)
        return self.output

    def backward(self, dE_dy):
        return (np.multiply(self.received(dE_dy), -np.square(self.output)),)


class Sigmoid(Module):
    """Sigmoid y = σ(x) = 1 / (1 + e⁻ˣ), elementwise; ∂E/∂x = σ(x)(1 − σ(x)) · ∂E/∂y (lecture, row 9)."""

    def forward(self, x):
        self.output = sigmoid(x)
        return self.output

    def backward(self, dE_dy):
        dE_dy, y = self.received(dE_dy), self.output
        dE_dx = 1.0 - y
        dE_dx *= y  # in place: in the array that was made just now
        dE_dx *= dE_dy
        return (dE_dx,)


class MSE(Module):
    """Squared error E = ½ Σ (y − ŷ)², the sum over a row's outputs, the mean over the B rows; E has shape (…).

    y is the output and ŷ the TARGET, both (…, B, n_out), or both scalars, B = 1 (lecture, row 8).
    ∂E/∂y = (y − ŷ) / B and ∂E/∂ŷ = −∂E/∂y. ValueError if the shapes differ or are not as above.
    """

    def forward(self, y, y_hat):
        y, y_hat = np.asanyarray(y), np.asanyarray(y_hat)
        require_targets(y.shape, y_hat.shape)
        self.error, self.rows = np.subtract(y, y_hat, dtype=float), y.shape[-2] if y.ndim else 1
        errors = self.error.reshape(*y.shape[:-2], -1)  # for each model all of its errors
        self.output = np.vecdot(errors, errors) / (2 * self.rows)
        return self.output

    def backward(self, dE_dE=None):
        dE_dE = self.received(np.ones(np.shape(self.output)) if dE_dE is None else dE_dE)  # 1 at the last step
        one_each = dE_dE[..., np.newaxis, np.newaxis] if dE_dE.ndim else dE_dE  # for many models
        dE_dy = self.error * (one_each / self.rows)
        return dE_dy, None if self.is_data[1] else -dE_dy


def sigmoid(x):
    """Return σ(x) = 1 / (1 + e⁻ˣ), elementwise: right to the last digits for |x| ≤ 700, silent for every x.

    Shapes: x any, result the same. Below x = −708 the result stays at e⁻⁷⁰⁸ ≈ 3·10⁻³⁰⁸. Above x = 37 it is
    rounded to 1, so that the slope σ(1 − σ) is 0 there.
    """
    y = np.asanyarray(np.minimum(np.negative(x, dtype=float), LARGEST_EXPONENT))
    np.exp(y, out=y)  # in place, as all that follows: in the array that was made above
    y += 1.0
    np.reciprocal(y, out=y)
    return y[()]  # a number for a number


def sum_to_shape(gradient, shape):
    """Return the gradient summed over the axes that the shape lacks, or has only one entry along.

    One value was used in many places. Each use is a branch of a fork, so their gradients add (lecture, row 5).
    """
    while gradient.ndim > len(shape):
        gradient = np.add.reduce(gradient)  # over the first axis
    if gradient.shape == shape:
        return gradient
    return gradient.sum(axis=tuple(k for k, size in enumerate(shape) if size == 1), keepdims=True)
