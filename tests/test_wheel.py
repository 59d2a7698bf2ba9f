"""What is built and installed works without the checkout."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mlp_tutorial

ROOT = Path(__file__).parents[1]

PROGRAM = """
import sys

sys.path.insert(0, sys.argv[1])

import numpy as np

import mlp_tutorial
from mlp_tutorial.datasets import digits, one_hot
from mlp_tutorial.training import Hyperparameters, accuracy, fit

x, labels = digits()
y_hat = one_hot(labels, 10)
one_epoch = Hyperparameters(n_epochs=1, learning_rate=0.5, momentum=0.0, batch_size=4)
model = fit(one_epoch, x, y_hat, np.random.default_rng(0))
print(mlp_tutorial.__file__)
print(len(labels))
print(accuracy(model.predict(x), y_hat))
"""


def run(*command, **options):
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package_and_what_jupyterlab_is_given(wheel):
    package = ROOT / "mlp_tutorial"
    files = {str(file.relative_to(ROOT)) for file in package.rglob("*") if file.is_file()}
    for_jupyter = f"{wheel.name.rpartition('-py3')[0]}.data/data/"
    page = package / "presenting" / "labextension"
    shared = {f"share/jupyter/labextensions/mlp_tutorial/{file.relative_to(page)}" for file in page.rglob("*.*")}
    shared |= {"etc/jupyter/jupyter_server_config.d/mlp_tutorial.json"}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert shipped == {file for file in files if "__pycache__" not in file} | {
        for_jupyter + file for file in shared
    }


def test_the_page_extension_has_the_version_of_the_package():
    described = json.loads((ROOT / "mlp_tutorial" / "presenting" / "labextension" / "package.json").read_text())
    assert described["version"] == mlp_tutorial.__version__


def test_the_installed_wheel_loads_the_digits_and_trains(wheel, tmp_path):
    site = tmp_path / "site"
    run("-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    output = run("-I", "-c", PROGRAM, str(site), cwd=tmp_path)
    imported, n_digits, share_right = output.split()
    assert Path(imported) == site / "mlp_tutorial" / "__init__.py"
    assert n_digits == "1797"
    assert float(share_right) > 0.5  # chance is 0.1
