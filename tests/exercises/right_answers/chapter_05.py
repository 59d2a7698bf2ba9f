"""Right answers to the exercises of chapter 05, each written in another way."""

import numpy as np

from mlp_tutorial.mlp import mlp


def in_steps(values, weights):
    dE_dy = (values["y"] - values["y_hat"]) / values["y"].shape[0]
    dE_dm5 = dE_dy * values["y"] * (1 - values["y"])
    dE_dm3 = dE_dm5 @ weights["W2"].T
    dE_dm2 = dE_dm3 * values["m3"] * (1 - values["m3"])
    return values["x"].T @ dE_dm2, dE_dm2.sum(0), values["m3"].T @ dE_dm5, dE_dm5.sum(0)


def by_the_package(values, weights):
    network = mlp(values["x"].shape[1], values["m3"].shape[1], values["y"].shape[1])
    network.forward(x=values["x"], y_hat=values["y_hat"], **weights)
    gradients = network.backward()
    return [gradients[name] for name in ("W1", "b1", "W2", "b2")]


def by_einsum(values, weights):
    d5 = values["y"] * (1 - values["y"]) * (values["y"] - values["y_hat"]) / len(values["y"])
    d2 = np.einsum("ij,kj->ik", d5, weights["W2"]) * values["m3"] * (1 - values["m3"])
    return (
        np.einsum("bi,bj->ij", values["x"], d2),
        np.einsum("bj->j", d2),
        np.einsum("bi,bj->ij", values["m3"], d5),
        np.einsum("bj->j", d5),
    )


def row_by_row(values, weights):
    totals = [np.zeros_like(weights[name]) for name in ("W1", "b1", "W2", "b2")]
    for x, m3, y, y_hat in zip(values["x"], values["m3"], values["y"], values["y_hat"], strict=True):
        d5 = y * (1 - y) * (y - y_hat) / len(values["y"])
        d2 = weights["W2"] @ d5 * m3 * (1 - m3)
        for total, share in zip(totals, (np.outer(x, d2), d2, np.outer(m3, d5), d5), strict=True):
            total += share
    return tuple(totals)


def from_the_sums(values, weights):
    def slope(m):
        return np.exp(-m) / (1 + np.exp(-m)) ** 2

    d5 = slope(values["m5"]) * (values["y"] - values["y_hat"]) / len(values["y"])
    d2 = (weights["W2"] @ d5.T).T * slope(values["m2"])
    return np.dot(values["x"].T, d2), d2.sum(axis=0), np.dot(values["m3"].T, d5), d5.sum(axis=0)


def divided_at_the_end(values, weights):
    B = len(values["x"])
    d5 = (values["y"] - values["y_hat"]) * (values["y"] - values["y"] ** 2)
    d2 = d5 @ weights["W2"].T * (values["m3"] - values["m3"] ** 2)
    ones = np.ones(B)
    return (values["x"].T @ d2) / B, ones @ d2 / B, (values["m3"].T @ d5) / B, ones @ d5 / B


def in_place(values, weights):
    d = values["y"] - values["y_hat"]
    d /= len(d)
    d *= values["y"]
    d *= 1 - values["y"]
    hidden = d @ weights["W2"].T
    hidden *= values["m3"] * (1 - values["m3"])
    return values["x"].T @ hidden, hidden.sum(axis=0), values["m3"].T @ d, d.sum(axis=0)


def as_lists(values, weights):
    return [gradient.tolist() for gradient in in_steps(values, weights)]


RIGHT = {
    "05-backward": [
        in_steps,
        by_the_package,
        by_einsum,
        row_by_row,
        from_the_sums,
        divided_at_the_end,
        in_place,
        as_lists,
    ]
}
