"""The digits, learned while one looks on, with settings that can be moved meanwhile (lecture, rows 18, 19, 22)."""

import asyncio
from dataclasses import dataclass

from mlp_tutorial.checks import require_whole_number
from mlp_tutorial.drawing.style import caption
from mlp_tutorial.explorers.base.controls import decade_slider, slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.explorers.base.interrupt import listen
from mlp_tutorial.explorers.digits_words import STATES, warnings
from mlp_tutorial.figures.digits import (
    SIZE,
    draw_answers,
    draw_digits,
    draw_training_axes,
    draw_training_lines,
    draw_weight_pictures,
    draw_weight_scale,
    place_panels,
)
from mlp_tutorial.optimizers import Momentum
from mlp_tutorial.studies.digits import Progress, digits_run

N_EPOCHS = 100
SHOWN = [12, 9, 3, 18, 13, 4, 0, 27, 33, 11, 48, 84]  # held-out: the first 0 … 9, and two that are hard to read
COLUMNS = 6
LARGEST_WEIGHT = 1  # of the colour scale
NOTES = {
    "diverged": "diverged at step {step}",
    "saturated": "stuck: saturated",
    "worse": "worse than at the start",
}


@dataclass(frozen=True)
class Shown:
    """Where the training stands, and with which settings it will go on."""

    progress: Progress
    state: str  # one of STATES
    settings: dict
    failure: str  # what the computer said when it failed


