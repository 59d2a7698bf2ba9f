"""Timings that can be compared: everything in turns, in one process, and the median of each."""

import os
import platform
import statistics
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def use_threads(number):
    """Let numpy's matrix products use so many threads: starts this program anew, if it was started without."""
    if os.environ.get(THREAD_SETTINGS[0]) != str(number):
        os.environ.update(dict.fromkeys(THREAD_SETTINGS, str(number)))
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, *sys.argv])


def in_turns(calls, n_rounds, at_least=0.02):
    """Return {name: median seconds of one call}; in each round every call runs, for `at_least` seconds."""
    repeats = {name: max(1, round(at_least / seconds(call, 1))) for name, call in warmed_up(calls).items()}
    rounds = [{name: seconds(call, repeats[name]) for name, call in calls.items()} for _ in range(n_rounds)]
    return {name: statistics.median(taken[name] for taken in rounds) for name in calls}


def warmed_up(calls):
    """Return the calls, after each has been made twice."""
    for call in calls.values():
        call(), call()
    return calls


def seconds(call, repeats):
    """Return how long the call takes, on average over the repeats."""
    start = time.perf_counter()
    for _ in range(repeats):
        call()
    return (time.perf_counter() - start) / repeats


def has(package):
    """Return whether the package is installed."""
    return find_spec(package) is not None


def print_machine(packages):
    """Print the machine, the versions, and which of the packages are absent."""
    found = {"python": platform.python_version()}
    absent = []
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            absent.append(package)
    print(f"{platform.machine()}, {os.cpu_count()} processors, {processor()}")
    print(", ".join(f"{name} {number}" for name, number in found.items()))
    if absent:
        print(f'absent: {", ".join(absent)} (pip install --editable ".[peers]")')


def processor():
    """Return the processor's name, where the system tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "processor unknown"


def print_table(title, rows, headings):
    """Print {row: {heading: text}}; a hyphen where there is none."""
    width = max(len(str(row)) for row in [title, *rows]) + 2
    print(f"\n{title:{width}}" + "".join(f"{heading!s:>22}" for heading in headings))
    for row, cells in rows.items():
        print(f"{row!s:{width}}" + "".join(f"{cells.get(heading, '-'):>22}" for heading in headings), flush=True)
