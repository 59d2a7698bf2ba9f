"""Exercises of chapter 05 with the whole way back: all four gradients, and a step with them."""

from mlp_tutorial.exercises.catalogue import backward_pass, products, slopes
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.exercise import Exercise
from mlp_tutorial.mlp import mlp
from mlp_tutorial.modules import sigmoid

SIZES = (5, 4, 3)  # inputs, hidden neurons, outputs
N_ROWS = 7
NAMES = ("W1", "b1", "W2", "b2")


def draw_pass(rng, sizes=SIZES, n_rows=N_ROWS):
    """Return what a forward pass of the network has saved, and its weights: new numbers each time."""
    network = mlp(*sizes)
    weights = {name: rng.normal(size=shape) for name, shape in network.shapes.items()}
    data = {"x": rng.normal(size=(n_rows, sizes[0])), "y_hat": rng.uniform(0.1, 0.9, size=(n_rows, sizes[-1]))}
    return network.forward(**data, **weights), weights


def draw_square_pass(rng):
    """Return the same with all sizes equal."""
    return draw_pass(rng, (4, 4, 4), 4)


def backward(values, weights):
    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    dE_dm5 = y * (1 - y) * (y - y_hat) / len(y)
    dE_dm2 = dE_dm5 @ weights["W2"].T * m3 * (1 - m3)
    return x.T @ dE_dm2, dE_dm2.sum(axis=0), m3.T @ dE_dm5, dE_dm5.sum(axis=0)


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


def slope_of_the_last(values, weights):
    """Return the gradients with the slope of the last sigmoid in the place of the hidden one."""
    y = values["y"]
    return backward_with(slope=lambda m, _: y * (1 - y))(values, weights)


def sigma_slope_of(m, y):
    """Return σ′ at the output of the sigmoid."""
    return sigmoid(y) * (1 - sigmoid(y))


def to_the_stepper(result, values, weights):
    """Return the learner's gradients, with the network and the inputs that they belong to."""
    data = {name: values[name] for name in ("x", "y_hat")}
    return dict(zip(NAMES, result, strict=True)), mlp(*SIZES), data | weights


