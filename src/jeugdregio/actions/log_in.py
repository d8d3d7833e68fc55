"""Who can log in, and the audit line of having done so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jeugdregio.kernel.access import VISITOR, Actor, Role
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, User


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A fictional user on the log-in page of the demo."""

    username: str
    name: str
    role: str
    organisation: str


def demo_users() -> list[DemoUser]:
    """The fictional users, one per role, in the order of the roles."""
    users = User.objects.filter(is_example=True, is_active=True).prefetch_related(
        "assignments__organisation"
    )
    order = [role.value for role in Role]
    found = [
        (order.index(assignment.role), user, assignment)
        for user in users
        for assignment in user.assignments.all()
        if assignment.revoked_at is None
    ]
    return [
        DemoUser(
            username=user.username,
            name=user.display_name,
            role=Role(assignment.role).label,
            organisation=assignment.organisation.naam,
        )
        for _, user, assignment in sorted(found, key=lambda each: each[0])
    ]


def find_demo_user(username: str) -> User | None:
    """The fictional user with this name; a real user is never found here."""
    return User.objects.filter(
        username=username, is_example=True, is_active=True
    ).first()


def describe_actor(actor: Actor) -> str:
    """Role and organisation of who is logged in, e.g. *Wethouder of college · Heerlen*.

    Empty for a visitor; the first role where someone has more.
    """
    if actor.is_visitor:
        return ""
    grant = actor.grants[0]
    organisation = Organisation.objects.filter(code=grant.organisation).first()
    return f"{grant.role.label} · {organisation.naam if organisation else ''}".strip()


def note_log_in(actor: Actor, *, at: datetime) -> None:
    """Write the audit line of a log-in."""
    organisation = actor.grants[0].organisation if actor.grants else ""
    record(actor, "log_in", actor.key, at=at, organisation=organisation)


def note_log_out(actor: Actor, *, at: datetime) -> None:
    """Write the audit line of a log-out; a visitor leaves none."""
    if not actor.is_visitor:
        organisation = actor.grants[0].organisation
        record(actor, "log_out", actor.key, at=at, organisation=organisation)


def note_refusal(*, at: datetime) -> None:
    """Write that someone gave a wrong name or password; not which."""
    record(VISITOR, "log_in_refused", VISITOR.key, at=at)
