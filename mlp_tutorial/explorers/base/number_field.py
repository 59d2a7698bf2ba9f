"""A field to type a number into, beside a slider over numbers that are not evenly spaced."""

from math import isfinite

import ipywidgets

from mlp_tutorial.explorers.base.controls import distance, positions

WIDTH = "72px"  # as much as the page gives the number beside other sliders


class NumberField(ipywidgets.Text):
    """A field joined to its slider in the kernel: a number that is typed moves the slider to the nearest option.

    What is no number is refused: the field says again where the slider stands. It takes the place of the number
    that the page shows beside such a slider, which can be overwritten there, but moves nothing.
    """

    def __init__(self, slider):
        layout = {"width": WIDTH, "margin": "0 2px", "flex": "none"}
        words = f"{slider.description}: a number, then Enter"
        self._texts = [option[0] if isinstance(option, tuple) else f"{option:g}" for option in slider.options]
        super().__init__(value=self._texts[slider.index], continuous_update=False, tooltip=words, layout=layout)
        slider.readout = False
        self._slider = slider
        slider.observe(self._follow, names="label")  # which changes before its value, and with that the picture
        self.observe(self._on_typed, names="value")

    def _follow(self, change=None):
        """Say where the slider stands."""
        self.value = self._texts[self._slider.index]

    def _on_typed(self, change):
        """Move the slider to the option nearest to what was typed, and say which it is."""
        if change.new == self._texts[self._slider.index]:
            return
        typed = number_in(change.new)
        if typed is not None:
            self._slider.value = min(positions(self._slider), key=lambda option: distance(option, typed))
        self._follow()


def number_in(text):
    """Return the finite number that a text says, also with a decimal comma; None if it says none."""
    try:
        number = float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return number if isfinite(number) else None
