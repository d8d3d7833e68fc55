"""A body gives, releases and withdraws its judgement; the region closes it all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories import MOMENT, actor
from form_judgements import a_judgement, give
from jeugdregio.actions.close_forms import close_forms
from jeugdregio.actions.compare_forms import compare_forms
from jeugdregio.actions.judge_form import (
    FORM_TURN,
    give_judgement,
    release_judgement,
    withdraw_judgement,
)
from jeugdregio.actions.permissions_form import can_judge_form
from jeugdregio.actions.read_form_judgements import read_judgements
from jeugdregio.kernel.access import Actor, Grant, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.region.form_outcome import BODY_LABELS
from jeugdregio.register.models import AuditLine, FormJudgement
from site_fixtures import demo, seeded


__all__ = ["demo", "seeded"]

pytestmark = pytest.mark.usefixtures("demo")

OFFICIAL = actor(Role.AMBTENAAR)
ROLES = {"raad": Role.RAAD, "college": Role.COLLEGE, "ambtelijk": Role.AMBTENAAR}
LATER = MOMENT + timedelta(hours=1)


def line_for(reader, gemeente="GM0917", body="ambtelijk"):
    [found] = [
        line
        for line in read_judgements(reader, "JZ41")
        if (line.gemeente_code, line.body) == (gemeente, body)
    ]
    return found


def test_the_bodies_are_those_of_the_register():
    assert dict(FormJudgement.Body.choices) == dict(BODY_LABELS)
    assert set(ROLES) == set(BODY_LABELS)


@pytest.mark.parametrize("body", ROLES)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("place", ["GM0917", "GM0935", "JZ41"])
def test_only_the_body_itself_gives_its_judgement(body, role, place):
    someone = Actor("someone", (Grant(role, place),))
    allowed = role is ROLES[body] and place == "GM0917"
    asked = {"regio_code": "JZ41", "gemeente_code": "GM0917", "body": body}
    assert can_judge_form(someone, **asked) is allowed
    if not allowed:
        with pytest.raises((ActionDeniedError, UnknownCodeError)):
            give_judgement(someone, "JZ41", "GM0917", body, a_judgement(), at=MOMENT)


def test_a_judgement_is_kept_and_replaced_and_stays_released():
    give(OFFICIAL, "GM0917", "ambtelijk", a_judgement(control=40))
    release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)
    changed = a_judgement(control=60)
    give_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", changed, at=LATER)

    row = FormJudgement.objects.get(gemeente__code="GM0917", body="ambtelijk")
    assert row.weights["zeggenschap"] == 60
    assert row.released_at == MOMENT
    assert row.updated_at == LATER
    assert not row.is_example


def test_the_trail_says_who_and_what_but_not_the_judgement():
    give(OFFICIAL, "GM0917", "ambtelijk", a_judgement(control=37))
    release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)
    release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=LATER)  # no change
    withdraw_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=LATER)

    lines = AuditLine.objects.filter(subject="JZ41/GM0917/ambtelijk")
    assert [(each.action, each.detail) for each in lines.order_by("sequence")] == [
        ("give_form_judgement", "new"),
        ("release_form_judgement", ""),
        ("withdraw_form_judgement", ""),
    ]


def test_others_see_that_it_is_given_and_after_release_what_it_says():
    mine = a_judgement(control=37)
    give(OFFICIAL, "GM0917", "ambtelijk", mine)
    others = [
        actor(Role.REGIO),
        *(actor(role, "GM0935") for role in ROLES.values()),
    ]
    colleagues = [actor(role) for role in (*ROLES.values(), Role.RAADSLEZER)]

    for reader in others:
        assert line_for(reader).is_given
        assert line_for(reader).judged is None
    for reader in colleagues:
        assert line_for(reader).judged.judgement == mine

    release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)
    assert all(line_for(reader).judged.judgement == mine for reader in others)

    withdraw_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)
    assert all(line_for(reader).judged is None for reader in others)


def test_what_is_not_released_does_not_count_for_others():
    region, before = actor(Role.REGIO), compare_forms("JZ41", OFFICIAL)
    seen = compare_forms("JZ41", region)
    give(OFFICIAL, "GM0917", "ambtelijk", a_judgement(control=100))

    assert compare_forms("JZ41", region) == seen
    assert compare_forms("JZ41", OFFICIAL).judged_by == before.judged_by + 1
    release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)
    assert compare_forms("JZ41", region).judged_by == seen.judged_by + 1


def test_who_does_not_belong_learns_nothing():
    for stranger in (actor(Role.RAAD, "GM0014"), actor(Role.BEHEERDER), Actor("x")):
        with pytest.raises(UnknownCodeError):
            compare_forms("JZ41", stranger)
        with pytest.raises(UnknownCodeError):
            read_judgements(stranger, "JZ41")


def test_nothing_to_release_yet():
    with pytest.raises(InvalidInputError, match="nog geen oordeel"):
        release_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", at=MOMENT)


def test_a_judgement_that_is_not_whole_is_refused_and_not_kept():
    broken = a_judgement()
    broken.weights["zeggenschap"] += 1
    with pytest.raises(InvalidInputError, match="101"):
        give_judgement(OFFICIAL, "JZ41", "GM0917", "ambtelijk", broken, at=MOMENT)
    assert not line_for(OFFICIAL).is_given


@pytest.mark.parametrize(
    ("gemeente", "body"), [("GM0014", "raad"), ("GM0917", "burgemeester")]
)
def test_no_such_municipality_or_body_here(gemeente, body):
    with pytest.raises(UnknownCodeError):
        give_judgement(
            actor(Role.RAAD), "JZ41", gemeente, body, a_judgement(), at=MOMENT
        )


def test_once_closed_nothing_changes_until_it_is_opened_again():
    council, staff = actor(Role.RAAD), actor(Role.REGIO)
    close_forms(staff, "JZ41", closed=True, at=MOMENT)
    before = FormJudgement.objects.get(gemeente__code="GM0917", body="raad")

    for change in (release_judgement, withdraw_judgement):
        with pytest.raises(InvalidInputError, match="afgesloten"):
            change(council, "JZ41", "GM0917", "raad", at=LATER)
    with pytest.raises(InvalidInputError, match="afgesloten"):
        give_judgement(council, "JZ41", "GM0917", "raad", a_judgement(), at=LATER)
    after = FormJudgement.objects.get(gemeente__code="GM0917", body="raad")
    assert (after.weights, after.released_at) == (before.weights, before.released_at)

    close_forms(staff, "JZ41", closed=False, at=LATER)
    withdraw_judgement(council, "JZ41", "GM0917", "raad", at=LATER)
    assert not line_for(council, body="raad").is_released


def test_closing_twice_is_one_line_in_the_trail():
    for _ in range(2):
        close_forms(actor(Role.REGIO), "JZ41", closed=True, at=MOMENT)
    assert AuditLine.objects.filter(action="close_form_round").count() == 1


@pytest.mark.parametrize("role", [*ROLES.values(), Role.RAADSLEZER])
def test_a_municipality_does_not_close_the_weighing(role):
    with pytest.raises(ActionDeniedError):
        close_forms(actor(role), "JZ41", closed=True, at=MOMENT)


def test_a_judgement_on_other_forms_than_those_of_today_asks_to_be_given_again():
    row = FormJudgement.objects.get(gemeente__code="GM0917", body="raad")
    row.scores = {"stichting": row.scores["centrumgemeente"]}
    row.save()
    assert not line_for(actor(Role.RAAD), body="raad").is_given
    assert compare_forms("JZ41", actor(Role.RAAD)).ranking


def test_the_turn_is_not_the_one_of_the_audit_trail():
    from jeugdregio.register import audit

    assert audit._LOCK != FORM_TURN
