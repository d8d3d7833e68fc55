"""Say where a step of the region dossier stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import DossierStep, Organisation
from jeugdregio.standards.chain import find_step


@dataclass(frozen=True, slots=True)
class StepUpdate:
    """What the region says of a step.

    Args:
        state: A value of `DossierStep.State`.
        note: Short explanation, Dutch; no names of children.
        next_action: What happens next; empty takes the default of the chain.
        owner_role: A role's value; empty takes the default of the chain.
        due_on: The day the region itself chose; None is no date.
    """

    state: str
    note: str = ""
    next_action: str = ""
    owner_role: str = ""
    due_on: date | None = None


def update_step(
    actor: Actor, regio_code: str, step_id: str, update: StepUpdate, *, at: datetime
) -> DossierStep:
    """Record the state of a step and who changed it.

    Raises:
        UnknownCodeError: No such step or region, or not one of the actor's.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: The state or role does not exist.
    """
    check_edit_dossier(actor, regio_code)
    find_step(step_id)
    if update.state not in DossierStep.State.values or (
        update.owner_role and update.owner_role not in set(Role)
    ):
        raise InvalidInputError(
            "Deze stand of rol bestaat niet.", hint="Kies uit de lijst."
        )
    with transaction.atomic():
        step, _ = DossierStep.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            step_id=step_id,
            defaults={
                "state": update.state,
                "note": update.note.strip(),
                "next_action": update.next_action.strip(),
                "owner_role": update.owner_role,
                "due_on": update.due_on,
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "update_step",
            f"{regio_code}/{step_id}",
            at=at,
            organisation=regio_code,
            detail=f"state={update.state}",
        )
    return step
