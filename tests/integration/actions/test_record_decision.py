"""A municipality records its own decisions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.record_decision import record_decision
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, Decision


pytestmark = pytest.mark.usefixtures("demo")

TODAY = date(2026, 11, 21)


def decide(who=None, region="JZ41", step="inkoop", **change):
    wanted = {
        "gemeente_code": "GM0917",
        "body": "raad",
        "state": "aangenomen",
        "decided_on": TODAY,
        **change,
    }
    who = who or actor(Role.RAAD)
    return record_decision(who, region, step, at=MOMENT, today=TODAY, **wanted)


def test_decision_is_kept_with_an_audit_line():
    made = decide(reference=" 2026/118 ")
    line = AuditLine.objects.first()

    assert (made.subject, made.reference, made.is_example) == (
        "Inkoop",
        "2026/118",
        False,
    )
    assert (line.action, line.subject, line.organisation) == (
        "record_decision",
        "JZ41/inkoop/GM0917/raad",
        "GM0917",
    )


def test_council_and_college_each_have_a_line_and_a_second_one_replaces():
    decide(state="gepland", decided_on=None)
    decide()
    decide(who=actor(Role.COLLEGE), body="college", state="verworpen")

    found = Decision.objects.filter(step_id="inkoop").values_list("body", "state")
    assert sorted(found) == [("college", "verworpen"), ("raad", "aangenomen")]


@pytest.mark.parametrize("body", ["raad", "college"])
def test_official_records_for_both(body):
    assert decide(who=actor(Role.AMBTENAAR), body=body).body == body


@pytest.mark.parametrize("state", ["aangenomen", "verworpen"])
@pytest.mark.parametrize(
    ("day", "fine"),
    [(TODAY, True), (TODAY + timedelta(days=1), False), (None, False)],
)
def test_decision_that_was_taken_has_a_day_that_has_come(state, day, fine):
    if fine:
        assert decide(state=state, decided_on=day).decided_on == day
    else:
        with pytest.raises(InvalidInputError):
            decide(state=state, decided_on=day)


@pytest.mark.parametrize("state", ["gepland", "zienswijze", "aangehouden"])
@pytest.mark.parametrize("day", [None, TODAY + timedelta(days=30)])
def test_decision_still_to_come_may_have_any_day_or_none(state, day):
    assert decide(state=state, decided_on=day).decided_on == day


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"who": VISITOR}, UnknownCodeError),
        ({"who": actor(Role.RAAD, "GM0014")}, UnknownCodeError),
        ({"who": actor(Role.AANBIEDER)}, UnknownCodeError),
        ({"who": actor(Role.BEHEERDER)}, UnknownCodeError),
        ({"who": actor(Role.REGIO)}, ActionDeniedError),
        ({"who": actor(Role.RAADSLEZER)}, ActionDeniedError),
        ({"who": actor(Role.COLLEGE)}, ActionDeniedError),
        ({"body": "college"}, ActionDeniedError),
        ({"who": actor(Role.RAAD, "GM0935")}, ActionDeniedError),  # a neighbour
        ({"who": actor(Role.AMBTENAAR), "body": "burgemeester"}, InvalidInputError),
        ({"step": "koffie"}, UnknownCodeError),
        ({"state": "misschien"}, InvalidInputError),
    ],
)
def test_refused_decision_leaves_nothing(change, error):
    lines = AuditLine.objects.count()
    with pytest.raises(error) as caught:
        decide(**change)

    assert caught.value.hint
    assert not Decision.objects.filter(step_id="inkoop").exists()
    assert AuditLine.objects.count() == lines


def test_gemeente_outside_the_chosen_division_has_no_decision_there():
    # Zeewolde belongs to Noord-Veluwe by CBS only; the dossier follows the iJw list.
    with pytest.raises(InvalidInputError):
        decide(who=actor(Role.RAAD, "GM0050"), region="JZ12", gemeente_code="GM0050")