class TrainingExplorer(Explorer):
    """The chapter's network learns the digits, epoch after epoch, and the settings can be moved meanwhile.

    `start` needs a running event loop, which every notebook has; `step()` and `train(n_epochs)` do not.
    """

    size = SIZE
    widths = (1, 1, 1, 1)
    rest = 0.1  # seconds after each epoch, in which the kernel answers to whatever else there is
    about = "A network in training: errors and accuracies, first-layer weights, and answers to held-out digits."
    task = None  # in which it trains
    _is_interrupted = False

    def __init__(self, **start):
        super().__init__(**start)
        listen(self)

    def controls(self):
        """Return the controls."""
        return {
            "learning_rate": decade_slider("learning rate α", 2.0, 1e-4, 99),
            "momentum": slider("momentum m", 0, 0, 0.99, 0.01),
            "weight_decay": decade_slider("weight decay λ", 0.0, 1e-5, 1, zero=True),
        }

    def buttons(self):
        """Return the buttons."""
        return {
            "start": self.start,
            "pause": self.pause,
            "one minibatch": self.step,
            "one epoch": lambda: self.train(1),
        }

    def start(self):
        """Train to the end or until `pause`, resting after each epoch; RuntimeError without an event loop."""
        with self.undisturbed():
            if self.task is not None or self.run.is_over:
                return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            reason = "start needs a running event loop, which a notebook has; elsewhere use train(n_epochs)"
            raise RuntimeError(reason) from None
        self._failure, self._is_interrupted = "", False
        self.task = loop.create_task(self._keep_training())
        self.task.add_done_callback(self._on_end)
        self.refresh()

    def pause(self):
        """Stop training; `start` goes on from here."""
        self._stop()
        self._is_interrupted = False
        self.refresh()

    def interrupt(self):
        """Have training stopped by its loop, as soon as it rests: a signal may come in the middle of anything."""
        task = self.task
        if task is not None:
            task.get_loop().call_soon_threadsafe(self._on_interrupt)

    def step(self):
        """Train with one minibatch."""
        with self.undisturbed():
            self._take_settings()
            self.run.step()
            self.refresh()

    def train(self, n_epochs):
        """Train for n_epochs at once, at most to the end; ValueError unless that is a whole number, 0 or more."""
        require_whole_number("n_epochs", n_epochs, 0)
        with self.undisturbed():
            self._take_settings()
            for _ in range(n_epochs):
                self.run.epoch()
            self.refresh(moving=self.task is not None)

    def reset(self):
        """Stop, and bring back the initial weights, the order of the minibatches, and the controls."""
        self._stop()
        with self.undisturbed():
            self.run = digits_run(Momentum(learning_rate=1.0), N_EPOCHS)
            self._failure, self._is_interrupted = "", False
            super().reset()

    def close(self):
        """Stop, and remove the explorer from the page."""
        self._stop()
        super().close()

    def compute(self, **settings):
        """Return what is Shown: the settings are those of the next step, and change nothing before."""
        return Shown(self.run.progress(), self._state(), settings, self._failure)

    def frame(self, axes, shown):
        """Draw the axes of the curves, the scale of the weights, and the digits."""
        place_panels(axes)
        draw_training_axes(axes[:2], N_EPOCHS)
        draw_weight_scale(axes[2], shown.progress.W1.shape[1], LARGEST_WEIGHT)
        draw_digits(axes[3], self.run.validation[0][SHOWN], columns=COLUMNS)
        axes[2].set_title("first-layer weights")
        axes[3].set_title("held-out digits; in a frame: misread")

    def draw(self, axes, shown):
        """Draw the curves, the weights and the answers."""
        progress = shown.progress
        draw_training_lines(axes[:2], [progress.training, progress.held_out])
        if progress.trouble:
            words = NOTES[progress.trouble].format(step=progress.diverged_at)
            caption(axes[0], words, x=0.98, ha="right")
        draw_weight_pictures(axes[2], progress.W1, LARGEST_WEIGHT)
        labels = self.run.validation[1].argmax(axis=1)
        draw_answers(axes[3], labels[SHOWN], progress.answers[SHOWN], COLUMNS)

    def read(self, shown):
        """Say how far the training is, how well the network reads, and what is wrong."""
        progress = shown.progress
        settings = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in shown.settings.items())
        passed = f"after {progress.epochs} of {N_EPOCHS} epochs"
        if progress.minibatches:
            passed += f" and {progress.minibatches} of {self.run.steps_per_epoch} minibatches"
        _, errors, accuracies = progress.held_out
        told = f"the network reads {accuracies[-1]:.0%} of the {len(progress.answers)} held-out digits"
        told += f" (mean error {errors[-1]:.3f})"
        if len(progress.training[0]):
            _, errors, accuracies = progress.training
            told += f", and read {accuracies[-1]:.0%} of the training digits ({errors[-1]:.3f}) in the last epoch"
        return f"{STATES[shown.state]}, {passed} ({settings}): {told}.{warnings(shown)}"

    def _state(self):
        if self._failure:
            return "failed"
        if self.run.is_over:
            return "over"
        if self.task is not None:
            return "training"
        if self._is_interrupted:
            return "interrupted"
        return "paused" if self.run.n_steps else "ready"

    def _take_settings(self):
        """Let the next steps be made with the settings as they are."""
        self._failure, self._is_interrupted = "", False
        for name, value in self.settings.items():
            setattr(self.run.optimizer, name, value)

    async def _keep_training(self):
        """Train in slices of one epoch, some ten milliseconds, and let the kernel do other things in between."""
        while self.task is asyncio.current_task() and not self.run.is_over:
            self.train(1)
            await asyncio.sleep(self.rest)

    def _stop(self):
        """End the task where it rests, from whichever thread."""
        task, self.task = self.task, None
        if task is not None:
            task.get_loop().call_soon_threadsafe(task.cancel)

    def _on_interrupt(self):
        with self._lock:
            if self.is_open and self.task is not None:
                self._stop()
                self._is_interrupted = True
                self.refresh()

    def _on_end(self, task):
        """Show that the task has ended by itself; what went wrong in it goes on to the loop, which logs it."""
        if task is not self.task:
            return
        self.task = None
        error = None if task.cancelled() else task.exception()
        try:
            self._failure = "" if error is None else f"{type(error).__name__}: {error}"
            self.refresh()
        finally:
            if error is not None:
                raise error
