"""Every step of every graph has a picture that can be read, whatever is known of it."""

import numpy as np
import pytest
from graph_pictures import complaints_about, live_picture, loose_ends
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgba
from random_graphs import graphs
from test_figures import shown_texts

from mlp_tutorial.drawing.style import BACKWARD
from mlp_tutorial.figures.computation_graph import place_graph
from mlp_tutorial.graph import Graph
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import Exp, Multiply, Sin, Square

CHAIN = Graph([("u", Square(), ("x",)), ("y", Exp(), ("u",))])
FORK = Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])


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
    shares = {(room.name, room.user): back[room.name] for room in layout.rooms_of("share") if room.name in back}
    figure = live_picture(layout, known, back, shares, block)
    for dpi in (100, 200):
        assert complaints_about(figure, layout, dpi) == []
    assert loose_ends(layout) == []
    assert block in layout.boxes
    assert layout.abbreviated or set(layout.boxes) == set(names)


def picture_of(network, size, rows=3, block=None):
    rng = np.random.default_rng(0)
    inputs = {"x": rng.normal(size=(rows, network.shapes["W1"][0]))} | dict(initial_weights(network, rng))
    values = network.up_to("y").forward(**inputs)
    values, gradients = passes(network, inputs | {"y_hat": np.zeros_like(values["y"])})
    layout = place_graph(network, size, shapes_of(values), block)
    return layout, live_picture(layout, values, gradients)


def said(figure):
    return [text.get_text() for text in shown_texts(figure)]


def test_of_a_graph_with_more_than_20_steps_those_round_the_block_are_drawn_and_the_picture_says_so():
    layout, figure = picture_of(mlp(2, 3, 3, 3, 3, 3, 3, 1), (11, 5), block="m10")
    assert layout.abbreviated.endswith("of 22 are drawn")
    assert "m10" in layout.boxes
    assert f"Not all is drawn: {layout.left_out[0]}." in said(figure)
    assert complaints_about(figure, layout, 100) == []
    assert loose_ends(layout) == []


def test_of_wide_matrices_the_first_and_last_columns_are_drawn_and_the_picture_says_so():
    layout, figure = picture_of(mlp(64, 64, 10), (11, 5))
    assert "x is (3, 64)" in layout.abbreviated
    assert "$m_{1}$ (3, 64)" in said(figure)
    assert any("x is (3, 64)" in text for text in said(figure))
    assert complaints_about(figure, layout, 100) == []


def test_the_lectures_network_is_drawn_whole_with_all_its_numbers():
    layout, figure = picture_of(mlp(2, 3, 1), (11, 5), rows=1)
    assert layout.abbreviated == ""
    assert set(layout.boxes) == {"m1", "m2", "m3", "m4", "m5", "y", "E"}
    assert layout.look.fontsize >= 10
    assert {"$m_{1}$", r"$\partial E/\partial W_{2}$", r"$\partial E/\partial E$"} <= set(said(figure))
    assert {"1.000", "= 1.000"} & set(said(figure))


def test_what_is_not_calculated_yet_is_a_question_mark_and_has_no_arrow_back():
    network = mlp(2, 3, 1)
    layout = place_graph(network, (11, 5), dict.fromkeys(("x", "W1", "m1"), (1, 1)) | {"E": ()})
    figure = live_picture(layout, {"x": np.zeros((1, 1))}, {})
    texts = said(figure)
    assert texts.count("0.000") == 1  # x, which is 0
    assert texts.count("?") == 4  # W1, m1, and the gradients of both
    assert texts.count("= ?") == 2  # E and its gradient
    drawn = [patch for patch in figure.axes[0].patches if patch.get_facecolor() == to_rgba(BACKWARD)]
    assert drawn == []


def test_a_gradient_comes_with_its_arrow():
    layout = place_graph(CHAIN, (9, 3), dict.fromkeys(("x", "u", "y"), ()))
    figure = live_picture(layout, {"x": 1.0, "u": 1.0, "y": np.e}, {"y": 1.0, "u": np.e})
    tips = [patch.get_path() for patch in figure.axes[0].patches if patch.get_facecolor() == to_rgba(BACKWARD)]
    assert [len(path.vertices) for path in tips] == [2 * 4]
    assert said(figure).count("?") + said(figure).count("= ?") == 1  # the gradient of x


def test_the_arrows_back_run_against_those_forward():
    layout, _ = picture_of(mlp(2, 3, 1), (11, 5))
    ends = {"forward": set(), "backward": set()}
    for arrow in layout.arrows:
        if level(arrow):
            ends[arrow.kind].add((arrow.name, arrow.points[0][0] < arrow.points[-1][0]))
    assert {right for _, right in ends["forward"]} == {True}
    assert {right for _, right in ends["backward"]} == {False}
    assert {name for name, _ in ends["backward"]} == {"m1", "m2", "m3", "m4", "m5", "y", "E"}


def level(arrow):
    return arrow.points[0][0] != arrow.points[-1][0]


def test_the_branches_of_a_fork_leave_from_one_point_and_their_shares_meet_in_one():
    layout = place_graph(FORK, (9, 4), dict.fromkeys(("a", "p", "q", "E"), ()))
    branches = {
        (arrow.kind, arrow.user): arrow.points for arrow in layout.arrows if arrow.name == "a" and arrow.user
    }
    assert branches["forward", "p"][0] == branches["forward", "q"][0]
    assert branches["backward", "p"][-1] == branches["backward", "q"][-1]
    assert {(room.name, room.user) for room in layout.rooms_of("share")} == {("a", "p"), ("a", "q")}


def test_a_branch_comes_back_with_its_share():
    layout = place_graph(FORK, (9, 4), dict.fromkeys(("a", "p", "q", "E"), ()))
    known = {"E": 1.0, "p": 0.9, "q": 1.4}
    figure = live_picture(layout, FORK.forward(a=1.2), known, {("a", "p"): 2.2})
    (tips,) = [patch.get_path() for patch in figure.axes[0].patches if patch.get_facecolor() == to_rgba(BACKWARD)]
    assert len(tips.vertices) == 4 * len([*known, ("a", "p")])
    assert said(figure).count("?") + said(figure).count("= ?") == 2  # the other share, and the sum


def test_a_value_of_another_shape_than_was_expected_is_refused():
    layout = place_graph(CHAIN, (9, 3), {"x": (2, 3)})
    with pytest.raises(ValueError, match=r"the room of x is for the shape \(2, 3\), but \(3,\) was given"):
        live_picture(layout, {"x": np.zeros(3)}, {})


def test_a_picture_on_which_not_even_one_step_has_room_is_refused():
    with pytest.raises(ValueError, match="not even one step"):
        place_graph(mlp(2, 3, 1), (1, 0.5), {"x": (3, 2)})
