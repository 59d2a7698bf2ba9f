"""How fast the live pictures are: `python tests/benchmarks/slider_latency.py`, or with some explorers' names.

In JupyterLab in a real browser: from a key pressed on a slider to the changed picture, decoded, and until it has
become sharp. Each explorer stands beside an empty slider, which moves only a label, and `interact` with `plt.show`
drawing the same figure. Then without a browser: one move of a slider against a new figure saved as PNG. What is
compared takes turns.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "browser")]

import matplotlib  # noqa: E402
from driving import Shown  # noqa: E402
from lab import browser, close_notebook, lab, open_notebook, run_all, settle  # noqa: E402
from same_figure import (  # noqa: E402
    all_explorers,
    draw_anew,
    moved_slider,
    plt,
    sliders,
    two_places,
    used_in_the_notebooks,
)

N_ROUNDS, N_ROUNDS_IN_THE_KERNEL = 11, 31
DPI = 200  # as many pixels as an explorer's picture has at rest; 100: while it moves, and matplotlib's own choice
QUIET = 200  # ms after a key press in which the driver of the browser asks for nothing
KERNEL = {"name": "python3", "display_name": "Python 3"}
TRAINS = {"TrainingExplorer"}  # a network, for which no speed is promised
KEYS = ("ArrowLeft", "ArrowRight"), ("PageDown", "PageUp")
EMPTY = """import ipywidgets
slider, label = ipywidgets.IntSlider(50), ipywidgets.Label("50")
slider.observe(lambda change: setattr(label, "value", str(change.new)), "value")
ipywidgets.VBox([slider, label])"""
LIVE = "from {module} import {name}\n{name}()"
INTERACT = """import sys
sys.path.insert(0, {here!r})
import matplotlib.pyplot as plt
from same_figure import draw_anew, moved_slider
twin_{dpi} = {name}()
moved_{dpi} = moved_slider(twin_{dpi})
def show_{dpi}(value):
    draw_anew(twin_{dpi}, {dpi}, **{{moved_{dpi}: value}})
    plt.show()
