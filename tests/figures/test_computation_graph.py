"""Every step of every graph has a picture that can be read, whatever is known of it."""

import numpy as np
from graph_pictures import complaints_about, live_picture, loose_ends
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from random_graphs import graphs

from mlp_tutorial.figures.computation_graph import place_graph
from mlp_tutorial.mlp import initial_weights


def passes(graph, inputs):
    values = graph.forward(**inputs)
    return values, graph.backward()


def shapes_of(values):
    return {name: np.shape(value) for name, value in values.items()}


@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(graphs(), st.floats(0, 2), st.integers(0, 20))
def test_in_the_picture_of_any_graph_at_any_step_texts_are_apart_and_arrows_touch(graph_and_inputs, time, block):
    graph, inputs = graph_and_inputs
    values, gradients = passes(graph, inputs)
    names = [name for name, _, _ in graph.steps]
    block = names[block % len(names)]
    known = dict(list(values.items())[: len(inputs) + round(min(time, 1) * len(names))])
    back = dict(list(gradients.items())[: round(max(time - 1, 0) * len(gradients))])
    layout = place_graph(graph, (11, 5), shapes_of(values), block)
    figure = live_picture(layout, known, back, block=block)
    for dpi in (100, 200):
        assert complaints_about(figure, layout, dpi) == []
    assert loose_ends(layout) == []
    assert block in layout.boxes
    assert layout.abbreviated or set(layout.boxes) == set(names)


def picture_of(network, size, rows=3, block=None):
    rng = np.random.default_rng(0)
    inputs = {"x": rng.normal(size=(rows, network.shapes["W1"][0]))} | initial_weights(network, rng)
    values = network.up_to("y").forward(**inputs)
    values, gradients = passes(network, inputs | {"y_hat": np.zeros_like(values["y"])})
    layout = place_graph(network, size, shapes_of(values), block)
    return layout, live_picture(layout, values, gradients)
