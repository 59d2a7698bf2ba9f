"""Explorers as the browser shows them, their controls moved by keyboard and mouse."""

import time

from lab import PATIENCE, settle
from playwright.sync_api import expect

STATE = """async root => {
  const digest = async img => {
    const bytes = await (await fetch(img.src)).arrayBuffer();
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toString();
  };
  const pictures = await Promise.all([...root.querySelectorAll("img.widget-image")].map(digest));
  return { picture: pictures.join(), reading: root.querySelector(".mlp-sentence").textContent };
}"""
SIZE = "img => ({ shown: img.getBoundingClientRect().width, width: img.naturalWidth, height: img.naturalHeight })"
# Contrast as WCAG 2 defines it; a colour that is partly transparent is mixed with what lies behind it.
CONTRAST = """element => {
  const parse = colour => colour.match(/[0-9.]+/g).map(Number);
  const over = ([r, g, b, share = 1], behind) => [r, g, b].map((c, k) => share * c + (1 - share) * behind[k]);
  const behind = node => node ? over(parse(getComputedStyle(node).backgroundColor), behind(node.parentElement))
                              : [255, 255, 255];
  const linear = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = colour => [0.2126, 0.7152, 0.0722].reduce((sum, w, k) => sum + w * linear(colour[k]), 0);
  const ground = behind(element), text = over(parse(getComputedStyle(element).color), ground);
  const [dark, light] = [luminance(ground), luminance(text)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}"""
# What is going to happen on the page is watched by the page itself, so that it stops at the very next position; a
# play button that has come to its end in the meantime has stopped by itself.
STOP_AT_THE_NEXT_POSITION = """play => {
  const button = play.querySelector("button");
  window.position = null;
  new MutationObserver(([{ target }], observer) => {
    observer.disconnect();
    if (button.querySelector(".fa-pause")) button.click();
    window.position = Number(target.getAttribute("aria-valuenow"));
  }).observe(play.closest(".jp-OutputArea-output"), { subtree: true, attributeFilter: ["aria-valuenow"] });
}"""
KEYS = ("ArrowRight", "ArrowLeft", "PageUp", "PageDown", "End", "Home")
CONTROLS = "[role=slider], select, input[type=checkbox], .widget-play, button.jupyter-button:not(.widget-play *)"


class Shown:
    """An explorer: `root` holds its controls, picture and reading, `name` is its class's."""

    def __init__(self, name, root):
        self.name = name
        self.root = root
        self.picture = root.locator("img.widget-image")
        self.controls = root.locator(CONTROLS)
        self.texts = root.locator(".widget-label, .widget-readout, .widget-text input, .mlp-sentence")

    def wait(self, n_controls):
        """Wait until the picture and so many controls are on the page: they appear one by one."""
        self.picture.wait_for()
        expect(self.controls).to_have_count(n_controls, timeout=1000 * PATIENCE)
        settle(self.root.page)

    def size(self):
        """Return the picture's width on the page and its own width and height, in pixels, once it is sharp."""
        self.picture.wait_for()
        settle(self.root.page)
        self.picture.evaluate("img => img.decode()")
        return self.picture.evaluate(SIZE)

    def state(self):
        """Return {"picture": a digest of its bytes, "reading": the sentence}, once every move is answered."""
        settle(self.root.page)
        return self.root.evaluate(STATE)

    def efforts(self):
        """Return {name: moves} for all controls: moves from the smallest on, of which one has to tell."""
        efforts = {}
        for control in self.controls.all():
            efforts |= _efforts(control)
        del efforts["reset"]
        return efforts

    def changes(self, moves, expected):
        """Return what of `state` the moves have changed, making no more of them when that is all expected."""
        before, changed = self.state(), set()
        for move in moves:
            move()
            changed |= self._differences(before)
            if expected <= changed:
                return changed
        give_up = time.monotonic() + PATIENCE
        while not expected <= changed and time.monotonic() < give_up:  # what a button sets going may take a while
            self.root.page.wait_for_timeout(50)
            changed |= self._differences(before)
        return changed

    def slider(self, label):
        """Return the handle of the slider with this label."""
        return self.root.locator(".widget-inline-hbox", has_text=label).locator("[role=slider]")

    def play(self):
        """Press the play button, stop it as soon as its slider has moved, and return where the slider was then."""
        return _play(self.root.locator(".widget-play"))

    def reset(self):
        """Press the reset button."""
        self.root.get_by_role("button", name="reset", exact=True).click()

    def _differences(self, before):
        now = self.state()
        return {what for what in now if now[what] != before[what]}


def _efforts(control):
    """Return {name: moves} for a control: one entry, and for a menu one for each of its other options."""
    kind = control.evaluate("control => control.getAttribute('role') || control.className || control.tagName")
    if "widget-play" in kind:
        return {"play": 3 * [lambda: _play(control)]}
    if "jupyter-button" in kind:
        return {control.inner_text(): [control.click]}
    row = control.locator("xpath=ancestor::*[contains(@class, 'widget-inline-hbox')][1]")
    label = row.locator("label").last.inner_text()  # before a box to tick there is an empty one
    if kind == "slider":
        return {label: [lambda key=key: _press(control, key) for key in KEYS]}
    if kind == "SELECT":
        texts, chosen = control.evaluate(
            "menu => [[...menu.options].map(option => option.text), menu.selectedIndex]"
        )
        others = [text for number, text in enumerate(texts) if number != chosen]
        return {f"{label}: {text}": [lambda text=text: control.select_option(label=text)] for text in others}
    return {label: [control.click]}


def n_controls(explorer):
    """Return how many controls the explorer has on the page: sliders and menus, a play button, other buttons."""
    return len(explorer.controls()) + bool(explorer.played) + len(["reset", *explorer.buttons()])


def value_of(slider, what):
    """Return a number of a slider: where it stands "now", or its "min" or "max"."""
    return float(slider.get_attribute(f"aria-value{what}"))


def _press(slider, key):
    slider.focus()
    slider.page.keyboard.press(key)


def _play(play):
    """Press it, stop it as soon as its slider has moved, and return where the slider was then."""
    play.evaluate(STOP_AT_THE_NEXT_POSITION)
    play.locator("button").first.click()
    play.page.wait_for_function("position !== null")
    return play.page.evaluate("position")
