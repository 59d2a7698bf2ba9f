"""Any network, step by step: forward, and back, with the calculation of every value and gradient."""

from dataclasses import dataclass

import numpy as np

from mlp_tutorial.drawing.style import open_sheet
from mlp_tutorial.explorers.base.controls import switch, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.explorers.base.quiz import Quiz
from mlp_tutorial.explorers.sweep_parts import formula_of, parts_of, place_of_result, title_of, written_line
from mlp_tutorial.explorers.sweep_words import is_there, reading_of
from mlp_tutorial.figures.computation_graph import (
    draw_block_at_hand,
    draw_graph_frame,
    draw_graph_numbers,
    draw_result_at_hand,
    place_graph,
)
from mlp_tutorial.figures.sweep import draw_step, leaves_out
from mlp_tutorial.studies.comparison import Parting, first_parting, places_apart
from mlp_tutorial.studies.example_batch import MOST, example_batch, example_passes
from mlp_tutorial.studies.questions import question
from mlp_tutorial.studies.sweep import Trace, trace

HEIGHTS, OWN_HEIGHTS = (2.08, 2.52), (3.0, 2.7)  # inches, of the graph and of the step's calculation below it
SIZES = {"batch": 3, "hidden": 4, "outputs": 2}  # where the lecture's network starts
AGREES = "All that was given agrees with what is right."
START = 13  # of its steps: ∂E/∂W₂, a product with three terms in every sum


@dataclass(frozen=True)
class Moment:
    """What is shown: the passes up to a step."""

    passes: Trace
    number: int  # of steps that are done
    entry: int  # of the result, the one that is written out, counted from 1
    is_asked: bool = False  # what the step gives is to be predicted
    parting: Parting | None = None  # of somebody's gradients, at this very step

    @property
    def step(self):
        """The last step that is done; None before the first."""
        return self.passes.steps[self.number - 1] if self.number else None

    @property
    def place(self):
        """The place in the step's result of the entry that is written out."""
        shape = np.shape(self.step.result)
        size = int(np.prod(shape))
        return tuple(int(k) for k in np.unravel_index(min(self.entry, size) - 1, shape)) if shape else ()


