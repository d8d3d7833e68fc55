"""Roles are given and ended by the administrator, and never removed."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor, organisation, user
from jeugdregio.actions.manage_roles import grant_role, list_roles, revoke_role
from jeugdregio.kernel.access import VISITOR, Grant, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, RoleAssignment, User


pytestmark = pytest.mark.usefixtures("demo")

ADMINISTRATOR = actor(Role.BEHEERDER)
NOT_ADMINISTRATOR = [VISITOR] + [actor(r) for r in Role if r is not Role.BEHEERDER]


@pytest.fixture
def person():
    return User.objects.create_user(username="nieuw")


def grant(person, code="GM0917", role="raad", who=ADMINISTRATOR):
    return grant_role(
        who, user_id=person.pk, organisation_code=code, role=role, at=MOMENT
    )


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("GM0917", "raad"),
        ("GM0917", "college"),
        ("GM0917", "ambtenaar"),
        ("GM0917", "raadslezer"),
        ("JZ41", "regio"),
        ("00990001", "aanbieder"),
        ("BEHEER", "beheerder"),
    ],
)
def test_role_that_fits_holds_from_then_on(person, code, role):
    grant(person, code, role)
    assert person.as_actor().grants == (Grant(Role(role), code),)
    line = AuditLine.objects.first()
    assert (line.action, line.subject, line.organisation) == (
        "grant_role",
        f"gebruiker-{person.pk}/{role}",
        code,
    )


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("GM0917", "regio"),
        ("GM0917", "beheerder"),
        ("GM0917", "aanbieder"),
        ("JZ41", "raad"),
        ("BEHEER", "regio"),
        ("JR-JZ41", "regio"),  # the entity has no roles of its own yet
        ("GM0917", "keizer"),
        ("GM0917", ""),
    ],
)
def test_role_that_does_not_fit_is_refused(person, code, role):
    with pytest.raises(InvalidInputError):
        grant(person, code, role)
    assert not person.assignments.exists()


def test_same_role_twice_changes_nothing(person):
    assert grant(person).pk == grant(person).pk
    assert AuditLine.objects.filter(action="grant_role").count() == 1


def test_ended_role_can_be_given_again_as_a_new_line(person):
    first = grant(person)
    revoke_role(ADMINISTRATOR, first.pk, at=MOMENT)
    assert person.as_actor().grants == ()

    second = grant(person)
    assert second.pk != first.pk
    assert person.assignments.count() == 2


@pytest.mark.parametrize("who", NOT_ADMINISTRATOR, ids=lambda each: each.key)
def test_nobody_else_lists_gives_or_ends(person, who):
    own = RoleAssignment.objects.first()
    with pytest.raises(ActionDeniedError):
        list_roles(who)
    with pytest.raises(ActionDeniedError):
        grant(person, who=who)
    with pytest.raises(ActionDeniedError):
        revoke_role(who, own.pk, at=MOMENT)
    assert not person.assignments.exists()


def test_unknown_user_organisation_or_role_is_said(person):
    for wrong in ({"code": "GM9999"}, {"code": ""}):
        with pytest.raises(UnknownCodeError):
            grant(person, **wrong)
    with pytest.raises(UnknownCodeError):
        grant(User(pk=999_999))
    with pytest.raises(UnknownCodeError):
        revoke_role(ADMINISTRATOR, 999_999, at=MOMENT)


def test_last_administrator_cannot_be_ended_but_one_of_two_can():
    only = RoleAssignment.objects.get(role="beheerder")
    with pytest.raises(InvalidInputError):
        revoke_role(ADMINISTRATOR, only.pk, at=MOMENT)

    user(Role.BEHEERDER, username="tweede")
    revoke_role(ADMINISTRATOR, only.pk, at=MOMENT)
    assert RoleAssignment.objects.filter(role="beheerder", revoked_at=None).count() == 1


def test_administrator_who_cannot_log_in_does_not_count_as_another():
    only = RoleAssignment.objects.get(role="beheerder")
    gone = user(Role.BEHEERDER, username="vertrokken")
    User.objects.filter(pk=gone.pk).update(is_active=False)

    with pytest.raises(InvalidInputError):
        revoke_role(ADMINISTRATOR, only.pk, at=MOMENT)


def test_list_holds_running_roles_and_active_users():
    reader = RoleAssignment.objects.get(role="raadslezer")
    revoke_role(ADMINISTRATOR, reader.pk, at=MOMENT)
    organisation("GM0935")

    found = list_roles(ADMINISTRATOR)

    assert len(found.lines) == 6
    assert {line.role for line in found.lines} == {
        r.label for r in Role if r is not Role.RAADSLEZER
    }
    assert len(found.users) == 7
