"""The course as a web site, on which Python runs in the browser: nothing is installed, and nothing needs a server.

python -m mlp_tutorial.lite NEW_FOLDER [--notebooks FOLDER] [--pyodide FOLDER_OR_ARCHIVE]
"""

import argparse
import sys
from pathlib import Path

from mlp_tutorial.lite.site import PYODIDE_ADDRESS, make_site

BESIDE = "Pyodide, the Python for browsers, is in it: it needs no internet."
ELSEWHERE = f"Each browser fetches Pyodide, some 20 MB, from {PYODIDE_ADDRESS}: --pyodide puts it into the site."


def main(words=None):
    """Do what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m mlp_tutorial.lite", description=__doc__.split("\n")[0])
    parser.add_argument("target", help="a new folder for the site")
    parser.add_argument("--notebooks", default="notebooks", help="the folder of the chapters, or of handouts")
    parser.add_argument("--pyodide", help="Pyodide's full distribution for the site: a folder or a .tar.bz2")
    given = parser.parse_args(words)
    try:
        make_site(given.target, given.notebooks, given.pyodide)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    size = sum(file.stat().st_size for file in Path(given.target).rglob("*") if file.is_file()) / 1e6
    print(f"{given.target} holds the site, {size:.0f} MB. {BESIDE if given.pyodide else ELSEWHERE}")
    print(f"Look at it: {Path(sys.executable).name} -m http.server --bind 127.0.0.1 --directory {given.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
