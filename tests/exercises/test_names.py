"""The names that a notebook imports stay what they are, also when its first cell is run again."""

import subprocess
import sys

SESSION = """
from mlp_tutorial.exercises import exercise, progress
exercise("02-cube"), progress()
from mlp_tutorial.exercises import exercise, progress
exercise("02-cube"), progress()
"""


def test_the_functions_keep_their_names_when_they_are_imported_again():
    subprocess.run([sys.executable, "-c", SESSION], check=True, timeout=60)
