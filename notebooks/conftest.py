"""For pytest on the notebooks: on a slow machine a progress bar must not count as an output."""

import os

os.environ["TQDM_DISABLE"] = "1"
