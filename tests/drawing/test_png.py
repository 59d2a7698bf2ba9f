import io

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from PIL import Image

from mlp_tutorial.drawing import style
from mlp_tutorial.drawing.png import png_bytes

COLOURS = {
    name: value
    for name, value in vars(style).items()
    if name.isupper() and isinstance(value, str) and value.startswith("#")
}
EXACT = np.array([[round(255 * share) for share in to_rgb(colour)] for colour in COLOURS.values()], dtype=np.uint8)


def opaque(colours):
    """Return pixels (height, width, 4) of the colours (height, width, 3)."""
    return np.concatenate([colours, np.full((*colours.shape[:2], 1), 255, dtype=np.uint8)], axis=-1)


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (17, 31), (420, 1000)])
def test_the_courses_own_colours_come_back_as_they_are(shape):
    colours = EXACT[np.random.default_rng(0).integers(len(EXACT), size=shape)]
    shown = Image.open(io.BytesIO(png_bytes(opaque(colours)))).convert("RGB")
    np.testing.assert_array_equal(np.asarray(shown), colours)


def test_other_colours_come_back_as_ones_next_to_them():
    mixed = np.linspace(EXACT[:, np.newaxis], 255, 40).reshape(40, -1, 3).astype(np.uint8)
    shown = imread(io.BytesIO(png_bytes(opaque(mixed))), format="png")
    assert np.abs(255 * shown[..., :3] - mixed).max() < 32


def test_what_is_mostly_white_takes_few_bytes():
    colours = np.full((420, 1000, 3), 255, dtype=np.uint8)
    colours[200:210, 300:600] = EXACT[0]
    assert len(png_bytes(opaque(colours))) < 10_000
