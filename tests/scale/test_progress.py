import os
import subprocess
import sys

PROGRAM = """
import numpy as np
from mlp_tutorial import cross_validation, training
from mlp_tutorial.scale import many_models
for module in (training, many_models, cross_validation):
    module.SECONDS_BEFORE_A_BAR = {seconds}
x, y_hat = np.eye(8), np.eye(8)[:, :2]
rng = np.random.default_rng(0)
settings = training.Hyperparameters(n_hidden=3, n_epochs=4, batch_size=4)
pairs = cross_validation.folds(8, 4, rng)
cross_validation.cross_validate([settings], x, y_hat, pairs, rng)
training.fit(settings, x, y_hat, rng)
"""


def run(seconds):
    environment = {name: value for name, value in os.environ.items() if name != "TQDM_DISABLE"}
    command = [sys.executable, "-c", PROGRAM.format(seconds=seconds)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment)


def test_a_long_run_shows_how_far_it_is():
    bars = run(seconds=0).stderr
    assert "cross-validation" in bars
    assert "training 4 models" in bars
    assert "training: " in bars
    assert "4/4" in bars


def test_a_short_run_prints_nothing():
    finished = run(seconds=10)
    assert finished.stdout == ""
    assert finished.stderr == ""
