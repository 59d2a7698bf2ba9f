"""Cross-validation by the workers of a real Dask cluster, and by processes: the same numbers, and clear errors."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock

import numpy as np
import pytest
from distributed import Client, LocalCluster

from mlp_tutorial import cross_validation
from mlp_tutorial.cross_validation import cross_validate, folds
from mlp_tutorial.datasets import two_moons
from mlp_tutorial.training import Hyperparameters, fit

CANDIDATES = [Hyperparameters(n_hidden=3, n_epochs=2), Hyperparameters(n_hidden=6, n_epochs=10)]


@pytest.fixture(scope="module")
def client():
    """Give a client of a cluster of two worker processes."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as connected,
    ):
        yield connected


@pytest.fixture
def dask(client):
    return client.get_executor()


@pytest.fixture(scope="module")
def processes():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


def accuracies(executor=None, fit=fit, candidates=CANDIDATES):
    x, y_hat = two_moons(60, np.random.default_rng(0), noise=0.2)
    pairs = folds(len(x), 3, np.random.default_rng(1))
    return cross_validate(candidates, x, y_hat, pairs, np.random.default_rng(2), fit=fit, executor=executor)


def test_a_cluster_gives_the_same_numbers_as_one_process(dask):
    assert np.array_equal(accuracies(dask), accuracies())


def test_what_a_killed_worker_had_to_do_is_done_by_another(dask, tmp_path):
    killed = tmp_path / "killed"

    def fit_and_die_once(candidate, x, y_hat, rng):
        if not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return fit(candidate, x, y_hat, rng)

    expected = accuracies()
    assert np.array_equal(accuracies(dask, fit_and_die_once), expected)
    assert killed.exists()


def test_a_cluster_shows_how_far_it_is(dask, monkeypatch, capsys):
    monkeypatch.setattr(cross_validation, "SECONDS_BEFORE_A_BAR", 0)
    monkeypatch.setattr(cross_validation.Bar, "__init__", shown(cross_validation.Bar.__init__))
    accuracies(dask)
    assert "6/6" in capsys.readouterr().err


def shown(make):
    """Return tqdm's __init__ for a bar that is shown whatever the environment says."""
    return lambda self, *args, **options: make(self, *args, **options | {"disable": False})


def test_a_candidate_that_cannot_be_sent_is_refused(dask, processes):
    def fit_any(candidate, x, y_hat, rng):
        raise AssertionError("never called")

    with pytest.raises(ValueError, match="the tasks cannot be sent to the executor's workers"):
        accuracies(dask, fit_any, [Lock()])
    with pytest.raises(ValueError, match=r"cannot be sent .*fit_any.*; expected what can be pickled"):
        accuracies(processes, fit_any)
    assert np.array_equal(accuracies(processes), accuracies())  # both go on


def test_a_dead_worker_of_a_pool_is_not_called_a_task_that_cannot_be_sent():
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor,
        pytest.raises(BrokenProcessPool),
    ):
        accuracies(executor, fit_and_die)


def fit_and_die(candidate, x, y_hat, rng):
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_error_in_a_worker_arrives_as_it_is_with_the_place_it_came_from(dask):
    def fit_badly(candidate, x, y_hat, rng):
        raise TypeError("no such candidate")

    with pytest.raises(TypeError, match="no such candidate") as failure:
        accuracies(dask, fit_badly)
    assert "in fit_badly" in failure.value.__notes__[0]


class Unsendable(Exception):
    def __init__(self, one, other):
        super().__init__(f"{one} and {other}")


def test_an_error_that_cannot_be_sent_back_is_told_all_the_same(processes):
    with pytest.raises(RuntimeError, match="Unsendable: this and that") as failure:
        accuracies(processes, fit_unsendably)
    assert "in fit_unsendably" in failure.value.__notes__[0]


def fit_unsendably(candidate, x, y_hat, rng):
    raise Unsendable("this", "that")


def test_what_is_no_executor_is_refused():
    with pytest.raises(ValueError, match=r"executor is 4, expected a concurrent\.futures\.Executor"):
        accuracies(4)
