"""`python -m mlp_tutorial.presenting notebooks`: print the instructor's guide to the notebooks of a folder."""

import argparse

from mlp_tutorial.presenting.guide import guide


def main():
    """Print the guide."""
    parser = argparse.ArgumentParser(prog="mlp_tutorial.presenting", description=main.__doc__)
    parser.add_argument("folder", nargs="?", default="notebooks", help="with the chapters; default: %(default)s")
    given = parser.parse_args()
    try:
        print(guide(given.folder), end="")
    except ValueError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
