"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

SAME_ON_ALL_DATA = {}
