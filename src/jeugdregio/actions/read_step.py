"""What hangs on a step of the dossier: decisions and documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jeugdregio.actions.permissions import can_read_documents
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.days import dutch_day
from jeugdregio.register.models import Decision, StepDocument


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """The decision of one body of one municipality.

    Attributes:
        state: A value of `Decision.State`; ``state_label`` is its Dutch name.
        decided_on: None while nothing was decided.
    """

    gemeente: str
    body: str
    state: str
    state_label: str
    decided_on: date | None
    reference: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document that hangs on the step; size in bytes."""

    id: int
    title: str
    size: int
    added_on: date
    is_example: bool


def decisions_on(regio_code: str, step_id: str) -> tuple[DecisionLine, ...]:
    """The decisions on a step, by municipality; they are public."""
    return tuple(
        DecisionLine(
            gemeente=each.gemeente.naam,
            body=each.get_body_display(),
            state=each.state,
            state_label=each.get_state_display(),
            decided_on=each.decided_on,
            reference=each.reference,
            is_example=each.is_example,
        )
        for each in Decision.objects.filter(
            region__code=regio_code, step_id=step_id
        ).select_related("gemeente")
    )


def documents_on(
    actor: Actor, regio_code: str, step_id: str
) -> tuple[DocumentLine, ...]:
    """The documents of a step, oldest first; empty for who may not read them."""
    if not can_read_documents(actor, regio_code):
        return ()
    found = StepDocument.objects.filter(
        step__region__code=regio_code, step__step_id=step_id, withdrawn_at=None
    ).defer("content")
    return tuple(
        DocumentLine(
            id=each.pk,
            title=each.title,
            size=each.size,
            added_on=dutch_day(each.added_at),
            is_example=each.is_example,
        )
        for each in found
    )
