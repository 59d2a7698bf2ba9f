"""Exercises of chapter 01: what a neuron does, and two layers in a row."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import first_steps as known
from mlp_tutorial.modules import sigmoid


def hidden_by_hand():
    """Return what the middle hidden neuron hands on for the tomato (0.9, 0.4)."""
    return sigmoid(0.9 * -1.0 + 0.4 * 0.6 + 0.2)


HIDDEN = Exercise(
    name="01-hidden",
    title="a neuron by hand",
    statement=r"""
Another tomato is quite red, 0.9, and not very soft, 0.4. Which number does the **middle** hidden neuron hand on
to the second layer? Its weights and its bias are those of the picture above, also to be found in `W1` and `b1`:
look closely which of them belong to it.

Write the number with at least three digits, or let Python calculate it from numbers that you type in
(`np.exp(-2.0)` is $e^{-2}$). The check looks at this one number.
""",
    level=1,
    starter="hidden_by_hand = ...\n",
    reference=hidden_by_hand,
    hints=(
        "Three steps: each input times the weight on its line; add these up with the bias; squeeze the sum.",
        "In `W1` a column leads to one neuron: so the middle neuron has the middle column.",
        "The sum that goes into the sigmoid lies between −0.5 and −0.4, so the answer is below ½.",
    ),
    lesson="One neuron is a weighted sum, a bias and a bend. Its two weights stand in a column of W1; a row has "
    "three, one for each neuron, so it would have had one left over.",
    wrong={
        known.SIGMOID_WITHOUT_BRACKETS: lambda: 1 / 1 + np.exp(0.9 - 0.4 * 0.6 - 0.2),
        known.SIGMOID_FORGOTTEN: lambda: 0.9 * -1.0 + 0.4 * 0.6 + 0.2,
        known.BIAS_FORGOTTEN: lambda: sigmoid(0.9 * -1.0 + 0.4 * 0.6),
        known.BIAS_SUBTRACTED: lambda: sigmoid(0.9 * -1.0 + 0.4 * 0.6 - 0.2),
        known.BIAS_AFTER_THE_SIGMOID: lambda: sigmoid(0.9 * -1.0 + 0.4 * 0.6) + 0.2,
        known.ROW_FOR_COLUMN: lambda: sigmoid(0.9 * 1.0 + 0.4 * 0.6 + 0.2),
        known.INPUTS_EXCHANGED: lambda: sigmoid(0.4 * -1.0 + 0.9 * 0.6 + 0.2),
        known.OTHER_NEURON: (
            lambda: sigmoid(0.9 * 0.5 + 0.4 * 1.0 + 0.1),
            lambda: sigmoid(0.9 * 0.8 + 0.4 * -0.4 - 0.3),
        ),
        known.FIRST_TOMATO: (lambda: sigmoid(1.0 * -1.0 + 0.5 * 0.6 + 0.2), lambda: 0.38),  # as in the picture
        known.MINUS_FOR_FIRST_ONLY: lambda: sigmoid(0.9 * -1.0 - 0.4 * 0.6 - 0.2),
        known.EXPONENT_SIGN: lambda: sigmoid(-(0.9 * -1.0 + 0.4 * 0.6 + 0.2)),
    },
    within=3e-3,  # also if the fourth digit is cut off
)


def draw_neuron(rng):
    """Return redness, softness, two weights and a bias: new numbers each time, none near 0."""
    red, soft = rng.uniform(0.2, 1.0, 2)
    weights = rng.uniform(0.4, 1.6, 3) * rng.choice([-1.0, 1.0], 3)
    return (float(red), float(soft), *map(float, weights))


def neuron(red, soft, weight_of_red, weight_of_soft, bias):
    """Return what the hidden neuron hands on."""
    return sigmoid(red * weight_of_red + soft * weight_of_soft + bias)


NEURON = Exercise(
    name="01-neuron",
    title="one hidden neuron",
    statement=r"""
Write a hidden neuron as a function: from a tomato's two numbers, the two weights on its lines and its bias to
the number that it hands on, an entry of $m_3$. Use `sigmoid`, which stands in a cell above.