BACKWARD = Exercise(
    name="05-backward",
    title="the whole backward pass",
    statement="""
From the values that a forward pass has saved (`values["m3"]` and so on; `values["x"]` and `values["y_hat"]` too)
and the `weights` (`weights["W2"]`), calculate all four gradients, for any number of rows, and return them in the
order $W_1$, $b_1$, $W_2$, $b_2$. $E$ is the mean over the rows. Ten lines are enough. The check takes seven rows,
five inputs, four hidden neurons and three outputs, all new numbers. A wrong number is shown where it arises, step
by step.
""",
    level=3,
    starter="def backward(values, weights):\n"
    '    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""\n'
    "    # your lines\n"
    "    return ...  # the four gradients, when they are there\n",
    reference=backward,
    hints=(
        "Start at the end, with ∂E/∂m₅, and keep it: three of the four gradients are made from it.",
        "From ∂E/∂m₅ come ∂E/∂b₂, ∂E/∂W₂ and, through W₂ and the slope of the hidden sigmoid, ∂E/∂m₂.",
        "∂E/∂m₅ has three parts: y · (1 − y), the mistake, and 1/B. A bias gets a sum over the rows.",
    ),
    lesson="Seven rows, five inputs, four neurons, three outputs: no wrong order, transpose or sum could hide.",
    draw=draw_pass,
    draw_square=draw_square_pass,
    stepper=to_the_stepper,
    wrong={
        known.BIAS_NOT_SUMMED: in_either("of_bias", lambda d: d),
        known.BIAS_OF_ONE_ROW: in_either("of_bias", lambda d: d[0]),
        known.BIAS_AVERAGED: in_either("of_bias", lambda d: d.mean(axis=0)),
        known.BIAS_WRONG_AXIS: in_either("of_bias", lambda d: d.sum(axis=1)),
        known.BIAS_ONE_NUMBER: in_either("of_bias", lambda d: d.sum()),
        known.BIAS_KEEPS_AXIS: in_either("of_bias", lambda d: d.sum(axis=0, keepdims=True)),
        known.MISSING_1_OVER_B: backward_with(error=lambda y, y_hat: y - y_hat),
        known.SECOND_1_OVER_B: backward_with(error=lambda y, y_hat: (y - y_hat) / len(y) ** 2),
        known.OVER_ALL_ENTRIES: backward_with(error=lambda y, y_hat: (y - y_hat) / y.size),
        known.OVER_THE_OUTPUTS: backward_with(error=lambda y, y_hat: (y - y_hat) / y.shape[1]),
        known.SIGN_OF_THE_ERROR: backward_with(error=lambda y, y_hat: (y_hat - y) / len(y)),
        known.HALF_LEFT: backward_with(error=lambda y, y_hat: (y - y_hat) / 2 / len(y)),
        known.FACTOR_2: backward_with(error=lambda y, y_hat: 2 * (y - y_hat) / len(y)),
        slopes.SLOPE_FORGOTTEN: backward_with(slope=lambda m, y: 1.0),
        backward_pass.HIDDEN_SLOPE_FORGOTTEN: in_either("slope", lambda m, y: 1.0)[1],
        backward_pass.OUTPUT_SLOPE_FORGOTTEN: in_either("slope", lambda m, y: 1.0)[2],
        slopes.SLOPE_AT_OUTPUT: backward_with(slope=sigma_slope_of),
        backward_pass.HIDDEN_SLOPE_AT_OUTPUT: in_either("slope", sigma_slope_of)[1],
        backward_pass.OUTPUT_SLOPE_AT_OUTPUT: in_either("slope", sigma_slope_of)[2],
        slopes.SLOPE_OF_THE_SUM: in_either("slope", lambda m, y: m * (1 - m)),
        slopes.SIGMA_FOR_SLOPE: in_either("slope", lambda m, y: y),
        slopes.REST_FOR_SLOPE: in_either("slope", lambda m, y: 1 - y),
        backward_pass.SLOPE_OF_THE_LAST: slope_of_the_last,
        products.WEIGHTS_NOT_TRANSPOSED: backward_with(back=lambda d, W2: d @ W2),
        products.BACK_ORDER: backward_with(back=lambda d, W2: W2.T @ d),
        products.BOTH_WRONG: backward_with(back=lambda d, W2: W2 @ d),
        products.ENTRYWISE_BACK: backward_with(back=lambda d, W2: d * W2.T),
        products.SLOPE_TOO_EARLY: slope_first,
        products.INPUT_NOT_TRANSPOSED: in_either("of_weights", lambda m, d: m @ d),
        products.WEIGHT_ORDER: in_either("of_weights", lambda m, d: d @ m.T),
        products.WEIGHTS_TURNED: in_either("of_weights", lambda m, d: d.T @ m),
        products.ENTRYWISE_WEIGHTS: in_either("of_weights", lambda m, d: m.T * d),
        products.WEIGHTS_DIVIDED: in_either("of_weights", lambda m, d: m.T @ d / len(m)),
        backward_pass.ANOTHER_ORDER: (
            lambda *given: backward(*given)[2:] + backward(*given)[:2],
            lambda *given: backward(*given)[::-1],
            lambda *given: backward(*given)[::2] + backward(*given)[1::2],
        ),
    },
)


def descend(values, weights, learning_rate):
    """Return the new W1, b1, W2 and b2, after one step of gradient descent."""
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    dE_dm5 = y * (1 - y) * (y - y_hat) / len(y)
    dE_dm2 = dE_dm5 @ weights["W2"].T * m3 * (1 - m3)
    W1 = weights["W1"] - learning_rate * x.T @ dE_dm2
    b1 = weights["b1"] - learning_rate * dE_dm2.sum(axis=0)
    W2 = weights["W2"] - learning_rate * m3.T @ dE_dm5
    b2 = weights["b2"] - learning_rate * dE_dm5.sum(axis=0)
    return W1, b1, W2, b2


