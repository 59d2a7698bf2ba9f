import tomllib
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import mlp_tutorial.self_check
from mlp_tutorial.self_check import installed_version, is_at_least, self_check, verdict

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSIONS = """1 1.26.4 1.99 2 2.0 2.0.0 2.0.1 2.0rc1 2.0.0b3 2.0a1 2.0.dev4 2.0a1.dev2 2.0.post1 2.0.post1.dev3
    2.0rc1.post2 2.0+cpu 2.0rc1+cpu 2.1 2.5.0rc1 2.5.dev0 2.10 3.1 10.0"""


@pytest.fixture
def requirements(monkeypatch):
    """Give a function that lets the package need Python 3.11 and what the lines say."""

    def need(*lines):
        package = Message()
        package["Requires-Python"] = ">=3.11"
        for line in lines:
            package["Requires-Dist"] = line
        monkeypatch.setattr(mlp_tutorial.self_check.metadata, "metadata", lambda name: package)

    return need


def test_everything_that_the_course_needs_is_checked_and_ready_here():
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["lab"]]
    assert self_check() == dict.fromkeys(["python", *(Requirement(line).name for line in needed)], "ready")
    assert list(self_check())[-1] == "jupyterlab"


def test_a_version_that_is_too_old_is_named_with_the_one_expected():
    text = "is 1.26.4, but numpy>=2.0 is needed: install that"
    assert verdict("numpy>=2.0", "1.26.4") == text


def test_a_library_that_is_missing_is_named():
    assert installed_version("no-such-library-anywhere") is None
    assert verdict("numpy>=2.0", None) == "missing: install numpy>=2.0"


def test_a_newer_version_and_a_release_candidate_are_ready():
    assert verdict("numpy>=2.0", "3.1") == "ready"
    assert verdict("numpy>=2.0", "2.5.0rc1") == "ready"


@pytest.mark.parametrize("bound", ["2", "2.0", "2.0.1", "1.26.4"])
@pytest.mark.parametrize("version", VERSIONS.split())
def test_versions_are_compared_as_python_packages_are(version, bound):
    assert is_at_least(version, bound) == SpecifierSet(f">={bound}").contains(version, prereleases=True)


@pytest.mark.parametrize("version", ["", "two", "2!1.0", "2.0-beta", "2.x"])
def test_a_version_that_is_not_understood_is_refused(version):
    with pytest.raises(ValueError, match=r"the version is '.*', expected one such as '2\.5'"):
        is_at_least(version, "2.0")


def test_tools_for_tests_are_not_looked_for(requirements):
    requirements("numpy>=2.0", "absent>=1.0", "absent-test-tool>=8; extra == 'test'")
    assert self_check() == {"python": "ready", "numpy": "ready", "absent": "missing: install absent>=1.0"}


def test_jupyterlab_is_not_missed_where_something_else_shows_the_notebooks(requirements):
    requirements("numpy>=2.0", "absent-lab>=4.2; extra == 'lab'", "pillow>=999; extra == 'lab'")
    report = self_check()
    assert report["absent-lab"] == "not installed, and not needed where something else shows the notebooks: ready"
    assert report["pillow"].endswith("but pillow>=999 is needed: install that")


@pytest.mark.parametrize("line", ["numpy", "numpy<3", "numpy>=2.0,<3", "numpy>=2.0rc1", "numpy[all]>=2.0"])
def test_a_requirement_that_is_not_understood_is_refused(line, requirements):
    requirements(line)
    with pytest.raises(ValueError, match=r"the requirement is '.*', expected one such as 'numpy>=2\.0'"):
        self_check()


def test_a_condition_that_is_not_understood_is_refused(requirements):
    requirements("numpy>=2.0; python_version >= '3.11'")
    with pytest.raises(ValueError, match="expected no condition but that of an extra"):
        self_check()
