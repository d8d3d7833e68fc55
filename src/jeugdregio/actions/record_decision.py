"""Record what the council or college of a municipality decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_record_decision
from jeugdregio.actions.policies import check_decision
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Decision, Organisation
from jeugdregio.standards.chain import find_step
from jeugdregio.standards.regions import members


BODIES: Final[tuple[str, ...]] = tuple(Decision.Body.values)
"""Who can decide: ``raad`` and ``college``."""


def record_decision(
    actor: Actor,
    regio_code: str,
    step_id: str,
    *,
    gemeente_code: str,
    body: str,
    state: str,
    decided_on: date | None,
    reference: str = "",
    at: datetime,
    today: date,
) -> Decision:
    """Record or replace the decision of one body on one step.

    Args:
        actor: Must have a role at the municipality.
        regio_code: The region.
        step_id: The step the decision belongs to.
        gemeente_code: The municipality that decided.
        body: ``raad`` or ``college``.
        state: A value of `Decision.State`.
        decided_on: The day; compulsory for a decision that was taken.
        reference: Number of the council document; empty if there is none.
        at: The moment of recording.
        today: The present day.

    Raises:
        UnknownCodeError: No such step, or the actor does not belong to the region.
        ActionDeniedError: Not the actor's municipality or body.
        InvalidInputError: Body, state and date do not fit, or the municipality is not
            in the region.
    """
    check_record_decision(
        actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
    )
    step = find_step(step_id)
    if body not in Decision.Body.values:
        raise InvalidInputError("Dit orgaan besluit hier niet.", hint="Kies de raad.")
    if gemeente_code not in members(regio_code):
        raise InvalidInputError(
            "Deze gemeente hoort niet bij de regio volgens de gekozen indeling.",
            hint="Zie de regio-indeling op de pagina Gegevens en bronnen.",
        )
    check_decision(state=state, decided_on=decided_on, today=today)
    with transaction.atomic():
        before = (
            Decision.objects.select_for_update()
            .filter(
                region__code=regio_code,
                gemeente__code=gemeente_code,
                step_id=step.id,
                body=body,
            )
            .first()
        )
        decision, _ = Decision.objects.update_or_create(
            region=Organisation.objects.get(code=regio_code),
            gemeente=Organisation.objects.get(code=gemeente_code),
            step_id=step.id,
            body=body,
            defaults={
                "subject": step.name,
                "state": state,
                "decided_on": decided_on,
                "reference": reference.strip(),
                "updated_at": at,
                "is_example": actor.is_example,
            },
        )
        record(
            actor,
            "record_decision",
            f"{regio_code}/{step_id}/{gemeente_code}/{body}",
            at=at,
            organisation=gemeente_code,
            detail=_change(before, state, decided_on),
        )
    return decision


def _change(before: Decision | None, state: str, decided_on: date | None) -> str:
    """What changed, so that an earlier decision can be read back from the trail."""
    now = f"{state} {decided_on or ''}".strip()
    if before is None:
        return f"state={now}"
    return f"state={before.state} {before.decided_on or ''}".strip() + f" > {now}"
