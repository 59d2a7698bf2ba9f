"""The wheels that the site brings: the course, and those of its libraries that Pyodide does not have."""

import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

NOT_IN_PYODIDE = ("ipywidgets", "jupyterlab_widgets", "comm")
NOT_IN_A_WHEEL = {"INSTALLER", "REQUESTED", "direct_url.json"}  # what pip has noted here


def build_wheel(project, folder):
    """Build the wheel of a checkout into a folder, by hatchling, without the internet."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(Path(folder).resolve())]
    run(command, project)


def pack_wheel(name, folder):
    """Write an installed library in pure Python into a folder, as the wheel it came from; return the file."""
    found = metadata.distribution(name)
    kept = [file for file in found.files if ".." not in file.parts and "__pycache__" not in file.parts]
    path = Path(folder) / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in kept:
            if file.name not in NOT_IN_A_WHEEL:
                wheel.write(file.locate(), file.as_posix())
    return path


def run(command, folder):
    """Run a command in a folder; RuntimeError with all that it said if it fails."""
    done = subprocess.run(command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{done.stdout}")
