"""Who may record the decisions of a municipality on the route."""

from __future__ import annotations

from jeugdregio.actions.permissions import can_record_decision, check_belongs
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError
from jeugdregio.standards.regions import members
from jeugdregio.standards.route import BODIES, Body


def own_bodies(actor: Actor, regio_code: str, gemeente_code: str) -> tuple[Body, ...]:
    """The bodies of a municipality whose decisions someone may record; often none."""
    return tuple(
        body
        for body in BODIES
        if can_record_decision(
            actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
        )
    )


def check_record_for(actor: Actor, regio_code: str, gemeente_code: str) -> None:
    """A municipality records its own decisions, whichever body.

    Raises:
        UnknownCodeError: The person does not belong to the region, or the municipality
            is not in it.
        ActionDeniedError: Another municipality, or a role that records nothing.
    """
    check_belongs(actor, regio_code)
    if gemeente_code not in members(regio_code):
        raise UnknownCodeError(
            "Deze gemeente hoort niet bij de regio.",
            hint="Ga terug naar de besluiten van de regio.",
        )
    if not own_bodies(actor, regio_code, gemeente_code):
        raise ActionDeniedError(
            "Een besluit legt de gemeente zelf vast: de raad, het college of een "
            "ambtenaar.",
            hint="Log in met een rol bij deze gemeente.",
        )


def can_record_for(actor: Actor, regio_code: str, gemeente_code: str) -> bool:
    """Twin of `check_record_for`."""
    try:
        check_record_for(actor, regio_code, gemeente_code)
    except (ActionDeniedError, UnknownCodeError):
        return False
    return True
