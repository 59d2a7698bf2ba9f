"""A picture as PNG bytes, in the course's 256 colours: quick to pack, to send and to show."""

from io import BytesIO

import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image

from mlp_tutorial.drawing.style import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALE,
    PURPLE,
    RED,
    SKY,
    map_colours,
)


def png_bytes(pixels):
    """Return the opaque picture, whole numbers 0 … 255 of shape (height, width, 4), as PNG bytes.

    What takes time is to squeeze the lines: level 1 of 9 takes a third of the usual time.
    """
    height, width, _ = pixels.shape
    picture = Image.frombytes("RGB", (width, height), pixels, "raw", "RGBX")
    buffer = BytesIO()
    picture.quantize(palette=PALETTE, dither=Image.Dither.NONE).save(buffer, format="png", compress_level=1)
    return buffer.getvalue()


def course_palette():
    """Return a picture whose 256 colours are those of the course, each mixed with white, and some with black."""
    colours = [np.array(to_rgb(c)) for c in (BLACK, GREY, ORANGE, SKY, GREEN, BLUE, RED, PURPLE)]
    white, pale = np.ones(3), np.array(to_rgb(PALE))
    steps = np.linspace(0, 1, 17)[1:]
    mixed = [white, pale] + [white + share * (colour - white) for colour in colours for share in steps]
    mixed += [share * colour for colour in (*colours[2:], pale) for share in (0.25, 0.5, 0.75)]
    mixed += list(map_colours(256 - len(mixed)))
    palette = Image.new("P", (1, 1))
    palette.putpalette(np.round(255 * np.array(mixed)).astype(np.uint8).tobytes())
    return palette


PALETTE = course_palette()