ipywidgets.interact(show_{dpi}, value=twin_{dpi}.controls()[moved_{dpi}]);"""
# From the moment of the next key press until an <img> in the area has another picture and has decoded it; or, if
# there is no picture to wait for, until any text in the area has changed.
LISTEN = """([area, isPicture]) => {
  addEventListener("keydown", event => { window.pressed = event.timeStamp }, { capture: true, once: true });
  const imageOf = record => record.type === "attributes" ? record.target
    : [...record.addedNodes].map(node => node.matches?.("img") ? node : node.querySelector?.("img")).find(Boolean);
  window.elapsed = new Promise((resolve, reject) => {
    setTimeout(reject, 20000, new Error("nothing has changed"));
    new MutationObserver(async (records, observer) => {
      const image = records.map(imageOf).find(Boolean);
      if (isPicture && !image) return;
      observer.disconnect();
      if (isPicture) await image.decode();
      resolve(performance.now() - pressed);
    }).observe(area, { subtree: true, childList: true, characterData: true, attributeFilter: ["src"] });
  });
}"""


class Case:
    """One slider on the page, and what it moves."""

    def __init__(self, slider, area, is_picture=True, keys=KEYS[0]):
        self.slider = slider
        self.listen = [area.element_handle(), is_picture]
        self.keys = keys

    def milliseconds(self, number):
        """Press one of the keys, in turns; return how long it takes until the change is there, and is sharp."""
        page = self.slider.page
        self.slider.focus()
        page.evaluate(LISTEN, self.listen)
        page.keyboard.press(self.keys[number % 2])
        page.wait_for_timeout(QUIET)
        elapsed = page.evaluate("elapsed")
        settle(page)
        return elapsed, page.evaluate("performance.now() - pressed")


def notebook(explorer, dpis):
    """Return the cells: the empty slider, the explorer, and `interact` with each number of dots per inch."""
    names = {"module": explorer.__module__, "name": explorer.__name__, "here": str(HERE)}
    cells = [EMPTY, LIVE.format(**names)] + [INTERACT.format(**names, dpi=dpi) for dpi in dpis]
    return new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata={"kernelspec": KERNEL})


def cases(page, explorer, dpis):
    """Return {what: Case} for the cells, which have been run."""
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    handles = [cells.nth(n).locator("[role=slider]") for n in range(cells.count())]
    shown = explorer()
    slider = handles[1].nth(list(sliders(shown)).index(moved_slider(shown)))
    found = {"empty": Case(handles[0], cells.nth(0).locator(".widget-label").last, is_picture=False)}
    found["live"] = live_case(cells.nth(1), slider)
    for number, dpi in enumerate(dpis, start=2):
        cells.nth(number).locator("img").wait_for()
        area = cells.nth(number).locator(".jp-OutputArea-output").first
        found[interact(dpi)] = Case(handles[number], area, keys=found["live"].keys)
        found[interact(dpi)].milliseconds(1)
    return found


def interact(dpi):
    """Return the heading for `interact` at so many dots per inch."""
    return f"interact {dpi} dpi"


def live_case(cell, slider):
    """Return the Case of an explorer, with keys that change its picture; or with its reading, if none does."""
    root = cell.locator(".jp-OutputArea-output:has(img.widget-image)")
    shown = Shown("", root)
    shown.picture.wait_for()
    for keys in KEYS:
        before = shown.state()["picture"]
        slider.focus()
        slider.page.keyboard.press(keys[1])
        if shown.state()["picture"] != before:
            return Case(slider, root, keys=keys)
    return Case(slider, root.locator(".widget-html-content"), is_picture=False)


def in_the_browser(explorers, scale, dpis):
    """Return {explorer: {what: milliseconds of every round}} at a device scale factor."""
    times = {}
    with tempfile.TemporaryDirectory() as work, browser() as opened:
        folder = Path(work) / "notebooks"
        folder.mkdir()
        for explorer in explorers:
            nbformat.write(notebook(explorer, dpis), folder / f"{explorer.__name__}.ipynb")
        with lab(folder, Path(work)) as running:
            page = opened.new_page(viewport={"width": 1400, "height": 1600}, device_scale_factor=scale)
            running.load(page)
            for explorer in explorers:
                open_notebook(page, f"{explorer.__name__}.ipynb")
                run_all(page)
                found = cases(page, explorer, dpis)
                times[explorer] = by_what([one_round(found, n) for n in range(N_ROUNDS)])
                close_notebook(page)
                running.shut_down_kernels()
    return times


def one_round(cases, number):
    """Return {what: milliseconds} for one move of each of the cases, and of "live" also until it is sharp."""
    taken = {}
    for what, case in cases.items():
        taken[what], until_sharp = case.milliseconds(number)
        if what == "live":
            taken["sharp"] = until_sharp
    return taken


async def in_the_kernel(explorers):
    """Return {explorer: {"live", "new figure": milliseconds of every round}}, without a browser."""
    matplotlib.use("agg")
    times = {}
    for explorer in explorers:
        shown = explorer()
        name = moved_slider(shown)
        places = two_places(shown, name)
        rounds = [
            {
                "live": milliseconds(partial(setattr, shown.panel.controls[name], "value", place)),
                "new figure": milliseconds(partial(save_anew, shown, **{name: place})),
            }
            for place in islice(cycle(places[::-1]), 1 + N_ROUNDS_IN_THE_KERNEL)
        ]
        times[explorer] = by_what(rounds[1:])  # in the first one the frame was drawn
    return times


def by_what(rounds):
    """Return {what: its milliseconds in all rounds}."""
    return {what: [taken[what] for taken in rounds] for what in rounds[0]}


def save_anew(explorer, **settings):
    """Draw a new figure and save it, as many pixels as the live picture has."""
    figure = draw_anew(explorer, DPI, **settings)
    figure.savefig(BytesIO(), format="png")
    plt.close(figure)


def milliseconds(call):
    """Return how long the call takes."""
    start = time.perf_counter()
    call()
    return 1e3 * (time.perf_counter() - start)


def print_table(title, times, ratios):
    """Print medians and worst cases, and the ratios of medians, {heading: (of, to)}."""
    whats = list(next(iter(times.values())))
    print(f"\n{title}\n{'median (worst) in ms':40s}" + "".join(f"{what!s:>18}" for what in [*whats, *ratios]))
    for explorer, taken in times.items():
        medians = {what: statistics.median(values) for what, values in taken.items()}
        cells = [f"{medians[what]:.0f} ({max(taken[what]):.0f})" for what in whats]
        cells += [f"{medians[of] / medians[to]:.1f}" for of, to in ratios.values()]
        name = f"{explorer.__name__}, {moved_slider(explorer())}" + " (trains)" * (explorer.__name__ in TRAINS)
        print(f"{name:40s}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


def main(names):
    """Measure the named explorers, or all that the notebooks use, and print three tables."""
    explorers = [all_explorers()[name] for name in names or used_in_the_notebooks()]
    if not explorers:
        sys.exit("the notebooks use no explorer")
    others = os.getloadavg()[0]
    rounds = f"{N_ROUNDS} rounds, {N_ROUNDS_IN_THE_KERNEL} in the kernel"
    print(f"{rounds}; {os.cpu_count()} processors, on average {others:.1f} of them busy with other things")
    for scale, dpis in ((1, (DPI, 100)), (2, (DPI,))):
        times = in_the_browser(explorers, scale, dpis)
        ratios = {"interact / live": (interact(DPI), "live"), "live / empty": ("live", "empty")}
        print_table(f"Key press to changed picture in JupyterLab, device scale factor {scale}", times, ratios)
    ratios = {"figure / live": ("new figure", "live")}
    print_table("One move in the kernel, without a browser", asyncio.run(in_the_kernel(explorers)), ratios)


if __name__ == "__main__":
    main(sys.argv[1:])
