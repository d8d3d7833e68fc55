"""How far points move before another option is first: by hand on few themes."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from jeugdregio.models.preference.stability import (
    Shift,
    first_shares,
    smallest_shift,
    weightings,
)
from jeugdregio.models.preference.weighing import Judgement, equal_parts


def alone(weights, fits):
    return equal_parts([[Judgement(weights, fits)]])


TWO = {"x": {"a": 1, "b": 0}, "y": {"a": 0, "b": 1}}


@pytest.mark.parametrize(
    ("a", "points"),
    [
        (60, 11),  # x 60, y 40; at 10 moved 50 against 50: level, at 11 y is first
        (51, 2),
        (100, 51),
    ],
)
def test_points_that_make_the_other_first_and_not_just_level(a, points):
    found = smallest_shift(alone({"a": a, "b": 100 - a}, TWO))
    assert found == Shift(points, "a", "b", "y")


def test_the_cheapest_pair_of_themes_wins():
    # x leads y by 40*1 - 30*1 + 30*0 = 10 points. From a to b it falls by 2 a point
    # (6 needed), from a to c by 1 (11 needed), from c to b by 1 (11 needed).
    fits = {"x": {"a": 1, "b": 0, "c": 0}, "y": {"a": 0, "b": 1, "c": 0}}
    found = smallest_shift(alone({"a": 40, "b": 30, "c": 30}, fits))
    assert found == Shift(6, "a", "b", "y")


def test_no_shift_where_one_option_is_better_on_every_theme():
    fits = {"x": {"a": 2, "b": 1}, "y": {"a": 1, "b": 0}}
    parts = alone({"a": 50, "b": 50}, fits)
    assert smallest_shift(parts) is None
    assert first_shares(parts).alone == {"x": 1, "y": 0}


def test_no_shift_where_the_theme_has_too_few_points():
    # x leads by 10 points, all on a. Moving all 10 leaves both at 0: level, not behind.
    fits = {"x": {"a": 2, "b": 0}, "y": {"a": 1, "b": 0}}
    assert smallest_shift(alone({"a": 10, "b": 90}, fits)) is None


def test_level_at_the_top_is_no_first_place_to_lose():
    assert smallest_shift(alone({"a": 50, "b": 50}, TWO)) is None


def test_in_a_group_a_body_moves_what_it_has():
    # One: a 100, x leads by 100. Two: a 2, b 98, y leads by 96. Together x by 4/2.
    # Moving 1 takes 2 from each lead: 98 - 98 = 0: level. At 2: 96 - 100: y first.
    one, two = Judgement({"a": 100, "b": 0}, TWO), Judgement({"a": 2, "b": 98}, TWO)
    assert smallest_shift(equal_parts([[one], [two]])) == Shift(2, "a", "b", "y")

    # With two at a 0, b 100 only the first can move: level at once, nothing is first.
    none = Judgement({"a": 0, "b": 100}, TWO)
    assert smallest_shift(equal_parts([[one], [none]])) is None


@pytest.mark.parametrize(("themes", "units"), [(1, 4), (2, 20), (3, 10), (5, 20)])
def test_weightings_are_all_ways_to_divide(themes, units):
    found = weightings(themes, units)
    # Stars and bars.
    assert len(found) == comb(units + themes - 1, themes - 1)
    assert len({tuple(row) for row in found.tolist()}) == len(found)
    assert (found.sum(axis=1) == units).all()
    assert (found >= 0).all()


def test_share_of_weightings_on_two_themes():
    # x is first where a > 50: 55, 60, ... 100 are 10 of the 21; at 50 they are level.
    found = first_shares(alone({"a": 60, "b": 40}, TWO))
    assert found.alone == {"x": Fraction(10, 21), "y": Fraction(10, 21)}
    assert found.shared == Fraction(1, 21)
    assert found.weightings == 21


def test_share_takes_the_fits_of_a_group_by_their_shares():
    # Fits of x on a: (1 + 0) / 2; of y on b: 1 for both. x first where a / 2 > 100 - a,
    # so a > 66.67: 70, 75, ... 100 are 7 of 21.
    less = {"x": {"a": 0, "b": 0}, "y": {"a": 0, "b": 1}}
    weights = {"a": 60, "b": 40}
    parts = equal_parts([[Judgement(weights, TWO)], [Judgement(weights, less)]])
    assert first_shares(parts).alone == {"x": Fraction(7, 21), "y": Fraction(14, 21)}
