"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

SQUARE = "what is subtracted is squared, so its sign does not matter"

SAME_ON_ALL_DATA = {
    "01-batch": {"operands exchanged in: y - y_hat": SQUARE},
}
