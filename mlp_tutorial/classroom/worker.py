"""Runs one filled notebook, in a process of its own that may do little, and writes a line for each verdict.

    python -m mlp_tutorial.classroom.worker NOTEBOOK RESULTS MEGABYTES SECONDS

Everything that the notebook could need is imported first; then the process is locked (`locked.py`), and only then
does its code run. A line is {"exercise": name, "state": …, "mistake": …, "said": …}, in JSON.
"""

import contextlib
import io
import json
import sys
import threading
from pathlib import Path

import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import mlp_tutorial.explorers
from mlp_tutorial.classroom.locked import lock
from mlp_tutorial.classroom.notebooks import check_in, read
from mlp_tutorial.exercises import all_exercises
from mlp_tutorial.exercises.judging import judge
from mlp_tutorial.exercises.verdicts import FAILED


def main(notebook, results, megabytes, seconds):
    """Run the notebook's cells in order, each for at most so many seconds, and judge exercises at their checks."""
    cells = [cell.source for cell in read(notebook).cells if cell.cell_type == "code"]
    tasks = all_exercises()
    rng = np.random.default_rng()
    for name in mlp_tutorial.explorers.__all__:  # they are imported when they are first asked for
        getattr(mlp_tutorial.explorers, name)
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    with Path(results).open("w", encoding="utf-8") as lines:
        lock(Path.cwd(), int(megabytes))
        for source in cells:
            found = check_in(source)
            if found:
                verdict = verdict_on(tasks[found[0]], shell.user_ns.get(found[1], ...), rng)
                lines.write(json.dumps({"exercise": found[0], **verdict}) + "\n")
                lines.flush()
            else:
                run(shell, source, float(seconds))


def run(shell, source, seconds):
    """Run a cell, and interrupt it after so many seconds; what it prints or raises is nobody's business here."""
    import _thread

    timer = threading.Timer(seconds, _thread.interrupt_main)
    timer.start()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            shell.run_cell(source, store_history=False)
    except KeyboardInterrupt:  # it came while IPython was cleaning up
        pass
    finally:
        timer.cancel()


def verdict_on(task, answer, rng):
    """Return the verdict on an answer as {"state", "mistake", "said"}."""
    try:
        verdict = judge(task, answer, rng)
    except Exception as error:  # an answer that breaks even the judge has not returned
        return {"state": FAILED, "mistake": None, "chapter": None, "said": f"{type(error).__name__}: {error}"}
    mistake = verdict.mistake
    return {
        "state": verdict.state,
        "mistake": mistake.name if mistake else None,
        "chapter": mistake.chapter if mistake else None,
        "said": " ".join(verdict.said),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
