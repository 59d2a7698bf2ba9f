"""The pieces of the live pictures, each drawn alone: one Example or more for each draw_* function of a piece."""

import numpy as np
from figure_examples import (
    ALONG_W,
    AT_1,
    BACKWARD,
    ESTIMATES,
    LABELS,
    SLOPE,
    Example,
    K,
    W,
    chain_graph,
    first_layer,
    fork_graph,
    ravine_paths,
    streams,
)

from mlp_tutorial.datasets import tomatoes
from mlp_tutorial.drawing.still import drawn
from mlp_tutorial.drawing.style import LINES, open_sheet
from mlp_tutorial.figures.calculation import Part, draw_calculation
from mlp_tutorial.figures.chain import draw_chain_frame, draw_chain_numbers, place_chain
from mlp_tutorial.figures.computation_graph import (
    draw_block_at_hand,
    draw_graph_frame,
    draw_graph_numbers,
    draw_result_at_hand,
    place_graph,
)
from mlp_tutorial.figures.convergence import draw_convergence_axes, draw_convergence_map, draw_settings
from mlp_tutorial.figures.count import draw_heading, draw_work_axes, draw_work_bars
from mlp_tutorial.figures.decay_rules import draw_rule_axes, draw_rules
from mlp_tutorial.figures.digits import (
    draw_answers,
    draw_training_axes,
    draw_training_lines,
    draw_weight_pictures,
    draw_weight_scale,
)
from mlp_tutorial.figures.entry import draw_entry, draw_numbers
from mlp_tutorial.figures.fading import draw_fading_axes, draw_fading_shares, draw_share_axes
from mlp_tutorial.figures.folds import (
    draw_estimate_axes,
    draw_estimate_marks,
    draw_estimate_rows,
    draw_fold_accuracies,
    draw_fold_axes,
)
from mlp_tutorial.figures.fork import draw_fork_frame, draw_fork_lines, draw_fork_numbers, place_fork
from mlp_tutorial.figures.knobs import draw_knob_axes, draw_knobs
from mlp_tutorial.figures.network import draw_neurons
from mlp_tutorial.figures.one_weight import (
    draw_at_rim,
    draw_descent,
    draw_descent_axes,
    draw_tangent,
)
from mlp_tutorial.figures.race import (
    draw_error_axes,
    draw_error_ends,
    draw_error_lines,
    draw_error_note,
    draw_path_lines,
)
from mlp_tutorial.figures.result_so_far import draw_formulas, draw_wanted
from mlp_tutorial.figures.shapes import draw_candidate, draw_candidates_frame, draw_verdicts
from mlp_tutorial.figures.sigmoid import (
    draw_dot,
    draw_saturation,
    draw_sigmoid,
    draw_sigmoid_slope,
    draw_sigmoid_tangent,
)
from mlp_tutorial.figures.sweep import draw_step
from mlp_tutorial.figures.velocity import (
    draw_bars_from_zero,
    draw_stream,
    draw_velocity_axes,
    draw_what_is_left,
)
from mlp_tutorial.figures.weight_decay import draw_size_axes, draw_sizes, draw_weight_axes, draw_weight_map
from mlp_tutorial.mlp import example_weights, mlp
from mlp_tutorial.studies.convergence import convergence_map, stability_edge

RESULTS = {"f": "u", "g": "v", "h": "y"}
CHAIN = place_chain(chain_graph(), RESULTS, (11, 4))
FORK = place_fork(fork_graph(), (11, 4.4))
TOMATOES, TARGETS = tomatoes()
KNOWN = mlp(2, 3, 1).forward(x=TOMATOES[:3], y_hat=TARGETS[:3], **example_weights())
GRAPH = place_graph(mlp(2, 3, 1), (11, 5), {name: np.shape(value) for name, value in KNOWN.items()})


