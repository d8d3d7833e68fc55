"""The plan of a route: days counted by hand, meetings, what decides the end."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.region.route.plan import (
    StepSetting,
    critical_path,
    last_meeting_within,
    next_meeting,
    plan_route,
    standing,
)
from jeugdregio.standards.route import Needed, RouteStep


AALST, BREE = ("GM0001", "Aalst"), ("GM0002", "Bree")
JANUARY, FEBRUARY, MARCH = date(2027, 1, 14), date(2027, 2, 11), date(2027, 3, 11)


def step(name: str, weeks: int, *after: str, kind: str = "", body: str = "raad"):
    """A step with its weeks; with a kind it asks a decision."""
    needed = Needed(body, kind, name.title()) if kind else None
    return RouteStep(name, "invoering", name, "", "regio", weeks, after, needed, (), "")


def plan(*steps, settings=None, gemeenten=(), meetings=None):
    """Planned from Monday 4 January 2027."""
    made = plan_route(
        steps,
        starts_on=date(2027, 1, 4),
        settings=settings or {},
        gemeenten=gemeenten,
        meetings=meetings or {},
    )
    return {each.step.id: each for each in made}


@pytest.mark.parametrize(
    ("from_day", "expected"),
    [
        (date(2027, 1, 13), JANUARY),
        (date(2027, 1, 14), JANUARY),  # the day itself counts
        (date(2027, 1, 15), FEBRUARY),
        (date(2027, 3, 11), MARCH),
        (date(2027, 3, 12), None),
    ],
)
def test_next_meeting_is_on_or_after_the_day(from_day, expected):
    assert next_meeting([MARCH, JANUARY, FEBRUARY], from_day) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2027, 1, 1), date(2027, 3, 10), FEBRUARY),
        (date(2027, 1, 1), date(2027, 3, 11), MARCH),  # the last day counts
        (date(2027, 1, 14), date(2027, 1, 14), JANUARY),  # the first day counts
        (date(2027, 1, 15), date(2027, 2, 10), None),
    ],
)
def test_last_meeting_within_a_period(first, last, expected):
    assert last_meeting_within([MARCH, JANUARY, FEBRUARY], first, last) == expected


def test_steps_one_after_the_other_and_side_by_side():
    found = plan(
        step("a", 2),
        step("b", 3, "a"),
        step("c", 1, "a"),
        step("d", 4, "b", "c"),
    )
    days = {name: (each.starts_on, each.ends_on) for name, each in found.items()}
    assert days == {
        "a": (date(2027, 1, 4), date(2027, 1, 18)),  # 4 + 14
        "b": (date(2027, 1, 18), date(2027, 2, 8)),  # 18 + 21 - 31
        "c": (date(2027, 1, 18), date(2027, 1, 25)),
        "d": (date(2027, 2, 8), date(2027, 3, 8)),  # after b, the later one; + 28
    }
    assert [name for name, each in found.items() if each.is_critical] == ["a", "b", "d"]
    assert critical_path(tuple(found.values())) == (
        "De route loopt tot 8 maart 2027.",
        "Loopt stap 1, 2 of 4 uit, dan schuift het einde mee.",
        "In stap 3 zit nog ruimte.",
    )


def test_decision_falls_in_the_first_meeting_after_the_weeks_and_waits_for_the_last():
    found = plan(
        step("toestemming", 2, kind="toestemming"),  # 4 January + 14 = 18 January
        gemeenten=(AALST, BREE),
        meetings={
            ("GM0001", "raad"): [JANUARY, FEBRUARY],
            ("GM0002", "raad"): [JANUARY, MARCH],
        },
    )["toestemming"]
    assert [(each.naam, each.day) for each in found.days] == [
        ("Aalst", FEBRUARY),  # 14 January is before the 18th
        ("Bree", MARCH),
    ]
    assert found.ends_on == MARCH
    assert [each.naam for each in found.last_days] == ["Bree"]
    assert critical_path((found,))[-1] == (
        "De stap 'toestemming' wacht op de vergadering van de raad van Bree, op "
        "11 maart 2027."
    )


def test_period_for_a_zienswijze_runs_its_weeks_and_councils_decide_within_it():
    found = plan(
        step("zienswijze", 8, kind="zienswijze"),  # 4 January + 56 = 1 March
        gemeenten=(AALST,),
        meetings={("GM0001", "raad"): [JANUARY, FEBRUARY, MARCH]},
    )["zienswijze"]
    assert [(each.day, each.is_outside) for each in found.days] == [(FEBRUARY, False)]
    assert found.ends_on == date(2027, 3, 1)


def test_council_that_does_not_meet_within_the_period_is_waited_for():
    found = plan(
        step("zienswijze", 8, kind="zienswijze"),
        gemeenten=(AALST, BREE),
        meetings={
            ("GM0001", "raad"): [FEBRUARY],
            ("GM0002", "raad"): [MARCH],
        },
    )["zienswijze"]
    assert [each.is_outside for each in found.days] == [False, True]
    assert found.ends_on == MARCH


def test_without_meetings_the_day_of_the_step_stands_in_and_is_marked():
    found = plan(step("besluit", 2, kind="treffen", body="college"), gemeenten=(AALST,))
    [day] = found["besluit"].days
    assert (day.day, day.is_meeting) == (date(2027, 1, 18), False)


def test_meetings_of_the_council_are_not_those_of_the_college():
    found = plan(
        step("besluit", 0, kind="treffen", body="college"),
        gemeenten=(AALST,),
        meetings={
            ("GM0001", "raad"): [date(2027, 1, 5)],
            ("GM0001", "college"): [date(2027, 1, 12)],
        },
    )
    assert found["besluit"].ends_on == date(2027, 1, 12)


def test_own_weeks_replace_those_of_the_route_and_zero_weeks_end_at_once():
    found = plan(
        step("a", 2),
        step("b", 5, "a"),
        settings={"a": StepSetting(6, "raden"), "b": StepSetting(0, "regio")},
    )
    assert found["a"].ends_on == date(2027, 2, 15)  # 4 January + 42
    assert found["b"].starts_on == found["b"].ends_on == date(2027, 2, 15)


def test_no_steps_no_plan():
    assert plan() == {}
    assert critical_path(()) == ()


@pytest.mark.parametrize(
    ("as_of", "decided", "done_on", "text", "tone"),
    [
        (date(2027, 1, 3), 0, None, "nog niet begonnen", "open"),
        (date(2027, 1, 4), 0, None, "loopt volgens plan", "busy"),
        (date(2027, 1, 18), 0, None, "loopt volgens plan", "busy"),  # the last day
        (date(2027, 1, 19), 0, None, "loopt uit op de eigen planning", "wrong"),
        (date(2027, 1, 5), 1, None, "loopt, 1 van 2 besloten", "busy"),
        (date(2027, 1, 19), 1, None, "loopt uit op de eigen planning", "wrong"),
        (date(2027, 1, 19), 2, None, "alle gemeenten besloten", "done"),
        (date(2027, 2, 1), 0, date(2027, 1, 20), "gereed op 20 januari 2027", "done"),
    ],
)
def test_standing_is_held_against_the_own_plan_only(
    as_of, decided, done_on, text, tone
):
    found = plan(
        step("toestemming", 2, kind="toestemming"),
        settings={"toestemming": StepSetting(2, "raden", done_on)},
        gemeenten=(AALST, BREE),
    )["toestemming"]
    seen = standing(found, decided=decided, as_of=as_of)
    assert (seen.text, seen.tone) == (text, tone)
    assert "te laat" not in seen.text