class SweepExplorer(Explorer):
    """The passes through a network, a block forward and a gradient back at a time, with every calculation.

    Without arguments it is the lecture's network, its sizes on sliders; otherwise any Graph with its inputs,
    {name: array}. To `predict` is to say the shape and the operation of each step back before it is shown.
    """

    heights = HEIGHTS
    size = (11, sum(HEIGHTS))
    widths = (1, 1)  # the graph above, the calculation below: places of their own are given to them in `frame`
    frame_settings = tuple(SIZES)
    played = "step"
    about = "A network as a graph, and the calculation of one value or gradient after the other, forward and back."

    def __init__(self, graph=None, inputs=None, **start):
        if graph is not None or inputs is not None:
            require_both(graph, inputs)
        self._own = None if graph is None else trace(graph, inputs)
        self._parting, self._agrees, self._layouts = None, False, {}
        if self._own:  # it may be of any size
            self.heights, self.size = OWN_HEIGHTS, (11, sum(OWN_HEIGHTS))
            is_whole = len(self.layout(self._own).boxes) == len(graph.steps)
            self.frame_settings = () if is_whole else ("step",)
        self.question = Quiz(self.refresh)
        super().__init__(**start)
        self.widget.children = (self.panel.widget, self.question.widget, self.screen.image, self.screen.sentence)

    @classmethod
    def compare(cls, gradients, graph=None, inputs=None):
        """Return an explorer at the first step, from the back, at which gradients part from the right ones.

        `gradients` is {name: ∂E/∂name}, or a Graph of the same steps with modules of somebody's own. If nothing
        parts, the explorer stands at the last step, and says so. ValueError for names that the graph has not.
        """
        if graph is None and inputs is None:
            graph, inputs = example_batch(**SIZES)
        require_both(graph, inputs)
        passes = trace(graph, inputs)
        parting = first_parting(passes, gradients)
        start = {"step": parting.number if parting else len(passes.steps)}
        apart = places_apart(passes, parting)
        if apart:
            start["entry"] = 1 + int(np.ravel_multi_index(apart[0], np.shape(parting.given)))
        explorer = cls(graph, inputs, **start)
        explorer._parting, explorer._agrees = parting, parting is None
        explorer.refresh()
        return explorer

    def controls(self):
        """Return the controls; sliders for the sizes only if the network is the lecture's."""
        passes = self._own or example_passes(**SIZES)
        largest = (
            max(np.size(value) for value in passes.values.values())
            if self._own
            else MOST["batch"] * MOST["hidden"]
        )
        step = whole_slider("step", len(passes.steps) if self._own else START, 0, len(passes.steps))
        controls = {"step": step, "entry": whole_slider("entry", 1, 1, max(2, largest))}
        if not self._own:
            labels = {"batch": "samples B", "hidden": "hidden neurons", "outputs": "outputs"}
            controls |= {name: whole_slider(labels[name], SIZES[name], 1, MOST[name]) for name in SIZES}
        return controls | {"predict": switch("predict", False)}

    def buttons(self):
        """Return the buttons that go one step back, and one forward."""
        return {"back": lambda: self._move(-1), "forward": lambda: self._move(1)}

    @np.errstate(all="ignore")
    def refresh(self, moving=False):
        """Calculate, draw and read again; numbers too large become inf or nan, without a warning."""
        super().refresh(moving)

    def compute(self, step, entry, predict, **sizes):
        """Return the Moment; the passes themselves are calculated once."""
        passes = self._own or example_passes(**sizes)
        asked = question(passes, passes.steps[step - 1]) if predict and step else None
        key = (step, *sizes.values())
        if asked:
            self.question.ask(key, asked)
        else:
            self.question.ask_nothing()
        is_asked = bool(asked) and self.question.is_open(key)
        parting = self._parting if self._parting and self._parting.number == step and not is_asked else None
        return Moment(passes, step, entry, is_asked, parting)

    def layout(self, passes, step=None):
        """Return the layout of the graph's picture, with the step in it if there is no room for all."""
        whole, names = self.layout_round(passes, None), [name for name, _, _ in passes.graph.steps]
        if step is None or len(whole.boxes) == len(names):
            return whole
        block = step.block or step.name
        among_three = names[min(len(names) - 1, names.index(block) // 3 * 3 + 1)]  # so that it moves now and then
        layout = self.layout_round(passes, among_three)
        return layout if block in layout.boxes else self.layout_round(passes, block)

    def layout_round(self, passes, block):
        """Return the layout round a block, or from the first one on, calculated once."""
        if (passes, block) not in self._layouts:
            shapes = {name: np.shape(value) for name, value in passes.values.items()}
            upper = (0, self.heights[1] / self.size[1], 1, 1)
            found = place_graph(passes.graph, self.size, shapes, block, 2, upper, numbers=False)
            self._layouts[passes, block] = found
        return self._layouts[passes, block]

    def frame(self, axes, moment):
        """Draw the graph."""
        open_sheet(axes[1], top=self.heights[1] / self.size[1])
        draw_graph_frame(axes[0], self.layout(moment.passes, moment.step))

    def draw(self, axes, moment):
        """Draw what is known by now in the graph, the block at hand, and its calculation."""
        layout = self.layout(moment.passes, moment.step)
        result = place_of_result(moment.step) if moment.step else None
        hidden = result if moment.is_asked else None
        draw_graph_numbers(axes[0], layout, *moment.passes.known(moment.number - moment.is_asked), hidden=hidden)
        if moment.step:
            draw_block_at_hand(axes[0], layout, moment.step.block)
            draw_result_at_hand(axes[0], layout, *result)
        parts, formula = parts_of(moment), formula_of(moment)
        wanted = {name: is_there(moment, name) for name in moment.passes.wanted}
        shown = title_of(moment), parts, formula and written_line(moment), formula, wanted
        draw_step(axes[1], (self.size[0], self.heights[1]), *shown)

    def read(self, moment):
        """Say what the step has calculated."""
        agrees = self._agrees and moment.number == len(moment.passes.steps)
        said = [self.question.verdict, AGREES * agrees, reading_of(moment)]
        if leaves_out((self.size[0], self.heights[1]), parts_of(moment), formula_of(moment)):
            said.append("Of large matrices only the first rows and columns and the last ones are written.")
        return " ".join(filter(None, said))

    def reset(self):
        """Move every control to where it started, and forget the answers."""
        with self.undisturbed():
            self.question.forget()
            super().reset()

    def answer(self, shape, operation):
        """Answer the question that is asked in predict mode, and return the verdict."""
        with self.undisturbed():
            return self.question.answer(tuple(shape), operation)

    def _move(self, by):
        """Go so many steps on."""
        slider = self.panel.controls["step"]
        self.set(step=min(max(slider.min, slider.value + by), slider.max))

    def close(self):
        """Remove the explorer from the page."""
        with self._lock:
            if self.is_open:
                self.question.close()
            super().close()


def require_both(graph, inputs):
    """Raise ValueError unless there are a graph and its inputs."""
    if graph is None or inputs is None:
        raise ValueError("a graph and its inputs are expected together: SweepExplorer(graph, inputs)")