def live_chain(failed=None):
    names = ("x", "u", "v", "y", "∂y/∂x", "∂y/∂u", "∂y/∂v", "∂y/∂y", "f′", "g′", "h′")
    numbers = dict.fromkeys(names[:1] if failed else names, -2.354e170) | {"x": -0.05}
    return Example(draw_chain_numbers, (CHAIN, RESULTS, numbers, failed), (11, 4))


def live_fork(kept):
    graph = fork_graph()
    values, gradients = graph.forward(a=-2.9), graph.backward()
    slopes = {"p": 2 * -2.9, "q": np.cos(-2.9)}
    shares = {name: slope * gradients[name] for name, slope in slopes.items()}
    return Example(draw_fork_numbers, (FORK, values, gradients, slopes, shares, kept), (11, 4.4))


def candidate(first, second, result, wanted):
    return Example(draw_candidate, (("(∂E/∂m₄)ᵀ", "m₃ᵀ"), first, second, result, wanted), (11, 4.6))


class OnASheet(Example):
    """An Example whose function draws in inches, on axes that fill the figure."""

    def figure(self):
        return drawn(self.draw_in_inches, *self.arguments, size=self.size)

    def draw_in_inches(self, ax, *arguments):
        open_sheet(ax)
        self.draw(ax, *arguments)


def calculation(part):
    parts = [part, "×", Part("b", np.ones(2)), "=", Part("c", np.float64(1))]
    return OnASheet(draw_calculation, ((0.1, 0.1, 8.8, 1.8), parts), (9, 2))


def step(parts, formula):
    entry = "entry [0, 0]: 0.1 + 0.2 = 0.3"
    return OnASheet(
        draw_step, ((9, 2.2), "step 1 of 2", parts, entry, formula, {"W1": True, "b1": False}), (9, 2.2)
    )


def formulas(*lines):
    return OnASheet(draw_formulas, ((0.1, 0.3, 8.5), *lines), (9, 2))


def wanted(names):
    return OnASheet(draw_wanted, ((0.1, 0.1, 1.8, 1.8), names), (2, 2))


SURFACE, PATHS = ravine_paths()
RATES, MOMENTA = np.linspace(0, 0.25, 21), np.linspace(0, 1, 11)
SPEEDS = convergence_map(SURFACE, None, RATES[1:], 0.95 * MOMENTA[1:])
WORK = {"backward": 0.1, "formulas": 0.5, "paths": 0.25, "forward": None, "differences": 0.0}
WORK_AXES = ((1, 1e6), {1: "1", 1e4: "10,000"}, "multiplications")
SIZES = {label: np.outer(0.99 ** np.arange(100), [0.4, 0.8]) for label in ("useful", "useless")}

