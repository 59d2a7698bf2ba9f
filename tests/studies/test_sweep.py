"""The two passes, block after block, are those of the whole network."""

import numpy as np
import pytest

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.studies.sweep import N_BLOCKS, sweep_until

FORTH = ["m1", "m2", "m3", "m4", "m5", "y", "E"]


def whole_network(tomato):
    x, y_hat = tomatoes()
    graph = mlp(2, 3, 1)
    values = graph.forward(x=x[[tomato - 1]], y_hat=y_hat[[tomato - 1]], **example_weights())
    return values, graph.backward()


def test_before_the_first_step_nothing_is_known():
    sweep = sweep_until(0, 1)
    assert (sweep.values, sweep.gradients, sweep.block, sweep.given) == ({}, {}, (), ())


@pytest.mark.parametrize("step", range(1, N_BLOCKS + 1))
def test_each_step_forward_gives_one_value_more(step):
    sweep, (values, _) = sweep_until(step, 2), whole_network(2)
    assert list(sweep.values) == FORTH[:step]
    for name, value in sweep.values.items():
        np.testing.assert_allclose(value, values[name], rtol=1e-12)
    assert (sweep.block[0], sweep.given, sweep.gradients) == (FORTH[step - 1], (FORTH[step - 1],), {})


@pytest.mark.parametrize("step", range(N_BLOCKS + 1, 2 * N_BLOCKS + 1))
def test_each_step_back_gives_the_gradients_of_what_its_block_has_used(step):
    sweep, (_, gradients) = sweep_until(step, 3), whole_network(3)
    assert list(sweep.values) == FORTH
    assert sweep.block[0] == FORTH[2 * N_BLOCKS - step]
    assert set(sweep.given) <= set(sweep.block[2])
    for name, gradient in sweep.gradients.items():
        np.testing.assert_allclose(gradient, gradients[name], rtol=1e-12)


def test_after_the_last_step_every_gradient_is_known_but_those_of_the_data():
    assert set(sweep_until(2 * N_BLOCKS, 1).gradients) == {
        "W1",
        "b1",
        "W2",
        "b2",
        "m1",
        "m2",
        "m3",
        "m4",
        "m5",
        "y",
    }


@pytest.mark.parametrize(
    ("step", "tomato", "named"), [(15, 1, "step is 15"), (-1, 1, "step is -1"), (3, 5, "tomato is 5")]
)
def test_a_step_or_tomato_that_is_not_there_is_refused(step, tomato, named):
    with pytest.raises(ValueError, match=named):
        sweep_until(step, tomato)
