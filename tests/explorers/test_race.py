"""What the race says of those that come down, and of those that do not."""

from itertools import pairwise

import pytest
from drive import reading

from mlp_tutorial.explorers.race import MomentumExplorer


def test_as_long_as_all_come_down_the_limits_are_said():
    said = reading(MomentumExplorer)
    assert said.startswith("After 30 steps E is ")
    assert said.endswith("Stable learning rates: below 0.1 for plain descent and 0.18 for momentum.")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"learning_rate": 0.1}, "Plain descent never settles: its learning rate 0.1 is just at its edge."),
        ({"learning_rate": 0.2}, "Plain descent diverges: its learning rate 0.2 is above its edge, 0.1."),
        ({"learning_rate": 0.2}, "Momentum diverges: its learning rate 0.2 is above its edge, 0.18."),
        (
            {"surface": "Rosenbrock", "learning_rate": 9.0},
            "Plain descent diverges: at step 4 it leaves the finite numbers.",
        ),
        (
            {"surface": "bowl 2, 10", "learning_rate": 0.39, "momentum": 0.9},
            "Momentum diverges: its learning rate 0.39 is above its edge, 0.38.",
        ),
        (
            {"surface": "saddle", "start_w1": 0.0, "start_w2": 0.45, "weight_decay": 1.0},
            "Plain descent climbs: E ends above its start.",
        ),
    ],
)
def test_who_fails_to_come_down_is_said_with_the_reason(settings, said):
    found = reading(MomentumExplorer, **settings)
    assert said in found
    assert "Stable learning rates" not in found


def test_a_rival_is_called_yours_and_fails_with_a_reason_of_its_own():
    class Doubling:
        def step(self, weights, gradient):
            weights *= 1e200

    explorer = MomentumExplorer(Doubling(), step=1)
    assert " with yours" in explorer.reading
    assert explorer.reading.endswith("Yours diverges: at step 1 it leaves the finite numbers.")
    explorer.close()


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
