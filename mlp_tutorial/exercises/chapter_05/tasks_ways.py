"""Backward passes with a part that is wrong, for the exercises of chapter 05."""

from mlp_tutorial.modules import sigmoid

RIGHT_PARTS = {  # of the backward pass; of the last three there is one for each layer
    "error": lambda y, y_hat: (y - y_hat) / len(y),
    "back": lambda d, W2: d @ W2.T,
    "slope": lambda m, y: y * (1 - y),
    "of_weights": lambda m, d: m.T @ d,
    "of_bias": lambda d: d.sum(axis=0),
}


def backward_with(**others):
    """Return the backward pass with other parts, each one function, or a pair for the first and second layer."""
    parts = RIGHT_PARTS | others

    def backward(values, weights):
        slopes, of_weights, of_biases = (pair(parts[name]) for name in ("slope", "of_weights", "of_bias"))
        dE_dm5 = slopes[1](values["m5"], values["y"]) * parts["error"](values["y"], values["y_hat"])
        dE_dm2 = parts["back"](dE_dm5, weights["W2"]) * slopes[0](values["m2"], values["m3"])
        layers = zip(of_weights, of_biases, (values["x"], values["m3"]), (dE_dm2, dE_dm5), strict=True)
        return tuple(one for weight, bias, m, d in layers for one in (weight(m, d), bias(d)))

    return backward


def pair(part):
    """Return a part for each of the two layers."""
    return part if isinstance(part, tuple) else (part, part)


def in_either(name, wrong):
    """Return the backward passes with this part wrong in both layers, in the first and in the second alone."""
    right = RIGHT_PARTS[name]
    return tuple(backward_with(**{name: both}) for both in ((wrong, wrong), (wrong, right), (right, wrong)))


def slope_first(values, weights):
    """Return the gradients with the slope multiplied into the weights."""
    m3, right = values["m3"], RIGHT_PARTS["slope"]
    too_early = backward_with(back=lambda d, W2: d @ (W2.T * m3 * (1 - m3)), slope=(lambda m, y: 1.0, right))
    return too_early(values, weights)


def without_brackets():
    """Return the backward passes with a * 1 - a for a * (1 - a): in both layers, or in one."""

    def wrong(in_first, in_last):
        def backward(values, weights):
            x, m3, y, error = values["x"], values["m3"], values["y"], values["y"] - values["y_hat"]
            dE_dm5 = error / len(y) * y * 1 - y if in_last else error / len(y) * y * (1 - y)
            back = dE_dm5 @ weights["W2"].T
            dE_dm2 = back * m3 * 1 - m3 if in_first else back * m3 * (1 - m3)
            return x.T @ dE_dm2, dE_dm2.sum(axis=0), m3.T @ dE_dm5, dE_dm5.sum(axis=0)

        return backward

    return wrong(True, True), wrong(True, False), wrong(False, True)


def slope_of_the_last(values, weights):
    """Return the gradients with the slope of the last sigmoid in the place of the hidden one."""
    y = values["y"]
    return backward_with(slope=lambda m, _: y * (1 - y))(values, weights)


def sigma_slope_of(m, y):
    """Return σ′ at the output of the sigmoid."""
    return sigmoid(y) * (1 - sigmoid(y))
