"""Sliders and menus: the controls of an explorer, and the check of a setting that is made from code."""

from numbers import Real

import ipywidgets
import numpy as np

LABEL = "9.5em"  # the width of the labels of sliders, which stand in columns


def look(label, label_width=LABEL):
    """Return what all controls have in common: the label beside them, and as much width as there is."""
    style, layout = {"description_width": label_width}, {"width": "auto", "margin": "0 2px"}
    return {"description": label, "tooltip": label, "style": style, "layout": layout}


def slider(label, value, low, high, step, digits=2):
    """Return a slider over numbers from low to high, `step` apart."""
    readout = f".{digits}f"
    return ipywidgets.FloatSlider(value, min=low, max=high, step=step, readout_format=readout, **look(label))


def whole_slider(label, value, low, high):
    """Return a slider over the whole numbers from low to high."""
    return ipywidgets.IntSlider(value, min=low, max=high, **look(label))


def option_slider(label, value, options):
    """Return a slider over a list of numbers, or of (text, number)."""
    return ipywidgets.SelectionSlider(options=options, value=value, **look(label))


def decade_slider(label, value, low, high, zero=False):
    """Return a slider over 1, 1.1, 1.2 … 9.9 times each power of ten, from low to high; with `zero`, 0 first."""
    tens = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    numbers = [float(f"{tenth / 10}e{ten}") for ten in tens for tenth in range(10, 100)]
    options = [0.0] * zero + [number for number in numbers if low <= number <= high]
    return option_slider(label, value, [(f"{option:g}", option) for option in options])


def menu(label, value, options):
    """Return a menu of options, or of (text, option)."""
    return ipywidgets.Dropdown(options=options, value=value, **look(label, "initial"))


def switch(label, value):
    """Return a box to tick."""
    return ipywidgets.Checkbox(value, indent=False, **look(label, "initial"))


def reachable(name, control, value):
    """Return the position of the control that the value names, up to rounding; ValueError if there is none."""
    nearest = min(positions(control), key=lambda place: distance(place, value))
    rounding = 1e-12 + 1e-9 * abs(nearest) if is_number(nearest) else 0
    if not distance(nearest, value) <= rounding:  # also if it is nan
        raise ValueError(f"{name} is {value!r}, expected {expected(control, value)}")
    return nearest


def distance(position, value):
    """Return how far a value is from a position: infinitely, if they are not both numbers and not the same."""
    if is_number(position) and is_number(value):
        return abs(position - value)
    is_same = isinstance(value, bool | np.bool_ | str) and not is_number(position) and position == value
    return 0 if is_same else np.inf


def is_number(value):
    """Say whether the value is a number; True and False are none."""
    return isinstance(value, Real) and not isinstance(value, bool)


def expected(control, value):
    """Return in words what the control can be moved to, with the neighbours of the value."""
    if isinstance(control, ipywidgets.Checkbox):
        return "True or False"
    if not hasattr(control, "options"):
        return f"a number from {control.min:g} to {control.max:g} in steps of {control.step:g}"
    places = positions(control)
    if len(places) <= 10 or not is_number(places[0]):
        return f"one of {places}"
    listed = f"one of {places[0]:g}, {places[1]:g}, {places[2]:g}, …, {places[-1]:g}"
    if is_number(value) and places[0] < value < places[-1]:
        above = next(number for number, place in enumerate(places) if place > value)
        listed += f", for example {places[above - 1]:g} or {places[above]:g}"
    return listed


def setting(control):
    """Return the value at which the control stands; of a slider's the nearest position, for the page rounds."""
    if not isinstance(control, ipywidgets.FloatSlider):
        return control.value
    n_steps = round((control.value - control.min) / control.step)
    return round(control.min + n_steps * control.step, 10)


def positions(control):
    """Return every value that the control can be moved to, in order."""
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if isinstance(control, ipywidgets.Checkbox):
        return [False, True]
    n_steps = round((control.max - control.min) / control.step)
    kind = type(control.value)
    return [kind(round(control.min + k * control.step, 10)) for k in range(n_steps + 1)]
