"""The score of a class: every filled notebook in a process of its own, and what came of each exercise."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from mlp_tutorial.classroom.notebooks import checks_of, read
from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, RIGHT, WRONG

SECONDS = 120  # for a whole notebook
SECONDS_A_CELL = 30
MEGABYTES = 4000
STATES = (NOT_ATTEMPTED, FAILED, WRONG, RIGHT)
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Score:
    """What came of one exercise in one student's notebook: the state, and the mistake if one was recognised."""

    student: str
    exercise: str
    state: str
    mistake: str | None = None
    chapter: int | None = None
    said: str = ""


def submissions(folder):
    """Return [(student, path), …] of the notebooks in a folder, sorted.

    Either `folder/student/….ipynb` or, as nbgrader has it, `folder/student/assignment/….ipynb`; notebooks that
    lie in the folder itself are called after their files. ValueError if there are none.
    """
    folder = Path(folder)
    paths = [path for path in sorted(folder.rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    if not paths:
        raise ValueError(f"{folder} has no notebooks, expected folder/student/notebook.ipynb")
    return [(path.relative_to(folder).parts[0].removesuffix(".ipynb"), path) for path in paths]


def score_folder(folder, seconds=SECONDS, show_progress=True):
    """Return the Scores of all notebooks in a folder, each run for at most so many seconds."""
    found = submissions(folder)
    scores = []
    for student, path in tqdm(found, "scoring", unit="notebook", disable=not show_progress):
        scores += score_notebook(student, path, seconds)
    return scores


def score_notebook(student, path, seconds=SECONDS):
    """Return the Scores of one student's notebook.

    An exercise that was not reached in time, or because the process died, did not return; one in a file that is
    no notebook has not been attempted, and there are none of those.
    """
    try:
        names = list(dict.fromkeys(checks_of(read(path))))
    except ValueError as error:
        return [Score(student, "", FAILED, said=str(error))]
    lines, end = run_worker(Path(path).resolve(), seconds)
    by_name = {line["exercise"]: line for line in lines}  # the last one counts
    missing = {"state": FAILED, "said": end or "the notebook's code ended the process"}
    return [score_of(student, name, by_name.get(name, missing)) for name in names]


def score_of(student, exercise, line):
    """Return the Score that a line of the worker tells; whatever else stands in it is dropped."""
    state = line["state"] if line["state"] in STATES else FAILED
    mistake, chapter = line.get("mistake"), line.get("chapter")
    known = isinstance(mistake, str) and isinstance(chapter, int)
    return Score(
        student, exercise, state, *((mistake, chapter) if known else (None, None)), str(line.get("said", ""))
    )


def run_worker(path, seconds):
    """Run a notebook in a worker and return (its lines, why it ended too early, "" if it did not)."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results"
        work = Path(folder) / "work"
        work.mkdir()
        command = [sys.executable, "-m", "mlp_tutorial.classroom.worker", path, results, MEGABYTES, SECONDS_A_CELL]
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=work,
            env=environment(work),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = ""
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            end = f"it had not ended after {seconds:g} seconds, and was stopped"
        return read_lines(results), end


def environment(folder):
    """Return the variables of a worker: the packages that we have, a home of its own, one thread."""
    paths = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    own = {"HOME": str(folder), "IPYTHONDIR": str(folder), "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    kept = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "MPLCONFIGDIR", "TMPDIR", "TEMP")
    return {name: os.environ[name] for name in kept if name in os.environ} | own | ONE_THREAD


def read_lines(results):
    """Return the verdicts that a worker has written; a line that is none, the student's own, is left out."""
    if not results.exists():
        return []
    lines = []
    for text in results.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and {"exercise", "state"} <= line.keys():
            lines.append(line)
    return lines


def attempted(scores):
    """Return the Scores of what was attempted."""
    return [score for score in scores if score.state != NOT_ATTEMPTED]
