"""The progress bars of what takes long."""

from tqdm import tqdm


class Bar(tqdm):
    """tqdm's bar without the thread that watches over it: in a browser none can start, and it would warn."""

    monitor_interval = 0
