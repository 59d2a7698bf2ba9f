"""The exercise of chapter 05 that takes a step with the gradients."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, products
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.chapter_04.tasks_products import in_other_orders
from mlp_tutorial.exercises.chapter_05.tasks_backward import BACKWARD, NAMES, backward, draw_pass, draw_square_pass
from mlp_tutorial.exercises.judging import ways_of


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


def carried_on():
    """Return the mistakes of the backward pass, each with the step that is taken with its gradients."""
    told_otherwise = (known.SIGN_OF_THE_ERROR, products.RESULTS_EXCHANGED)
    return {
        mistake: tuple(step_with(gradients=way) for way in ways_of(wrong))
        for mistake, wrong in BACKWARD.wrong.items()
        if mistake not in told_otherwise
    }


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
        products.RESULTS_EXCHANGED: in_other_orders(descend, 4),
        **carried_on(),
    },
)
