"""Who may record how municipalities work together, and who sees what was recorded."""

from __future__ import annotations

from jeugdregio.actions.permissions import belongs_to_regio, check_belongs
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import ActionDeniedError


def check_record_cooperation(actor: Actor, regio_code: str) -> None:
    """Arrangements, tasks and answers are recorded by staff of the region itself.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
        ActionDeniedError: The person belongs here but has another role.
    """
    check_belongs(actor, regio_code)
    if not actor.has(Role.REGIO, regio_code):
        raise ActionDeniedError(
            "Alleen een medewerker van de regio legt de samenwerking vast.",
            hint="Vraag het aan de medewerker van uw regio.",
        )


def can_record_cooperation(actor: Actor, regio_code: str) -> bool:
    """Twin of `check_record_cooperation`."""
    return belongs_to_regio(actor, regio_code) and actor.has(Role.REGIO, regio_code)


def can_read_recorded(actor: Actor, regio_code: str) -> bool:
    """Whether someone sees what a region recorded itself, beside public facts."""
    return belongs_to_regio(actor, regio_code)
