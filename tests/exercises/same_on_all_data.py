"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

CHAPTER_03 = {
    "03-way-out": {
        "line deleted: return None in: def your_steps(m5, y_hat, learning_rate):\n"
        '    """Return how many steps': "a function that ends returns None anyway",
        "constant changed in: 2000": "all neurons get out in fewer steps",
    }
}

SAME_ON_ALL_DATA = {**CHAPTER_03}
