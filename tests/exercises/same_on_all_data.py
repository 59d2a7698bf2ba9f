"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

CHAPTER_01 = {"01-batch": {"operands exchanged in: y - y_hat": "the difference is squared"}}

CHAPTER_03 = {
    "03-way-out": {
        "line deleted: return None in: def your_steps(m5, y_hat, learning_rate):\n"
        '    """Return how many steps': "a function that ends returns None anyway",
        "constant changed in: 2000": "all neurons get out in fewer steps",
    }
}

CHAPTER_05 = {
    "05-graph": {"first two exchanged in: ('y', 'y_hat')": "E and its two gradients are the same both ways round"}
}

CHAPTER_07 = {"07-settings": {"operands exchanged in: np.sqrt(kappa) - 1": "the fraction is squared"}}

CHAPTER_08 = {
    "08-train": {
        "first two exchanged in: ('W1', 'W2')": "which of the two is looked for first, makes no difference",
        "first two exchanged in: ('W1', 'b1', 'W2', 'b2')": "each has its own gradient, in any order",
    }
}

CHAPTER_09 = {
    "09-reader": {
        "constant changed in: 0": "other random numbers: the network reads as well",
        "constant changed in: 32": "one hidden neuron more: the network reads as well",
        "constant changed in: 2.0": "a larger learning rate, which reads the small pictures too",
        "constant changed in: 40": "one epoch more: the network reads as well",
        "constant changed in: 16": "another batch size: the network reads as well",
    },
}

SAME_ON_ALL_DATA = {**CHAPTER_01, **CHAPTER_03, **CHAPTER_05, **CHAPTER_07, **CHAPTER_08, **CHAPTER_09}
