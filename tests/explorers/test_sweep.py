"""The stepper: any network, a step at a time; what it asks, and what it says of somebody's gradients."""

import copy

import ipywidgets
import numpy as np
import pytest
from drive import complaints, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from own_blocks import Cube
from random_graphs import graphs

from mlp_tutorial.explorers.sweep import SweepExplorer
from mlp_tutorial.explorers.sweep_parts import parts_of
from mlp_tutorial.graph import Graph
from mlp_tutorial.mistakes import ENTRYWISE, MEAN, ORDER
from mlp_tutorial.mlp import initial_weights, mlp
from mlp_tutorial.modules import MSE, MatMul, Multiply, Sigmoid, Sin, Square
from mlp_tutorial.studies.example_batch import example_batch, example_passes

FORK = [("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))]


def deep(*sizes, batch=3):
    """Return a network of many layers, and its inputs."""
    network, rng = mlp(*sizes), np.random.default_rng(0)
    x, y_hat = rng.normal(size=(batch, sizes[0])), rng.uniform(size=(batch, sizes[-1]))
    return network, {"x": x, "y_hat": y_hat, **initial_weights(network, rng)}


def shared():
    """Return a network whose weights are used twice, and its inputs."""
    steps = [("u", MatMul(), ("x", "W")), ("v", Sin(), ("u",)), ("w", MatMul(), ("v", "W"))]
    graph, rng = Graph([*steps, ("E", MSE(), ("w", "y_hat"))], data=("x", "y_hat")), np.random.default_rng(0)
    return graph, {"x": rng.normal(size=(4, 3)), "W": rng.normal(size=(3, 3)), "y_hat": rng.normal(size=(4, 3))}


OWN = {
    "fork": lambda: (Graph(FORK), {"a": 1.2}),
    "shared weight": shared,
    "deeper": lambda: deep(3, 4, 3, 2),
    "too deep to be drawn whole": lambda: deep(*[2] * 9),
    "too wide": lambda: deep(64, 32, 10),
    "own block": lambda: (Graph([("u", Cube(), ("a",)), ("E", Square(), ("u",))]), {"a": 2.0}),
    "without data": lambda: (Graph(mlp(2, 3, 2).steps), example_batch(3, 3, 2)[1]),
    "numbers beyond all": lambda: (Graph([("u", Square(), ("a",)), ("E", Square(), ("u",))]), {"a": 1e200}),
}


@pytest.fixture
def explorer():
    made = SweepExplorer()
    yield made
    made.close()


def test_it_opens_at_a_product_in_which_every_sum_has_more_than_one_term(explorer):
    assert explorer.settings == {
        "step": 13,
        "entry": 1,
        "batch": 3,
        "hidden": 4,
        "outputs": 2,
        "predict": False,
    }
    assert explorer.reading == (
        "Step 13 of 18, back through MatMul: ∂E/∂W₂ = m₃ᵀ × ∂E/∂m₄, shape (4, 2), as W₂. "
        "Entry [0, 0] of it is 0.0470. It is wanted: 2 of 4 are there."
    )
    assert "entry [0, 0]:  0.7503·(−0.0252) + 0.5744·0.0454 + 0.8100·0.0492 ≈ 0.0470" in texts(explorer)


def test_every_step_says_what_is_calculated_from_what_and_which_shape_comes_out(explorer):
    said = []
    for step in range(19):
        explorer.set(step=step)
        said.append(explorer.reading)
    assert said[0] == "Nothing is calculated yet: the inputs are there, and MatMul begins with x and W₁."
    assert (
        said[1] == "Step 1 of 18, forward through MatMul: m₁ = x × W₁, shape (3, 4). Entry [0, 0] of it is 1.0000."
    )
    assert said[7] == "Step 7 of 18, forward through MSE: E = 1/(2B) Σ (y − ŷ)², 0.2948."
    assert said[8] == "Step 8 of 18, and now back: it begins at E, of which ∂E/∂E is 1."
    assert said[11].startswith("Step 11 of 18, back through Add: ∂E/∂b₂ = Σ rows ∂E/∂m₅, shape (2,), as b₂.")
    assert said[18].endswith("It is wanted: 4 of 4 are there, all that are wanted, after one sweep.")


def test_back_and_forward_are_exactly_reversible(explorer):
    pictures = {}
    for step in range(19):
        explorer.set(step=step)
        pictures[step] = explorer.screen.png
    assert len(set(pictures.values())) == 19
    for step in range(17, -1, -1):
        explorer.panel.buttons["back"].click()
        assert (explorer.settings["step"], explorer.screen.png) == (step, pictures[step])
    explorer.panel.buttons["back"].click()
    assert explorer.settings["step"] == 0
    explorer.panel.buttons["forward"].click()
    assert explorer.screen.png == pictures[1]


def test_at_the_last_step_forward_stays():
    explorer = SweepExplorer(step=18)
    explorer.panel.buttons["forward"].click()
    assert explorer.settings["step"] == 18


def test_what_is_not_calculated_yet_is_a_question_mark_and_never_a_number(explorer):
    explorer.set(step=0, batch=1, hidden=1, outputs=1)
    unknown = texts(explorer).count("?")
    assert unknown >= 7 + 10
    explorer.set(step=18)
    assert "?" not in texts(explorer)


def test_an_entry_can_be_picked(explorer):
    explorer.set(entry=4)
    assert any(text.startswith("entry [1, 1]:  ") for text in texts(explorer))
    explorer.set(entry=16)
    assert any(text.startswith("entry [3, 1]:  ") for text in texts(explorer))


def test_for_one_sample_the_formulas_are_those_of_the_lecture(explorer):
    explorer.set(batch=1, step=18)
    line = next(text for text in texts(explorer) if "W_{1} =" in text)
    assert line == (
        r"$\partial E/\partial W_{1} = x^T \times \partial E/\partial m_{1} = x^T \times \{ [ \sigma(m_{5})"
        r"(1 - \sigma(m_{5}))\,(y - \hat{y}) ] \times W_{2}^T \cdot \sigma(m_{2})(1 - \sigma(m_{2})) \}$"
    )


def test_the_head_of_a_formula_is_said_to_be_calculated_once(explorer):
    assert "∂E/∂m₄, calculated once: in step 12" in texts(explorer)


@pytest.mark.parametrize("kind", OWN)
def test_any_graph_has_a_picture_for_every_step_in_which_nothing_overlaps_or_is_cut(kind):
    explorer = SweepExplorer(*OWN[kind]())
    for step in range(explorer.panel.controls["step"].max + 1):
        explorer.set(step=step)
        assert complaints(explorer) == [], step
    assert explorer.still().png
    explorer.close()


@settings(max_examples=12, deadline=None)
@given(graphs(), st.data())
def test_random_graphs_have_pictures_in_which_nothing_overlaps_or_is_cut(graph_and_inputs, data):
    explorer = SweepExplorer(*graph_and_inputs)
    last = explorer.panel.controls["step"].max
    for step in {0, data.draw(st.integers(0, last), label="step"), last}:
        explorer.set(step=step)
        for sharpness in (1, 2):
            explorer.picture.png(sharpness)
            assert complaints(explorer) == [], step
    explorer.close()


def test_a_graph_that_is_too_large_is_abbreviated_and_says_so():
    deep_one, wide_one = (SweepExplorer(*OWN[kind]()) for kind in ("too deep to be drawn whole", "too wide"))
    assert any("of 25 are drawn" in text for text in texts(deep_one))
    assert any("64" in text and "drawn" in text for text in texts(wide_one))
    wide_one.set(step=1)
    assert "Of large matrices only the first rows and columns and the last ones are written." in wide_one.reading


def test_at_a_fork_each_branch_has_its_step():
    explorer = SweepExplorer(*OWN["fork"](), step=7)
    assert explorer.reading == "Step 7 of 8, back through Sin: branch 1 of 2 of ∂E/∂a = ∂E/∂q · cos(a), 0.5218."
    explorer.set(step=8)
    assert "the last of 2 branches is added, ∂E/∂a = ∂E/∂a so far + ∂E/∂p · 2a, 2.7587." in explorer.reading


def test_a_block_without_a_written_rule_shows_its_numbers_and_says_so():
    explorer = SweepExplorer(*OWN["own block"](), step=5)
    assert "Cube has no written rule, so only its numbers are shown." in explorer.reading
    assert {"8.0000", "16.0000", "192.0000"} & set(texts(explorer))


def test_the_graph_that_is_given_keeps_its_values():
    graph, inputs = example_batch(3, 3, 2)
    values = graph.forward(**inputs)
    SweepExplorer(graph, inputs).set(step=3)
    assert graph.values.keys() == values.keys()
    assert all(graph.values[name] is values[name] for name in values)


def test_what_cannot_be_stepped_through_is_refused():
    graph, inputs = example_batch(3, 3, 2)
    with pytest.raises(ValueError, match="a graph and its inputs are expected together"):
        SweepExplorer(graph)
    with pytest.raises(ValueError, match="forward needs the inputs"):
        SweepExplorer(graph, {"x": inputs["x"]})
    with pytest.raises(ValueError, match="backward starts from one scalar E"):
        SweepExplorer(graph.up_to("y"), {name: inputs[name] for name in inputs if name != "y_hat"})


# Predict


def test_predicting_hides_what_a_step_gives_until_it_is_answered(explorer):
    explorer.set(predict=True)
    assert explorer.reading == (
        "Step 13 of 18, back through MatMul: which shape has ∂E/∂W₂, and how is it calculated from ∂E/∂m₄?"
    )
    assert {"shape ?", "wanted: 1 of 4"} <= set(texts(explorer))
    assert "$\\partial E/\\partial W_{2}$ (4, 2)" not in texts(explorer)
    assert "$\\partial E/\\partial W_{2}$" in texts(explorer)
    assert not any("m_{3}^T" in text for text in texts(explorer))
    assert (
        explorer.answer((4, 2), "m₃ᵀ × ∂E/∂m₄")
        == "Right: m₃ᵀ × ∂E/∂m₄, shape (4, 2). Score: 1 of 1 right at the first try."
    )
    assert "shape ?" not in texts(explorer)
    assert "wanted: 2 of 4" in texts(explorer)
    assert any("m_{3}^T" in text for text in texts(explorer))


def test_a_wrong_prediction_is_told_which_mistake_it_is_and_stays_open(explorer):
    explorer.set(predict=True)
    verdict = explorer.answer((2, 4), "∂E/∂m₄ × m₃ᵀ")
    assert f"The operation: {ORDER}." in verdict
    assert "rows and columns are exchanged" in verdict
    assert verdict.endswith("Score: 0 of 1 right at the first try.")
    assert ENTRYWISE in explorer.answer((4, 2), "∂E/∂m₄ · m₃ᵀ")
    assert "shape ?" in texts(explorer)
    assert explorer.answer((4, 2), "m₃ᵀ × ∂E/∂m₄").endswith("Score: 0 of 1 right at the first try.")
    explorer.set(step=9)
    assert MEAN in explorer.answer((3, 2), "∂E/∂E · (y − ŷ)")
    explorer.set(step=14)
    assert explorer.answer((3, 4), "∂E/∂m₄ × W₂ᵀ").endswith("Score: 1 of 3 right at the first try.")


def test_the_buttons_answer_as_the_page_does_once_both_are_chosen(explorer):
    explorer.set(predict=True)
    asked = explorer.question
    asked.shape.set_state({"index": list(asked.shape.options).index(("(4, 2)", (4, 2)))})
    assert asked.score == (0, 0)
    asked.operation.value = "m₃ × ∂E/∂m₄"
    assert "a transpose is forgotten" in explorer.reading
    assert asked.score == (0, 1)
    asked.show.click()
    assert "It is m₃ᵀ × ∂E/∂m₄, shape (4, 2)." in explorer.reading
    assert "shape ?" not in texts(explorer)
    assert asked.score == (0, 1)


def test_nothing_is_asked_on_the_way_forward_and_the_menus_leave_the_page(explorer):
    explorer.set(predict=True)
    assert len(explorer.question.widget.children) == 5
    explorer.set(step=3)
    assert explorer.question.widget.children == ()
    with pytest.raises(ValueError, match="nothing is asked at this step"):
        explorer.answer((3, 4), "σ(m₂)")
    explorer.set(step=14, predict=False)
    assert explorer.question.widget.children == ()


def test_the_menus_stay_as_they_are_while_an_entry_is_picked(explorer):
    explorer.set(predict=True)
    explorer.question.shape.value = (2, 4)
    explorer.set(entry=3)
    assert explorer.question.shape.value == (2, 4)


def test_reset_forgets_the_answers(explorer):
    explorer.set(predict=True)
    explorer.answer((4, 2), "m₃ᵀ × ∂E/∂m₄")
    explorer.reset()
    assert explorer.question.score == (0, 0)


def test_the_whole_way_back_can_be_predicted(explorer):
    explorer.set(predict=True)
    passes = example_passes(3, 4, 2)
    for number in range(9, 19):
        explorer.set(step=number)
        step = passes.steps[number - 1]
        assert explorer.answer(np.shape(step.result), step.expression.text).startswith("Right")
    assert explorer.question.score == (10, 10)


def test_closed_in_the_middle_of_a_question_it_leaves_no_widget_behind():
    before = set(ipywidgets.widgets.widget._instances)
    for predict in (True, False):
        explorer = SweepExplorer(predict=True)
        explorer.set(predict=predict)
        explorer.close()
    assert set(ipywidgets.widgets.widget._instances) == before


# Compare


def with_block(name, block):
    """Return the lecture's network with another block."""
    network, _ = example_batch(3, 4, 2)
    steps = [(step, block if step == name else copy.copy(module), used) for step, module, used in network.steps]
    return Graph(steps, network.shapes, network.data)


class NoMean(MSE):
    def backward(self, dE_dE=None):
        return self.error, -self.error


def test_gradients_that_part_are_shown_beside_the_right_ones_where_they_part():
    explorer = SweepExplorer.compare(with_block("E", NoMean()))
    assert explorer.settings["step"] == 9
    assert explorer.reading.startswith(
        "Of what was given the first to differ, on the way back, is ∂E/∂y. It looks as if it were "
    )
    assert MEAN in explorer.reading
    shown = texts(explorer)
    assert "given" in shown
    assert {"−0.1126", "−0.3377"} <= set(shown)
    explorer.set(step=10)
    assert "given" not in texts(explorer)
    explorer.reset()
    assert explorer.settings["step"] == 9


def test_only_the_entries_that_differ_are_marked():
    passes = example_passes(3, 4, 2)
    wrong = passes.gradients["W2"].copy()
    wrong[2, 1] += 0.5
    explorer = SweepExplorer.compare({"W2": wrong})
    assert explorer.settings["step"] == 13
    assert explorer.settings["entry"] == 6
    (given,) = [part for part in parts_of(explorer.result) if getattr(part, "name", "") == "given"]
    assert given.wrong == ((2, 1),)
    assert complaints(explorer) == []


def test_gradients_that_agree_are_said_to_agree():
    passes = example_passes(3, 4, 2)
    explorer = SweepExplorer.compare(passes.gradients)
    assert explorer.settings["step"] == 18
    assert explorer.reading.startswith("All that was given agrees with what is right.")
    assert complaints(explorer) == []


@pytest.mark.parametrize(
    "given", [np.zeros(3), np.zeros((2, 2, 2)), 0.0, np.full((4, 2), np.nan), np.zeros((64, 64))]
)
def test_whatever_is_given_in_place_of_a_gradient_can_be_shown(given):
    explorer = SweepExplorer.compare({"W2": given})
    assert explorer.settings["step"] == 13
    assert complaints(explorer) == []


def test_a_comparison_has_no_sizes_that_would_outlive_it():
    explorer = SweepExplorer.compare({"W2": np.zeros((4, 2))})
    assert explorer.settings.keys() == {"step", "entry", "predict"}


def test_what_is_predicted_after_a_comparison_is_not_given_away():
    explorer = SweepExplorer.compare(with_block("E", NoMean()))
    explorer.set(predict=True)
    assert MEAN not in explorer.reading
    assert "given" not in texts(explorer)


def test_a_value_that_differs_is_found_on_the_way_forward():
    class Half(Sigmoid):
        def forward(self, x):
            return super().forward(x) / 2

    said = SweepExplorer.compare(with_block("m3", Half())).reading
    assert said.startswith(
        "Of what was given the first to differ, on the way forward, is m₃. It is 0.5 times the right one."
    )


def test_a_comparison_that_is_refused_leaves_no_widget_behind():
    before = set(ipywidgets.widgets.widget._instances)
    with pytest.raises(ValueError, match="compare was given"):
        SweepExplorer.compare({"W9": 1.0})
    assert set(ipywidgets.widgets.widget._instances) == before


def test_names_as_long_as_they_may_be_stay_in_the_picture():
    steps = [("hidden_activations", MatMul(), ("x", "hidden_weights")), ("y", Sigmoid(), ("hidden_activations",))]
    graph = Graph([*steps, ("E", MSE(), ("y", "y_hat"))], data=("x", "y_hat"))
    inputs = {"x": np.ones((3, 2)), "hidden_weights": np.ones((2, 2)), "y_hat": np.zeros((3, 2))}
    explorer = SweepExplorer(graph, inputs)
    for step in range(explorer.panel.controls["step"].max + 1):
        explorer.set(step=step)
        assert complaints(explorer) == [], step


def test_a_block_that_raises_is_shown_with_what_it_said():
    class Unfinished(Sigmoid):
        def backward(self, dE_dy):
            raise NotImplementedError("your turn")

    explorer = SweepExplorer.compare(with_block("y", Unfinished()))
    assert "Unfinished raised NotImplementedError: your turn" in explorer.reading
    assert complaints(explorer) == []


def test_an_own_graph_is_compared_with_its_own_inputs():
    explorer = SweepExplorer.compare({"a": 0.0}, Graph(FORK), {"a": 1.2})
    assert explorer.reading.startswith("Of what was given the first to differ, on the way back, is ∂E/∂a.")


def test_what_the_graph_does_not_have_cannot_be_compared():
    with pytest.raises(ValueError, match=r"compare was given \['W9'\]"):
        SweepExplorer.compare({"W9": 1.0})
