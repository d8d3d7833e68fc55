"""On which theme judges differ."""

from __future__ import annotations

from fractions import Fraction

from jeugdregio.models.preference.agreement import theme_differences
from jeugdregio.models.preference.weighing import Judgement, equal_parts


def judge(weights, fits):
    return equal_parts([[Judgement(weights, fits)]])


def test_difference_is_what_the_theme_does_to_the_options_against_each_other():
    half = {"a": 50, "b": 50}
    one = judge(half, {"x": {"a": 1, "b": 0}, "y": {"a": 0, "b": 0}})
    two = judge(half, {"x": {"a": -1, "b": 0}, "y": {"a": 0, "b": 0}})
    a, b = theme_differences([one, two])

    # a lifts x by 0.5 * 1 and y by 0: around their mean +1/4, -1/4; for two -1/4, +1/4.
    # Apart |1/4 + 1/4| + |-1/4 - 1/4| = 1.
    assert (a.theme, a.difference) == ("a", 1)
    assert (b.theme, b.difference) == ("b", 0)


def test_who_finds_every_option_better_does_not_differ():
    half = {"a": 50, "b": 50}
    low = judge(half, {"x": {"a": -1, "b": 0}, "y": {"a": -1, "b": 0}})
    high = judge(half, {"x": {"a": 2, "b": 0}, "y": {"a": 2, "b": 0}})
    assert {each.difference for each in theme_differences([low, high])} == {0}


def test_points_run_from_the_fewest_to_the_most_and_may_be_means():
    fits = {"x": {"a": 0, "b": 0}}
    one = judge({"a": 10, "b": 90}, fits)
    two = equal_parts(
        [[Judgement({"a": 30, "b": 70}, fits), Judgement({"a": 35, "b": 65}, fits)]]
    )
    [a] = [each for each in theme_differences([one, two]) if each.theme == "a"]
    assert (a.lowest, a.highest) == (10, Fraction(65, 2))


def test_one_judge_does_not_differ():
    assert theme_differences([]) == ()
    assert theme_differences([judge({"a": 100}, {"x": {"a": 1}})]) == ()
