"""The self-scan by hand: means, spread, movement and weak points."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.region.robustness import (
    Scan,
    build_profile,
    check_scores,
    known_scores,
)
from jeugdregio.standards.robustness import robustness_form


FORM = robustness_form()
SPRING, AUTUMN = date(2025, 4, 1), date(2026, 10, 1)


def scan(who, day, visie, **more):
    """A scan with three scores on vision: shared, demand, aims."""
    names = ("visie_gedeeld", "visie_vraag", "visie_doelen")
    answers = {n: v for n, v in zip(names, visie, strict=True) if v is not None}
    return Scan(who, f"Naam {who}", day, answers, is_region=who == "JZ41", **more)


def visie(*scans):
    return build_profile(FORM, scans).criteria[0]


def test_every_municipality_counts_once():
    found = visie(scan("GM1", AUTUMN, (1, 2, 3)), scan("GM2", AUTUMN, (5, None, None)))
    # (1 + 2 + 3) / 3 = 2 and 5 / 1 = 5, so (2 + 5) / 2
    assert found.mean == Fraction(7, 2)
    assert [(each.naam, each.score) for each in found.spread] == [
        ("Naam GM1", 2),
        ("Naam GM2", 5),
    ]


def test_staff_of_the_region_stands_apart():
    found = visie(scan("GM1", AUTUMN, (2, 2, 2)), scan("JZ41", AUTUMN, (4, 5, 3)))
    assert (found.mean, found.own) == (2, Fraction(12, 3))
    assert len(found.spread) == 1


def test_the_last_scan_counts_and_the_one_before_is_for_the_movement():
    found = visie(
        scan("GM1", date(2024, 1, 1), (5, 5, 5)),
        scan("GM1", SPRING, (1, 2, 3)),
        scan("GM1", AUTUMN, (3, 3, 3)),
    )
    # The first of three is neither: 3 now, (1 + 2 + 3) / 3 = 2 before.
    assert (found.mean, found.before, found.movement, found.compared) == (3, 2, 1, 1)


def test_movement_is_of_those_who_answered_twice():
    found = visie(
        scan("GM1", SPRING, (2, 2, 2)),
        scan("GM1", AUTUMN, (2, 2, 2)),
        scan("GM2", AUTUMN, (5, 5, 5)),  # new: cheerful, but no progress
    )
    assert found.mean == Fraction(2 + 5, 2)
    assert (found.before, found.again, found.movement) == (2, 2, 0)
    assert found.compared == 1


def test_movement_is_over_statements_that_were_answered_both_times():
    found = visie(scan("GM1", SPRING, (2, None, 4)), scan("GM1", AUTUMN, (3, 5, None)))
    # Only the first was answered twice: 2 before, 3 again.
    assert (found.before, found.again) == (2, 3)
    assert found.mean == Fraction(3 + 5, 2)


def test_without_a_second_scan_there_is_no_movement():
    found = visie(scan("GM1", AUTUMN, (3, 3, 3)))
    assert (found.before, found.movement, found.compared) == (None, None, 0)


def test_an_unanswered_criterion_is_unknown_not_zero():
    found = build_profile(FORM, [scan("GM1", AUTUMN, (3, 3, 3))])
    assert [each.mean for each in found.criteria] == [3, None, None, None, None, None]


def test_the_weakest_points_are_the_lowest_means_of_all_who_answered():
    found = build_profile(
        FORM, [scan("GM1", AUTUMN, (1, 3, 5)), scan("JZ41", AUTUMN, (2, 3, 5))]
    )
    assert [(each.statement.id, each.mean) for each in found.weakest] == [
        ("visie_gedeeld", Fraction(1 + 2, 2)),
        ("visie_vraag", 3),
        # visie_doelen is wholly true (5): no weakness
    ]


def test_ties_stand_in_the_order_of_the_scan():
    found = build_profile(FORM, [scan("GM1", AUTUMN, (2, 2, 2))])
    assert [each.statement.id for each in found.weakest] == [
        "visie_gedeeld",
        "visie_vraag",
        "visie_doelen",
    ]


def test_fiction_is_told_also_when_only_the_earlier_scan_is_fictional():
    scans = [
        scan("GM1", SPRING, (2, 2, 2), is_example=True),
        scan("GM1", AUTUMN, (2, 2, 2)),
    ]
    assert build_profile(FORM, scans).is_example
    assert not build_profile(FORM, scans[1:]).is_example


def test_no_scan_at_all():
    found = build_profile(FORM, [])
    assert (found.municipalities, found.last, found.weakest) == (0, None, ())


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"visie_vraag": 0}, InvalidInputError),
        ({"visie_vraag": 6}, InvalidInputError),
        ({}, InvalidInputError),
        ({"koffie": 3}, UnknownCodeError),
    ],
)
def test_scores_off_the_scale_are_refused(answers, error):
    with pytest.raises(error):
        check_scores(FORM, answers)


@pytest.mark.parametrize("score", [1, 5])
def test_the_ends_of_the_scale_are_on_it(score):
    assert check_scores(FORM, {"visie_vraag": score}) == {"visie_vraag": score}


def test_recorded_scores_of_an_older_scan_stay_readable():
    old = {"visie_vraag": 3, "weg": 2, "visie_doelen": 9, "schaal_groot": "4"}
    assert known_scores(FORM, old) == {"visie_vraag": 3}
