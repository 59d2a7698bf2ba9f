"""What runs in the kernel also runs in a browser: it is in Pyodide or pure Python, and so is what it needs."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Of what Pyodide 314 ships, that which the course and its libraries need, and the versions.
# Source: Pyodide's list of packages, https://pyodide.org/en/stable/usage/packages-in-pyodide.html
SHIPPED = {
    "numpy": "2.4.6",
    "matplotlib": "3.10.8",
    "pillow": "12.2.0",
    "contourpy": "1.3.3",
    "kiwisolver": "1.5.0",
    "fonttools": "4.62.1",
    "cycler": "0.12.1",
    "packaging": "26.2",
    "pyparsing": "3.3.2",
    "python-dateutil": "2.9.0.post0",
    "six": "1.17.0",
}
# A notebook in the browser (JupyterLite's Pyodide kernel) brings an IPython that fits it, and what that needs.
BROUGHT_BY_THE_KERNEL = {"ipython"}
IN_THE_BROWSER = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}


def obstacles(line, seen=frozenset()):
    """Return what keeps a requirement, or anything that it needs in turn, from running in Pyodide."""
    requirement = Requirement(line)
    name = canonicalize_name(requirement.name)
    if name in seen | BROUGHT_BY_THE_KERNEL:
        return []
    if name in SHIPPED:
        fits = requirement.specifier.contains(SHIPPED[name])
        return [] if fits else [f"{requirement}, but Pyodide has {SHIPPED[name]}"]
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return [f"{name} is not in Pyodide, and not installed here"]
    if not is_pure(found):
        return [f"{name} is not in Pyodide, and compiled"]
    needed = [line for line in found.requires or [] if applies(Requirement(line))]
    return [what for line in needed for what in obstacles(line, seen | {name})]


def is_pure(distribution):
    compiled = [file for file in distribution.files if file.suffix in (".so", ".pyd", ".dylib")]
    return "Root-Is-Purelib: true" in distribution.read_text("WHEEL").splitlines() and not compiled


def applies(requirement):
    return requirement.marker is None or requirement.marker.evaluate(IN_THE_BROWSER)


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_what_runs_in_the_kernel_also_runs_in_a_browser(line):
    assert obstacles(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("isal>=1.5", "isal is not in Pyodide, and"),
        ("psutil>=5.9", "psutil is not in Pyodide, and compiled"),
        ("ipykernel>=6.29", "pyzmq is not in Pyodide, and compiled"),  # pure Python, which needs what is not
        ("matplotlib>=3.11", "matplotlib>=3.11, but Pyodide has 3.10.8"),
        ("no-such-library", "no-such-library is not in Pyodide, and not installed here"),
    ],
)
def test_what_does_not_run_in_a_browser_is_found(line, expected):
    assert any(what.startswith(expected) for what in obstacles(line)), obstacles(line)
