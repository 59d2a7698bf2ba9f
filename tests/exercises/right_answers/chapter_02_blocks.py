"""Right answers to the exercises of chapter 02 that are blocks, each written in another way."""

import numpy as np

from mlp_tutorial.modules import Module, Multiply, Reciprocal, Square


class CubeLikeSin(Module):
    def forward(self, x):
        self.x, self.output = np.asanyarray(x), np.power(x, 3, dtype=float)
        return self.output

    def backward(self, dE_dy):
        return (np.multiply(self.received(dE_dy), 3.0 * self.x**2),)


class CubeWithoutModule:
    def forward(self, x):
        self.x = x
        return x * x * x

    def backward(self, dE_dy):
        return (dE_dy * 3 * self.x * self.x,)


class CubeThatSavesItsSlope(Module):
    def forward(self, x):
        self.slope = 3 * x**2
        return x**3

    def backward(self, dE_dy):
        return (self.slope * dE_dy,)


class CubeFromItsOutput(Module):
    def forward(self, x):
        self.x, self.output = x, x**3
        return self.output

    def backward(self, dE_dy):
        return (3 * self.output / self.x * dE_dy,)


class CubeOfBlocks(Module):
    def forward(self, x):
        self.square, self.product = Square(), Multiply()
        return self.product.forward(self.square.forward(x), x)

    def backward(self, dE_dy):
        through_square, straight = self.product.backward(dE_dy)
        return (self.square.backward(through_square)[0] + straight,)


class CubeOfACopy(Module):
    def forward(self, x):
        self.x = x.copy()
        self.x **= 3
        self.output, self.x = self.x, x.copy()
        return self.output

    def backward(self, dE_dy):
        gradient = np.square(self.x)
        gradient *= 3
        gradient *= dE_dy
        return (gradient,)


class CubeInLoops(Module):
    def forward(self, x):
        self.x = x
        return [[value**3 for value in row] for row in x]

    def backward(self, dE_dy):
        rows = zip(self.x, dE_dy, strict=True)
        return ([[3 * value**2 * came_in for value, came_in in zip(*both, strict=True)] for both in rows],)


class CubeByEinsum(Module):
    def forward(self, x):
        self.x, self.output = x, np.einsum("ij,ij,ij->ij", x, x, x)
        return self.output

    def backward(self, dE_dy):
        return (np.einsum("ij,ij,ij->ij", np.full_like(self.x, 3), self.x**2, dE_dy),)


class RatioWithoutModule:
    def forward(self, a, b):
        self.a, self.b = a, b
        return a / b

    def backward(self, dE_dy):
        return (1 / self.b * dE_dy, -self.a / self.b**2 * dE_dy)


class RatioFromItsOutput(Module):
    def forward(self, a, b):
        self.b, self.output = b, a / b
        return self.output

    def backward(self, dE_dy):
        dE_da = dE_dy / self.b
        return dE_da, -dE_da * self.output


class RatioThatSavesItsSlopes(Module):
    def forward(self, a, b):
        self.slopes = 1 / b, -a / (b * b)
        return a * (1 / b)

    def backward(self, dE_dy):
        return tuple(slope * dE_dy for slope in self.slopes)


class RatioOfBlocks(Module):
    def forward(self, a, b):
        self.upside_down, self.product = Reciprocal(), Multiply()
        return self.product.forward(a, self.upside_down.forward(b))

    def backward(self, dE_dy):
        dE_da, dE_dr = self.product.backward(dE_dy)
        return dE_da, *self.upside_down.backward(dE_dr)


class RatioAsPower(Module):
    def forward(self, a, b):
        self.a, self.b, self.output = a, b, a * b**-1
        return self.output

    def backward(self, dE_dy):
        return dE_dy * self.b**-1.0, dE_dy * self.a * -1 * self.b**-2.0


class RatioInPlace(Module):
    def forward(self, a, b):
        self.saved = a.copy(), b.copy()
        self.output = np.divide(a, b)
        return self.output

    def backward(self, dE_dy):
        a, b = self.saved
        dE_da = dE_dy.copy()
        dE_da /= b
        dE_db = dE_da * a
        dE_db /= -b
        return dE_da, dE_db


class RatioInLoops(Module):
    def forward(self, a, b):
        self.both = list(zip(a.ravel(), b.ravel(), strict=True))
        self.shape = a.shape
        return np.array([one / other for one, other in self.both]).reshape(a.shape)

    def backward(self, dE_dy):
        gradients = [[d / b, -d * a / b**2] for (a, b), d in zip(self.both, dE_dy.ravel(), strict=True)]
        return tuple(np.array(gradients).T.reshape(2, *self.shape))


class RatioLikeMultiply(Module):
    def forward(self, a, b):
        self.a, self.b, self.output = np.asanyarray(a), np.asanyarray(b), np.divide(a, b, dtype=float)
        return self.output

    def backward(self, dE_dy):
        dE_dy = self.received(dE_dy)
        return np.divide(dE_dy, self.b), np.negative(np.multiply(dE_dy, self.a) / np.square(self.b))


RIGHT = {
    "02-cube": [
        CubeLikeSin,
        CubeWithoutModule,
        CubeThatSavesItsSlope,
        CubeFromItsOutput,
        CubeOfBlocks,
        CubeOfACopy,
        CubeInLoops,
        CubeByEinsum,
    ],
    "02-ratio": [
        RatioWithoutModule,
        RatioFromItsOutput,
        RatioThatSavesItsSlopes,
        RatioOfBlocks,
        RatioAsPower,
        RatioInPlace,
        RatioInLoops,
        RatioLikeMultiply,
    ],
}
