from itertools import pairwise

import pytest

from mlp_tutorial.explorers import MomentumExplorer


@pytest.mark.parametrize("sharpness", [1, 2])
def test_every_step_changes_the_picture(sharpness):
    explorer = MomentumExplorer()
    pictures = []
    for step in range(101):
        explorer.set(step=step)
        pictures.append(explorer.picture.png(sharpness))
    explorer.close()
    same = [step for step, (one, other) in enumerate(pairwise(pictures)) if one == other]
    assert same == []
