"""A Pyodide that the builder of the site has: whole, and with the Python that the site's kernel needs."""

import json
import tarfile
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_LOCK, PYODIDE_MJS, PYODIDE_PYTHON_VERSION

NEEDED = ("numpy", "matplotlib", "pillow")  # of the course, in Pyodide's own build


def unpacked(path, work):
    """Return the folder of a Pyodide, an archive unpacked into `work`; ValueError if it does not do."""
    path = Path(path)
    if path.is_file():
        try:
            with tarfile.open(path) as archive:
                archive.extractall(work, filter="data")
        except tarfile.TarError as error:
            raise ValueError(f"{path} is no archive that can be unpacked: {error}") from None
        path = next((file.parent for file in Path(work).rglob(PYODIDE_MJS)), path)
    if not (path / PYODIDE_MJS).is_file() or not (path / PYODIDE_LOCK).is_file():
        raise ValueError(f"{path} has no {PYODIDE_MJS} and {PYODIDE_LOCK}, expected a distribution of Pyodide")
    require_what_the_course_needs(path)
    return path


def require_what_the_course_needs(folder):
    """Raise ValueError if a Pyodide has another Python than the kernel, or lacks a library of the course."""
    lock = json.loads((folder / PYODIDE_LOCK).read_text(encoding="utf-8"))
    python = lock["info"]["python"]
    if not python.startswith(f"{PYODIDE_PYTHON_VERSION}."):
        raise ValueError(f"{folder} has Python {python}, expected {PYODIDE_PYTHON_VERSION}: the kernel's Pyodide")
    files = [lock["packages"].get(name, {}).get("file_name", name) for name in NEEDED]
    missing = [name for name in files if not (folder / name).is_file()]
    if missing:
        raise ValueError(f"{folder} lacks {', '.join(missing)}, expected Pyodide's full distribution")
