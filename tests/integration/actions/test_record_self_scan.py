"""Recording the self-scan: staff for the region, a municipality for itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.record_self_scan import record_self_scan, self_scans
from jeugdregio.kernel.access import VISITOR, Actor, Grant, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.region.robustness import build_profile
from jeugdregio.register.models import AuditLine, SelfScan
from jeugdregio.standards.robustness import robustness_form


pytestmark = pytest.mark.usefixtures("demo")

STAFF, OFFICIAL = actor(Role.REGIO), actor(Role.AMBTENAAR)


def record(who, organisation, answers=None, at=MOMENT):
    given = {"visie_vraag": 3} if answers is None else answers
    return record_self_scan(
        who, "JZ41", organisation_code=organisation, answers=given, at=at
    )


@pytest.mark.parametrize(
    ("who", "organisation", "role"),
    [
        (STAFF, "JZ41", "regio"),
        (OFFICIAL, "GM0917", "ambtenaar"),
        (actor(Role.COLLEGE), "GM0917", "college"),
        (actor(Role.RAAD), "GM0917", "raad"),
    ],
)
def test_each_records_its_own(who, organisation, role):
    scan = record(who, organisation)
    assert (scan.by_role, scan.answers, scan.is_example) == (
        role,
        {"visie_vraag": 3},
        False,
    )
    assert AuditLine.objects.first().action == "record_self_scan"


@pytest.mark.parametrize(
    ("who", "organisation", "error"),
    [
        (VISITOR, "JZ41", UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), "JZ41", UnknownCodeError),
        (actor(Role.AANBIEDER), "GM0917", UnknownCodeError),
        (OFFICIAL, "JZ41", ActionDeniedError),
        (OFFICIAL, "GM0935", ActionDeniedError),
        (STAFF, "GM0917", ActionDeniedError),
        (actor(Role.RAADSLEZER), "GM0917", ActionDeniedError),
    ],
)
def test_nobody_records_for_another(who, organisation, error):
    before = SelfScan.objects.count()
    with pytest.raises(error):
        record(who, organisation)
    assert SelfScan.objects.count() == before


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, InvalidInputError),
        ({"visie_vraag": 6}, InvalidInputError),
        ({"koffie": 3}, UnknownCodeError),
    ],
)
def test_scores_that_are_none_are_refused(answers, error):
    with pytest.raises(error):
        record(STAFF, "JZ41", answers)


def test_same_day_replaces_and_another_day_adds_to_the_movement():
    record(OFFICIAL, "GM0917", {"visie_vraag": 1})
    record(OFFICIAL, "GM0917", {"visie_vraag": 2})
    record(OFFICIAL, "GM0917", {"visie_vraag": 4}, at=MOMENT + timedelta(days=30))
    scores = [
        each.answers
        for each in self_scans(OFFICIAL, "JZ41")
        if each.organisation == "GM0917"
    ]
    assert scores[-2:] == [{"visie_vraag": 2}, {"visie_vraag": 4}]


def test_what_a_fictional_user_records_is_fictional():
    who = Actor("x", (Grant(Role.REGIO, "JZ41"),), is_example=True)
    assert record(who, "JZ41").is_example


def test_scans_are_for_people_of_the_region():
    with pytest.raises(UnknownCodeError):
        self_scans(VISITOR, "JZ41")


def test_the_demo_has_two_fictional_rounds_so_that_movement_is_seen():
    scans = self_scans(STAFF, "JZ41")
    profile = build_profile(robustness_form(), scans)
    assert all(each.is_example for each in scans)
    assert len({each.made_on for each in scans}) == 2
    assert all(each.movement is not None for each in profile.criteria)
    assert {each.movement > 0 for each in profile.criteria} == {True, False}
