"""A restless student in a real JupyterLab: `python tests/soak.py --minutes 2 --seed 1`.

For so many minutes it does at random what students do: drags sliders, presses their keys, picks from menus,
plays, trains, runs cells in any order, edits code, interrupts and restarts the kernel, reloads the page, has two
notebooks open, presents. After each move everything has to be in order; what is not is listed at the end, and the
exit status is 1. The same seed makes the same moves, as far as the machine is as quick.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path[:0] = [str(Path(__file__).parent / "browser")]

from lab import browser, lab  # noqa: E402
from student import Student  # noqa: E402

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def memory(page):
    """Return the MB of the kernels together, and of the page's objects."""
    processes = psutil.Process().children(recursive=True)
    kernels = [one.memory_info().rss for one in processes if "ipykernel_launcher" in one.cmdline()]
    return sum(kernels) / 1e6, page.evaluate("() => performance.memory.usedJSHeapSize") / 1e6


def soak(names, minutes, seed):
    """Let a student loose for so many minutes, and return the Student and [(minute, MB, MB), …]."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "notebooks"
        folder.mkdir()
        for name in names:
            shutil.copy(NOTEBOOKS / name, folder)
        with lab(folder, Path(work)) as running, browser() as opened:
            page = opened.new_context(viewport={"width": 1280, "height": 900}).new_page()
            running.load(page)
            student = Student(page, names, seed)
            student.begin()
            start, used = time.monotonic(), []
            while time.monotonic() - start < 60 * minutes:
                student.move()
                if (time.monotonic() - start) / 60 >= len(used):
                    used.append((len(used), *memory(page)))
            return student, used


def main():
    """Soak, print what was done and what was found, and exit with 1 if that is anything."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notebooks", nargs=2, default=["06_gradient_descent.ipynb", "07_momentum.ipynb"])
    given = parser.parse_args()
    student, used = soak(given.notebooks, given.minutes, given.seed)
    print(*(f"{move}: {count}" for move, count in student.done.most_common()), sep=", ")
    for minute, kernels, page in used:
        print(f"minute {minute}: kernels {kernels:.0f} MB, page {page:.0f} MB")
    print(*(student.faults or ["no fault"]), sep="\n")
    sys.exit(bool(student.faults))


if __name__ == "__main__":
    main()
