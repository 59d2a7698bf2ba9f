"""What cannot become a site is refused by name; a library that is packed can be imported from its wheel."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from jupyterlite_pyodide_kernel.constants import PYODIDE_PYTHON_VERSION

from mlp_tutorial.lite.pyodide import NEEDED, unpacked
from mlp_tutorial.lite.site import make_site
from mlp_tutorial.lite.wheels import pack_wheel

NEEDED_FILES = tuple(f"{name}.whl" for name in NEEDED)
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def distribution(
    folder, python=f"{PYODIDE_PYTHON_VERSION}.2", files=("numpy.whl", "matplotlib.whl", "pillow.whl")
):
    """Write the names of a Pyodide's files, with nothing in them but the list."""
    folder.mkdir()
    packages = {name: {"file_name": f"{name}.whl"} for name in NEEDED}
    lock = {"info": {"python": python}, "packages": packages}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    for name in ("pyodide.mjs", *files):
        (folder / name).touch()
    return folder


def test_a_folder_without_notebooks_is_refused(tmp_path):
    with pytest.raises(ValueError, match="has no notebooks"):
        make_site(tmp_path / "site", tmp_path)


def test_a_target_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "mine.txt").touch()
    with pytest.raises(ValueError, match="is there already"):
        make_site(tmp_path, NOTEBOOKS)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_pyodide_is_taken_from_a_folder_and_from_an_archive(tmp_path):
    folder = distribution(tmp_path / "pyodide")
    assert unpacked(folder, tmp_path / "work") == folder
    with tarfile.open(tmp_path / "pyodide.tar.bz2", "w:bz2") as archive:
        archive.add(folder, "pyodide")
    assert unpacked(tmp_path / "pyodide.tar.bz2", tmp_path / "work") == tmp_path / "work" / "pyodide"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"python": "3.1.4"}, "has Python 3.1.4, expected"),
        ({"files": ("numpy.whl",)}, "lacks matplotlib.whl, pillow"),
    ],
)
def test_a_pyodide_that_does_not_do_is_refused(given, words, tmp_path):
    with pytest.raises(ValueError, match=words):
        unpacked(distribution(tmp_path / "pyodide", **given), tmp_path / "work")


def test_what_is_no_pyodide_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("no archive")
    with pytest.raises(ValueError, match="has no pyodide"):
        unpacked(tmp_path, tmp_path / "work")
    with pytest.raises(ValueError, match="is no archive"):
        unpacked(tmp_path / "notes.txt", tmp_path / "work")


def test_a_library_is_packed_as_a_wheel_that_can_be_imported(tmp_path):
    wheel = pack_wheel("comm", tmp_path)
    program = "import comm, sys; print(comm.__file__.startswith(sys.argv[1]))"
    isolated = [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1]); {program}", str(wheel)]
    assert subprocess.run(isolated, capture_output=True, text=True).stdout.strip() == "True"
