import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PYPROJECT["optional-dependencies"]


@pytest.fixture(scope="module")
def environment():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def bounds(requirements):
    """Return {name: bound} for requirements such as numpy>=2.0."""
    return dict(re.fullmatch(r"([\w-]+)\s*(.*)", requirement).groups() for requirement in requirements)


def conda_bounds(environment):
    return bounds(entry for entry in environment["dependencies"] if isinstance(entry, str))


def test_the_environment_has_a_name_and_channels(environment):
    assert environment["name"].replace("-", "_") == PYPROJECT["name"]
    assert environment["channels"] == ["conda-forge"]


def test_every_runtime_dependency_and_jupyterlab_have_the_bounds_of_pyproject(environment):
    runtime = bounds([*PYPROJECT["dependencies"], *EXTRAS["lab"]])
    listed = conda_bounds(environment)
    assert "jupyterlab" in runtime
    assert {name: listed.get(name) for name in runtime} == runtime


def test_the_extra_for_tests_brings_jupyterlab_and_the_cluster():
    needed = bounds([*EXTRAS["lab"], *EXTRAS["cluster"]])
    assert needed.items() <= bounds(EXTRAS["test"]).items()


def test_nothing_is_listed_that_pyproject_does_not_know(environment):
    extras = [requirement for group in EXTRAS.values() for requirement in group]
    known = bounds([*PYPROJECT["dependencies"], *extras, f"python{PYPROJECT['requires-python']}", "pip"])
    assert conda_bounds(environment).items() <= known.items()


def test_python_has_the_bound_of_requires_python(environment):
    assert conda_bounds(environment)["python"] == PYPROJECT["requires-python"]


def test_the_package_itself_is_installed_from_the_checkout(environment):
    assert "pip" in conda_bounds(environment)
    assert [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)] == [["--editable ."]]
