"""What the explorer of the sigmoid says where chapter 03 knows the answer."""

import numpy as np
import pytest
from drive import reading

from mlp_tutorial.explorers.sigmoid import SigmoidExplorer
from mlp_tutorial.modules import sigmoid
from mlp_tutorial.studies.sigmoid import saturation_edge


def test_the_sigmoid_is_read_with_the_numbers_of_the_chapter():
    assert "σ(2.0) = 0.8808; the slope is σ · (1 − σ) = 0.10499, 42% of the largest" in reading(SigmoidExplorer)
    assert "0.25000, the largest that there is" in reading(SigmoidExplorer, x=0.0)
    assert "0.00034, less than a hundredth of the largest, 0.25. Saturated" in reading(SigmoidExplorer, x=-8.0)


def test_saturation_begins_where_the_slope_is_a_hundredth_of_the_largest():
    edge = saturation_edge()
    assert sigmoid(edge) * (1 - sigmoid(edge)) == pytest.approx(0.0025, rel=1e-3)
    assert "Saturated" not in reading(SigmoidExplorer, x=np.floor(10 * edge) / 10)
    assert "Saturated" in reading(SigmoidExplorer, x=np.ceil(10 * edge) / 10)
