"""Execute the course's notebooks in place and leave them clean: `python tests/refresh_notebooks.py [names]`.

Every code cell runs in a fresh kernel, in order. What differs from run to run or belongs to a live widget
is removed, and the source's fingerprint is stored, so that a later test can tell a stale notebook.
"""

import hashlib
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def fingerprint(notebook):
    """Return a hash of all code, in order."""
    code = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return hashlib.sha256(code.encode()).hexdigest()


def clean(notebook):
    """Remove widget views and states, timings and the interpreter's version; store the fingerprint."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": KERNEL,
            "language_info": {"name": "python"},
            "mlp_tutorial": {"executed_source": fingerprint(notebook)},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)


def refresh(path):
    """Execute one notebook file and write it back; a cell that fails stops it, with the file unchanged."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    options = {"timeout": 120, "kernel_name": "python3", "coalesce_streams": True}
    NotebookClient(notebook, resources={"metadata": {"path": path.parent}}, **options).execute()
    clean(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main(names):
    """Refresh the named notebooks, or all."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not names or path.stem in names or path.name in names:
            refresh(path)
            print(f"{path.name}: executed, {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
