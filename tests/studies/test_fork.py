import numpy as np
import pytest

from mlp_tutorial.graph import Graph
from mlp_tutorial.modules import Multiply, Sin, Square
from mlp_tutorial.studies.fork import fork_at


@pytest.mark.parametrize("a", [-2.9, -0.35, 0.0, 1.2, 2.3])
def test_with_both_branches_the_gradient_is_that_of_the_graph_and_the_one_measured(a):
    graph = Graph([("p", Square(), ("a",)), ("q", Sin(), ("a",)), ("E", Multiply(), ("p", "q"))])
    graph.forward(a=a)
    result = fork_at(a, through_p=True, through_q=True)
    assert result.gradients["a"] == pytest.approx(graph.backward()["a"], rel=1e-12)
    assert result.gradients["a"] == pytest.approx(result.measured, abs=1e-7)


@pytest.mark.parametrize("a", [-2.9, -0.35, 1.2, 2.3])
def test_a_branch_left_out_makes_the_gradient_wrong_by_exactly_its_share(a):
    without_p = fork_at(a, through_p=False, through_q=True)
    without_q = fork_at(a, through_p=True, through_q=False)
    assert without_p.measured - without_p.gradients["a"] == pytest.approx(2 * a * np.sin(a), abs=1e-7)
    assert without_q.measured - without_q.gradients["a"] == pytest.approx(a**2 * np.cos(a), abs=1e-7)


def test_without_any_branch_nothing_comes_back():
    fork = fork_at(1.2, through_p=False, through_q=False)
    assert fork.gradients["a"] == pytest.approx(0.0)
    assert fork.measured == pytest.approx(sum(fork.shares.values()), abs=1e-7)
