"""Recording the impact scan of a municipality, and who sees what was recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.read_known_cooperation import read_known_cooperation
from jeugdregio.actions.record_impact import record_impact, recorded_impacts
from jeugdregio.kernel.access import VISITOR, Actor, Grant, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, ImpactScan, Membership


pytestmark = pytest.mark.usefixtures("demo")

OFFICIAL = actor(Role.AMBTENAAR)


def record(who=OFFICIAL, gemeente="GM0917", answers=None, at=MOMENT):
    given = {"inkoop": "deel", "gi": ""} if answers is None else answers
    return record_impact(who, "JZ41", gemeente_code=gemeente, answers=given, at=at)


def test_answers_are_kept_without_empty_ones_and_with_an_audit_line():
    scan = record()
    line = AuditLine.objects.first()
    assert (scan.answers, scan.made_on, scan.by_role, scan.is_example) == (
        {"inkoop": "deel"},
        date(2026, 11, 21),
        "ambtenaar",
        False,
    )
    assert (line.action, line.subject, line.detail) == (
        "record_impact",
        "JZ41/GM0917/2026-11-21",
        "answers=1",
    )


def test_the_day_is_the_dutch_day():
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past midnight in Heerlen
    assert record(at=late).made_on == date(2026, 11, 22)


def test_same_day_replaces_and_another_day_adds():
    before = ImpactScan.objects.filter(gemeente__code="GM0917").count()
    record()
    record(answers={"inkoop": "nee"})
    record(answers={"inkoop": "ja"}, at=MOMENT + timedelta(days=1))
    found = ImpactScan.objects.filter(gemeente__code="GM0917")
    assert found.count() == before + 2
    assert recorded_impacts(OFFICIAL, "JZ41")["GM0917"].answers == {"inkoop": "ja"}


def test_what_a_fictional_user_records_is_fictional():
    who = Actor("x", (Grant(Role.RAAD, "GM0917"),), is_example=True)
    assert record(who).is_example


@pytest.mark.parametrize("role", [Role.AMBTENAAR, Role.COLLEGE, Role.RAAD])
def test_the_municipality_itself_records(role):
    assert record(actor(role)).by_role == role.value


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (VISITOR, UnknownCodeError),
        (actor(Role.AMBTENAAR, "GM0014"), UnknownCodeError),
        (actor(Role.AANBIEDER), UnknownCodeError),
        (actor(Role.REGIO), ActionDeniedError),
        (actor(Role.RAADSLEZER), ActionDeniedError),
        (actor(Role.AMBTENAAR, "GM0935"), ActionDeniedError),
    ],
)
def test_nobody_else_records(who, error):
    before = ImpactScan.objects.count()
    with pytest.raises(error):
        record(who)
    assert ImpactScan.objects.count() == before


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, InvalidInputError),
        ({"inkoop": ""}, InvalidInputError),
        ({"inkoop": "misschien"}, UnknownCodeError),
        ({"koffie": "ja"}, UnknownCodeError),
    ],
)
def test_answers_that_are_none_are_refused(answers, error):
    with pytest.raises(error):
        record(answers=answers)


def test_recorded_answers_are_for_people_of_the_region():
    record()
    for outsider in (VISITOR, actor(Role.AMBTENAAR, "GM0014"), actor(Role.AANBIEDER)):
        assert recorded_impacts(outsider, "JZ41") == {}
    for insider in (actor(Role.REGIO), actor(Role.RAADSLEZER)):
        assert "GM0917" in recorded_impacts(insider, "JZ41")


def test_what_is_known_of_heerlen_and_of_a_neighbour():
    heerlen = read_known_cooperation("JZ41", "GM0917", as_of=date(2026, 11, 21))
    vaals = read_known_cooperation("JZ41", "GM0981", as_of=date(2026, 11, 21))

    assert heerlen.form.value == "centrumgemeente"
    assert heerlen.form.source.startswith("Staatscourant 2018, 61875")
    assert (len(heerlen.members), heerlen.members) == (16, heerlen.gemeenten)
    assert heerlen.partial.status == "S"  # JenS, aanbestedingsnieuws.nl
    assert vaals.partial is None
    assert heerlen.disputed == ()


def test_membership_that_is_over_is_not_known_any_more():
    Membership.objects.filter(body__code="JR-JZ41").update(valid_to=date(2026, 6, 30))
    before = read_known_cooperation("JZ41", "GM0917", as_of=date(2026, 6, 30))
    after = read_known_cooperation("JZ41", "GM0917", as_of=date(2026, 7, 1))
    assert (len(before.members), after.members, after.members_ground) == (
        16,
        frozenset(),
        None,
    )


def test_a_municipality_that_lists_put_elsewhere():
    found = read_known_cooperation("JZ08", "GM0050", as_of=date(2026, 11, 21))
    assert len(found.disputed) == 2  # Zeewolde, in the iJw list and at CBS
