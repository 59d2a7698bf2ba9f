"""The instructor's guide: one page, made from the speaker's notes that stand in the chapters."""

import json
import re
from pathlib import Path

MINUTES = re.compile(r"For the speaker, (\d+) minutes?\.")


def guide(folder):
    """Return the guide to the notebooks of a folder, as Markdown; ValueError if none of them has notes."""
    chapters = [chapter(path) for path in sorted(Path(folder).glob("*.ipynb"))]
    with_notes = [text for text in chapters if text]
    if not with_notes:
        raise ValueError(f"{folder} has no notebook with speaker's notes, expected the course's folder")
    return "\n\n".join(["# Instructor's guide", *with_notes]) + "\n"


def chapter(path):
    """Return the notes of one notebook under the headings of their slides; "" if it has none."""
    cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    found, heading = [], ""
    for cell in cells:
        text = "".join(cell["source"])
        if is_note(cell):
            found.append(f"### {heading}\n\n{text}")
        elif cell["cell_type"] == "markdown" and text.startswith("#"):
            heading = text.splitlines()[0].lstrip("# ")
    if not found:
        return ""
    minutes = sum(int(found) for found in MINUTES.findall("\n".join(found)))
    question = "".join(cells[0]["source"]).splitlines()[0].lstrip("# ")
    return "\n\n".join([f"## {Path(path).stem[:2]} {question}", f"{minutes} minutes in class.", *found])


def is_note(cell):
    """Say whether a cell of a notebook is for the speaker."""
    return cell["metadata"].get("slideshow", {}).get("slide_type") == "notes"
