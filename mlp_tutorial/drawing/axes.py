"""Axes whose `plot`, `text` and `add_patch` are quick, for what is drawn anew with every move of a slider."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from mlp_tutorial.drawing.outlines import BEFORE, UP, outline
from mlp_tutorial.drawing.style import BLACK, RC

COLOUR = {"color", "c"}
NOT_OF_A_LINE = {"data", "scalex", "scaley"}  # keywords of `plot` that no Line2D has

LONG = {"ha": "horizontalalignment", "va": "verticalalignment"}  # with which a Text is made in less time
PLAIN = {  # the same as matplotlib's own defaults, which it would look for one by one
    "clip_on": False,
    "color": BLACK,
    "fontproperties": FontProperties(family=RC["font.family"], size=RC["font.size"]),
    "parse_math": True,
    "usetex": False,
    "antialiased": True,
}


class QuickAxes(Axes):
    """Axes as matplotlib's; while `quick` is True, what is added takes a third of the time.

    Nothing is searched for new limits where these are fixed, and texts are drawn from kept outlines, which look
    as matplotlib's letters do, up to the rounding of each of these to whole pixels.
    """

    quick = False

    def plot(self, *args, **look):
        """Draw as ever; quickly if it is one line (x, y) of a given colour within fixed limits."""
        if self.quick and self.has_fixed_limits() and len(args) == 2 and COLOUR & look.keys():
            x, y = map(np.atleast_1d, args)
            is_line = x.ndim == 1 and x.shape == y.shape and {x.dtype.kind, y.dtype.kind} <= set("biuf")
            if is_line and not NOT_OF_A_LINE & look.keys():
                return [self.add_artist(QuickLine(x, y, **look))]
        return super().plot(*args, **look)

    def text(self, x, y, s, fontdict=None, **look):
        """Write as ever; quickly if it is one line that is not turned, or one formula, without a box."""
        if not self.quick:
            return super().text(x, y, s, fontdict, **look)
        look = {LONG.get(name, name): value for name, value in ((fontdict or {}) | look).items()}
        return self.add_artist(QuickText(x, y, s, **PLAIN | look))

    def add_patch(self, p):
        """Draw a patch as ever; quickly within fixed limits."""
        return self.add_artist(p) if self.quick and self.has_fixed_limits() else super().add_patch(p)

    def fix_limits(self):
        """Keep the limits of each axis along which something has been drawn, or which have been set."""
        self.get_xlim()  # autoscaling waits until the limits are asked for
        shown = self.dataLim
        self.set_autoscalex_on(self.get_autoscalex_on() and not np.isfinite(shown.intervalx).all())
        self.set_autoscaley_on(self.get_autoscaley_on() and not np.isfinite(shown.intervaly).all())

    def forget_parts(self):
        """Begin with the first colour again, and let free limits no longer show what has been removed."""
        self.set_prop_cycle(None)
        if not self.has_fixed_limits():
            self.relim()

    def has_fixed_limits(self):
        """Return whether nothing that is drawn changes the limits."""
        return not (self.get_autoscalex_on() or self.get_autoscaley_on())


class EndsAtTheBox:
    """Mixed into an artist: it ends at the box of its axes, which is there already, not at one made for it."""

    def set_clip_path(self, path, transform=None):
        """Take the box of the axes if that is meant."""
        if path is self.axes.patch:
            self.set_clip_box(self.axes.bbox)
        else:
            super().set_clip_path(path, transform)


class QuickLine(EndsAtTheBox, Line2D):
    """A Line2D."""


class QuickText(EndsAtTheBox, Text):
    """A Text that is drawn from kept outlines as long as it is plain."""

    def is_plain(self):
        """Return whether it is one line, or one formula, in the course's letters, not turned and without a box."""
        font = self.get_fontproperties()
        return (
            "\n" not in self.get_text()
            and self.get_rotation() == 0
            and self.get_verticalalignment() in UP
            and font.get_family() == [RC["font.family"]]
            and (font.get_weight(), font.get_style(), font.get_variant()) == ("normal", "normal", "normal")
            and not (self.get_bbox_patch() or self.get_path_effects() or self.get_clip_on())
            and self.get_alpha() is None
            and self.get_parse_math()
            and not (self.get_usetex() or self.get_wrap())
        )

    def draw(self, renderer):
        """Draw the letters, if it is plain, as one path."""
        if self.is_plain():
            render_texts(renderer, [self])
        else:
            super().draw(renderer)

    def get_window_extent(self, renderer=None, dpi=None):
        """Return where the letters stand, a Bbox in pixels."""
        if dpi is not None or not (self.get_visible() and self.get_text() and self.is_plain()):
            return super().get_window_extent(renderer, dpi)
        place = self.get_transform().transform(self.get_unitless_position())
        return Path(self.letters(place, self.get_figure(root=True).dpi / 72)).get_extents()

    def letters(self, place, pixels):
        """Return the vertices (n, 2) of the letters beside this place on the page; a point is so many pixels."""
        path, width = outline(self.get_text())
        size = pixels * self.get_fontsize()
        before, up = BEFORE[self.get_horizontalalignment()], UP[self.get_verticalalignment()]
        return size * path.vertices + (place[0] - before * width * size, place[1] + up * size)


def render_texts(renderer, texts):
    """Draw plain QuickTexts with one path for those of one colour, quicker than one after the other."""
    alike = {}
    for text in texts:
        if text.get_visible() and text.get_text():
            alike.setdefault((to_rgba(text.get_color()), id(text.get_transform())), []).append(text)
    for (color, _), group in alike.items():
        places = group[0].get_transform().transform([text.get_unitless_position() for text in group])
        pixels = renderer.points_to_pixels(1)
        letters = [text.letters(place, pixels) for text, place in zip(group, places, strict=True)]
        codes = [outline(text.get_text())[0].codes for text in group]
        gc = renderer.new_gc()
        gc.set_linewidth(0)
        gc.set_snap(False)
        renderer.draw_path(gc, Path(np.concatenate(letters), np.concatenate(codes)), IdentityTransform(), color)
        gc.restore()
