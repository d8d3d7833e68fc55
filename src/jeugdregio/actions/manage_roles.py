"""Give someone a role at an organisation, or end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_manage
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.days import dutch_day
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, RoleAssignment, User


FITTING = {
    Organisation.Kind.GEMEENTE: {
        Role.RAAD,
        Role.COLLEGE,
        Role.AMBTENAAR,
        Role.RAADSLEZER,
    },
    Organisation.Kind.REGIO: {Role.REGIO},
    Organisation.Kind.AANBIEDER: {Role.AANBIEDER},
    Organisation.Kind.BEHEER: {Role.BEHEERDER},
}
"""Which roles exist at which kind of organisation."""


def grant_role(
    actor: Actor, *, user_id: int, organisation_code: str, role: str, at: datetime
) -> RoleAssignment:
    """Give a role; giving it twice changes nothing.

    Raises:
        ActionDeniedError: The actor is no administrator.
        UnknownCodeError: No such user or organisation.
        InvalidInputError: The role does not fit the organisation.
    """
    check_manage(actor)
    organisation = Organisation.objects.filter(code=organisation_code).first()
    user = User.objects.filter(pk=user_id).first()
    if organisation is None or user is None:
        raise UnknownCodeError(
            "Deze gebruiker of organisatie bestaat niet.", hint="Kies uit de lijst."
        )
    fitting = FITTING.get(Organisation.Kind(organisation.kind), set())
    if role not in {each.value for each in fitting}:
        raise InvalidInputError(
            "Deze rol past niet bij deze organisatie.",
            hint="Een raadslid hoort bij een gemeente, een medewerker bij een regio.",
        )
    with transaction.atomic():
        assignment, created = RoleAssignment.objects.get_or_create(
            user=user,
            organisation=organisation,
            role=role,
            revoked_at=None,
            defaults={"granted_at": at},
        )
        if created:
            record(
                actor,
                "grant_role",
                f"{user.key}/{role}",
                at=at,
                organisation=organisation_code,
            )
    return assignment


def revoke_role(actor: Actor, assignment_id: int, *, at: datetime) -> None:
    """End a role; the last administrator cannot end their own.

    Raises:
        ActionDeniedError: The actor is no administrator.
        UnknownCodeError: No such running assignment.
        InvalidInputError: It is the last administrator.
    """
    check_manage(actor)
    with transaction.atomic():
        assignment = (
            RoleAssignment.objects.select_related("organisation", "user")
            .filter(pk=assignment_id, revoked_at=None)
            .first()
        )
        if assignment is None:
            raise UnknownCodeError(
                "Deze rol is er niet (meer).", hint="Ververs de pagina."
            )
        # Locked, so that two administrators cannot end each other at once.
        managers = list(
            RoleAssignment.objects.select_for_update(of=("self",))
            .filter(role=Role.BEHEERDER.value, revoked_at=None, user__is_active=True)
            .select_related("user")
        )
        others = [
            each
            for each in managers
            # A fictional administrator is none once real people work here.
            if each.pk != assignment_id
            and each.user.is_example <= assignment.user.is_example
        ]
        if assignment.role == Role.BEHEERDER.value and not others:
            raise InvalidInputError(
                "Dit is de laatste beheerder; iemand moet kunnen beheren.",
                hint="Geef eerst een ander de rol van beheerder.",
            )
        assignment.revoked_at = at
        assignment.save(update_fields=["revoked_at"])
        record(
            actor,
            "revoke_role",
            f"{assignment.user.key}/{assignment.role}",
            at=at,
            organisation=assignment.organisation.code,
        )


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role that holds now."""

    assignment_id: int
    user: str
    role: str
    organisation: str
    granted_on: date
    is_example: bool


@dataclass(frozen=True, slots=True)
class RoleList:
    """All roles that hold now, and the users one can give a role."""

    lines: tuple[RoleLine, ...]
    users: list[tuple[str, str]]


def list_roles(actor: Actor) -> RoleList:
    """All roles that hold now.

    Raises:
        ActionDeniedError: The actor is no administrator.
    """
    check_manage(actor)
    lines = tuple(
        RoleLine(
            assignment_id=each.pk,
            user=each.user.display_name or each.user.username,
            role=Role(each.role).label,
            organisation=each.organisation.naam,
            granted_on=dutch_day(each.granted_at),
            is_example=each.user.is_example,
        )
        for each in RoleAssignment.objects.filter(revoked_at=None).select_related(
            "user", "organisation"
        )
    )
    users = [
        (str(user.pk), user.display_name or user.username)
        for user in User.objects.filter(is_active=True).order_by("username")
    ]
    return RoleList(lines, users)
