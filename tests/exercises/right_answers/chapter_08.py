"""Right answers to the exercises of chapter 08 on the penalty, each written in another way."""

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.optimizers import SGD

# 08-penalty


def penalty_at_once(E, gradient, W, weight_decay):
    return E + 0.5 * weight_decay * (W**2).sum(), gradient + weight_decay * W


def penalty_in_loops(E, gradient, W, weight_decay):
    total, found = E, np.zeros(W.shape)
    for i, row in enumerate(W):
        for j, w in enumerate(row):
            total += weight_decay * w * w / 2
            found[i, j] = gradient[i, j] + weight_decay * w
    return total, found


def penalty_by_einsum(E, gradient, W, weight_decay):
    return E + weight_decay / 2 * np.einsum("ij,ij", W, W), np.add(gradient, weight_decay * W)


def penalty_by_norm(E, gradient, W, weight_decay):
    return weight_decay * np.linalg.norm(W) ** 2 / 2 + E, weight_decay * W + gradient


def penalty_by_trace(E, gradient, W, weight_decay):
    return E + 0.5 * weight_decay * np.trace(W.T @ W), gradient - (-weight_decay) * W


def penalty_flat(E, gradient, W, weight_decay):
    w = W.ravel()
    return E + 0.5 * weight_decay * (w @ w), (gradient.ravel() + weight_decay * w).reshape(W.shape)


def penalty_as_lists(E, gradient, W, weight_decay):
    more = [
        [g + weight_decay * w for g, w in zip(gs, ws, strict=True)] for gs, ws in zip(gradient, W, strict=True)
    ]
    return [float(E + 0.5 * weight_decay * sum(w**2 for row in W for w in row)), more]


def penalty_by_differences(E, gradient, W, weight_decay):
    def penalty(W):
        return 0.5 * weight_decay * np.sum(W**2)

    return E + penalty(W), gradient + numerical_gradient(penalty, W)


# 08-spare


def spared_by_where(w, gradient, is_bias, learning_rate, weight_decay):
    return np.where(
        is_bias, w - learning_rate * gradient, (1 - learning_rate * weight_decay) * w - learning_rate * gradient
    )


def spared_in_loop(w, gradient, is_bias, learning_rate, weight_decay):
    new = []
    for one, g, bias in zip(w, gradient, is_bias, strict=True):
        pull = 0 if bias else weight_decay * one
        new.append(one - learning_rate * (g + pull))
    return new


def spared_by_not(w, gradient, is_bias, learning_rate, weight_decay):
    return w - learning_rate * (gradient + weight_decay * w * ~is_bias)


def spared_by_index(w, gradient, is_bias, learning_rate, weight_decay):
    new = w - learning_rate * gradient
    new[~is_bias] -= learning_rate * weight_decay * w[~is_bias]
    return new


def spared_in_place(w, gradient, is_bias, learning_rate, weight_decay):
    w = w.copy()
    w[~is_bias] *= 1 - learning_rate * weight_decay
    w -= learning_rate * gradient
    return w


def spared_by_decays(w, gradient, is_bias, learning_rate, weight_decay):
    decays = weight_decay * (1 - is_bias.astype(float))
    return (1 - learning_rate * decays) * w - learning_rate * gradient


def spared_by_two_optimizers(w, gradient, is_bias, learning_rate, weight_decay):
    new = w.copy()
    for mask, strength in ((is_bias, 0.0), (~is_bias, weight_decay)):
        part = w[mask]
        SGD(learning_rate, strength).step(part, gradient[mask])
        new[mask] = part
    return new


def spared_by_numbers(w, gradient, is_bias, learning_rate, weight_decay):
    pull = np.zeros(len(w))
    places = np.flatnonzero(np.logical_not(is_bias))
    pull[places] = weight_decay * w[places]
    return w - learning_rate * gradient - learning_rate * pull


RIGHT = {
    "08-penalty": [
        penalty_at_once,
        penalty_in_loops,
        penalty_by_einsum,
        penalty_by_norm,
        penalty_by_trace,
        penalty_flat,
        penalty_as_lists,
        penalty_by_differences,
    ],
    "08-spare": [
        spared_by_where,
        spared_in_loop,
        spared_by_not,
        spared_by_index,
        spared_in_place,
        spared_by_decays,
        spared_by_two_optimizers,
        spared_by_numbers,
    ],
}
