"""A restless student in a browser, who does at random whatever can be done with a notebook."""

import random
from collections import Counter

from lab import LISTEN, open_notebook, run_all
from playwright.sync_api import TimeoutError

FOLLOW = 5  # seconds in which a picture has to follow what was moved
OWN_FAULTS = ("NameError", "KeyboardInterrupt")  # of a student who runs cells out of order, or interrupts
CONTROLS = {
    "slider": "[role=slider]",
    "menu": ".widget-dropdown select",
    "tick": ".widget-checkbox input",
    "button": ".jp-OutputArea-output button.jupyter-button",
}
NOTHING_RUNS = """() => [...document.querySelectorAll(".jp-InputPrompt")].every(
  prompt => prompt.innerText !== "[*]:")"""
ANSWERED = "() => unanswered.size === 0"
FAULTS = """() => [...document.querySelectorAll(".jp-RenderedText[data-mime-type$='.error']")].map(
  error => error.innerText)"""
KEYS = ("ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End")
TURNS = ("PageDown", "PageDown", "PageDown", "PageUp", " ", "c", "r", "End", "Home", "b", "b", "p", "l")


class Student:
    """Somebody restless, with one page and two notebooks."""

    def __init__(self, page, names, seed):
        self.page, self.names = page, names
        self.random = random.Random(seed)
        self.done, self.faults = Counter(), []
        page.on("pageerror", self.on_error)
        page.on("console", self.on_console)
        page.on("request", self.on_request)
        page.on("dialog", lambda dialog: dialog.accept())

    def fault(self, words):
        self.faults.append(f"after {sum(self.done.values())} moves, {self.last}: {words}")

    def on_error(self, error):
        if "mlp_tutorial" in f"{error.stack}":
            self.fault(f"error on the page: {error}")

    def on_console(self, message):
        if message.type == "error" and "mlp_tutorial" in f"{message.text} {message.location}":
            self.fault(f"console: {message.text}")

    def on_request(self, request):
        if "://127.0.0.1" in request.url or request.url.startswith(("data:", "blob:")):
            return
        self.fault(f"a request that leaves this machine: {request.url}")

    def begin(self):
        self.last = "begin"
        for name in self.names:
            open_notebook(self.page, name)
        run_all(self.page)
        self.look()

    def move(self):
        """Do one thing at random, and look whether all is in order."""
        moves = {
            self.touch: 60, self.run_cell: 12, self.edit: 5, self.present: 5, self.change_notebook: 4,
            self.interrupt: 4, self.run_all: 4, self.restart: 3, self.reload: 1,
        }  # fmt: skip
        chosen = self.random.choices(list(moves), list(moves.values()))[0]
        self.last = chosen.__name__
        try:
            chosen()
            self.look()
        except TimeoutError as error:
            self.fault(f"nothing came: {str(error).splitlines()[0]}")
        self.done[chosen.__name__] += 1

    def look(self):
        """Note what is not in order."""
        self.page.wait_for_function(NOTHING_RUNS)
        try:
            self.page.wait_for_function(ANSWERED, timeout=1000 * FOLLOW)
        except TimeoutError:
            self.fault(f"the pictures did not follow in {FOLLOW} s")
            self.page.evaluate("() => unanswered.clear()")
        for text in self.page.evaluate(FAULTS):
            if not any(own in text for own in OWN_FAULTS):
                self.fault(f"traceback: {text[-300:]}")
        if self.status() == "dead":
            self.fault("the kernel is dead")

    def status(self):
        return self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status")

    def command(self, name):
        """Let JupyterLab do something, and do not wait for it."""
        self.page.evaluate("name => { jupyterapp.commands.execute(name) }", name)

    # What it does

    def touch(self):
        """Move one of the controls that are there."""
        kind = self.random.choice(list(CONTROLS))
        found = [one for one in self.page.locator(CONTROLS[kind]).all() if one.is_visible()]
        if not found:
            return
        one = self.random.choice(found)
        self.last = f"touch a {kind}"
        if kind == "menu":
            one.select_option(index=self.random.randrange(one.locator("option").count()), timeout=3000)
        elif kind == "slider":
            self.move_slider(one)
        else:
            one.click(timeout=3000, force=True)

    def move_slider(self, slider):
        """Drag it, or press its keys."""
        if self.random.random() < 0.5:
            for _ in range(self.random.randrange(1, 6)):
                slider.press(self.random.choice(KEYS), timeout=3000)
            return
        slider.scroll_into_view_if_needed(timeout=3000)
        box = slider.bounding_box()
        if box is None:
            return
        mouse = self.page.mouse
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        mouse.down()
        for _ in range(self.random.randrange(2, 15)):
            mouse.move(box["x"] + self.random.uniform(-200, 200), box["y"] + self.random.uniform(-9, 9))
        mouse.up()

    def run_cell(self):
        n_cells = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").count()
        set_active = "n => { jupyterapp.shell.currentWidget.content.activeCellIndex = n }"
        self.page.evaluate(set_active, self.random.randrange(n_cells))
        self.command("notebook:run-cell")

    def run_all(self):
        self.command("notebook:run-all-cells")

    def edit(self):
        """Write a line into a cell of code, at its end, and run it."""
        words = self.random.choice(["# what if?", "print(1 + 1)", "no_such_name"])
        self.page.evaluate(
            """words => {
              const { content } = jupyterapp.shell.currentWidget;
              const codes = content.widgets.filter(cell => cell.model.type === "code");
              const cell = codes[Math.floor(codes.length / 2)];
              cell.model.sharedModel.setSource(`${cell.model.sharedModel.source}\\n${words}`);
              content.activeCellIndex = content.widgets.indexOf(cell);
            }""",
            words,
        )
        self.command("notebook:run-cell")

    def interrupt(self):
        self.command("notebook:interrupt-kernel")

    def restart(self):
        restart = "async () => { await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart() }"
        self.page.evaluate(restart)
        self.page.evaluate("() => unanswered.clear()")
        if self.random.random() < 0.7:
            self.run_all()

    def reload(self):
        self.page.reload()
        self.page.wait_for_function("window.jupyterapp !== undefined")
        self.page.evaluate("async () => { await jupyterapp.restored }")
        open_notebook(self.page, self.random.choice(self.names))
        self.run_all()

    def change_notebook(self):
        name = self.random.choice(self.names)
        self.page.evaluate("path => { jupyterapp.commands.execute('docmanager:open', { path }) }", name)
        self.page.wait_for_function("path => jupyterapp.shell.currentWidget.context.path === path", arg=name)
        self.page.evaluate(LISTEN)

    def present(self):
        """Present, turn some slides, move what is on them, and leave."""
        self.command("mlp_tutorial:present")
        self.page.locator(".mlp-bar").wait_for()
        for _ in range(self.random.randrange(3, 20)):
            self.page.keyboard.press(self.random.choice(TURNS))
            if self.random.random() < 0.3:
                self.touch()
        for _ in range(3):  # an editor, an outline, the presentation
            self.page.keyboard.press("Escape")
        self.page.locator(".mlp-bar").wait_for(state="detached", timeout=1000 * FOLLOW)
