"""May this person record a scan or a planning date? See `permissions` for the form."""

from __future__ import annotations

from typing import Final

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError


MUNICIPAL_ROLES: Final = (Role.AMBTENAAR, Role.COLLEGE, Role.RAAD)
"""Who speaks for a municipality in a scan; the first that fits is kept with it."""


def check_record_impact(actor: Actor, *, regio_code: str, gemeente_code: str) -> Role:
    """A municipality records its own impact scan.

    Returns:
        The role in which it does.

    Raises:
        UnknownCodeError: The person does not belong to the region.
        ActionDeniedError: Another municipality, or a role that does not record.
    """
    check_belongs(actor, regio_code)
    role = _municipal_role(actor, gemeente_code)
    if role is None:
        raise ActionDeniedError(
            "Een scan legt de gemeente zelf vast: een ambtenaar, het college of "
            "de raad.",
            hint="Log in met een rol bij deze gemeente.",
        )
    return role


def check_record_self_scan(
    actor: Actor, *, regio_code: str, organisation_code: str
) -> Role:
    """Staff records the scan of the region, a municipality its own.

    Returns:
        The role in which it is recorded.

    Raises:
        UnknownCodeError: The person does not belong to the region.
        ActionDeniedError: Another organisation, or a role that does not record.
    """
    check_belongs(actor, regio_code)
    if organisation_code != regio_code:
        return check_record_impact(
            actor, regio_code=regio_code, gemeente_code=organisation_code
        )
    if actor.has(Role.REGIO, regio_code):
        return Role.REGIO
    raise ActionDeniedError(
        "De scan van de regio legt een medewerker van de regio vast.",
        hint="Leg de scan van uw eigen gemeente vast.",
    )


def can_record_impact(actor: Actor, *, regio_code: str, gemeente_code: str) -> bool:
    """Twin of `check_record_impact`."""
    try:
        check_record_impact(actor, regio_code=regio_code, gemeente_code=gemeente_code)
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True


def can_record_self_scan(
    actor: Actor, *, regio_code: str, organisation_code: str
) -> bool:
    """Twin of `check_record_self_scan`."""
    try:
        check_record_self_scan(
            actor, regio_code=regio_code, organisation_code=organisation_code
        )
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True


def _municipal_role(actor: Actor, gemeente_code: str) -> Role | None:
    found = (role for role in MUNICIPAL_ROLES if actor.has(role, gemeente_code))
    return next(found, None)
