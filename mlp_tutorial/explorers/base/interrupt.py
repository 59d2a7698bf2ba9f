"""The notebook's Interrupt, heard also while no cell runs: a kernel ignores it then."""

from signal import SIG_IGN
from weakref import WeakSet

from IPython import get_ipython

_listeners = WeakSet()


def listen(explorer):
    """Have Interrupt call the explorer's `interrupt()`, which must only ask for something, while no cell runs.

    To be called in a cell. Outside of a notebook, and where Interrupt already does something, nothing happens.
    """
    _listeners.add(explorer)
    kernel = getattr(get_ipython(), "kernel", None)
    if getattr(kernel, "saved_sigint_handler", None) == SIG_IGN:
        kernel.saved_sigint_handler = _tell_listeners  # what ipykernel brings back once the cell has run


def _tell_listeners(signal_number, frame):
    for explorer in list(_listeners):
        explorer.interrupt()
