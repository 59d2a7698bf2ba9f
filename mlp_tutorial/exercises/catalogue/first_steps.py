"""Mistakes with a neuron and with a layer, on the way from left to right."""

from mlp_tutorial.exercises.mistake import Mistake

BY_HAND = "From left to right, by hand"

SIGMOID_FORGOTTEN = Mistake(
    "the sigmoid is left out",
    "What a neuron hands on lies between 0 and 1; the sum of what arrives at it may be any number.",
    1,
    BY_HAND,
)
SIGMOID_TWICE = Mistake(
    "the sigmoid is taken twice",
    "A neuron squeezes its sum once; the next squeeze belongs to the next layer.",
    1,
    BY_HAND,
)
EXPONENT_SIGN = Mistake(
    "the exponent of e has the other sign",
    "Then large sums lead to numbers near 0, and the curve falls where that of σ rises.",
    1,
    BY_HAND,
)
SIGMOID_WITHOUT_BRACKETS = Mistake(
    "1 is divided by 1 first, and the power of e is added to that",
    "All of the sum stands below the line, so in code it needs brackets.",
    1,
    BY_HAND,
)
MINUS_FOR_FIRST_ONLY = Mistake(
    "the minus in the exponent of e reaches only the first product",
    "It belongs to the whole sum, so in code the sum needs brackets.",
    1,
    BY_HAND,
)
BIAS_FORGOTTEN = Mistake(
    "the bias is left out",
    "Before it squeezes, a neuron adds a weight of its own to what arrives on its lines.",
    1,
    BY_HAND,
)
BIAS_SUBTRACTED = Mistake(
    "the bias is subtracted",
    "A bias joins the sum as it is: one that lowers the sum is itself negative.",
    1,
    BY_HAND,
)
BIAS_AFTER_THE_SIGMOID = Mistake(
    "the bias comes in after the sigmoid",
    "The bias belongs to the sum that is squeezed; later, it can lead out of the range from 0 to 1.",
    1,
    BY_HAND,
)
ROW_FOR_COLUMN = Mistake(
    "the weight of red is taken as 1.0: from the second row of W1, or without its minus",
    "In W1 a row says where a line comes from, and a column where it goes to: a neuron has a column.",
    1,
    "A puzzle: thirteen knobs",
)
INPUTS_EXCHANGED = Mistake(
    "red and soft have exchanged their weights",
    "Each of the two numbers is multiplied by the weight of the line on which it travels.",
    1,
    BY_HAND,
)
OTHER_NEURON = Mistake(
    "the weights and the bias are those of another hidden neuron",
    "Each column of W1 leads to one hidden neuron, and so does each entry of b1, in the same order.",
    1,
    "A puzzle: thirteen knobs",
)
FIRST_TOMATO = Mistake(
    "the tomato is still the first one, red 1.0 and soft 0.5",
    "The weights stay what they are; with another tomato other numbers come in at the left.",
    1,
    BY_HAND,
)
ALWAYS_THE_SAME = Mistake(
    "the numbers are those of the uppermost neuron above, whatever is handed over",
    "A function calculates with its arguments, by the names that stand in its first line.",
    1,
    BY_HAND,
)
WEIGHTS_FORGOTTEN = Mistake(
    "red and soft go into the sum without their weights",
    "A line multiplies what travels along it by its weight, before anything is added up.",
    1,
    BY_HAND,
)
EACH_SQUEEZED = Mistake(
    "the product on each line is squeezed by itself, before the sum",
    "The sigmoid bends the whole sum of a neuron once, not what arrives on its single lines.",
    1,
    BY_HAND,
)
LINES_MULTIPLIED = Mistake(
    "what arrives on the two lines is multiplied",
    "Only along a line there is a product; at the neuron the lines meet, and what they bring is added up.",
    1,
    BY_HAND,
)
ONLY_RED = Mistake(
    "only what comes from red is there",
    "Two lines lead to the neuron, and what arrives on both is added up.",
    1,
    BY_HAND,
)
ONLY_SOFT = Mistake(
    "only what comes from soft is there",
    "Two lines lead to the neuron, and what arrives on both is added up.",
    1,
    BY_HAND,
)
FIRST_BIAS_FORGOTTEN = Mistake(
    "the bias of the first layer is lost",
    "What b1 adds to every hidden neuron travels on, along the lines of the second layer.",
    1,
    BY_HAND,
)
FIRST_BIAS_ADDED_UP = Mistake(
    "the entries of b1 are only added up, and do not go through W2",
    "From the first layer on, b1 travels along the same lines as everything else, and each has its weight.",
    1,
    BY_HAND,
)
SECOND_BIAS_FORGOTTEN = Mistake(
    "the bias of the second layer is lost",
    "The second layer adds b2 to whatever comes through its weights.",
    1,
    BY_HAND,
)
SECOND_BIAS_SUBTRACTED = Mistake(
    "the bias of the second layer is subtracted",
    "Both layers add their bias to what comes through their weights.",
    1,
    BY_HAND,
)
BIAS_FOR_INPUTS_OF_ONE = Mistake(
    "b is what the two layers give for inputs of 1",
    "The bias is what is left when all inputs are 0; for inputs of 1 the weights have their say too.",
    1,
    BY_HAND,
)
SIGMOID_BETWEEN = Mistake(
    "the bias of the first layer is squeezed by a sigmoid",
    "Here both layers are without the bend. With it there would be no single layer that does the same.",
    1,
    BY_HAND,
)
FACTORS_EXCHANGED = Mistake(
    "W2 stands at the left of W1",
    "x comes from the left and meets W1 first. The inner sizes tell it, where they are not equal by chance.",
    1,
    BY_HAND,
)
ENTRYWISE = Mistake(
    "the two matrices are multiplied entry by entry",
    "A product of matrices is row times column, added up; in code it is `@`, and `*` is something else.",
    1,
    BY_HAND,
)
BIASES_ONLY_ADDED = Mistake(
    "the two biases are only added",
    "What b1 adds in the hidden layer goes through the second layer's weights before it meets b2.",
    1,
    BY_HAND,
)
FIRST_BIAS_THROUGH_W1 = Mistake(
    "b1 is multiplied by W1",
    "b1 comes in behind the weights of its own layer; what still lies before it is the second layer.",
    1,
    BY_HAND,
)
BIAS_FROM_THE_RIGHT = Mistake(
    "b1 is multiplied by W2 from the other side",
    "b1 is a row, as x is: what comes in stands at the left of the weights.",
    1,
    BY_HAND,
)
W_TRANSPOSED = Mistake(
    "rows and columns of W are exchanged",
    "A row of W says where a line comes from, an input; a column says where it goes to, an output.",
    1,
    "A puzzle: thirteen knobs",
)
SUM_INSTEAD_OF_PRODUCT = Mistake(
    "the two numbers are added instead of multiplied",
    "A sum and a product of the same two numbers are rarely the same.",
    0,
    "How to use a notebook",
)
