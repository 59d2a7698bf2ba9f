"""The two rules on one weight are those of the lecture and of PyTorch, worked in plain numbers."""

import numpy as np
import pytest

from mlp_tutorial.studies.decay_rules import N_STEPS, RULES, compare_rules, follow

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
