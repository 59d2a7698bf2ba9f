import numpy as np
import pytest
from numpy.testing import assert_array_equal

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.mlp import example_weights
from mlp_tutorial.studies.example_batch import MOST, example_batch, example_passes


def test_with_three_hidden_neurons_and_one_output_it_is_the_example_that_is_calculated_by_hand():
    graph, inputs = example_batch(4, 3, 1)
    x, y_hat = tomatoes()
    for name, expected in {"x": x, "y_hat": y_hat, **example_weights()}.items():
        assert_array_equal(inputs[name], expected)
    assert graph.shapes == {name: value.shape for name, value in example_weights().items()}


@pytest.mark.parametrize("sizes", [(1, 1, 1), tuple(MOST.values())])
def test_the_smallest_and_the_largest_have_numbers_for_every_input(sizes):
    graph, inputs = example_batch(*sizes)
    values = graph.forward(**inputs)
    assert values["y"].shape == (sizes[0], sizes[2])
    assert values["m3"].shape == (sizes[0], sizes[1])
    assert len(np.unique(graph.backward()["W2"])) == sizes[1] * sizes[2]


@pytest.mark.parametrize("name", MOST)
def test_sizes_for_which_there_are_no_numbers_are_refused(name):
    for size in (0, MOST[name] + 1):
        with pytest.raises(ValueError, match=f"{name} is {size}, expected a whole number, 1 to {MOST[name]}"):
            example_batch(**{"batch": 2, "hidden": 2, "outputs": 2} | {name: size})


def test_the_passes_are_calculated_once():
    assert example_passes(3, 4, 2) is example_passes(3, 4, 2)
