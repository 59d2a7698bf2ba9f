import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from mlp_tutorial.self_check import installed_version, self_check, verdict

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_everything_that_the_course_needs_is_checked_and_ready_here():
    names = [Requirement(line).name for line in PROJECT["dependencies"]]
    assert self_check() == dict.fromkeys(["python", *names], "ready")


def test_a_version_that_is_too_old_is_named_with_the_one_expected():
    assert verdict(Requirement("numpy>=2.0"), "1.26.4") == "is 1.26.4, too old: install numpy>=2.0"


def test_a_library_that_is_missing_is_named():
    assert installed_version("no-such-library-anywhere") is None
    assert verdict(Requirement("numpy>=2.0"), None) == "missing: install numpy>=2.0"


def test_a_newer_version_and_a_release_candidate_are_ready():
    assert verdict(Requirement("numpy>=2.0"), "3.1") == "ready"
    assert verdict(Requirement("numpy>=2.0"), "2.5.0rc1") == "ready"
