"""Which cell of the notebook an explorer stands in: running a cell again replaces what it had made."""

import gc
from weakref import WeakSet

from IPython import get_ipython

_made = {}  # cell → (the run of it, the open explorers that this run made)


def replace(explorer):
    """Note that the running cell made the explorer, and close those that an earlier run of the cell made."""
    cell, run = _running_cell()
    if cell is None:
        return
    former_run, explorers = _made.get(cell, (run, WeakSet()))
    if former_run != run:
        for former in list(explorers):
            former.close()
        gc.collect()  # matplotlib leaves cycles behind when it reads a formula, with all that was drawn in them
        explorers = WeakSet()
    explorers.add(explorer)
    _made[cell] = run, explorers


def forget(explorer):
    """Note that the explorer is closed, and forget the cells whose explorers all are."""
    for _, explorers in _made.values():
        explorers.discard(explorer)
    for cell in [cell for cell, (_, explorers) in _made.items() if not explorers]:
        del _made[cell]


def _running_cell():
    """Return what names the running cell, and its run; (None, None) outside of a notebook's cell."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    if parent.get("header", {}).get("msg_type") != "execute_request":
        return None, None
    cell = parent.get("metadata", {}).get("cellId") or parent["content"]["code"]
    return cell, parent["header"]["msg_id"]
