"""Execute the course's notebooks in place and leave them clean: `python tests/refresh_notebooks.py [names]`.

Every code cell runs in a fresh kernel, in order. What differs from run to run or belongs to a live widget
is removed, and a fingerprint of what was executed is stored, so that a later test can tell a stale notebook.
"""

import base64
import hashlib
import os
import re
import sys
from io import BytesIO
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image

from mlp_tutorial.exercises import exercise

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
DRAWING = [NOTEBOOKS.parent / "mlp_tutorial" / part for part in ("studies", "drawing", "figures", "explorers")]
COURSE_PICTURE = NOTEBOOKS.parent / ".github" / "course.png"
IN_THE_PICTURE = {"05_backpropagation": 1, "03_sigmoid_derivative": 2, "07_momentum": 4, "09_cross_validation": 1}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
EXERCISE_CELLS = ("exercise", "turn", "check")  # ids begin so, and go on with the exercise's name
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def fingerprint(notebook):
    """Return hashes of the notebook's code and of the code that draws its pictures: nbval compares only texts."""
    code = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    files = [path for folder in DRAWING for path in sorted(folder.rglob("*.py"))]
    drawing = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    return {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in (("code", code), ("figures", drawing))
    }


def clean(notebook):
    """Remove widget views and states, timings and the interpreter's version; store the fingerprint."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": KERNEL,
            "language_info": {"name": "python"},
            "mlp_tutorial": {"executed": fingerprint(notebook)},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)


def write_exercises(notebook):
    """Write the package's exercises into their cells: the task, the starter to be filled in, the check."""
    for cell in notebook.cells:
        kind, _, name = cell.id.partition("-")
        if kind in EXERCISE_CELLS and re.match(r"\d\d-", name):
            task = exercise(name)
            check = f'exercise("{name}").check({task.asked})'
            cell.source = {"exercise": task.text, "turn": task.starter.strip(), "check": check}[kind]


def refresh(path):
    """Execute one notebook file and write it back; a cell that fails stops it, with the file unchanged."""
    notebook = nbformat.read(path, as_version=4)
    write_exercises(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    options = {"timeout": 120, "kernel_name": "python3", "coalesce_streams": True}
    NotebookClient(notebook, resources={"metadata": {"path": path.parent}}, **options).execute()
    clean(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def stored_pictures(path):
    """Return the pictures in a notebook's outputs, in order."""
    outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]
    encoded = [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    return [Image.open(BytesIO(base64.b64decode(png))).convert("RGB") for png in encoded]


def draw_course_picture(width=1600, gap=24):
    """Put four of the stored pictures on one page, two by two, for the README."""
    chosen = [stored_pictures(NOTEBOOKS / f"{name}.ipynb")[number] for name, number in IN_THE_PICTURE.items()]
    column = (width - 3 * gap) // 2
    tiles = [tile.resize((column, round(tile.height * column / tile.width))) for tile in chosen]
    heights = [max(tile.height for tile in tiles[:2]), max(tile.height for tile in tiles[2:])]
    page = Image.new("RGB", (width, sum(heights) + 3 * gap), "white")
    for number, tile in enumerate(tiles):
        row, place = divmod(number, 2)
        top = gap + row * (heights[0] + gap) + (heights[row] - tile.height) // 2
        page.paste(tile, (gap + place * (column + gap), top))
    page.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(COURSE_PICTURE, optimize=True)


def main(names):
    """Refresh the named notebooks, or all; then the README's picture of them."""
    os.environ["TQDM_DISABLE"] = "1"  # on a slow machine a progress bar must not become an output
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not names or path.stem in names or path.name in names:
            refresh(path)
            print(f"{path.name}: executed, {path.stat().st_size / 1e3:.0f} kB")
    draw_course_picture()


if __name__ == "__main__":
    main(sys.argv[1:])
