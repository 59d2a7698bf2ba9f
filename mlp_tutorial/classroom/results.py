"""What a class can do, and which mistakes it makes: as a table on the screen, as CSV and as JSON."""

import csv
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, RIGHT, WRONG

MARKS = {NOT_ATTEMPTED: ".", FAILED: "!", WRONG: "x", RIGHT: "1", None: " "}
COLUMNS = ("student", "exercise", "state", "mistake", "chapter", "said")


def table(scores):
    """Return the scores as text: a line for each student, a column for each exercise, and how many are right."""
    students, exercises = names_of(scores)
    marks = {(score.student, score.exercise): MARKS[score.state] for score in scores}
    width = max(len("student"), *map(len, students))
    lines = [f"{'student':{width}}  {' '.join(exercises)}  right"]
    for student in students:
        row = [marks.get((student, exercise), MARKS[None]) for exercise in exercises]
        cells = " ".join(f"{mark:^{len(exercise)}}" for mark, exercise in zip(row, exercises, strict=True))
        lines.append(f"{student:{width}}  {cells}  {row.count(MARKS[RIGHT]):5}")
    key = ", ".join(f"{mark} {state}" for state, mark in MARKS.items() if state)
    return "\n".join([*lines, f"({key})"])


def names_of(scores):
    """Return (students, exercises), each once, sorted."""
    return sorted({score.student for score in scores}), sorted(
        {score.exercise for score in scores if score.exercise}
    )


def mistakes_table(scores):
    """Return the mistakes that the class makes, the commonest first, with the chapter to come back to, as text."""
    counted = count_mistakes(scores)
    if not counted:
        return "no known mistake was recognised"
    lines = [f"{n:4}  chapter {chapter:02d}  {mistake}" for (mistake, chapter), n in counted]
    return "\n".join(["students who made it", *lines])


def count_mistakes(scores):
    """Return [((mistake, chapter), number of students who made it), …], the commonest first."""
    made = {(score.mistake, score.chapter, score.student) for score in scores if score.mistake}
    return Counter(sorted((mistake, chapter) for mistake, chapter, _ in made)).most_common()


def write_csv(scores, path):
    """Write a line for each student and exercise."""
    with Path(path).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({name: harmless(value) for name, value in asdict(score).items()} for score in scores)


def harmless(value):
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def write_json(scores, path):
    """Write the scores, and the mistakes with how many students made them."""
    counted = [{"mistake": m, "chapter": c, "students": n} for (m, c), n in count_mistakes(scores)]
    whole = {"scores": [asdict(score) for score in scores], "mistakes": counted}
    Path(path).write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")
