"""The two rules on one weight are those of the lecture and of PyTorch, worked in plain numbers."""

import numpy as np
import pytest

from mlp_tutorial.optimizers import CoupledMomentum, Momentum
from mlp_tutorial.studies.decay_rules import N_STEPS, RULES, after_optimizer, after_steps, compare_rules, follow
from mlp_tutorial.your_turn import verdict

SETTINGS = [(0.1, 0.9, 0.5), (0.5, 0.0, 2.0), (0.001, 0.99, 0.0), (1.0, 0.5, 0.05), (4.0, 0.99, 2.0)]


def lecture_rule(w, v, gradient, learning_rate, momentum, weight_decay):
    """Return (w, v) after a step: the decay stands outside of the velocity."""
    v = momentum * v + gradient
    return w - learning_rate * (v + weight_decay * w), v


def pytorch_rule(w, v, gradient, learning_rate, momentum, weight_decay):
    """Return (w, v) after a step: the decay goes through the velocity."""
    v = momentum * v + (gradient + weight_decay * w)
    return w - learning_rate * v, v


def path_of(rule, target, start, settings):
    """Return w before and after each step of a rule down E = ½ (w − target)²."""
    w, v, path = start, 0.0, [start]
    for _ in range(N_STEPS):
        w, v = rule(w, v, w - target, *settings)
        path.append(w)
    return path


@pytest.mark.parametrize(("label", "rule"), [("the lecture", lecture_rule), ("PyTorch", pytorch_rule)])
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize(("target", "start"), [(2.0, 1.0), (-3.0, 3.0), (0.0, 0.0)])
def test_a_weight_goes_where_its_rule_goes(label, rule, settings, target, start):
    expected = path_of(rule, target, start, settings)
    found = follow(RULES[label](*settings), target, start)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("weight_decay", "momentum"), [(0.0, 0.9), (0.5, 0.0), (0.5, 0.9), (2.0, 0.5)])
def test_each_rule_ends_at_its_rest(weight_decay, momentum):
    for rule in compare_rules(weight_decay, momentum, 0.3, 2.0, 1.0).rules.values():
        assert rule.failure == ""
        assert rule.path[-1] == pytest.approx(rule.rest, abs=0.02)


def test_pytorchs_pull_is_the_stronger_one_unless_there_is_no_momentum():
    lecture, pytorch = (rule.rest for rule in compare_rules(0.5, 0.9, 0.1, 2.0, 1.0).rules.values())
    assert (lecture, pytorch) == pytest.approx((2 / 1.05, 2 / 1.5))
    same = [rule.rest for rule in compare_rules(0.5, 0.0, 0.1, 2.0, 1.0).rules.values()]
    assert same == pytest.approx([2 / 1.5, 2 / 1.5])


@pytest.mark.parametrize("label", RULES)
@pytest.mark.parametrize(("weight_decay", "momentum"), [(0.0, 0.0), (0.5, 0.5), (1.0, 0.2)])
def test_above_its_edge_a_rule_diverges_and_on_it_it_never_settles(label, weight_decay, momentum):
    edge = compare_rules(weight_decay, momentum, 0.1, 2.0, 0.7).rules[label].edge
    below, on, above = (
        compare_rules(weight_decay, momentum, rate, 2.0, 0.7).rules[label]
        for rate in (0.8 * edge, edge, 1.2 * edge)
    )
    assert (below.failure, on.failure, above.failure) == ("", "never settles", "diverges")
    assert abs(below.path[-1] - below.rest) < 0.01
    assert abs(above.path[-1] - above.rest) > 100


def test_a_weight_that_starts_where_it_rests_stays_there_with_any_learning_rate():
    assert [rule.failure for rule in compare_rules(2.0, 0.9, 4.0, 0.0, 0.0).rules.values()] == ["", ""]


@pytest.mark.parametrize(("weight_decay", "momentum", "rate"), [(0.2, 0.98, 3.3), (0.2, 0.02, 1.7)])
def test_an_edge_that_is_met_up_to_rounding_is_no_rest(weight_decay, momentum, rate):
    assert compare_rules(weight_decay, momentum, rate, 2.0, 1.0).rules["PyTorch"].failure == "never settles"


@pytest.mark.parametrize(("rule", "optimizer"), [(lecture_rule, Momentum), (pytorch_rule, CoupledMomentum)])
def test_a_rule_of_somebodys_own_makes_the_optimizers_steps(rule, optimizer):
    gradients, start = np.random.default_rng(0).normal(size=(5, 3)), [1.0, -2.0, 0.5]
    w = after_optimizer(optimizer(0.1, 0.8, 0.5), gradients, start)
    np.testing.assert_allclose(after_steps(rule, gradients, start, 0.1, 0.8, 0.5), w, rtol=1e-12)


@pytest.mark.parametrize("answer", [None, ..., (..., ...), (np.ones(3), ...), [None, np.ones(3)]])
def test_a_rule_that_is_not_filled_in_gives_nothing(answer):
    assert after_steps(lambda *_: answer, np.ones((4, 3)), np.ones(3), 0.1, 0.9, 0.5) is None


@pytest.mark.parametrize("kind", [list, np.array])
def test_a_rule_may_return_its_two_vectors_as_a_list_or_an_array(kind):
    gradients, start = np.random.default_rng(0).normal(size=(5, 3)), [1.0, -2.0, 0.5]
    as_kind = after_steps(lambda *given: kind(lecture_rule(*given)), gradients, start, 0.1, 0.8, 0.5)
    by_optimizer = after_optimizer(Momentum(0.1, 0.8, 0.5), gradients, start)
    np.testing.assert_allclose(as_kind, by_optimizer, rtol=1e-12)


@pytest.mark.parametrize("answer", [0.5, np.ones(3), (np.ones(3),), (1.0, 2.0), np.ones((3, 3))])
def test_a_rule_that_does_not_return_two_vectors_is_told_what_to_return(answer):
    told = after_steps(lambda *_: answer, np.ones((4, 3)), np.ones(3), 0.1, 0.9, 0.5)
    assert verdict(told, np.ones(3)) == "not yet: return the new w and v, in this order"
