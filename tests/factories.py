"""Plain functions that make what a test needs; it states only what matters."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from jeugdregio.actions.prepare_register import BEHEER_CODE
from jeugdregio.kernel.access import Actor, Grant, Role
from jeugdregio.register.models import (
    Message,
    MessageFinding,
    Organisation,
    RoleAssignment,
    User,
)


MOMENT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
"""The moment at which tests happen, unless they say otherwise."""

OWN_ORGANISATION = {
    Role.REGIO: "JZ41",
    Role.RAAD: "GM0917",
    Role.COLLEGE: "GM0917",
    Role.AMBTENAAR: "GM0917",
    Role.AANBIEDER: "00990001",
    Role.RAADSLEZER: "GM0917",
    Role.BEHEERDER: BEHEER_CODE,
}
"""Where a person of each role works in the tests: in Zuid-Limburg, mostly Heerlen."""

KINDS = {
    "JZ": Organisation.Kind.REGIO,
    "GM": Organisation.Kind.GEMEENTE,
    "AA": Organisation.Kind.AANBIEDER,
    "00": Organisation.Kind.AANBIEDER,  # AGB code
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


def message(
    content: bytes = b"<Bericht/>",
    *,
    kind: str = "JW323",
    sender: str = "00990001",
    receiver: str = "0917",
    direction: str = "in",
    verdict: str = "aangenomen",
    identificatie: str = "00000124",
    received_at: datetime = MOMENT,
    answer_to: Message | None = None,
    is_example: bool = True,
) -> Message:
    """A claim of an aanbieder to Heerlen; needs keys, as it is stored encrypted.

    Same content, same message: give each a content of its own.
    """
    return Message.objects.create(
        direction=direction,
        kind=kind,
        sender=sender,
        receiver=receiver,
        identificatie=identificatie,
        dagtekening=date(2026, 11, 20) if kind else None,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        packed=Message.pack(content),
        received_at=received_at,
        verdict=verdict,
        answer_to=answer_to,
        is_example=is_example,
    )


def finding(found_in: Message, rule: str = "TR358", **changes: object) -> None:
    """Something found in a message."""
    values = {
        "retourcode": "9358",
        "berichtklasse": "Prestatie",
        "key": "ReferentieNummer R-1",
        "fields": "Bsn",
        "line": 44,
        "outcome": "overtreding",
        "text": "Bsn moet voldoen aan de elfproef.",
    }
    MessageFinding.objects.create(message=found_in, rule=rule, **{**values, **changes})
