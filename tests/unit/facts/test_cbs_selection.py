"""OData filters; expected texts from the OData 4.0 specification."""

from __future__ import annotations

import pytest

from jeugdregio.facts.cbs.selection import (
    as_filter,
    contains,
    one_of,
    since,
    starts_with,
)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (one_of("RegioS", "GM0917"), "RegioS eq 'GM0917'"),
        (one_of("R", "a", "b"), "(R eq 'a' or R eq 'b')"),
        (starts_with("RegioS", "JZ"), "startswith(RegioS,'JZ')"),
        (contains("Perioden", "JJ00"), "contains(Perioden,'JJ00')"),
        (since("Perioden", "2021JJ00"), "Perioden ge '2021JJ00'"),
        (one_of("R", "'s-G"), "R eq '''s-G'"),
    ],
)
def test_condition_as_odata(condition, text):
    assert condition.as_filter() == text


def test_conditions_are_joined_with_and():
    asked = as_filter([one_of("R", "a", "b"), since("P", "2021JJ00")])

    assert asked == "(R eq 'a' or R eq 'b') and P ge '2021JJ00'"


def test_no_conditions_is_no_filter():
    assert as_filter([]) == ""


@pytest.mark.parametrize(
    ("condition", "yes", "no"),
    [
        (one_of("R", "GM0917"), "GM0917", "GM0918"),
        (starts_with("R", "NL", "JZ"), "JZ41", "GM0917"),
        (contains("P", "JJ00"), "2023JJ00", "2023HJ01"),
        (since("P", "2021JJ00"), "2021JJ00", "2020JJ00"),
    ],
)
def test_condition_judges_what_came_back(condition, yes, no):
    assert condition.accepts(yes)
    assert not condition.accepts(no)
