"""Texts that change with every move of a slider, drawn in a tenth of the time: from kept outlines."""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import IdentityTransform

from mlp_tutorial.drawing.style import BLACK, RC

BASELINE = {"baseline": 0.0, "bottom": 0.24, "center": -0.27, "top": -0.76}  # from the place given, in font sizes
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}  # the share of the text that stands left of the place given


class QuickText(Artist):
    """A text of one line, not turned, or one formula; it is not cut off at the edge of the axes."""

    zorder = Text.zorder

    def __init__(self, place, text, ha, va, fontsize, color):
        super().__init__()
        self._place = place
        self._text = text
        self._before, self._up = BEFORE[ha], BASELINE[va]
        self._fontsize = fontsize
        self._color = to_rgba(color)

    def get_text(self):
        """Return what is written."""
        return self._text

    def set_clip_path(self, path, transform=None):
        """Leave it whole."""

    def draw(self, renderer):
        """Draw the letters as one path."""
        render_texts(renderer, [self])

    def get_window_extent(self, renderer=None):
        """Return where the letters stand, a Bbox in pixels."""
        place = self.get_transform().transform(self._place)
        return Path(self._letters(place, self.figure.dpi / 72)).get_extents()

    def _letters(self, place, pixels):
        """Return the vertices (n, 2) of the letters beside this place on the page; a point is so many pixels."""
        path, width = outline(self._text)
        size = pixels * self._fontsize
        return size * path.vertices + (place[0] - self._before * width * size, place[1] + self._up * size)


def render_texts(renderer, texts):
    """Draw QuickTexts with one path for those of one colour, quicker than one after the other."""
    alike = {}
    for text in texts:
        if text.get_visible() and text.get_text():
            alike.setdefault((text._color, id(text.get_transform())), []).append(text)
    for (color, _), group in alike.items():
        places = group[0].get_transform().transform([text._place for text in group])
        pixels = renderer.points_to_pixels(1)
        letters = [text._letters(place, pixels) for text, place in zip(group, places, strict=True)]
        codes = [outline(text.get_text())[0].codes for text in group]
        gc = renderer.new_gc()
        gc.set_linewidth(0)
        gc.set_snap(False)
        renderer.draw_path(gc, Path(np.concatenate(letters), np.concatenate(codes)), IdentityTransform(), color)
        gc.restore()


def quick_text(ax, x, y, text, ha="left", va="baseline", fontsize=RC["font.size"], color=BLACK, transform=None):
    """Write the text where `ax.text` would, and return it; ValueError for a second line or an unknown ha or va.

    A formula stands with its middle where that of a text would be.
    """
    if "\n" in text:
        raise ValueError(f"text is {text!r}, expected one line")
    for name, value, known in (("ha", ha, BEFORE), ("va", va, BASELINE)):
        if value not in known:
            raise ValueError(f"{name} is {value!r}, expected one of {list(known)}")
    written = QuickText((x, y), text, ha, va, fontsize, color)
    if transform is not None:
        written.set_transform(transform)
    return ax.add_artist(written)


@lru_cache(maxsize=512)
def outline(text):
    """Return the letters, or the formula, as one path and their width, both for a font size of 1."""
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
    return quick_text(ax, x, 0.98, text, ha=ha, va="top", transform=ax.transAxes)
