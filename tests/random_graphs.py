"""Any graph that can be built from the course's modules, with numbers for its inputs."""

import numpy as np
from hypothesis import strategies as st

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import MSE, Add, Exp, MatMul, Multiply, Sigmoid, Sin, Square

LARGEST = 2.0  # a value that might be larger goes through a sine and nowhere else, so that E stays near 1


class RandomGraph:
    """A graph that grows by one random step at a time, with numbers for its inputs.

    `bounds` holds what no entry of a value exceeds: central differences of large numbers would say little.
    """

    def __init__(self, draw):
        self.draw = draw
        self.rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1), label="seed of the numbers"))
        self.batch = draw(st.integers(1, 7), label="batch")
        self.steps, self.inputs, self.shape, self.bounds = [], {}, {}, {}
        self.add_input("x", (self.batch, self.draw_size()))

    def draw_size(self):
        return self.draw(st.integers(1, 4), label="size")

    def draw_name(self, fits):
        names = [name for name, shape in self.shape.items() if fits(shape)]
        return self.draw(st.sampled_from(names), label="name")

    def add_input(self, name, shape, largest=1.0):
        self.inputs[name] = self.rng.uniform(-largest, largest, shape)
        self.shape[name], self.bounds[name] = shape, largest
        return name

    def share_or_add(self, name, shape, largest=1.0):
        shared = [other for other in self.shape if self.shape[other] == shape and other != "x"]
        if shared and self.draw(st.booleans(), label="share"):
            return self.draw(st.sampled_from(shared), label="shared")
        return self.add_input(name, shape, largest)

    def add_step(self, module, arguments, shape, bound):
        name = f"a{len(self.steps)}"
        self.steps.append((name, module, arguments))
        if bound > LARGEST:
            self.add_step(Sin(), (name,), shape, 1.0)
        else:
            self.shape[name], self.bounds[name] = shape, bound

    def grow(self):
        kind = self.draw(st.sampled_from([MatMul, Add, Multiply, Sigmoid, Sin, Exp, Square]), label="module")
        a = self.draw_name(lambda shape: len(shape) == 2 and shape[0] == self.batch)
        shape, bound = self.shape[a], self.bounds[a]
        if kind is MatMul:
            n_in = shape[1]
            b = self.share_or_add(f"W{len(self.steps)}", (n_in, self.draw_size()), 1.0)
            shape, bound = (self.batch, self.shape[b][1]), n_in * bound * self.bounds[b]
        elif kind in (Add, Multiply):
            b_shape = self.draw(st.sampled_from([shape, shape[1:]]), label="shape of b")
            b = self.share_or_add(f"b{len(self.steps)}", b_shape)
            bound = bound + self.bounds[b] if kind is Add else bound * self.bounds[b]
        else:
            b = None
            bound = {Sigmoid: 1.0, Sin: 1.0, Exp: np.exp(bound), Square: bound**2}[kind]
        self.add_step(kind(), (a,) if b is None else (a, b), shape, bound)

    def finish(self):
        last = f"a{len(self.steps) - 1}"
        self.add_input("y_hat", self.shape[last])
        used = {argument for _, _, arguments in self.steps for argument in arguments} | {"y_hat"}
        inputs = {name: value for name, value in self.inputs.items() if name in used}
        return Graph([*self.steps, ("E", MSE(), (last, "y_hat"))]), inputs


@st.composite
def graphs(draw):
    growing = RandomGraph(draw)
    for _ in range(draw(st.integers(1, 10), label="number of steps")):
        growing.grow()
    return growing.finish()