def step_with(change=lambda w, learning_rate, gradient: w - learning_rate * gradient, gradients=backward):
    """Return the step with this change(w, learning_rate, gradient) of each weight, and these gradients."""

    def descend(values, weights, learning_rate):
        found = dict(zip(NAMES, gradients(values, weights), strict=True))
        return tuple(change(weights[name], learning_rate, found[name]) for name in NAMES)

    return descend


def last_layer_first(values, weights, learning_rate):
    """Return the step with the hidden layer's gradients through weights that are new already."""
    _, _, W2, b2 = descend(values, weights, learning_rate)
    W1, b1, _, _ = descend(values, weights | {"W2": W2}, learning_rate)
    return W1, b1, W2, b2


def weights_alone(values, weights, learning_rate):
    """Return the step in which the biases stay."""
    W1, _, W2, _ = descend(values, weights, learning_rate)
    return W1, weights["b1"], W2, weights["b2"]


STEP = Exercise(
    name="05-step",
    title="one step with it",
    statement="""
The gradients are there to be used. Write one step of gradient descent: from the saved `values`, the `weights` and
the learning rate return the **new** $W_1$, $b_1$, $W_2$ and $b_2$, in this order. Your `backward` may help. The
arrays in `weights` must stay as they are: others still need them, and so may you, in the middle of the way back.
The check takes new numbers, and a learning rate between 1 and 4.
""",
    level=3,
    starter="def descend(values, weights, learning_rate):\n"
    '    """Return the new W1, b1, W2 and b2, after one step of gradient descent."""\n'
    "    # your lines\n"
    "    return ...\n",
    reference=descend,
    hints=(
        "First all four gradients, then all four changes.",
        "E should fall: each weight moves against its own slope.",
        "w - learning_rate * gradient makes a new array; w -= … changes the old one.",
    ),
    lesson="All gradients belong to the weights with which E was calculated. A step is taken when all are there.",
    because="a new weight matrix has the shape of the old one",
    draw=lambda rng: (*draw_pass(rng), rng.uniform(1.0, 4.0)),
    draw_square=lambda rng: (*draw_square_pass(rng), rng.uniform(1.0, 4.0)),
    wrong={
        backward_pass.TOO_NEW_WEIGHTS: last_layer_first,
        backward_pass.ASCENT: step_with(lambda w, rate, gradient: w + rate * gradient),
        backward_pass.RATE_FORGOTTEN: step_with(lambda w, rate, gradient: w - gradient),
        backward_pass.CHANGES_RETURNED: step_with(lambda w, rate, gradient: rate * gradient),
        backward_pass.GRADIENTS_RETURNED: step_with(lambda w, rate, gradient: gradient),
        backward_pass.DECAY: step_with(lambda w, rate, gradient: w * (1 - rate * gradient)),
        backward_pass.BIASES_LEFT: weights_alone,
        known.MISSING_1_OVER_B: step_with(gradients=backward_with(error=lambda y, y_hat: y - y_hat)),
        known.SECOND_1_OVER_B: step_with(lambda w, rate, gradient: w - rate * gradient / N_ROWS),
        known.BIAS_NOT_SUMMED: step_with(gradients=backward_with(of_bias=lambda d: d)),
        known.BIAS_AVERAGED: step_with(gradients=backward_with(of_bias=lambda d: d.mean(axis=0))),
        backward_pass.HIDDEN_SLOPE_FORGOTTEN: step_with(gradients=in_either("slope", lambda m, y: 1.0)[1]),
        products.WEIGHTS_NOT_TRANSPOSED: step_with(gradients=backward_with(back=lambda d, W2: d @ W2)),
        products.INPUT_NOT_TRANSPOSED: step_with(gradients=backward_with(of_weights=lambda m, d: m @ d)),
    },
)
