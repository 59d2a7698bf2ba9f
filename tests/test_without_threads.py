"""A chapter needs no thread and no other process: in a browser's Python none can start."""

import subprocess
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
# What a notebook does, in a process in which threads and processes cannot start; a warning counts as an error.
PROGRAM = """
import asyncio, os, subprocess, sys, threading, warnings
import nbformat
from IPython.core.interactiveshell import InteractiveShell

def refuse(*_, **__):
    raise RuntimeError("can't start new thread")

async def look_on():
    explorer = shell.user_ns["TrainingExplorer"]()
    explorer.start()
    while not explorer.run.n_steps:
        await asyncio.sleep(0)
    explorer.close()
    print("trained in the event loop")

shell = InteractiveShell.instance()
shell.history_manager.enabled = False
shell.enable_gui = refuse
threading.Thread.start = subprocess.Popen.__init__ = os.fork = refuse
warnings.simplefilter("error")
for cell in nbformat.read(sys.argv[1], as_version=4).cells:
    if cell.cell_type == "code":
        shell.run_cell(cell.source).raise_error()
if "TrainingExplorer" in shell.user_ns:
    asyncio.run(look_on())
"""


def test_a_chapter_runs_and_trains_while_one_looks_on_without_threads_and_processes():
    path = NOTEBOOKS / "06_gradient_descent.ipynb"
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "trained in the event loop" in done.stdout
