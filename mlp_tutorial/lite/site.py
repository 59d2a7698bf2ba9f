"""The site is built: JupyterLite, the chapters, the page's extensions, and what their Python needs."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_core.paths import jupyter_path
from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL
from nbformat.v4 import new_code_cell

from mlp_tutorial.classroom.notebooks import read
from mlp_tutorial.lite.pyodide import unpacked
from mlp_tutorial.lite.wheels import NOT_IN_PYODIDE, build_wheel, pack_wheel, run

PACKAGE = Path(__file__).parents[1]
PYODIDE_ADDRESS = PYODIDE_CDN_URL
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension")
INSTALL = "%pip install -q mlp_tutorial"
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


def make_site(target, notebooks="notebooks", pyodide=None):
    """Build a site of the notebooks in a folder, in a new folder `target`.

    `pyodide`, if given, is a folder or an archive with Pyodide's full distribution, which then is in the site.
    ValueError for a folder without notebooks, a target that is not empty, a Pyodide that does not do, and where
    the course is not installed from a checkout.
    """
    target, paths = Path(target).resolve(), sorted(Path(notebooks).glob("*.ipynb"))
    if not paths:
        raise ValueError(f"{notebooks} has no notebooks, expected a folder with some")
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise ValueError(f"{target} is there already, expected a new or an empty folder")
    if not (PACKAGE.parent / "pyproject.toml").is_file():
        raise ValueError(f"{PACKAGE.parent} has no pyproject.toml, expected a checkout, installed with --editable")
    with TemporaryDirectory() as work:
        work = Path(work)
        if pyodide is not None:
            (work / "static").mkdir()
            (work / "static" / "pyodide").symlink_to(unpacked(pyodide, work / "archive").resolve())
        write_chapters(paths, work / "chapters")
        write_wheels(work / "pypi")
        run(command(target), work)


def write_chapters(paths, folder):
    """Copy the notebooks, each with a cell that installs the course in the browser, and with its kernel."""
    folder.mkdir()
    for path in paths:
        notebook = read(path)
        notebook.metadata["kernelspec"] = KERNEL
        slide = {"slideshow": {"slide_type": "skip"}}
        first = next((n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"), 0)
        notebook.cells.insert(first, new_code_cell(INSTALL, id="install", metadata=slide))
        nbformat.write(notebook, folder / path.name)


def write_wheels(folder):
    """Write the wheels into the folder where JupyterLite looks for them."""
    folder.mkdir()
    build_wheel(PACKAGE.parent, folder)
    for name in NOT_IN_PYODIDE:
        pack_wheel(name, folder)


def command(target):
    """Return the command that builds the site from the folder in which it is run."""
    extensions = [str(PACKAGE / "presenting" / "labextension"), *map(extension, EXTENSIONS)]
    words = ["build", "--lite-dir", ".", "--contents", "chapters", "--output-dir", str(target), "--apps", "lab"]
    words += ["--ignore-sys-prefix", "--no-sourcemaps", "--no-unused-shared-packages"]
    words += [f"--LiteBuildConfig.federated_extensions={extensions}"]
    return [sys.executable, "-m", "jupyterlite_core", *words]


def extension(name):
    """Return the folder of an installed extension of JupyterLab; ValueError if there is none."""
    found = [Path(folder, name) for folder in jupyter_path("labextensions") if Path(folder, name).is_dir()]
    if not found:
        raise ValueError(f"the extension {name} is not installed here: pip install --editable '.[lite]'")
    return str(found[0])
