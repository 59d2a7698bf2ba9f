"""A picture as PNG bytes, in the course's 256 colours: quick to pack, to send and to show."""

from struct import pack

import numpy as np
from isal import isal_zlib
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

    What takes time is to squeeze the lines; isal takes a fifth of the time of zlib. A PNG is a signature and four
    chunks: its header, its palette, its lines, its end (https://www.w3.org/TR/png-3/).
    """
    height, width, _ = pixels.shape
    picture = Image.frombytes("RGB", (width, height), pixels, "raw", "RGBX")
    lines = np.zeros((height, 1 + width), dtype=np.uint8)  # each begins with 0: as it is, without a filter
    lines[:, 1:] = picture.quantize(palette=PALETTE, dither=Image.Dither.NONE)
    header = pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)  # 8 bits for each pixel, its number in the palette
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(PALETTE.getpalette())),
        (b"IDAT", isal_zlib.compress(lines, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in chunks)


def chunk(kind, data):
    """Return the bytes of a chunk: how long it is, its kind, its data, and a sum to check them by."""
    return pack(">I", len(data)) + kind + data + pack(">I", isal_zlib.crc32(kind + data))


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
