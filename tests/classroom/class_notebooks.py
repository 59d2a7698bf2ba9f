"""Filled notebooks of a few students."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SETUP = "import numpy as np\nfrom mlp_tutorial.exercises import exercise"
CHECK = 'exercise("05-backward").check(backward)'
RIGHT = """def backward(values, weights):
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    d5 = y * (1 - y) * (y - y_hat) / len(y)
    d2 = d5 @ weights["W2"].T * m3 * (1 - m3)
    return x.T @ d2, d2.sum(axis=0), m3.T @ d5, d5.sum(axis=0)"""
NOT_SUMMED = RIGHT.replace("d2.sum(axis=0)", "d2[0]").replace("d5.sum(axis=0)", "d5[0]")
STARTER = "def backward(values, weights):\n    return ..."


def write(path, *cells):
    """Write a notebook of these code cells, after a line of text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = new_notebook(cells=[new_markdown_cell("# Homework"), *map(new_code_cell, cells)])
    nbformat.write(notebook, path)
    return path
