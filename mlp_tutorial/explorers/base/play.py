"""A play button, which moves a slider through its steps."""

import ipywidgets

LEAP = 10  # steps that the button may be ahead of its slider, when the kernel is slow


class PlayButton(ipywidgets.Play):
    """A play button joined to its slider in the kernel.

    Linked on the page, the two would send a second message at every move of a hand.
    """

    def __init__(self, slider):
        pause = max(100, 10_000 // (slider.max - slider.min))  # ms: ten steps a second, or ten seconds in all
        look = {"min": slider.min, "max": slider.max, "interval": pause, "show_repeat": False}
        super().__init__(value=slider.value, **look)
        self._slider = slider
        self.observe(self._on_tick, names="value")

    def go_on_from_slider(self):
        """Go on from where the slider stands."""
        self.value = self._slider.value

    def _on_tick(self, change):
        """Move the slider, unless the button has counted on from a place where it no longer stands."""
        follows = change.new == self.min or 0 < change.new - self._slider.value <= LEAP
        if follows or not self.playing:
            self._slider.value = change.new
        else:
            self.go_on_from_slider()
