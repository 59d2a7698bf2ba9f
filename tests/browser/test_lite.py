"""The site in the browser, cut off from the internet: every chapter is listed, and shown as it is stored."""

import json
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import nbformat
import pytest
from lab import PATIENCE, close_notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
SHOWN = """n => {
  const pictures = [...document.querySelectorAll(".jp-Notebook .jp-OutputArea img")];
  return pictures.length === n && pictures.every(picture => picture.complete && picture.naturalWidth > 0);
}"""
OPEN = "async path => { await jupyterapp.commands.execute('docmanager:open', { path }) }"
ERROR = ".jp-Notebook .jp-RenderedText[data-mime-type$='.error'], .jp-Dialog"


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = tmp_path_factory.mktemp("lite") / "site"
    command = [sys.executable, "-m", "mlp_tutorial.lite", str(target), "--notebooks", str(NOTEBOOKS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Each browser fetches Pyodide" in done.stdout
    settings = target / "jupyter-lite.json"
    written = json.loads(settings.read_text(encoding="utf-8"))
    written["jupyter-config-data"]["exposeAppInBrowser"] = True  # for the tests alone
    settings.write_text(json.dumps(written), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def address(site):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=site)) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


@pytest.fixture(scope="module")
def refused():
    return []


@pytest.fixture(scope="module")
def page(context, address, refused):
    """Give a page on which the site is open; what it asks of other places is refused, and noted."""

    def refuse(route):
        refused.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith((address, "data:", "blob:")), refuse)
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(f"{address}/lab/index.html")
    page.wait_for_function("window.jupyterapp !== undefined")
    page.evaluate("async () => { await jupyterapp.restored }")
    yield page
    page.close()


def n_pictures(path):
    """Return how many pictures are stored in a notebook."""
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return sum("image/png" in output.get("data", {}) for output in outputs)


def test_every_chapter_is_listed_and_shown_with_its_stored_pictures_and_the_button_to_present_it(page):
    names = page.locator(".jp-DirListing-itemName")
    names.nth(len(PATHS) - 1).wait_for()
    assert names.all_inner_texts() == [path.name for path in PATHS]
    for path in PATHS:
        page.evaluate(OPEN, path.name)
        page.wait_for_function(SHOWN, arg=n_pictures(path))
        assert page.get_by_text("Present this chapter").count() == 1
        assert page.locator(ERROR).count() == 0
        close_notebook(page)


def test_only_python_itself_is_asked_for_elsewhere(page, refused):
    assert {url.rpartition("/")[2] for url in refused} <= {"pyodide.mjs"}
