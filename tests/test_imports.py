"""What an import brings with it: the core nothing that draws, still pictures no widgets."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import mlp_tutorial

PACKAGE = Path(mlp_tutorial.__file__).parent
CORE = sorted([*PACKAGE.glob("*.py"), *(PACKAGE / "scale").glob("*.py"), *(PACKAGE / "studies").glob("*.py")])
VIEWS = {
    "matplotlib",
    "ipywidgets",
    "IPython",
    "mlp_tutorial.drawing",
    "mlp_tutorial.figures",
    "mlp_tutorial.explorers",
}
FIGURES = sorted([*(PACKAGE / "drawing").glob("*.py"), *(PACKAGE / "figures").glob("*.py")])
LIVE = {"ipywidgets", "IPython", "matplotlib.pyplot", "mlp_tutorial.explorers"}
# A fresh interpreter imports one module after the other, each time from the same start: what numpy alone has
# loaded, or also matplotlib, stays (this is what takes long), and all else is forgotten.
PROGRAM = """
import json, sys
from importlib import import_module

kept, *names = sys.argv[1:]
for name in kept.split(","):
    import_module(name)
start, loaded = set(sys.modules), []
for name in names:
    import_module(name)
    loaded.append(sorted(sys.modules))
    for other in set(sys.modules) - start:
        parent, _, child = other.rpartition(".")
        if parent in start:
            vars(sys.modules[parent]).pop(child, None)
        del sys.modules[other]
print(json.dumps(loaded))
"""


def module_name(file):
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded_by_importing(*names, kept):
    """Return for each of the modules the names of all that is loaded when it alone has been imported."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, ",".join(kept), *names], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [set(loaded) for loaded in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def core():
    names = [module_name(file) for file in CORE]
    return dict(zip(names, loaded_by_importing(*names, kept=["numpy"]), strict=True))


@pytest.fixture(scope="module")
def figures():
    names = [module_name(file) for file in FIGURES]
    kept = ["numpy", "matplotlib.figure", "matplotlib.backends.backend_agg"]
    return dict(zip(names, loaded_by_importing(*names, kept=kept), strict=True))


def test_the_files_to_check_are_found():
    assert {file.stem for file in CORE} >= {"__init__", "modules", "graph", "training"}
    assert FIGURES


@pytest.mark.parametrize("name", [module_name(file) for file in CORE])
def test_the_core_loads_nothing_that_draws(name, core):
    assert name in core[name]
    assert core[name].isdisjoint(VIEWS)


def test_the_package_alone_loads_none_of_its_parts():
    (loaded,) = loaded_by_importing("mlp_tutorial", kept=["sys"])
    assert {name for name in loaded if name.startswith("mlp_tutorial")} == {"mlp_tutorial"}


@pytest.mark.parametrize("name", [module_name(file) for file in FIGURES])
def test_a_still_picture_needs_no_widgets_and_no_pyplot(name, figures):
    assert name in figures[name]
    assert figures[name].isdisjoint(LIVE)


@pytest.mark.parametrize("name", [module_name(file) for file in CORE if file.parent.name != "studies"])
def test_the_core_needs_no_studies(name, core):
    assert not [other for other in core[name] if other.startswith("mlp_tutorial.studies")]


@pytest.mark.parametrize("name", [module_name(file) for file in FIGURES if file.parent.name == "drawing"])
def test_how_things_are_drawn_needs_none_of_the_figures_and_no_studies(name, figures):
    assert figures[name].isdisjoint({"mlp_tutorial.figures", "mlp_tutorial.studies"})


def test_an_explorer_that_is_asked_for_loads_no_other():
    program = "from mlp_tutorial.explorers import ChainExplorer; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "mlp_tutorial.explorers.chain" in loaded
    assert "mlp_tutorial.explorers.race" not in loaded


@pytest.mark.parametrize(
    ("name", "brought"),
    [
        ("mlp_tutorial.explorers.chain", {"matplotlib", "ipywidgets", "mlp_tutorial.figures"}),
        ("matplotlib.pyplot", {"matplotlib", "matplotlib.pyplot"}),
    ],
)
def test_what_a_module_brings_with_it_is_found_whatever_was_imported_before(name, brought):
    first, other, again = loaded_by_importing(name, "mlp_tutorial.modules", name, kept=["numpy"])
    assert first >= brought
    assert again >= brought
    assert other.isdisjoint(VIEWS)
