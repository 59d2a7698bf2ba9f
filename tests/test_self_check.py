import tomllib
from email.message import Message
from pathlib import Path

from packaging.requirements import Requirement

import mlp_tutorial.self_check
from mlp_tutorial.self_check import installed_version, self_check, verdict

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_everything_that_the_course_needs_is_checked_and_ready_here():
    names = [Requirement(line).name for line in PROJECT["dependencies"]]
    assert self_check() == dict.fromkeys(["python", *names], "ready")


def test_a_version_that_is_too_old_is_named_with_the_one_expected():
    text = "is 1.26.4, but numpy>=2.0 is needed: install that"
    assert verdict(Requirement("numpy>=2.0"), "1.26.4") == text


def test_a_version_that_is_too_new_is_named_with_the_one_expected():
    assert verdict(Requirement("numpy<3"), "3.1") == "is 3.1, but numpy<3 is needed: install that"


def test_a_requirement_is_checked_only_where_its_marker_holds(monkeypatch):
    package = Message()
    package["Requires-Python"] = ">=3.11"
    for line in (
        "numpy>=2.0",
        "absent-without-marker",
        "absent-here; python_version >= '3.11'",
        "absent-on-old-pythons; python_version < '3.11'",
        "absent-test-tool; extra == 'test'",
    ):
        package["Requires-Dist"] = line
    monkeypatch.setattr(mlp_tutorial.self_check.metadata, "metadata", lambda name: package)
    report = self_check()
    assert list(report) == ["python", "numpy", "absent-without-marker", "absent-here"]
    assert (report["python"], report["numpy"]) == ("ready", "ready")
    assert report["absent-without-marker"] == "missing: install absent-without-marker"
    assert report["absent-here"].startswith("missing: install absent-here")


def test_a_library_that_is_missing_is_named():
    assert installed_version("no-such-library-anywhere") is None
    assert verdict(Requirement("numpy>=2.0"), None) == "missing: install numpy>=2.0"


def test_a_newer_version_and_a_release_candidate_are_ready():
    assert verdict(Requirement("numpy>=2.0"), "3.1") == "ready"
    assert verdict(Requirement("numpy>=2.0"), "2.5.0rc1") == "ready"
