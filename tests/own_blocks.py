"""Blocks as a student writes them."""

from mlp_tutorial.modules import Module


class Cube(Module):
    """m = x³, elementwise, without a written rule."""

    def forward(self, x):
        self.x = x
        return x**3

    def backward(self, dE_dy):
        return (dE_dy * 3 * self.x**2,)
