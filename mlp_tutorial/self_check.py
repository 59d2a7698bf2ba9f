"""Is this machine ready for the course? What is installed, compared with what the package needs."""

import sys
from importlib import metadata

from packaging.requirements import Requirement


def self_check():
    """Return {what: "ready" or what is missing} for Python and every library that the course needs."""
    package = metadata.metadata("mlp_tutorial")
    python = Requirement(f"python{package['Requires-Python']}")
    report = {"python": verdict(python, ".".join(str(part) for part in sys.version_info[:3]))}
    for line in package.get_all("Requires-Dist"):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):  # not the extras
            report[requirement.name] = verdict(requirement, installed_version(requirement.name))
    return report


def verdict(requirement, version):
    """Return "ready", or a sentence that says what is wrong with the version (None: not installed)."""
    if version is None:
        return f"missing: install {requirement}"
    if not requirement.specifier.contains(version, prereleases=True):
        return f"is {version}, but {requirement} is needed: install that"
    return "ready"


def installed_version(name):
    """Return a library's version, or None if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
