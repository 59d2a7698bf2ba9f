"""Is this machine ready for the course? What is installed, compared with what the package needs."""

import re
import sys
from importlib import metadata

NOT_NEEDED = "not installed, and not needed where something else shows the notebooks: ready"
REQUIREMENT = re.compile(r"([\w.-]+?) *>= *(\d+(?:\.\d+)*)")  # the only kind that the course's own package has
VERSION = re.compile(r"(\d+(?:\.\d+)*)(?P<early>(?:a|b|rc)\d+)?(?P<post>\.post\d+)?(?P<dev>\.dev\d+)?(\+[\w.]+)?")


def self_check():
    """Return {what: "ready" or what is missing} for Python, the libraries of the course, and JupyterLab."""
    package = metadata.metadata("mlp_tutorial")
    report = {"python": verdict(f"python{package['Requires-Python']}", ".".join(map(str, sys.version_info[:3])))}
    for line in package.get_all("Requires-Dist"):
        requirement, _, condition = (part.strip() for part in line.partition(";"))
        if condition in ("", "extra == 'lab'"):
            name, _ = name_and_bound(requirement)
            version = installed_version(name)
            report[name] = NOT_NEEDED if condition and version is None else verdict(requirement, version)
        elif not condition.startswith("extra == "):
            raise ValueError(f"the requirement is {line!r}, expected no condition but that of an extra")
    return report


def verdict(requirement, version):
    """Return "ready", or a sentence that says what is wrong with the version (None: not installed)."""
    _, bound = name_and_bound(requirement)
    if version is None:
        return f"missing: install {requirement}"
    if not is_at_least(version, bound):
        return f"is {version}, but {requirement} is needed: install that"
    return "ready"


def name_and_bound(requirement):
    """Return the two parts of a requirement such as numpy>=2.0; ValueError for every other kind."""
    parts = REQUIREMENT.fullmatch(requirement)
    if parts is None:
        raise ValueError(f"the requirement is {requirement!r}, expected one such as 'numpy>=2.0'")
    return parts.groups()


def is_at_least(version, bound):
    """Return whether a version such as 2.5 or 2.5rc1 is the bound or later; 2.5rc1 comes before 2.5.

    ValueError for a version that is not of the kinds in PEP 440, or that has an epoch.
    """
    parts = VERSION.fullmatch(version)
    if parts is None:
        raise ValueError(f"the version is {version!r}, expected one such as '2.5', '2.5rc1' or '2.5+cpu'")
    if numbers(parts[1]) != numbers(bound):
        return numbers(parts[1]) > numbers(bound)
    return not parts["early"] and (not parts["dev"] or bool(parts["post"]))


def numbers(version):
    """Return the numbers of a version, without zeros at its end: 2, 2.0 and 2.0.0 are the same."""
    found = [int(number) for number in version.split(".")]
    while found and found[-1] == 0:
        found.pop()
    return found


def installed_version(name):
    """Return a library's version, or None if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
