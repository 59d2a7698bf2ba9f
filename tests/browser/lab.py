"""A real JupyterLab with fresh settings and the system's Chromium: for the browser tests and the benchmark."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is not installed: apt-get install chromium (or Chrome, as google-chrome on the PATH)"
QUIET = ["no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"]
FLAGS = [f"--{flag}" for flag in ["no-sandbox", "disable-gpu", "disable-quic", *QUIET]]
PATIENCE = 120  # seconds, for what takes one of them on a quick machine
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # every cell is on the page, also those out of sight
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "apputils-extension/themes": {"theme": LIGHT},
}
IS_READY = """() => {
  const { sessionContext, content } = window.jupyterapp?.shell.currentWidget ?? {};
  return sessionContext?.session?.kernel?.status === "idle"
    && content.model?.cells.length === content.node.querySelectorAll(".jp-Cell").length
    && content.widgets.every(({ outputArea: area }) => !area || area.model.length === area.widgets.length);
}"""
# Sliders are answered in a thread of their own in the kernel, and their errors are shown nowhere on the page.
# "No such comm" is no error: JupyterLab asks each new kernel for its widgets, also one that has not heard of any.
LISTEN = """() => {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  window.unanswered = new Set();
  window.complaints = [];
  kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction === "send" && msg.header.msg_type === "comm_msg") unanswered.add(msg.header.msg_id);
  });
  kernel.iopubMessage.connect((_, { header, parent_header, content }) => {
    if (content.execution_state === "idle") unanswered.delete(parent_header.msg_id);
    if (header.msg_type === "error") complaints.push(`${content.ename}: ${content.evalue}`);
    const isPrinted = header.msg_type === "stream" && content.name === "stderr";
    if (isPrinted && !content.text.startsWith("No such comm")) complaints.push(content.text);
  });
}"""


IS_SETTLED = """() => unanswered.size === 0
  && !document.querySelector(".widget-play .fa-pause")
  && [...document.querySelectorAll("img.widget-image")].every(
    img => img.complete && img.naturalWidth >= 2 * parseFloat(img.style.width))"""


def chromium():
    """Return the path of the system's Chromium; None if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@contextmanager
def browser():
    """Give a Chromium with a fresh profile, and close it."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


class Lab:
    """A running JupyterLab on a folder of notebooks."""

    def __init__(self, folder, log, address, token):
        self.folder = folder
        self.log = log  # the file of what the server says
        self._address = address
        self._token = token

    def load(self, page, workspace="default"):
        """Load JupyterLab into the page, with no notebook open; a second tab needs a workspace of its own."""
        page.set_default_timeout(1000 * PATIENCE)
        page.goto(f"{self._address}lab/workspaces/{workspace}?reset&token={self._token}")
        page.wait_for_function("window.jupyterapp !== undefined")
        page.evaluate("async () => { await jupyterapp.restored }")

    @contextmanager
    def opened(self, context, name):
        """Give a page of its own with the notebook open; afterwards nothing of it is left, also no kernel."""
        page = context.new_page()
        try:
            self.load(page)
            open_notebook(page, name)
            yield page
        finally:
            page.close()
            self.shut_down_kernels()

    def shut_down_kernels(self):
        """End every kernel."""
        for kernel in json.loads(self._ask("GET", "api/kernels")):
            self._ask("DELETE", f"api/kernels/{kernel['id']}")

    def _ask(self, method, path):
        headers = {"Authorization": f"token {self._token}"}
        request = urllib.request.Request(self._address + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.read()


@contextmanager
def lab(folder, work):
    """Start JupyterLab on the folder, and give the Lab; what it knows and writes about itself is in `work`."""
    places = {
        "JUPYTER_CONFIG_DIR": work / "config",
        "JUPYTER_DATA_DIR": work / "data",
        "JUPYTER_RUNTIME_DIR": work / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": work / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": work / "workspaces",
        "IPYTHONDIR": work / "ipython",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    write_settings(places["JUPYTERLAB_SETTINGS_DIR"], SETTINGS)
    token = secrets.token_hex()
    log = work / "server.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += ["--LabApp.extension_manager=readonly"]
    command += ["--ip=127.0.0.1", f"--port={free_port()}", f"--ServerApp.root_dir={folder}"]
    command += [f"--IdentityProvider.token={token}"]
    with log.open("w") as output:
        environment = inherited | {name: str(place) for name, place in places.items()}
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield Lab(folder, log, address_of(server, places["JUPYTER_RUNTIME_DIR"], log), token)
    finally:
        server.terminate()  # and with it its kernels
        server.wait(PATIENCE)


def free_port():
    """Return a port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def address_of(server, runtime, log):
    """Return the address of the server, as soon as it has noted it; RuntimeError if it ended or never did."""
    note = runtime / f"jpserver-{server.pid}.json"
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and server.poll() is None:
        if note.exists() and note.read_text():
            return json.loads(note.read_text())["url"]
        time.sleep(0.05)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


def write_settings(folder, settings):
    """Write JupyterLab's settings, {"extension/plugin": {name: value}}."""
    for plugin, values in settings.items():
        path = folder / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def open_notebook(page, name):
    """Open a notebook in a tab, and wait until every cell and output is there and the kernel is idle."""
    page.evaluate("async path => { await jupyterapp.commands.execute('docmanager:open', { path }) }", name)
    page.wait_for_function(IS_READY)
    page.evaluate(LISTEN)


def close_notebook(page):
    """Close the tab, without saving."""
    page.evaluate("() => jupyterapp.shell.currentWidget.dispose()")


def run_all(page):
    """Choose Run All Cells from the menu."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def run_cell(page, number):
    """Run one cell, and do not wait for it."""
    page.evaluate("number => { jupyterapp.shell.currentWidget.content.activeCellIndex = number }", number)
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-cell') }")


def choose_theme(page, theme):
    """Change the theme of the page, and of those to come."""
    page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)


def settle(page):
    """Wait until nothing plays, the kernel has answered all that was sent, and the pictures have become sharp."""
    page.wait_for_function(IS_SETTLED)


def complaints(page):
    """Return what the kernel has printed as errors since the notebook was opened, whoever caused it."""
    return page.evaluate("complaints")