All five arguments are single numbers, and so is the result. The check tries three neurons with weights and
tomatoes of its own, drawn anew each time; some of the weights and biases are negative.
""",
    level=2,
    starter="def neuron(red, soft, weight_of_red, weight_of_soft, bias):\n"
    '    """Return what the hidden neuron hands on."""\n'
    "    return ...\n",
    reference=neuron,
    hints=(
        "A neuron adds up what arrives on its lines, adds its bias, and squeezes the result.",
        "What arrives on a line is the number at its left, times the weight written on it.",
        "All of the sum, with the bias in it, stands within the brackets of one call of `sigmoid`.",
    ),
    lesson="Five numbers go in and one comes out; a whole network does nothing but this, many times over.",
    wrong={
        known.SIGMOID_FORGOTTEN: lambda red, soft, w, u, b: red * w + soft * u + b,
        known.SIGMOID_WITHOUT_BRACKETS: lambda red, soft, w, u, b: 1 / 1 + np.exp(-red * w - soft * u - b),
        known.MINUS_FOR_FIRST_ONLY: lambda red, soft, w, u, b: sigmoid(red * w - soft * u - b),
        known.ALWAYS_THE_SAME: lambda red, soft, w, u, b: sigmoid(1.1),
        known.SIGMOID_TWICE: lambda red, soft, w, u, b: sigmoid(neuron(red, soft, w, u, b)),
        known.EXPONENT_SIGN: lambda red, soft, w, u, b: sigmoid(-red * w - soft * u - b),
        known.BIAS_FORGOTTEN: lambda red, soft, w, u, b: sigmoid(red * w + soft * u),
        known.BIAS_SUBTRACTED: lambda red, soft, w, u, b: sigmoid(red * w + soft * u - b),
        known.BIAS_AFTER_THE_SIGMOID: lambda red, soft, w, u, b: sigmoid(red * w + soft * u) + b,
        known.INPUTS_EXCHANGED: lambda red, soft, w, u, b: sigmoid(red * u + soft * w + b),
        known.WEIGHTS_FORGOTTEN: lambda red, soft, w, u, b: sigmoid(red + soft + b),
        known.EACH_SQUEEZED: lambda red, soft, w, u, b: sigmoid(red * w) + sigmoid(soft * u) + b,
        known.LINES_MULTIPLIED: lambda red, soft, w, u, b: sigmoid(red * w * soft * u + b),
        known.ONLY_RED: lambda red, soft, w, u, b: sigmoid(red * w + b),
        known.ONLY_SOFT: lambda red, soft, w, u, b: sigmoid(soft * u + b),
    },
    draw=draw_neuron,
)


def draw_two_layers(rng):
    """Return W1 (4, 5), b1 (5,), W2 (5, 3) and b2 (3,): new numbers each time."""
    return rng.normal(size=(4, 5)), rng.normal(size=5), rng.normal(size=(5, 3)), rng.normal(size=3)


def draw_square_layers(rng):
    """Return the same with four neurons everywhere."""
    return rng.normal(size=(4, 4)), rng.normal(size=4), rng.normal(size=(4, 4)), rng.normal(size=4)


def one_layer(W1, b1, W2, b2):
    """Return W and b of the one layer that does what two layers without a sigmoid do."""
    return W1 @ W2, b1 @ W2 + b2


ONE_LAYER = Exercise(
    name="01-one-layer",
    title="two layers without a bend are one",
    statement=r"""
Without the sigmoid two layers give $(x \times W_1 + b_1) \times W_2 + b_2$. Return the matrix $W$ and the bias
$b$ of the one layer with $x \times W + b$ equal to that for **every** $x$: `W, b`, in this order,
with `b` of the shape (3,).

`W1` has the shape (4, 5), `b1` (5,), `W2` (5, 3) and `b2` (3,); so four inputs go to three outputs. The check
draws new weights and biases each time, and looks at both results.
""",
    level=3,
    starter="def one_layer(W1, b1, W2, b2):\n"
    '    """Return W and b of the one layer that does what two layers without a sigmoid do."""\n'
    "    W = ...\n"
    "    b = ...\n"
    "    return W, b\n",
    reference=one_layer,
    hints=(
        "Multiply the brackets out: what stands with x belongs to W, and all the rest to b.",
        "W leads from four inputs to three outputs: which product of a (4, 5) and a (5, 3) matrix has that shape?",
        "For x = 0 nothing is left of W. What do the two layers give then?",
    ),
    lesson="Forty-three numbers, and all that they can do together fits into fifteen. With square matrices "
    "W2 × W1 would have had the right shape too.",
    wrong={
        known.FIRST_BIAS_FORGOTTEN: lambda W1, b1, W2, b2: (W1 @ W2, b2),
        known.FIRST_BIAS_ADDED_UP: lambda W1, b1, W2, b2: (W1 @ W2, b1.sum() + b2),
        known.SECOND_BIAS_FORGOTTEN: lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2),
        known.SECOND_BIAS_SUBTRACTED: lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 - b2),
        known.SIGMOID_BETWEEN: lambda W1, b1, W2, b2: (W1 @ W2, sigmoid(b1) @ W2 + b2),
        known.W_TRANSPOSED: lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2),
        known.FACTORS_EXCHANGED: lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2),
        known.ENTRYWISE: lambda W1, b1, W2, b2: (W1 * W2, b1 @ W2 + b2),
        known.BIASES_ONLY_ADDED: lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2),
        known.FIRST_BIAS_THROUGH_W1: lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W1 + b2),
        known.BIAS_FROM_THE_RIGHT: lambda W1, b1, W2, b2: (W1 @ W2, W2 @ b1 + b2),
        known.BIAS_FOR_INPUTS_OF_ONE: lambda W1, b1, W2, b2: (W1 @ W2, (W1 @ W2).sum(axis=0) + b1 @ W2 + b2),
    },
    draw=draw_two_layers,
    draw_square=draw_square_layers,
    because="W has a row for each input and a column for each output, and b an entry for each output",
)
