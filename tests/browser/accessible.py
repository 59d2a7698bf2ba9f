"""What axe, the checker of accessibility, finds on a page, as far as it is the course's own."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("serious", "critical")


def findings(page, *parts):
    """Return what keeps somebody out of the named parts of the page: a list of sentences."""
    answer = Axe().run(page, context={"include": [[part] for part in parts]}).response
    return [
        f"{found['id']}: {node['html'][:150]}"
        for found in answer["violations"]
        if found["impact"] in GRAVE
        for node in found["nodes"]
    ]
