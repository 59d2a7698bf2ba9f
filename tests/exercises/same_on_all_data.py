"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

OF_CHAPTER_09 = {
    "09-reader": {
        "constant changed in: 0": "other random numbers: the network reads as well",
        "constant changed in: 32": "one hidden neuron more: the network reads as well",
        "constant changed in: 2.0": "a larger learning rate, which reads the small pictures too",
        "constant changed in: 40": "one epoch more: the network reads as well",
        "constant changed in: 16": "another batch size: the network reads as well",
    },
}

SAME_ON_ALL_DATA = OF_CHAPTER_09
