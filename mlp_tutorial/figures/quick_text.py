"""Texts that change with every move of a slider, drawn in a fifth of the time: from kept outlines."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, offset_copy

from mlp_tutorial.figures.style import RC

BASELINE = {"baseline": 0.0, "bottom": 0.24, "center": -0.27, "top": -0.76}  # from the place given, in font sizes
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the share of the text that stands left of the place given


class QuickText(Text):
    """A text of one line, not turned, or one formula; it is not cut off at the edge of the axes."""

    def set_clip_path(self, path, transform=None):
        """Leave it whole."""

    def draw(self, renderer):
        """Draw the letters as one path."""
        if not self.get_text():
            return
        path, width = outline_of_formula(self.get_text()) if "$" in self.get_text() else outline(self.get_text())
        size = renderer.points_to_pixels(self.get_fontsize())
        x, y = self.get_transform().transform(self.get_position())
        x -= BEFORE[self.get_horizontalalignment()] * width * size
        gc = renderer.new_gc()
        gc.set_linewidth(0)
        renderer.draw_path(gc, path, Affine2D().scale(size).translate(x, y), to_rgba(self.get_color()))
        gc.restore()


def quick_text(ax, x, y, text, va="baseline", fontsize=RC["font.size"], **look):
    """Write the text where `ax.text` would, and return it; ValueError for a second line.

    A formula stands with its middle where that of a text would be.
    """
    if "\n" in text:
        raise ValueError(f"text is {text!r}, expected one line")
    if va not in BASELINE:
        raise ValueError(f"va is {va!r}, expected one of {list(BASELINE)}")
    lower = offset_copy(ax.transData, ax.figure, y=BASELINE[va] * fontsize, units="points")
    look = {"transform": lower, "fontsize": fontsize, "clip_on": False} | look
    return ax.add_artist(QuickText(x, y, text, **look))


def outline(text):
    """Return the letters as one path and their width, both for a font size of 1."""
    letters, reached = [], [0.0]
    for character in text:
        letter, width = glyph(character)
        letters.append(letter.vertices + (reached[-1], 0))
        reached.append(reached[-1] + width)
    codes = [glyph(character)[0].codes for character in text]
    return Path(np.concatenate(letters), np.concatenate(codes)), reached[-1]


@lru_cache(maxsize=128)
def outline_of_formula(text):
    """Return the formula as a path, its middle as high as a text's, and its width, both for a font size of 1."""
    path = TextPath((0, 0), text, 1, FontProperties(family=RC["font.family"]))
    box = path.get_extents()
    middle = (box.x0, (box.y0 + box.y1) / 2 + BASELINE["center"])
    return Path(path.vertices - middle, path.codes), box.width


@lru_cache(maxsize=512)
def glyph(character):
    """Return one letter as a path that starts at (0, 0), and how far it moves the next one."""
    font = FontProperties(family=RC["font.family"])
    zero, followed = (TextPath((0, 0), text, 1, font) for text in ("0", character + "0"))
    n_points = len(followed.vertices) - len(zero.vertices)  # those of the letter stand before the zero's
    width = followed.vertices[:, 0].max() - zero.vertices[:, 0].max()
    return Path(followed.vertices[:n_points], followed.codes[:n_points]), width


def corner_text(ax, text, x=0.03, ha="left"):
    """Write the text along the upper edge of the axes, from or up to the share x of their width; return it."""
    upper = offset_copy(ax.transAxes, ax.figure, y=BASELINE["top"] * RC["font.size"], units="points")
    return quick_text(ax, x, 0.98, text, ha=ha, transform=upper)
