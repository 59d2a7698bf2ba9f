"""Before anything is run, a notebook shows a picture and a sentence where each of its explorers will be."""

import base64
import re
from io import BytesIO

import nbformat
import pytest
from drive import explorer_classes
from PIL import Image
from refresh_notebooks import NOTEBOOKS

CLASSES = explorer_classes()
TEMPLATE = "ParabolaExplorer"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_stored_notebook_has_a_picture_for_every_explorer(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    made = sorted(re.findall(r"\b(\w+Explorer)(?:\.compare)?\(", "\n".join(cell.source for cell in cells)))
    stored = []
    for output in (output for cell in cells for output in cell.outputs if "image/png" in output.get("data", {})):
        shown = [name for name, kind in CLASSES.items() if output.data["text/plain"] == f"[picture] {kind.about}"]
        if shown:
            picture = Image.open(BytesIO(base64.b64decode(output.data["image/png"])))
            assert picture.width == 2 * output.metadata["image/png"]["width"]
            stored += shown
    assert sorted(stored) == made


def test_every_explorer_but_the_template_stands_in_a_notebook():
    code = [cell.source for path in NOTEBOOKS.glob("*.ipynb") for cell in nbformat.read(path, as_version=4).cells]
    assert {name for name in CLASSES if any(f"{name}(" in source for source in code)} == set(CLASSES) - {TEMPLATE}
