"""Right answers to the exercises of chapter 08 on the rules, each written in another way."""

import math

import numpy as np

from mlp_tutorial.optimizers import SGD, CoupledMomentum, Momentum

# 08-sgd


class Plain:
    def __init__(self, learning_rate, weight_decay):
        self.learning_rate, self.weight_decay = learning_rate, weight_decay

    def step(self, weights, gradient):
        weights -= self.learning_rate * (gradient + self.weight_decay * weights)


class Reorganised(Plain):
    def step(self, weights, gradient):
        weights *= 1 - self.learning_rate * self.weight_decay
        weights -= self.learning_rate * gradient


class BySlice(Plain):
    def step(self, weights, gradient):
        weights[:] = weights - self.learning_rate * gradient - self.learning_rate * self.weight_decay * weights


class InLoop(Plain):
    def step(self, weights, gradient):
        for i in range(len(weights)):
            weights[i] -= self.learning_rate * (gradient[i] + self.weight_decay * weights[i])


class Returning(Plain):
    def step(self, weights, gradient):
        change = self.learning_rate * (self.weight_decay * weights + gradient)
        np.subtract(weights, change, out=weights)
        return weights


class OfThePackage:
    def __init__(self, learning_rate, weight_decay):
        self.inner = SGD(learning_rate, weight_decay)

    def step(self, weights, gradient):
        self.inner.step(weights, gradient)


class WithoutMomentum(Momentum):
    def __init__(self, learning_rate, weight_decay):
        super().__init__(learning_rate, 0.0, weight_decay)


class KeepsTheFactor:
    def __init__(self, rate, decay):
        self.keep, self.rate = 1 - rate * decay, rate

    def step(self, w, g):
        w[...] = self.keep * w - self.rate * g


class LineLeftInPlace(Plain):
    def step(self, weights, gradient):
        weights -= self.learning_rate * (gradient + self.weight_decay * weights)
        return ...


# 08-rules


def rules_reorganised(w, v, g, learning_rate, momentum, decay):
    v1 = g + momentum * v
    v2 = v1 + decay * w
    return (1 - learning_rate * decay) * w - learning_rate * v1, v1, w - learning_rate * v2, v2


def rules_by_the_package(w, v, g, learning_rate, momentum, decay):
    results = []
    for kind in (Momentum, CoupledMomentum):
        optimizer, new = kind(learning_rate, momentum, decay), w.copy()
        optimizer.velocity = v.copy()
        optimizer.step(new, g)
        results += [new, optimizer.velocity]
    return tuple(results)


def rules_in_loops(w, v, g, learning_rate, momentum, decay):
    columns = [[], [], [], []]
    for one, speed, slope in zip(w, v, g, strict=True):
        first = momentum * speed + slope
        second = momentum * speed + slope + decay * one
        new = (one - learning_rate * (first + decay * one), first, one - learning_rate * second, second)
        for column, number in zip(columns, new, strict=True):
            column.append(number)
    return columns


def rules_in_place(w, v, g, learning_rate, momentum, decay):
    v1, w1, w2 = v * momentum, w.copy(), w.copy()
    v1 += g
    v2 = v1.copy()
    v2 += decay * w
    w1 -= learning_rate * v1
    w1 -= learning_rate * decay * w
    w2 -= learning_rate * v2
    return w1, v1, w2, v2


def rules_stacked(w, v, g, learning_rate, momentum, decay):
    inside = np.array([[0.0], [1.0]])
    speeds = momentum * v + g + inside * decay * w
    new = w - learning_rate * (speeds + (1 - inside) * decay * w)
    return new[0], speeds[0], new[1], speeds[1]


def rules_by_one_function(w, v, g, learning_rate, momentum, decay):
    def rule(inside, outside):
        speed = momentum * v + g + inside * w
        return w - learning_rate * (speed + outside * w), speed

    return *rule(0, decay), *rule(decay, 0)


def rules_by_dot(w, v, g, learning_rate, momentum, decay):
    v1, v2 = np.array([[momentum, 1, 0], [momentum, 1, decay]]) @ np.stack([v, g, w])
    return w - learning_rate * (v1 + decay * w), v1, w - learning_rate * v2, v2


def rules_as_lists(*given):
    return [one.tolist() for one in rules_reorganised(*given)]


# 08-match


def match_by_steps(momentum, decay):
    w, v = np.array([1.0]), np.array([0.0])
    for _ in range(3000):
        v = momentum * v + (w - 1)
        w = w - 0.02 * (v + decay * w)
    return float((1 - w[0]) / w[0])


def match_by_resting_place(momentum, decay):
    rest = 2 / (1 + (1 - momentum) * decay)
    return (2 - rest) / rest


def match_with_a_name(momentum, decay):
    fresh = 1 - momentum
    return np.array(fresh * decay)


RIGHT = {
    "08-sgd": [
        Plain,
        Reorganised,
        BySlice,
        InLoop,
        Returning,
        OfThePackage,
        WithoutMomentum,
        KeepsTheFactor,
        LineLeftInPlace,
    ],
    "08-rules": [
        rules_reorganised,
        rules_by_the_package,
        rules_in_loops,
        rules_in_place,
        rules_stacked,
        rules_by_one_function,
        rules_by_dot,
        rules_as_lists,
    ],
    "08-match": [
        lambda momentum, decay: decay * (1 - momentum),
        lambda momentum, decay: decay - momentum * decay,
        lambda momentum, decay: decay / (1 / (1 - momentum)),
        lambda momentum, decay: -decay * (momentum - 1),
        lambda momentum, decay: math.exp(math.log(decay) + math.log(1 - momentum)),
        match_by_steps,
        match_by_resting_place,
        match_with_a_name,
    ],
}
