"""Nothing in a picture is told by colour alone, and all that is written there stands out."""

import pytest
from figure_examples import STILL_EXAMPLES
from live_figure_examples import LIVE_EXAMPLES
from matplotlib.colors import to_rgb
from test_figures import shown_texts

from mlp_tutorial.drawing.style import LINES

EXAMPLES = STILL_EXAMPLES | LIVE_EXAMPLES
LEAST_CONTRAST = 4.5  # of text and its background: WCAG 2, level AA


def luminance(colour):
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_with_white(colour):
    return 1.05 / (luminance(colour) + 0.05)


def test_contrast_is_that_of_two_known_greys():
    assert contrast_with_white("black") == pytest.approx(21)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.005)
    assert contrast_with_white("#777777") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_text_stands_out_from_white_paper(name):
    for text in shown_texts(EXAMPLES[name].figure()):
        assert contrast_with_white(text.get_color()) >= LEAST_CONTRAST, text.get_text()


@pytest.mark.parametrize("feature", ["linestyle", "marker"])
def test_two_lines_differ_in_more_than_their_colour(feature):
    assert len({look[feature] for look in LINES}) == len(LINES)
