"""Any graph that can be built from the course's modules has the gradients that central differences find."""

from hypothesis import given, settings
from random_graphs import graphs

from mlp_tutorial.gradient_check import check_gradients


@settings(max_examples=200)
@given(graphs())
def test_backward_agrees_with_central_differences_on_any_graph(graph_and_inputs):
    graph, inputs = graph_and_inputs
    for name, difference in check_gradients(graph, inputs).items():
        assert difference < 1e-6, name
