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


def module_name(file):
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded_by_importing(name):
    """Return the names of all modules that a fresh interpreter has loaded after the import."""
    program = f"import sys, {name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_files_to_check_are_found():
    assert {file.stem for file in CORE} >= {"__init__", "modules", "graph", "training"}
    assert FIGURES


@pytest.mark.parametrize("name", [module_name(file) for file in CORE])
def test_the_core_loads_nothing_that_draws(name):
    loaded = loaded_by_importing(name)
    assert name in loaded
    assert loaded.isdisjoint(VIEWS)


def test_the_package_alone_loads_none_of_its_parts():
    assert {name for name in loaded_by_importing("mlp_tutorial") if name.startswith("mlp_tutorial")} == {
        "mlp_tutorial"
    }


@pytest.mark.parametrize("name", [module_name(file) for file in FIGURES])
def test_a_still_picture_needs_no_widgets_and_no_pyplot(name):
    loaded = loaded_by_importing(name)
    assert name in loaded
    assert loaded.isdisjoint({"ipywidgets", "IPython", "matplotlib.pyplot", "mlp_tutorial.explorers"})
