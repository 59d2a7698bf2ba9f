"""Exercises of chapter 06 that are done by hand: a step, an error, an epoch, a pixel without ink."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import gradients as known
from mlp_tutorial.exercises.catalogue import measuring, products, training


def new_weights():
    """Return both weights after one plain step."""
    w, slope = np.array([0.5, -1.2]), np.array([-2.0, 0.4])
    after = w - 0.1 * slope
    return after[0], after[1]


PLAIN_STEP = Exercise(
    name="06-plain-step",
    title="one plain step",
    statement="""
Backpropagation has done its job: two weights are $w = (0.5, -1.2)$, and their slopes are
$\\partial E/\\partial w = (-2, 0.4)$. Now it is the optimizer's turn. It is the plain one, and its learning rate
is $\\alpha = 0.1$. Which weights are there after one step? Type the two numbers, with a comma between them; paper
is enough.
""",
    level=1,
    starter="new_weights = ..., ...\n",
    reference=new_weights,
    hints=(
        "Each weight has its own slope, and they do not look at each other.",
        "A negative slope says that E falls as the weight grows. So in which direction does the first weight go?",
        "w ← w − α · slope. For the first weight the change is +0.2.",
    ),
    lesson="The step is long where the slope is steep: the first weight moves five times as far as the second, "
    "and in the other direction.",
    wrong={
        training.ASCENT: lambda: (0.3, -1.16),
        training.NO_LEARNING_RATE: lambda: (2.5, -1.6),
        training.ONLY_THE_CHANGE: (lambda: (0.2, -0.04), lambda: (-0.2, 0.04)),
        training.TIMES_THE_WEIGHT: lambda: (0.5 + 0.1 * 0.5 * 2, -1.2 + 0.1 * 1.2 * 0.4),
        training.SIGN_ONLY: lambda: (0.6, -1.3),
        training.SIGN_DROPPED: lambda: (0.3, -1.24),
    },
)


def target_E_says():
    """Return the target, E, and the class that the network says."""
    y, y_hat = np.array([0.2, 0.7, 0.4]), np.array([0.0, 0.0, 1.0])
    return y_hat, 0.5 * np.sum((y - y_hat) ** 2), y.argmax()


TARGET = Exercise(
    name="06-target",
    title="one picture",
    statement="""
A network that tells three classes apart, 0, 1 and 2, is given a picture of class 2, and its output is
$y = (0.2, 0.7, 0.4)$. Work out three things by hand: the one-hot target $\\hat y$, a list of three numbers; the
error $E = \\tfrac12 \\sum (y - \\hat y)^2$ of this picture, with three digits; and the class that the network
says, a whole number. (Has it read the picture rightly?)
""",
    level=2,
    starter="target_E_says = [..., ..., ...], ..., ...\n",
    reference=target_E_says,
    hints=(
        "The target does not depend on what the network says. Which output should be 1 for class 2?",
        "Three differences, each squared. The two outputs that should be 0 count as well.",
        "The differences are 0.2, 0.7 and −0.6. And the network says the class with the largest output.",
    ),
    lesson="It is read wrongly: the network says 1. Most of E comes from the output that should be 0 and is 0.7.",
    wrong={
        measuring.COUNTED_FROM_ONE: lambda: ([0, 1, 0], 0.145, 2),
        measuring.HALF_LEFT_OUT: lambda: ([0, 0, 1], 0.89, 1),
        measuring.OUTPUTS_AVERAGED: (lambda: ([0, 0, 1], 0.445 / 3, 1), lambda: ([0, 0, 1], 0.89 / 3, 1)),
        measuring.OWN_OUTPUT_ONLY: lambda: ([0, 0, 1], 0.18, 1),
        measuring.NOT_SQUARED: lambda: ([0, 0, 1], 0.75, 1),
        measuring.VALUE_FOR_PLACE: lambda: ([0, 0, 1], 0.445, 0.7),
        measuring.TARGET_FOR_ANSWER: lambda: ([0, 0, 1], 0.445, 2),
        measuring.ANSWER_FOR_TARGET: (lambda: ([0, 1, 0], 0.145, 1), lambda: ([0, 1, 0], 0.445, 1)),
    },
    within=2e-3,
    because="the target has a number for each class",
)


def steps_an_epoch():
    """Return the number of minibatches in an epoch, the last one too."""
    return int(np.ceil(1348 / 32))


STEPS = Exercise(
    name="06-steps",
    title="steps in an epoch",
    statement="""
There are 1,348 pictures to learn from, and a minibatch has 32 of them. They are shuffled, and cut into minibatches
until all have been used; the last minibatch may be smaller. After each minibatch the optimizer makes a step. How
many steps are there in one epoch? Type the number.
""",
    level=1,
    starter="steps_an_epoch = ...\n",
    reference=steps_an_epoch,
    hints=(
        "Each picture is used once in an epoch. How many minibatches does that make?",
        "Divide. What happens to the pictures that are left over?",
        "42 full minibatches have 1,344 pictures.",
    ),
    lesson="The last minibatch has 4 pictures, and its step counts like any other.",
    wrong={
        training.LAST_LEFT_OUT: lambda: 42,
        training.QUOTIENT: lambda: 1348 / 32,
        training.STEP_A_SAMPLE: lambda: 1348,
        training.STEP_AN_EPOCH: lambda: 1,
        training.BATCH_SIZE_FOR_STEPS: lambda: 32,
    },
    within=1e-4,
)


def three_slopes():
    """Return the slopes of the blank pixel's weight, of the other pixel's, and of the bias."""
    blank, other = np.array([0.0, 0.0, 0.0]), np.array([0.5, 0.25, 1.0])
    dE_dm1 = np.array([0.4, -0.1, 0.2])
    return blank @ dE_dm1, other @ dE_dm1, dE_dm1.sum()


BLANK = Exercise(
    name="06-blank",
    title="a pixel without ink",
    statement="""
A minibatch has three pictures. One pixel is $(0, 0, 0)$ in them: no ink. Another is $(0.5, 0.25, 1)$. For one
hidden neuron the sweep has come to $\\partial E/\\partial m_1 = \\partial E/\\partial m_2 = (0.4, -0.1, 0.2)$, a
number for each picture; the $1/B$ of the mean is already in it. Give three slopes by hand, to three digits: of the
weight from the first pixel to this neuron, of the weight from the second pixel to it, and of the neuron's bias.
""",
    level=2,
    starter="three_slopes = ..., ..., ...\n",
    reference=three_slopes,
    hints=(
        "For one weight the matrix product has one sum, over the three pictures.",
        "What does a picture add to the sum? Its ink times its slope. And for the bias, whose input is always 1?",
        "For the second pixel the three products are 0.2, −0.025 and 0.2.",
    ),
    lesson="A weight whose input is always 0 never learns; a bias does, whatever the picture shows.",
    wrong={
        training.INPUT_FORGOTTEN: lambda: (0.5, 0.5, 0.5),
        known.SECOND_1_OVER_B: (
            lambda: (0.0, 0.125, 0.5 / 3),
            lambda: (0.0, 0.125, 0.5),
            lambda: (0.0, 0.375, 0.5 / 3),
        ),
        training.FIRST_PICTURE_ONLY: lambda: (0.0, 0.2, 0.4),
        training.INK_TIMES_SLOPES: lambda: (0.0, 1.75 * 0.5, 0.5),
        products.SIGN_LOST: (lambda: (0.0, 0.425, 0.7), lambda: (0.0, 0.425, 0.5), lambda: (0.0, 0.375, 0.7)),
    },
    within=2e-3,
)
