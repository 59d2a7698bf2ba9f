"""Which slider of an explorer is moved, and the explorer's figure drawn anew with pyplot, as without explorers."""

import re
from pathlib import Path

import ipywidgets
import matplotlib.pyplot as plt
import nbformat
from matplotlib.image import PcolorImage

from mlp_tutorial import explorers
from mlp_tutorial.drawing.still import keep_ticks
from mlp_tutorial.drawing.style import styled
from mlp_tutorial.explorers.base.controls import positions

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SLIDERS = (ipywidgets.FloatSlider, ipywidgets.IntSlider, ipywidgets.SelectionSlider)


def all_explorers():
    """Return {name: class} of all explorers there are."""
    return {name: getattr(explorers, name) for name in explorers.__all__}


def used_in_the_notebooks():
    """Return the names of the explorers that the notebooks make, in the order of the chapters."""
    cells = [
        cell for path in sorted(NOTEBOOKS.glob("*.ipynb")) for cell in nbformat.read(path, as_version=4).cells
    ]
    called = [name for cell in cells if cell.cell_type == "code" for name in re.findall(r"\b(\w+)\(", cell.source)]
    return list(dict.fromkeys(name for name in called if name in all_explorers()))


def sliders(explorer):
    """Return {name: slider} of an explorer, as they stand on the page."""
    controls = explorer.controls()
    return {name: control for name, control in controls.items() if isinstance(control, SLIDERS)}


def moved_slider(explorer):
    """Return the name of the first slider that no button plays, or of the only one; None if there is none."""
    names = list(sliders(explorer))
    return next((name for name in names if name != explorer.played), names[0] if names else None)


def two_places(explorer, name):
    """Return where a control stands, and the place beside it."""
    places = positions(explorer.controls()[name])
    now = places.index(explorer.settings[name])
    return [places[now], places[now + 1 if now + 1 < len(places) else now - 1]]


def draw_anew(explorer, dpi, **settings):
    """Draw the explorer's picture for these settings on a new figure of pyplot, and return the figure."""
    result = explorer.compute(**explorer.settings | settings)
    grid = explorer.picture.axes[0].get_gridspec()
    places = {name: getattr(grid, name) for name in grid.locally_modified_subplot_params()}
    with styled():
        figure = plt.figure(figsize=explorer.size, dpi=dpi)
        places["width_ratios"] = grid.get_width_ratios()
        axes = list(figure.subplots(1, len(explorer.widths), squeeze=False, gridspec_kw=places)[0])
        explorer.frame(axes, result)
        for ax in axes:
            keep_ticks(ax)
        explorer.draw(axes, result)
    for image in figure.findobj(PcolorImage):
        image.set_in_layout(False)  # plt.show cuts margins off, and asks for an extent that such an image lacks
    return figure
