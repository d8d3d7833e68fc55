"""The region's own days of the year, and the calendar with them as page and file."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.plan_dates import (
    clear_planning_date,
    planning_dates_of,
    set_planning_date,
)
from jeugdregio.actions.read_article import set_reading
from jeugdregio.actions.show_calendar import export_calendar, show_calendar
from jeugdregio.kernel.access import VISITOR, Actor, Grant, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, PlanningDate
from jeugdregio.standards.regions import find_regio


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)
REGIO = find_regio("JZ41")
TODAY = date(2026, 11, 21)


def plan(who=STAFF, date_id="jaarrekening", month=7, day=1, reason="Afspraak."):
    return set_planning_date(
        who, "JZ41", date_id, month=month, day=day, reason=reason, at=MOMENT
    )


def test_a_day_is_kept_with_its_reason_and_an_audit_line():
    planned = plan(reason="  Afspraak.  ")
    line = AuditLine.objects.first()
    assert (planned.month, planned.day, planned.reason, planned.is_example) == (
        *(7, 1, "Afspraak.", False),
    )
    assert (line.action, line.subject, line.detail) == (
        "set_planning_date",
        "JZ41/jaarrekening",
        "day=01-07",
    )


def test_second_time_replaces_and_a_fictional_user_makes_it_fictional():
    plan()
    plan(Actor("x", (Grant(Role.REGIO, "JZ41"),), is_example=True), day=2)
    [found] = PlanningDate.objects.filter(date_id="jaarrekening")
    assert (found.day, found.is_example) == (2, True)


@pytest.mark.parametrize(
    ("month", "day"), [(2, 29), (2, 30), (4, 31), (13, 1), (0, 1), (1, 0), (12, 32)]
)
def test_a_day_that_is_not_there_every_year_is_refused(month, day):
    with pytest.raises(InvalidInputError, match="niet elk jaar"):
        plan(month=month, day=day)


@pytest.mark.parametrize(("month", "day"), [(2, 28), (4, 30), (12, 31), (1, 1)])
def test_the_last_day_of_a_month_is_there(month, day):
    assert plan(month=month, day=day).pk


def test_no_reason_no_date():
    with pytest.raises(InvalidInputError, match="reden"):
        plan(reason="  ")


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (VISITOR, UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), UnknownCodeError),
        (actor(Role.AMBTENAAR), ActionDeniedError),
    ],
)
def test_only_staff_sets_and_clears(who, error):
    with pytest.raises(error):
        plan(who)
    with pytest.raises(error):
        clear_planning_date(who, "JZ41", "kaders", at=MOMENT)


def test_unknown_date():
    with pytest.raises(UnknownCodeError):
        plan(date_id="koffie")


def test_clearing_leaves_nothing_and_tells_it_once():
    plan()
    clear_planning_date(STAFF, "JZ41", "jaarrekening", at=MOMENT)
    after = AuditLine.objects.count()
    clear_planning_date(STAFF, "JZ41", "jaarrekening", at=MOMENT)
    assert "jaarrekening" not in {e.kind.id for e in planning_dates_of("JZ41")}
    assert AuditLine.objects.count() == after


def test_the_calendar_has_readings_and_days_of_this_region_only():
    set_reading(
        STAFF,
        "JZ41",
        "jw-2.18",
        valid_from=date(2027, 1, 1),
        reason="Brief van de jurist.",
        at=MOMENT,
    )
    plan()

    own = show_calendar(REGIO, as_of=date(2027, 1, 1))
    other = show_calendar(find_regio("JZ01"), as_of=date(2027, 1, 1))

    now = {each.article.id for each in own.group("now")}
    assert now - {each.article.id for each in other.group("now")} == {"jw-2.18"}
    assert "jaarrekening" in {each.kind.id for each in own.own_dates}
    assert other.own_dates == ()


def test_the_file_is_the_same_for_the_same_moment_and_names_the_region():
    file = export_calendar(REGIO, as_of=TODAY, stamp=MOMENT)
    assert file.name == "kalender-jz41.ics"
    assert file.content == export_calendar(REGIO, as_of=TODAY, stamp=MOMENT).content
    assert b"X-WR-CALNAME:Plichtenkalender Zuid-Limburg\r\n" in file.content
