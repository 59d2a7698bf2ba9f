"""How long an import of the core takes beside numpy's: `python tests/benchmarks/import_time.py`."""

import subprocess
import sys

from turns import in_turns, print_machine, print_table

PROGRAMS = {
    "nothing": "pass",
    "numpy": "import numpy",
    "modules": "import mlp_tutorial.modules",
    "training": "import mlp_tutorial.training",
}


def main():
    """Measure, and print the table."""
    print_machine(["numpy"])
    calls = {
        name: lambda code=code: subprocess.run([sys.executable, "-c", code], check=True)
        for name, code in PROGRAMS.items()
    }
    taken = in_turns(calls, 15, at_least=0)
    row = {name: f"{1e3 * value:.0f}" for name, value in taken.items()}
    row["modules / numpy"] = f"{taken['modules'] / taken['numpy']:.2f}"
    print_table("median ms of an import", {"with the start of Python": row}, list(row))


if __name__ == "__main__":
    main()
