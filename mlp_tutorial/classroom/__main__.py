"""Handouts and scores for a class, from the command line.

python -m mlp_tutorial.classroom handouts NOTEBOOKS NEW_FOLDER
python -m mlp_tutorial.classroom score FOLDER [--csv FILE] [--json FILE] [--seconds S]
"""

import argparse
import sys

from mlp_tutorial.classroom.handouts import make_handouts
from mlp_tutorial.classroom.results import mistakes_table, table, write_csv, write_json
from mlp_tutorial.classroom.scoring import SECONDS, score_folder


def arguments(words):
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="python -m mlp_tutorial.classroom", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    handouts = commands.add_parser("handouts", help="copy notebooks, with starters in place of answers")
    handouts.add_argument("source", help="a folder with notebooks")
    handouts.add_argument("target", help="a new folder")
    score = commands.add_parser("score", help="run filled notebooks and judge their exercises")
    score.add_argument("folder", help="folder/student/notebook.ipynb, or nbgrader's folder/student/assignment/…")
    score.add_argument("--csv", help="write a line for each student and exercise into this file")
    score.add_argument("--json", help="write everything into this file")
    score.add_argument("--seconds", type=float, default=SECONDS, help="that a notebook may take")
    return parser.parse_args(words)


def main(words=None):
    """Do what the command line says; return the exit status."""
    given = arguments(words)
    try:
        if given.command == "handouts":
            for path in make_handouts(given.source, given.target):
                print(path)
            return 0
        scores = score_folder(given.folder, given.seconds)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(table(scores), mistakes_table(scores), sep="\n\n")
    if given.csv:
        write_csv(scores, given.csv)
    if given.json:
        write_json(scores, given.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
