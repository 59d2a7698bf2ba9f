"""Nothing grows over a two-hour class: a chapter is run again and again in the same kernel."""

import nbformat
from refresh_notebooks import NOTEBOOKS

CHAPTER = "03*.ipynb"  # stills and explorers, and no long training
RUNS = 5  # after the first, which loads everything and fills what is kept for good
LIMIT = 40  # MB; the pictures of a single run take about as much
MEMORY = "import psutil; print(psutil.Process().memory_info().rss / 1e6)"


def run_all(kernel):
    """Run all code cells of the chapter, as JupyterLab does; return the kernel's megabytes after it."""
    (path,) = NOTEBOOKS.glob(CHAPTER)
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells):
        kernel.run(cell.source, f"cell {number}")
    return float(kernel.run(MEMORY))


def test_a_chapter_that_is_run_again_and_again_does_not_grow(kernel):
    first = run_all(kernel)
    grown = [round(run_all(kernel) - first) for _ in range(RUNS)]
    assert grown[-1] < LIMIT, f"MB more than after the first run: {grown}"
