"""A class is scored: each notebook by itself, whatever is in it."""

import json

import pytest
from class_notebooks import CHECK, NOT_SUMMED, RIGHT, SETUP, STARTER, write

from mlp_tutorial.classroom import scoring
from mlp_tutorial.classroom.results import count_mistakes, mistakes_table, table, write_csv, write_json
from mlp_tutorial.classroom.scoring import Score, score_folder, score_notebook, submissions

ATTEMPTS = """
import os, socket, subprocess, sys, pathlib
said = []
for act in (
    lambda: os.system("touch " + there),
    lambda: open(there, "w"),
    lambda: pathlib.Path(there).write_text("mine"),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: os.remove(neighbour),
    lambda: os.rename(neighbour, there),
    lambda: __import__("shutil").rmtree(os.path.dirname(neighbour)),
    lambda: __import__("ctypes").CDLL(None),
    lambda: os.kill(os.getppid(), 9),
    lambda: os.fork(),
    lambda: subprocess.run([sys.executable, "--version"]),
    lambda: open("/dev/full", "r+"),
):
    try:
        act()
        said.append("done")
    except PermissionError:
        said.append("refused")
    except BaseException as error:
        said.append(repr(error))
open("my own file", "w").close()


def backward(values, weights):
    raise ValueError(" ".join(said))
"""


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    neighbour = write(folder / "ann" / "05.ipynb", SETUP, RIGHT, CHECK)
    write(folder / "bob" / "homework" / "05.ipynb", SETUP, NOT_SUMMED, CHECK)
    where = f"there, neighbour = {str(folder / 'stolen')!r}, {str(neighbour)!r}"
    write(
        folder / "eve" / "05.ipynb",
        SETUP,
        where,
        ATTEMPTS,
        CHECK,
        "1 / 0",
        "x = [bytearray(10**9) for _ in range(99)]",
    )
    write(folder / "kim" / "05.ipynb", SETUP, STARTER, CHECK, RIGHT, CHECK)
    (folder / "zed").mkdir()
    (folder / "zed" / "05.ipynb").write_text("{broken")
    found = score_folder(folder, show_progress=False)
    assert not (folder / "stolen").exists()
    assert neighbour.exists()
    return {score.student: score for score in found}


def test_right_wrong_and_corrected_answers_get_their_states(scores):
    assert {student: scores[student].state for student in ("ann", "bob", "kim")} == {
        "ann": "right",
        "bob": "not yet",
        "kim": "right",
    }
    assert scores["bob"].mistake.startswith("for a bias only the first sample counts")


def test_a_malicious_notebook_can_do_nothing_outside_of_its_folder(scores):
    said = scores["eve"].said.removeprefix("ValueError: ").removesuffix(".").split()
    assert said == ["refused"] * 13


def test_a_broken_file_is_told(scores):
    assert scores["zed"].state == "it did not return"
    assert "is no notebook" in scores["zed"].said


def test_one_that_hangs_is_stopped_and_what_it_had_answered_counts(tmp_path):
    path = write(
        tmp_path / "ina.ipynb",
        SETUP,
        RIGHT,
        CHECK,
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    )
    (score,) = score_notebook("ina", path, seconds=15)
    assert score.state == "right"


def test_one_that_ends_its_process_did_not_return(tmp_path):
    path = write(tmp_path / "tom.ipynb", SETUP, "import os\nos._exit(0)", RIGHT, CHECK)
    (score,) = score_notebook("tom", path)
    assert (score.state, score.said) == ("it did not return", "the notebook's code ended the process")


def test_students_are_found_in_either_layout(tmp_path):
    for name in ("ann/05.ipynb", "bob/homework/05.ipynb", "eve.ipynb", "ann/.ipynb_checkpoints/05.ipynb"):
        write(tmp_path / name, SETUP)
    assert [student for student, _ in submissions(tmp_path)] == ["ann", "bob", "eve"]
    with pytest.raises(ValueError, match="has no notebooks, expected folder/student/notebook"):
        submissions(tmp_path / "nothing")


def test_what_a_worker_has_not_written_properly_is_left_out(tmp_path):
    lines = [
        '{"exercise": "a", "state": "right"}',
        "nonsense",
        "[1]",
        '{"exercise": "b"}',
        '{"exercise": "c", "state": "rich"}',
    ]
    (tmp_path / "results").write_text("\n".join(lines))
    found = scoring.read_lines(tmp_path / "results")
    assert [line["exercise"] for line in found] == ["a", "c"]
    assert scoring.score_of("s", "c", found[1]).state == "it did not return"


SCORES = [
    Score("ann", "05-a", "right"),
    Score("ann", "05-b", "not yet", "the sum is missing", 4, "…"),
    Score("bob", "05-a", "not attempted yet"),
    Score("bob", "05-b", "not yet", "the sum is missing", 4, "…"),
    Score("=cmd()", "05-b", "not yet", "the sign is reversed", 3, "=1+1"),
]


def test_the_class_is_a_table():
    assert table(SCORES) == (
        "student  05-a 05-b  right\n"
        "=cmd()         x        0\n"
        "ann       1    x        1\n"
        "bob       .    x        0\n"
        "(. not attempted yet, ! it did not return, x not yet, 1 right)"
    )


def test_mistakes_are_counted_by_name():
    assert count_mistakes(SCORES) == [(("the sum is missing", 4), 2), (("the sign is reversed", 3), 1)]
    assert mistakes_table(SCORES).splitlines()[1] == "   2  chapter 04  the sum is missing"
    assert mistakes_table(SCORES[:1]) == "no known mistake was recognised"


def test_files_for_others_to_read(tmp_path):
    write_csv(SCORES, tmp_path / "a.csv")
    write_json(SCORES, tmp_path / "a.json")
    lines = (tmp_path / "a.csv").read_text().splitlines()
    assert lines[:2] == ["student,exercise,state,mistake,chapter,said", "ann,05-a,right,,,"]
    assert (
        lines[-1] == "'=cmd(),05-b,not yet,the sign is reversed,3,'=1+1"
    )  # no spreadsheet takes it for a formula
    whole = json.loads((tmp_path / "a.json").read_text())
    assert whole["mistakes"][0] == {"mistake": "the sum is missing", "chapter": 4, "students": 2}
    assert len(whole["scores"]) == 5
