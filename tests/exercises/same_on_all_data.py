"""Changes to a solution that change no number, with the reason: {exercise: {what was changed: why}}."""

CHAPTER_07 = {"07-settings": {"operands exchanged in: np.sqrt(kappa) - 1": "the fraction is squared"}}

SAME_ON_ALL_DATA = {**CHAPTER_07}
