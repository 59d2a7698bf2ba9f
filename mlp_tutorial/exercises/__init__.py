"""Exercises that know which mistake was made: `exercise("05-backward").check(backward)`, `progress()`."""

from importlib import import_module
from pathlib import Path

from mlp_tutorial.checks import require_known
from mlp_tutorial.exercises.progress import Progress

CHAPTERS = tuple(sorted(folder.name[-2:] for folder in Path(__file__).parent.glob("chapter_*")))


def exercise(name):
    """Return the Exercise of this name, as "05-backward"; ValueError for one that there is not."""
    chapter = str(name)[:2]
    known = exercises_of(chapter) if chapter in CHAPTERS else all_exercises()
    require_known("exercise was asked for", [name], known)
    return known[name]


def exercises_of(chapter):
    """Return {name: Exercise} of a chapter, "01" to "09", in the order of its notebook."""
    found = import_module(f"mlp_tutorial.exercises.chapter_{chapter}").EXERCISES
    return {one.name: one for one in found}


def all_exercises():
    """Return {name: Exercise} of all chapters."""
    return {name: one for chapter in CHAPTERS for name, one in exercises_of(chapter).items()}


def progress(chapter=None):
    """Return what is done in this session, in all chapters or in one, as "05": a picture and a table."""
    if chapter is not None:
        require_known("chapter was asked for", [chapter], CHAPTERS)
    return Progress(tuple((all_exercises() if chapter is None else exercises_of(chapter)).values()))
