"""How soon a chapter is there: `python tests/benchmarks/opening.py`, or with some chapters' names.

First a fresh interpreter, from its start to the first picture of an explorer, beside the libraries that it needs,
each alone and all together. Then Run All: from the start of a fresh kernel until the last cell is done. What is
compared takes turns.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from turns import in_turns, print_machine, print_table

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
N_ROUNDS, N_RUNS = 11, 3
LIBRARIES = ("numpy", "matplotlib.figure", "ipywidgets")
TOGETHER = f"import {', '.join(LIBRARIES)}"
FIRST_PICTURE = """from mlp_tutorial.explorers import OneWeightExplorer
assert OneWeightExplorer()._repr_mimebundle_()[0]["image/png"]"""
PROGRAMS = {
    "nothing": "pass",
    **{name: f"import {name}" for name in LIBRARIES},
    "all three": TOGETHER,
    "one explorer": "from mlp_tutorial.explorers import OneWeightExplorer",
    "all explorers": "from mlp_tutorial.explorers import *",
    "first picture": FIRST_PICTURE,
}


def opening():
    """Print how long fresh interpreters take, and what an explorer adds to its libraries."""
    calls = {
        name: lambda code=code: subprocess.run([sys.executable, "-c", code], check=True)
        for name, code in PROGRAMS.items()
    }
    taken = in_turns(calls, N_ROUNDS, at_least=0)
    row = {name: f"{1e3 * value:.0f}" for name, value in taken.items()}
    print_table("median ms", {"with the start of Python": row}, list(row))
    ratios = {
        f"{name} / all": f"{taken[name] / taken['all three']:.2f}"
        for name in ("one explorer", "all explorers", "first picture")
    }
    print_table("how many times as long", {"with the start of Python": ratios}, list(ratios))


def run_all(path):
    """Return the seconds from the start of a fresh kernel until the last cell of the notebook is done."""
    client = NotebookClient(nbformat.read(path, as_version=4), resources={"metadata": {"path": path.parent}})
    start = time.perf_counter()
    with client.setup_kernel():
        started = time.perf_counter()
        for number, cell in enumerate(client.nb.cells):
            client.execute_cell(cell, number)
        done = time.perf_counter()
    return started - start, done - start


def chapters(names):
    """Print how long Run All takes in a fresh kernel, for the named chapters or all."""
    paths = [path for path in sorted(NOTEBOOKS.glob("*.ipynb")) if not names or path.stem in names]
    rounds = [{path.stem: run_all(path) for path in paths} for _ in range(N_RUNS)]
    rows = {}
    for path in paths:
        started, done = zip(*(taken[path.stem] for taken in rounds), strict=True)
        cells = {"the kernel's start": statistics.median(started), "with all cells": statistics.median(done)}
        rows[path.stem] = {heading: f"{value:.1f}" for heading, value in (cells | {"worst": max(done)}).items()}
    print_table("Run All, median s", rows, ["the kernel's start", "with all cells", "worst"])


def main(names):
    """Measure, and print three tables."""
    print_machine(["numpy", "matplotlib", "ipywidgets"])
    opening()
    chapters(names)


if __name__ == "__main__":
    main(sys.argv[1:])