LIVE_EXAMPLES = {
    "graph, frame": Example(draw_graph_frame, (GRAPH,), (11, 5)),
    "graph, nothing known": Example(draw_graph_numbers, (GRAPH, {}, {}), (11, 5)),
    "graph, values known": Example(draw_graph_numbers, (GRAPH, KNOWN, {}), (11, 5)),
    "graph, result at hand": Example(draw_result_at_hand, (GRAPH, "gradient", "m2"), (11, 5)),
    "graph, block at hand": Example(draw_block_at_hand, (GRAPH, "m2"), (11, 5)),
    "chain, frame": Example(
        draw_chain_frame, (CHAIN, RESULTS, {"f": "reciprocal", "g": "sin", "h": "exp"}), (11, 4)
    ),
    "chain, numbers": live_chain(),
    "chain, stopped": live_chain(failed=("u", "undefined")),
    "fork, frame": Example(draw_fork_frame, (FORK, K - 5.0, K - 5.0), (11, 4.4), panels=2),
    "fork, both branches": live_fork({"p": True, "q": True}),
    "fork, no branch": live_fork({"p": False, "q": False}),
    "fork, lines": Example(draw_fork_lines, (1.2, 1.3421, 2.7587, -2.2369)),
    "answers": Example(draw_answers, (LABELS[:12], np.where(np.arange(12) % 3, LABELS[:12], 8), 6), (6, 3)),
    "answers, none": Example(draw_answers, (LABELS[:3], np.full(3, -1))),
    "weight scale": Example(draw_weight_scale, (16, 2)),
    "weight pictures": Example(draw_weight_pictures, (first_layer(), 0.5)),
    "fold axes": Example(draw_fold_axes, ()),
    "fold accuracies": Example(draw_fold_accuracies, ([10] * 10, np.linspace(0, 1, 10)), (10, 4.2)),
    "fold accuracies, two": Example(draw_fold_accuracies, ([11, 10], [0.5, 0.6])),
    "estimate axes": Example(draw_estimate_axes, (3, "accuracy")),
    "estimate rows": Example(draw_estimate_rows, (list(ESTIMATES.values()), 0.94)),
    "estimate marks": Example(draw_estimate_marks, (list(ESTIMATES.values()), 3)),
    "numbers in matrices": Example(
        draw_numbers, (BACKWARD, [np.full(part[1], "−0.0368") for part in BACKWARD[::2]]), (11, 4.6)
    ),
    "entry of a product": Example(
        draw_entry, (BACKWARD, (2, 1), "∂E/∂W₂[2, 1] = 0.57·(−0.05) = −0.0285"), (11, 4.6)
    ),
    "candidates": Example(draw_candidates_frame, (["m₃ᵀ × (∂E/∂m₄)ᵀ"] * 8, "∂E/∂W₂"), (11, 4.6)),
    "candidate, does not fit": candidate((6, 2), (6, 6), None, (1, 6)),
    "candidate, wrong numbers": candidate((6, 6), (6, 6), np.eye(6, dtype=bool), (6, 6)),
    "candidate, wrong shape": candidate((2, 4), (4, 3), np.zeros((2, 3), dtype=bool), (3, 2)),
    "verdicts": Example(
        draw_verdicts,
        ([("does not fit", None), ("(3, 2) wrong numbers", False), ("(3, 2) right ✓", True)], 1),
        (11, 4.6),
    ),
    "axes of a descent": Example(draw_descent_axes, ((-6, 6), 30), (10, 4.2), panels=2),
    "descent": Example(
        draw_descent,
        (
            (W, ALONG_W),
            (np.array([1.0, 1.2, 1.4]), np.array([0.049, 0.04, 0.032])),
            -0.03,
            ["slope −0.03", "E = 0.03"],
        ),
        (10, 4.2),
        panels=2,
    ),
    "axes of the knobs": Example(
        draw_knob_axes, (["1\nready", "2\ngreen"], [1, 0], [0.9, 0.1], 0.15 / K), (10.4, 4.1), panels=3
    ),
    "knobs": Example(draw_knobs, (example_weights(), [1, 0, 0], [0.7, 0.1, 0.6], 0.08, 3), (10.4, 4.1), panels=3),
    "neurons": Example(
        draw_neurons,
        (
            [["red", "soft"], ["", ""], ["y"]],
            [np.array([[8, -8], [-1, 0.5]]), -np.ones((2, 1))],
            [[1, -2], [0.3]],
            42,
            2,
        ),
    ),
    "tangent": Example(draw_tangent, ((1.0, AT_1), SLOPE, 2.0)),
    "a weight beyond the rim": Example(draw_at_rim, (21.2, 0.2)),
    "sigmoid": Example(draw_sigmoid, (), (6, 4)),
    "slope of the sigmoid": Example(draw_sigmoid_slope, (), (6, 4)),
    "tangent of the sigmoid": Example(draw_sigmoid_tangent, (2.0, 0.881, 0.105, LINES[1]), (10, 4), panels=2),
    "dot": Example(draw_dot, (2.0, 0.105, LINES[1]), (6, 4), options={"drop": True}),
    "saturation": Example(draw_saturation, (5.99,), (6, 4)),
    "axes of the fading": Example(
        draw_fading_axes, (20, ("all at 0, w = 1", "all at x, weights w"), (1e-16, 1e7)), (8, 4)
    ),
    "axes of the shares": Example(draw_share_axes, ((1e-27, 3.0),), (8, 4)),
    "shares of the gradient": Example(draw_fading_shares, (0.25**K, 0.1**K, "after 10: 10⁻¹⁰"), (6, 4)),
    "axes of the velocity": Example(draw_velocity_axes, (40, 14.0, 1.4), (10, 4.2), panels=2),
    "stream": Example(draw_stream, (*streams()["steady"], [np.full(20, 10.0)]), (6, 4)),
    "what is left": Example(draw_what_is_left, (np.ones(20), 0.9 ** np.arange(20)[::-1]), (6, 4)),
    "bars from zero": Example(draw_bars_from_zero, (np.ones(20),), (6, 4)),
    "training axes": Example(draw_training_axes, (100,), (10, 4), panels=2),
    "training lines": Example(
        draw_training_lines,
        ([(K, 1 / K, 1 - 1 / K), (K[:5], 1.2 / K[:5], 1 - 1.1 / (K[:5] + 1))],),
        (10, 4),
        panels=2,
    ),
    "calculation": calculation(Part("$m_3^T$", np.arange(12.0).reshape(4, 3), ((1, 0), (1, 1), (1, 2)))),
    "calculation, too large": calculation(Part("$x^T$", np.ones((64, 200)), wrong=((0, 0), (63, 199)))),
    "calculation, asked for": calculation(Part("$W_2$", np.ones((4, 2)), is_hidden=True)),
    "step": step([Part("a", K[:4].reshape(2, 2)), "=", Part("b", np.ones(4))], ("a = b", "c", "", "")),
    "step, the first": step([], None),
    "formulas": formulas("a = b", r"c \times ( d )", "d", "calculated once"),
    "formulas, on two lines": formulas("a = b", "+".join(45 * "c")),
    "formulas, too long": formulas("a = b", "+".join(200 * "c")),
    "wanted": wanted({"W1": False, "b1": True}),
    "wanted, many": wanted({f"W{k}": True for k in range(30)}),
    "axes of the map of settings": Example(draw_convergence_axes, (RATES,), (4, 4)),
    "map of settings": Example(draw_convergence_map, (RATES, MOMENTA, SPEEDS), (4, 4)),
    "settings": Example(
        draw_settings,
        ({"plain descent": (0.09, 0.0), "momentum": (0.09, 0.8)}, (stability_edge(20.0, MOMENTA), MOMENTA)),
        (4, 4),
    ),
    "axes of errors": Example(draw_error_axes, (["plain descent", "momentum", "yours"], 100), (5, 4)),
    "errors with notes": Example(
        draw_error_lines, (PATHS, {label: f"{label} diverges" for label in PATHS}), (9, 4)
    ),
    "note of errors": Example(draw_error_note, ("momentum diverges", 1), (5, 4)),
    "ends of errors": Example(draw_error_ends, (PATHS,), (9, 4)),
    "paths without a map": Example(draw_path_lines, (PATHS,), (6, 4)),
    "axes of weights": Example(draw_weight_axes, (["x₁", "x₂"], 3), (4, 4)),
    "map of weights": Example(draw_weight_map, (np.array([[0.0, -3.0], [1.0, 9.0]]),), (4, 4)),
    "axes of sizes": Example(draw_size_axes, (["useful", "useless"], 100, 5.0), (5, 4)),
    "sizes": Example(draw_sizes, (SIZES, ["x₁", "x₂", "x₃", "x₄"], 40), (5, 4)),
    "axes of work": Example(draw_work_axes, WORK_AXES, (6, 4)),
    "bars of work": Example(draw_work_bars, (WORK, WORK, {way: f"work of {way}" for way in WORK}), (6, 4)),
    "heading": Example(draw_heading, (r"multiplications for $\partial E / \partial u_0$",), (6, 4)),
    "axes of rules": Example(draw_rule_axes, (["lecture's", "PyTorch's"], 100, -5, 5)),
    "rules": Example(draw_rules, ({"a": 2 / K, "b": 3 - K}, {"a": 0.2}, 0.5, ["b diverges"])),
}
