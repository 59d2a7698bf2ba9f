"""The two rules on one weight are those of the package's optimizers, step by step."""

import numpy as np
import pytest

from mlp_tutorial.explorers.decay_rules import N_STEPS, RULES, follow
from mlp_tutorial.optimizers import CoupledMomentum, Momentum

OPTIMIZERS = {"the lecture": Momentum, "PyTorch": CoupledMomentum}
SETTINGS = [(0.1, 0.9, 0.5), (0.5, 0.0, 2.0), (0.001, 0.99, 0.0), (1.0, 0.5, 0.05), (4.0, 0.99, 2.0)]


def path_of(optimizer, target, start):
    """Return w before and after each step of an optimizer down E = ½ (w − target)²."""
    w, path = np.array([start]), [start]
    for _ in range(N_STEPS):
        optimizer.step(w, w - target)
        path.append(w[0])
    return path


@pytest.mark.parametrize("label", RULES)
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize(("target", "start"), [(2.0, 1.0), (-3.0, 3.0), (0.0, 0.0)])
def test_a_rule_goes_where_its_optimizer_goes(label, settings, target, start):
    expected = path_of(OPTIMIZERS[label](*settings), target, start)
    np.testing.assert_allclose(follow(RULES[label], target, start, *settings), expected, rtol=1e-9, atol=1e-12)
