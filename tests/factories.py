"""Plain functions that make what a test needs; it states only what matters."""

from __future__ import annotations

from datetime import UTC, datetime

from jeugdregio.actions.prepare_register import BEHEER_CODE
from jeugdregio.kernel.access import Actor, Grant, Role
from jeugdregio.register.models import Organisation, RoleAssignment, User


MOMENT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""The moment at which tests happen, unless they say otherwise."""

OWN_ORGANISATION = {
    Role.REGIO: "JZ41",
    Role.RAAD: "GM0917",
    Role.COLLEGE: "GM0917",
    Role.AMBTENAAR: "GM0917",
    Role.AANBIEDER: "AANBIEDER-T",
    Role.RAADSLEZER: "GM0917",
    Role.BEHEERDER: BEHEER_CODE,
}
"""Where a person of each role works in the tests: in Zuid-Limburg, mostly Heerlen."""

KINDS = {
    "JZ": Organisation.Kind.REGIO,
    "GM": Organisation.Kind.GEMEENTE,
    "AA": Organisation.Kind.AANBIEDER,
    "BE": Organisation.Kind.BEHEER,
}


def organisation(code: str) -> Organisation:
    """The organisation with this code, made when absent."""
    found, _ = Organisation.objects.get_or_create(
        code=code, defaults={"kind": KINDS[code[:2]], "naam": f"Naam van {code}"}
    )
    return found


def user(role: Role, at: str = "", username: str = "") -> User:
    """A person with one role, in the usual place unless told otherwise."""
    made = User.objects.create_user(username=username or f"test-{role}-{at}")
    RoleAssignment.objects.create(
        user=made,
        organisation=organisation(at or OWN_ORGANISATION[role]),
        role=role.value,
        granted_at=MOMENT,
    )
    return made


def actor(role: Role, at: str = "") -> Actor:
    """Someone with one role, without a database."""
    return Actor(f"test-{role}", (Grant(role, at or OWN_ORGANISATION[role]),))
