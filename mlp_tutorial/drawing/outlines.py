"""The outlines of letters and formulas, kept: a text is put together from them in a tenth of the time."""

from functools import lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from mlp_tutorial.drawing.style import RC

UP = {"baseline": 0.0, "bottom": 0.24, "center": -0.27, "top": -0.76}  # the baseline's height over the place given
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the share of the text that stands left of the place given


@lru_cache(maxsize=512)
def outline(text):
    """Return the letters, or the formula, as one path and their width, both for a font size of 1.

    A formula stands with its middle where that of a text would be.
    """
    if not text:
        return Path(np.empty((0, 2))), 0.0
    if "$" in text:
        return outline_of_formula(text)
    letters, reached = [], [0.0]
    for character in text:
        letter, width = glyph(character)
        letters.append(letter.vertices + (reached[-1], 0))
        reached.append(reached[-1] + width)
    codes = [glyph(character)[0].codes for character in text]
    return Path(np.concatenate(letters), np.concatenate(codes)), reached[-1]


@lru_cache(maxsize=512)  # of its own: a formula takes a hundred times as long as a number, of which there are more
def outline_of_formula(text):
    """Return the formula as a path, its middle as high as a text's, and its width, both for a font size of 1."""
    path = TextPath((0, 0), text, 1, FontProperties(family=RC["font.family"]))
    box = path.get_extents()
    middle = (box.x0, (box.y0 + box.y1) / 2 + UP["center"])
    return Path(path.vertices - middle, path.codes), box.width


@lru_cache(maxsize=512)
def glyph(character):
    """Return one letter as a path that starts at (0, 0), and how far it moves the next one."""
    font = FontProperties(family=RC["font.family"])
    zero, followed = (TextPath((0, 0), text, 1, font) for text in ("0", character + "0"))
    n_points = len(followed.vertices) - len(zero.vertices)  # those of the letter stand before the zero's
    width = followed.vertices[:, 0].max() - zero.vertices[:, 0].max()
    return Path(followed.vertices[:n_points], followed.codes[:n_points]), width
