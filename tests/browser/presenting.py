"""A presentation in the browser: its slides, and what can be seen of them."""

import re
from dataclasses import dataclass

from lab import settle
from playwright.sync_api import Page

# What is seen of a slide: how large its type is, whether it fits the window, and what hides outside of it.
SLIDE = """async () => {
  for (let k = 0; k < 2; k++) await new Promise(requestAnimationFrame);  // what has grown is made to fit
  const frame = document.querySelector(".mlp-presented .jp-WindowedPanel-outer");
  const content = frame.querySelector(".jp-WindowedPanel-viewport");
  const isCut = part => part.scrollWidth > part.clientWidth + 1;
  const parts = [...content.querySelectorAll(".cm-scroller, .jp-OutputArea-output, .jp-RenderedHTMLCommon")];
  return {
    title: document.querySelector(".mlp-title").textContent,
    type: 14 * Number(content.style.zoom) * 1280 / innerWidth,
    cut: [frame.scrollHeight > frame.clientHeight, isCut(frame), parts.some(isCut)],
    window: [frame.getBoundingClientRect().left, frame.clientWidth, innerWidth - frame.clientWidth],
    isEmpty: content.innerText.trim() === "" && !content.querySelector(".jp-Cell:not(.mlp-off-slide) img"),
  };
}"""
STATE = """async () => {
  for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
  const { content } = jupyterapp.shell.currentWidget;
  const cells = [...content.node.querySelectorAll(".jp-Cell")];
  const outer = content.node.querySelector(".jp-WindowedPanel-outer");
  return {
    windowing: content.notebookConfig.windowingMode,
    active: content.activeCellIndex,
    top: cells.findIndex(cell => cell.getBoundingClientRect().bottom > outer.getBoundingClientRect().top),
    box: JSON.stringify(jupyterapp.shell.currentWidget.node.getBoundingClientRect()),
    hidden: cells.filter(cell => cell.offsetParent === null).length,
    leftOver: document.querySelectorAll("[class*='mlp-']:not([class*='mlp-icon'], [class*='mlp-stored'])").length,
    zoom: content.node.querySelector(".jp-WindowedPanel-viewport").style.zoom,
    presenting: "mlpPresenting" in document.body.dataset,
  };
}"""
FOLLOWED = """([width, height]) => {
  const { right, bottom } = jupyterapp.shell.currentWidget.node.getBoundingClientRect();
  return innerWidth === width && Math.abs(width - right) < 60 && Math.abs(height - bottom) < 60;
}"""
ALL_STEPS = re.compile(r", (\d+) of \1$")
ON_THE_SLIDE = ".mlp-presented .jp-Cell:not(.mlp-off-slide)"


@dataclass
class Presentation:
    """What is presented on a page."""

    page: Page

    def enter(self):
        """Begin, and wait until all cells have run."""
        self.page.get_by_role("button", name="Present this chapter").click()
        self.page.locator(".mlp-bar").wait_for()
        self.wait()

    def wait(self):
        """Wait until the kernel has answered everything."""
        self.page.locator(".mlp-bar:not([aria-busy='true'])").wait_for()
        settle(self.page)

    def scroll_to(self, cell):
        """Scroll the notebook so that a cell is at its top."""
        self.page.locator(".jp-Notebook .jp-Cell").nth(cell).evaluate("cell => cell.scrollIntoView()")

    def resize(self, width, height):
        """Change the size of the window, and wait until the notebook has followed."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(FOLLOWED, arg=[width, height])

    def leave(self):
        """Leave by keyboard."""
        self.page.keyboard.press("Escape")
        self.page.locator(".mlp-bar").wait_for(state="detached")

    @property
    def place(self):
        """Which slide is shown, of how many, and what else stands there of its steps."""
        return self.page.locator(".mlp-bar .mlp-place").inner_text()

    @property
    def number(self):
        """Which slide is shown, from 1."""
        return int(self.place.split("/")[0])

    @property
    def n_slides(self):
        """How many slides there are."""
        return int(self.place.split("/")[1].split(",")[0])

    def slides(self):
        """Give what is seen of each slide with all that it shows, from the first to the last."""
        self.page.keyboard.press("Home")
        for number in range(1, self.n_slides + 1):
            while ", " in self.place and not ALL_STEPS.search(self.place):
                self.page.keyboard.press("PageDown")
            assert self.number == number
            yield number, self.seen()
            self.page.keyboard.press("PageDown")

    def seen(self):
        """Return what is seen of the slide that is shown."""
        return self.page.evaluate(SLIDE)

    def live_picture_answers(self):
        """Return whether there is a live picture on the slide; it has to follow its first slider."""
        picture = self.page.locator(f"{ON_THE_SLIDE} img.widget-image")
        if not picture.count():
            return False
        slider = self.page.locator(f"{ON_THE_SLIDE} [role=slider]").first
        before, place = picture.get_attribute("src"), self.place
        is_at_the_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
        slider.press("ArrowLeft" if is_at_the_end else "ArrowRight")
        self.page.wait_for_function(
            "([picture, before]) => picture.src !== before", arg=[picture.element_handle(), before]
        )
        assert self.place == place  # a slider keeps its arrow keys
        return True
