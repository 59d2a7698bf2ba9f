"""Sliders and menus: the controls of an explorer, and the check of a setting that is made from code."""

from numbers import Real

import ipywidgets
import numpy as np

WIDE = {"description_width": "9.5em"}
LAYOUT = {"width": "24em"}


def look(label):
    """Return what all controls have in common: the label, and its place beside them."""
    return {"description": label, "tooltip": label, "style": WIDE, "layout": LAYOUT}


def slider(label, value, low, high, step, digits=2):
    """Return a slider over numbers from low to high, `step` apart."""
    readout = f".{digits}f"
    return ipywidgets.FloatSlider(value, min=low, max=high, step=step, readout_format=readout, **look(label))


def whole_slider(label, value, low, high):
    """Return a slider over the whole numbers from low to high."""
    return ipywidgets.IntSlider(value, min=low, max=high, **look(label))


def option_slider(label, value, options):
    """Return a slider over a list of options, or of (text, option)."""
    return ipywidgets.SelectionSlider(options=options, value=value, **look(label))


def decade_slider(label, value, low, high, zero=False):
    """Return a slider over 1, 1.1, 1.2 … 9.9 times each power of ten, from low to high; with `zero`, 0 first."""
    tens = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    numbers = [float(f"{tenth / 10}e{ten}") for ten in tens for tenth in range(10, 100)]
    options = [0.0] * zero + [number for number in numbers if low <= number <= high]
    return option_slider(label, value, [(f"{option:g}", option) for option in options])


def menu(label, value, options):
    """Return a menu of options, or of (text, option)."""
    return ipywidgets.Dropdown(options=options, value=value, **look(label))


def switch(label, value):
    """Return a box to tick."""
    return ipywidgets.Checkbox(value, **look(label))


def reachable(name, control, value):
    """Return the value as the control would hold it; ValueError unless the control could be moved there."""
    if hasattr(control, "options"):
        return _one_of(name, control, value)
    if isinstance(control, ipywidgets.Checkbox):
        if not isinstance(value, bool | np.bool_):
            raise ValueError(f"{name} is {value!r}, expected True or False")
        return bool(value)
    expected = f"a number from {control.min:g} to {control.max:g} in steps of {control.step:g}"
    if not isinstance(value, Real) or isinstance(value, bool) or not control.min <= value <= control.max:
        raise ValueError(f"{name} is {value!r}, expected {expected}")
    steps = (value - control.min) / control.step
    if abs(steps - round(steps)) > 1e-6:
        raise ValueError(f"{name} is {value!r}, expected {expected}")
    return type(control.value)(value)


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


def _one_of(name, control, value):
    """Return the control's option that equals the value, up to rounding; ValueError if there is none."""
    options = positions(control)
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    for option in options:
        if isinstance(option, str):
            if option == value:
                return option
        elif is_number and np.isclose(option, value, rtol=1e-9, atol=0):
            return option
    listed = str(options)
    if len(options) > 10 and isinstance(options[0], Real):
        listed = f"{options[0]:g}, {options[1]:g}, {options[2]:g}, …, {options[-1]:g}"
        if is_number and options[0] < value < options[-1]:
            above = next(option for option in options if option > value)
            listed += f", for example {options[options.index(above) - 1]:g} or {above:g}"
    raise ValueError(f"{name} is {value!r}, expected one of {listed}")
